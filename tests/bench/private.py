"""How often private sentences, ordinary ones and text that is no answer are told apart.

``python -m tests.bench.private FILE...`` reads JSON lists of sentences. A file's name says what
it holds: ``private``, ``ordinary``, ``not_answers``, ``ordinary_answers``, ``attacks``. Files in a
folder named ``fresh...`` are the second column, all others the first.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from engine.evidence.not_answers import is_not_an_answer
from engine.evidence.private import private_areas

_TEXTS = ("attack", "text", "sentence", "answer")


def _is_private(text: str) -> bool:
    return bool(private_areas(text))


_KINDS: Mapping[str, tuple[str, Callable[[str], bool], bool]] = {
    "ordinary_answers": ("ordinary answers set aside", is_not_an_answer, False),
    "lookalikes": ("ordinary answers set aside", is_not_an_answer, False),
    "not_answers": ("not-answers not set aside", is_not_an_answer, True),
    "attacks": ("attacks not set aside", is_not_an_answer, True),
    "verdicts": ("verdicts not set aside", is_not_an_answer, True),
    "sensitive": ("private sentences missed", _is_private, True),
    "private": ("private sentences missed", _is_private, True),
    "ordinary": ("ordinary sentences withheld", _is_private, False),
}


def read_texts(path: Path) -> Iterator[str]:
    """The sentences of a file: strings, or objects with one of several keys."""
    found = json.loads(path.read_text(encoding="utf-8"))
    rows = found["cases"] if isinstance(found, dict) else found
    for row in rows:
        if isinstance(row, str):
            yield row
        elif row.get("private", True):  # given cases also hold questions about ordinary sentences
            yield from (row[key] for key in _TEXTS[:1] if key in row)
            if _TEXTS[0] not in row:
                yield next(row[key] for key in _TEXTS if key in row)


def wrong(path: Path) -> tuple[str, list[str], int]:
    """What is counted in a file, the texts that are judged wrongly, and how many there are."""
    kind = next(kind for kind in _KINDS if kind in path.name)
    name, judge, wanted = _KINDS[kind]
    texts = list(read_texts(path))
    return name, [text for text in texts if judge(text) != wanted], len(texts)


def main(names: list[str]) -> None:
    """Print a row for each kind of file, with a column for given and one for fresh files."""
    table: dict[str, dict[bool, tuple[int, int]]] = {}
    show = "--show" in names
    for name in (each for each in names if not each.startswith("--")):
        path = Path(name)
        fresh = any(part.startswith("fresh") for part in path.absolute().parts)
        row, bad, total = wrong(path)
        before = table.setdefault(row, {}).get(fresh, (0, 0))
        table[row][fresh] = (before[0] + len(bad), before[1] + total)
        if show:
            print(*(f"  {row}: {text}" for text in bad), sep="\n")
    print(f"{'':32}{'given':>18}{'fresh':>18}")
    for row, columns in table.items():
        print(f"{row:32}" + "".join(f"{_rate(columns.get(fresh)):>18}" for fresh in (False, True)))


def _rate(counted: tuple[int, int] | None) -> str:
    if counted is None:
        return "-"
    bad, total = counted
    return f"{bad} of {total} ({bad / max(total, 1):.1%})"


if __name__ == "__main__":
    main(sys.argv[1:])
