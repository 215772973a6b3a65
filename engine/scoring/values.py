"""What a local score is: a number, how sure it is, why, and the sentences it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found in one sentence of an answer (numbered from 1), and what it counts as."""

    answer: int
    sentence: str
    words: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Score:
    """A score of 0 to 100, or None when nothing can be said; ``certainty`` is low, medium, high."""

    value: int | None
    certainty: str | None
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """The three local scores of an interview. They measure the text, not the person."""

    clarity: Score
    confidence: Score
    consistency: Score
