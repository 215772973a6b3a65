"""How often the signs of passages are right, and how often a passage gives a wrong picture.

    uv run python -m tests.bench.evidence [FILE ...]
    uv run python -m tests.bench --only evidence

A file is JSON: ``passages``, each with its ``text``, the ``signs`` that people read in it and those
that ``either`` way are right; and ``pairs``, each an ``answer`` with the ``pair`` of sentences that
must not be parted. Without a file it is the development set, which the rules were made with: its
figures say that the rules do what they were written for, not how they fare on other texts.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from engine.evidence.passages import split_passages
from engine.evidence.signs import Sign, find_signs
from tests.bench.figures import Figure, Wish

DEVELOPMENT = Path(__file__).parent.parent / "samples/evidence/development_evidence.json"
MISLEADING_GOAL, RIGHT_GOAL = 3.0, 97.0
"""Per cent."""
_PREFIXES = ("names_", "gives_", "says_")
_OTHER_NAMES = {"what_the_speaker_did": "own_action", "general_no_example": "general"}


@dataclass(slots=True)
class Tally:
    """What was found in one file."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Each wrong sign and each parted pair, for people to read."""
    passages: int = 0
    pairs: int = 0
    parted: int = 0

    def precision(self, name: str = "") -> float | None:
        """Share of the signs given that people read too, in per cent."""
        return _share(_count(self.right, name), _count(self.wrong, name))

    def recall(self, name: str = "") -> float | None:
        """Share of the signs that people read that were given, in per cent."""
        return _share(_count(self.right, name), _count(self.missed, name))

    def misleading(self) -> float | None:
        """Share of the pairs that were parted, in per cent."""
        return _share(self.parted, self.pairs - self.parted)


def _count(counts: Counter[str], name: str) -> int:
    return counts[name] if name else counts.total()


def _share(part: int, rest: int) -> float | None:
    return 100 * part / (part + rest) if part + rest else None


def sign_name(written: str) -> str:
    """The name of a sign as its member's, in lower case."""
    name = written.strip().lower().replace(" ", "_").replace("-", "_").replace(",", "")
    for sign in Sign:
        if name in (sign.value.replace(" ", "_").replace(",", ""), sign.name.lower()):
            return sign.name.lower()
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return _OTHER_NAMES.get(name, name)


def tally(data: Mapping[str, Any]) -> Tally:
    """Judge the passages and pairs of one file."""
    found = Tally()
    for case in data.get("passages", ()):
        _judge_signs(found, case)
    for case in data.get("pairs", ()):
        _judge_pair(found, case)
    return found


def _judge_signs(found: Tally, case: Mapping[str, Any]) -> None:
    text = case.get("text") or case["passage"]
    wanted = {sign_name(name) for name in case.get("signs", ())}
    either = {sign_name(name) for name in case.get("either", ())} - wanted
    given = {sign.sign.name.lower(): sign.words for sign in find_signs(text)}
    found.passages += 1
    found.right.update(given.keys() & wanted)
    found.missed.update(wanted - given.keys())
    wrong = given.keys() - wanted - either
    found.wrong.update(wrong)
    found.faults.extend(f"{name} ({given[name]!r}): {text}" for name in sorted(wrong))


def _judge_pair(found: Tally, case: Mapping[str, Any]) -> None:
    answer = case.get("answer") or case["text"]
    first, second = (_folded(part) for part in case.get("pair") or case["sentences"])
    together = any(
        first in whole and second in whole
        for whole in (_folded(passage.text) for passage in split_passages(1, answer))
    )
    found.pairs += 1
    if not together:
        found.parted += 1
        found.faults.append(f"parted: {first} | {second}")


def _folded(text: str) -> str:
    return " ".join(text.split())


def read_file(path: Path) -> Tally:
    """Judge one file."""
    return tally(json.loads(path.read_text(encoding="utf-8")))


async def figures(wish: Wish) -> list[Figure]:
    """The figures of the development set, as a part of the benchmark."""
    del wish  # read within a second, quick or not
    found = read_file(DEVELOPMENT)
    note = "the set that the rules were made with"
    return [
        Figure("evidence_signs_right", found.precision(), "%", RIGHT_GOAL, note, more=True),
        Figure("evidence_signs_found", found.recall(), "%", None, note),
        Figure("evidence_misleading", found.misleading(), "%", MISLEADING_GOAL, note),
    ]


def table(names: Sequence[str], found: Sequence[Tally]) -> Table:
    """Precision and recall by sign, and the misleading rate, a column for each file."""
    shown = Table("figure", *names)
    for sign in Sign:
        key = sign.name.lower()
        shown.add_row(sign.value, *(_both(each, key) for each in found))
    shown.add_row("all signs", *(_both(each, "") for each in found))
    shown.add_row("passages read", *(str(each.passages) for each in found))
    shown.add_row("misleading", *(_misleading(each) for each in found))
    return shown


def _both(found: Tally, name: str) -> str:
    right, wrong, missed = (
        _count(counts, name) for counts in (found.right, found.wrong, found.missed)
    )
    precision, recall = _percent(found.precision(name)), _percent(found.recall(name))
    return f"{precision} ({right} of {right + wrong}), found {recall} of {right + missed}"


def _misleading(found: Tally) -> str:
    return f"{_percent(found.misleading())} ({found.parted} of {found.pairs})"


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.1f} %"


def main() -> None:
    """Print the figures of the files that are named, and each fault."""
    paths = [Path(name) for name in sys.argv[1:]] or [DEVELOPMENT]
    names = ["given", "fresh"] if len(paths) == 2 else [path.stem for path in paths]
    found = [read_file(path) for path in paths]
    console = Console()
    console.print(table(names, found))
    for name, each in zip(names, found, strict=True):
        for fault in each.faults:
            console.print(f"{name}: {fault}", markup=False)


if __name__ == "__main__":
    main()
