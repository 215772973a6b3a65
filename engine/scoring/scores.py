"""What a score is: a number with its certainty, its reason and what it rests on."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

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


@dataclass(frozen=True, slots=True)
class Scores:
    """The three local scores of one interview."""

    clarity: Score
    confidence: Score
    consistency: Score


def not_scored(reason: str) -> Score:
    """A score that was not taken, and why."""
    return Score(value=None, certainty=None, reason=reason)


def as_json(scores: Scores) -> dict[str, Any]:
    """The scores as plain values: `{"clarity": {"score": 0-100 or null, "evidence": [...]}, ...}`.

    Beside these each has `certainty` and `reason`.
    """
    return {
        name: {
            "score": score.value,
            "certainty": score.certainty,
            "reason": score.reason,
            "evidence": [asdict(piece) for piece in score.evidence],
        }
        for name, score in (
            ("clarity", scores.clarity),
            ("confidence", scores.confidence),
            ("consistency", scores.consistency),
        )
    }
