"""What a score is: a number with its certainty, its reason and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Certainty = Literal["low", "medium", "high"]

MOST_EVIDENCE = 12
"""Pieces of evidence shown with one score, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in an answer that a score rests on."""

    answer: int
    """1-based number of the answer."""
    sentence: str
    """The sentence, whitespace folded, at most 300 characters of it."""
    words: tuple[str, ...]
    """What was matched in it, lower-cased."""
    says: str
    """What the match stands for, in plain words: "hedge", "own action", "number"."""


@dataclass(frozen=True, slots=True)
class Score:
    """A measure of the text, not of the person; or why it was not taken."""

    value: int | None
    """0 to 100; None when not scored."""
    certainty: Certainty | None
    """How much text it rests on; None when not scored."""
    reason: str
    """One plain sentence."""
    evidence: tuple[Evidence, ...] = ()


def not_scored(reason: str) -> Score:
    """A score that was not taken, and why."""
    return Score(value=None, certainty=None, reason=reason)


NOT_COMPUTED = not_scored("This score was not computed for this interview.")


@dataclass(frozen=True, slots=True)
class Scores:
    """The local scores of one interview by the names of ``engine.scoring.registry``.

    A stored interview can lack a score that is newer than it: that one reads as not scored.
    """

    computed: Mapping[str, Score]

    def __getitem__(self, name: str) -> Score:
        return self.computed.get(name, NOT_COMPUTED)
