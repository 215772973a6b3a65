"""The words and patterns of the twelve private areas, read from ``data/private.txt`` once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from engine.evidence.data_files import expand_entries, read_entries, read_sections
from engine.evidence.token_patterns import Pattern, Vocabulary, make_vocabulary, parse_pattern

_KINDS = {"things": "THING", "states": "STATE", "deeds": "DEED"}

_NAMES = (*_KINDS.values(), "STRONG")


@dataclass(frozen=True, slots=True)
class PrivateLexicon:
    """What ``data/private.txt`` says; patterns by area, areas in the order of the file."""

    vocabulary: Vocabulary
    patterns: Mapping[str, tuple[Pattern, ...]]


@cache
def load_private_lexicon() -> PrivateLexicon:
    """Read the file; kept, because it never changes while the program runs."""
    sections = read_sections("private.txt")
    every = sections.pop("every")
    groups = {line.split(":", 1)[0]: read_entries(line) for line in sections.pop("groups")}
    groups["ORDINARY"] = read_entries(":" + " ".join(sections.pop("ordinary")))
    patterns = {}
    for area, lines in sections.items():
        own, rows = _split_area(lines)
        groups |= {f"{area}.{kind}": entries for kind, entries in own.items()}
        shared = [line for line in every if _needs(line) <= own.keys()]
        named = [_with_area(line, area) for line in (*shared, *rows)]
        patterns[area] = tuple(map(parse_pattern, named))
    expanded = {name: expand_entries(entries, groups) for name, entries in groups.items()}
    return PrivateLexicon(make_vocabulary(expanded), patterns)


def _split_area(lines: list[str]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The word lists of an area, and its own patterns."""
    own: dict[str, tuple[str, ...]] = {}
    rows: list[str] = []
    for line in lines:
        kind = line.split(":", 1)[0]
        if kind in _KINDS:
            own[_KINDS[kind]] = read_entries(line)
        else:
            rows.append(line)
    return own, rows


def _needs(line: str) -> set[str]:
    return set(_KINDS.values()).intersection(line.split())


def _with_area(line: str, area: str) -> str:
    return " ".join(f"{area}.{word}" if word in _NAMES else word for word in line.split())
