"""The format of the word lists in ``data``: sections in brackets, groups of words, rows.

A line that begins with a blank goes on the one before; ``#`` begins a comment.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

_SECTION = re.compile(r"\[\w+\]")
_GENITIVE = re.compile(r"(?<=\w)'s\b")


def read_sections(name: str, kept_blanks: str = "") -> dict[str, list[str]]:
    """The rows of a file by section; in the section ``kept_blanks`` each line is a row as it is."""
    text = (files("engine.evidence") / "data" / name).read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if _SECTION.fullmatch(line):
            section = line.strip("[]")
            sections[section] = []
        elif section == kept_blanks:
            sections[section].append(line)
        elif line.startswith(" "):
            sections[section][-1] += " " + _GENITIVE.sub(" 's", line.strip())
        else:
            sections[section].append(_GENITIVE.sub(" 's", line))
    return sections


def read_entries(line: str) -> tuple[str, ...]:
    """The words and phrases of a line ``NAME: word, a phrase, word``."""
    found = (" ".join(each.split()) for each in line.split(":", 1)[1].split(","))
    return tuple(each for each in found if each)


def expand_entries(
    entries: tuple[str, ...], groups: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Entries in which the name of another group stands for each of its words."""
    for entry in entries:
        name = next((word for word in entry.split() if word in groups), None)
        if name is None:
            yield entry
        else:
            yield from (entry.replace(name, each) for each in groups[name])
