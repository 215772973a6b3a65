"""The values of an interview: what is known of it at one moment.

Every value is frozen; ``engine.dialogue.state_machine`` makes the next one from an event. Times are
aware.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.plan import ModelWaitReason, Plan, Visibility
from engine.dialogue.summary import Summary


class Status(StrEnum):
    """Where an interview stands; the first three are the original system's own names."""

    NOT_STARTED = "NOT_STARTED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    PAUSED = "PAUSED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"

    @property
    def running(self) -> bool:
        """Whether the candidate can still do something in it."""
        return self in {Status.NOT_STARTED, Status.IN_PROGRESS, Status.PAUSED}


LONGEST_STATEMENT = 2_000
"""Characters that a candidate can say about their report."""

FINISHED = frozenset({Status.COMPLETED, Status.EXPIRED})
"""Where an interview came to its end by itself: what was on its way then still belongs to it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a platform: minutes east of UTC, and the zone's IANA name, which goes before."""

    id: str
    name: str = ""
    utc_offset: int = 0
    zone: str = ""


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """Where an interview was asked for: platform, workspace (or guild), channel."""

    platform: str
    workspace: str
    channel: str
    visibility: Visibility = Visibility.PRIVATE


@dataclass(frozen=True, slots=True)
class ThreadRef:
    """The conversation's key: everything that is said under it belongs to one interview."""

    platform: str
    workspace: str
    channel: str
    thread: str

    def __str__(self) -> str:
        return "/".join((self.platform, self.workspace, self.channel, self.thread))


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that a message had before, and when it was replaced."""

    text: str
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the candidate.

    ``sent_at`` is the platform's time and orders the messages, ``id`` breaks ties. A deleted
    message keeps its history but counts for nothing. ``late`` marks one that was written or
    changed after the summary.
    """

    id: str
    text: str
    sent_at: datetime
    edits: tuple[Edit, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    late: bool = False

    @property
    def order(self) -> tuple[datetime, str]:
        """What messages are sorted by: the order of writing, never that of arrival."""
        return self.sent_at, self.id


class QuestionKind(StrEnum):
    """Where a question comes from: a template, the topic itself, or the last answer."""

    CORE = "core"
    OPEN = "open"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``number`` from 1; ``source`` is who wrote it (a model, a bank, a template)."""

    number: int
    text: str
    kind: QuestionKind
    written_at: datetime
    source: str = ""
    prompt: str = ""
    message_id: str = ""
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was said to it."""

    question: Question
    messages: tuple[Message, ...] = ()
    heard_at: datetime | None = None
    closed: bool = False

    @property
    def text(self) -> str | None:
        """The answer as it stands: all messages that were not deleted; None when there is none."""
        parts = [m.text for m in self.messages if m.deleted_at is None and m.text.strip()]
        return "\n".join(parts) or None


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One request to a model: its purpose, tokens, and cost in US dollars (None: no price known).

    ``cached_tokens`` are part of ``input_tokens``; ``outcome`` is ok, invalid, or an error's name.
    """

    purpose: str
    model: str
    prompt: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost: float | None = None
    seconds: float = 0.0
    outcome: str = "ok"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the journal: what happened and when; ids and versions, never what was written."""

    at: datetime
    kind: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview, whole.

    ``turn`` counts what the candidate changed: what was written for another turn is stale.
    ``revision`` counts changes and is what a store compares. ``active_at`` is when the two last
    had to do with each other. ``candidate_statement`` is what the candidate says about the report
    (at most ``LONGEST_STATEMENT`` characters), since ``disputed_at``.
    ``unsaved_audit_entries`` are journal entries not stored yet.
    """

    id: str
    topic: str
    candidate: Person
    inviter: Person
    place: ChannelRef
    plan: Plan
    created_at: datetime
    managers: tuple[str, ...] = ()
    status: Status = Status.NOT_STARTED
    thread: ThreadRef | None = None
    exchanges: tuple[Exchange, ...] = ()
    postings: Mapping[str, DeliveryRecord] = field(default_factory=dict)
    calls: tuple[ModelCall, ...] = ()
    summary: Summary | None = None
    turn: int = 0
    revision: int = 0
    active_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ended_early: bool = False
    wants_human: bool = False
    spoke_early: bool = False
    paused_times: int = 0
    model_retry_at: datetime | None = None
    model_failures: int = 0
    outages: int = 0
    waits_for: ModelWaitReason = ModelWaitReason.NOTHING
    erased_at: datetime | None = None
    erased_quietly: bool = False
    lost: bool = False
    candidate_statement: str = ""
    disputed_at: datetime | None = None
    unsaved_audit_entries: tuple[AuditEntry, ...] = ()

    @property
    def current(self) -> Exchange | None:
        """The exchange that is under way, None before the first question."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(1 for exchange in self.exchanges if exchange.text is not None)

    @property
    def answers(self) -> tuple[str | None, ...]:
        """The answers in the order of their questions; None for one that was skipped."""
        return tuple(exchange.text for exchange in self.exchanges)
