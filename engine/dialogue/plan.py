"""What is settled before an interview begins and stays settled to its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

MOST_QUESTIONS = 20


LONGEST_TOPIC = 200


class ModelOutagePolicy(StrEnum):
    """What an interview does while its language model stays away, or may not be asked."""

    WAIT = "wait"
    BUILT_IN = "built-in"


class Visibility(StrEnum):
    """Who can see the thread that an interview is held in."""

    PRIVATE = "private"
    CHANNEL = "channel"


LATE_MESSAGE_WINDOW = timedelta(hours=1)
"""For how long after the end it is still looked for late words and corrections."""


@dataclass(frozen=True, slots=True)
class Competency:
    """A thing to be rated, with what low (1), middle (3) and high (5) behaviour look like."""

    name: str
    low: str
    middle: str
    high: str


class Ratings(StrEnum):
    """Who rates the competencies of a template. A model's ratings are in the export only."""

    NONE = "none"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Template:
    """An interview laid out beforehand: its core questions are asked of everybody.

    ``questions`` counts all questions, core and follow-up (1 to 20); ``follow_ups`` is the most
    that one core question may draw. ``prompts`` pins prompt versions, name to version.
    """

    name: str
    version: str
    role: str = ""
    core_questions: tuple[str, ...] = ()
    competencies: tuple[Competency, ...] = ()
    questions: int = 5
    follow_ups: int = 2
    prompts: Mapping[str, str] = field(default_factory=dict)
    visibility: Visibility | None = None
    managers: tuple[str, ...] = ()
    ratings: Ratings = Ratings.NONE


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an interview waits, and for what.

    ``quiet``: after a message, before it counts as the whole answer. ``nudge``: silence before
    the one reminder. ``expiry``: silence before the interview is closed. Nudges are sent between
    ``day_begins`` and ``day_ends`` (hours, 0 to 24) of the candidate's own day.
    """

    quiet: timedelta = timedelta(seconds=4)
    nudge: timedelta = timedelta(days=1)
    expiry: timedelta = timedelta(days=14)
    day_begins: int = 9
    day_ends: int = 18


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules one interview keeps from its first word to its last.

    A later change of the configuration, of a template or of a prompt's released versions does
    not touch an interview that has begun: it carries its plan with it.
    """

    questions: int = 5
    template: Template | None = None
    follow_ups: int = 2
    pace: Timing = Timing()
    consent: bool = True
    consent_version: str = "v1"
    retention_days: int = 180
    sentiment: bool = True
    candidate_sees_scores: bool = False
    outage: ModelOutagePolicy = ModelOutagePolicy.WAIT
    over_budget: ModelOutagePolicy = ModelOutagePolicy.WAIT
    rating_rounds: int = 3
    rating_spread: int = 1
    prompts: Mapping[str, str] = field(default_factory=dict)

    @property
    def core_questions(self) -> tuple[str, ...]:
        """The questions that everybody is asked, in their order; empty without a template."""
        return self.template.core_questions if self.template else ()

    @property
    def rated_by_model(self) -> bool:
        """Whether a language model rates the competencies; by default nobody does."""
        return self.template is not None and self.template.ratings is Ratings.MODEL

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """What is to be rated; empty when nothing is."""
        return self.template.competencies if self.template else ()


class ModelWaitReason(StrEnum):
    """Why no model is asked just now though something is to be written."""

    NOTHING = ""
    QUEUED = "line"
    BUDGET = "budget"
