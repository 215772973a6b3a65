"""What an interview came to, as values: the candidate's passages and what code says about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from engine.scoring import Scores


class SummaryState(StrEnum):
    """How much of a summary there is; partial when the interview or its claims were cut."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A passage that was chosen as a key point, and the number of its answer.

    ``passage`` is its id ("2.1": answer 2, passage 1). Summaries of format 1 have none, and an
    ``answer`` only where one could be found.
    """

    text: str
    answer: int | None = None
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength or a weakness: the candidate's own words, and what code says of them.

    ``text`` are the labels of the signs that code found in ``quote``, the passage.
    """

    text: str
    quote: str
    answer: int
    passage: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRating:
    """What one answer shows of a competency: a level, and the words that show it."""

    level: int
    quote: str


@dataclass(frozen=True, slots=True)
class CompetencyRating:
    """A competency's rating: the median of its rounds (1 to 5) and their spread, or no evidence.

    ``per_answer`` is the same for each answer that shows something, by its number.
    """

    competency: str
    level: int | None
    spread: int = 0
    quote: str = ""
    answer: int | None = None
    unstable: bool = False
    per_answer: Mapping[int, AnswerRating] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChosenPassage:
    """The candidate's own words, word for word, as the report shows them.

    ``id`` is "2.1": answer 2, passage 1. ``signs`` are labels that code alone decided, such as
    "names a figure"; there may be none.
    """

    id: str
    answer: int
    text: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAnswer:
    """Text in answer number ``answer`` that is not part of an answer, as it was written."""

    answer: int
    text: str


class Prose(StrEnum):
    """Who wrote ``full_summary_text``."""

    MODEL = "model"
    """A model, and code and a further call found every sentence in the passages it cites."""
    CODE = "code"
    """Code: counts, themes, and passages in quotation marks."""


FORMAT = 2
"""Version of what a summary is made of. 1: a model's statements, only partly verified."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an interview came to: passages of the answers, and what code can say about them.

    ``passages`` are shown question by question. ``competency_passages`` holds passage ids by the
    name of the competency. ``prose_passages`` are the ids that ``full_summary_text`` rests on;
    ``dropped_sentences`` of a model's prose could not be verified. ``sentiment_score`` is 0.0 to
    1.0 and agrees with ``sentiment_label`` (positive, neutral, negative); both None when switched
    off or unknown. ``notes`` are sentences for the report's reader: what was left out, and why.
    ``claims`` and ``dropped`` count the statements of format 1.
    """

    state: SummaryState
    written_at: datetime
    source: str
    built_in: bool
    scores: Scores
    themes: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    strengths: tuple[Finding, ...] = ()
    weaknesses: tuple[Finding, ...] = ()
    missing_information: tuple[str, ...] = ()
    full_summary_text: str = ""
    sentiment_label: str | None = None
    sentiment_score: float | None = None
    ratings: tuple[CompetencyRating, ...] = ()
    claims: int = 0
    dropped: int = 0
    notes: tuple[str, ...] = ()
    prompt: str = ""
    format: int = FORMAT
    passages: tuple[ChosenPassage, ...] = ()
    competency_passages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_answers: tuple[NotAnswer, ...] = ()
    next_questions: tuple[str, ...] = ()
    prose: Prose = Prose.CODE
    prose_passages: tuple[str, ...] = ()
    dropped_sentences: int = 0
