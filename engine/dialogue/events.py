"""What can happen to an interview, in the past tense.

``at`` is always the bot's own clock when it heard of the event; a platform's time is ``sent_at``.
``by`` is the platform id of whoever did it: a stranger's event changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from engine.dialogue.models import ChannelRef, ModelCall, Person, QuestionKind, ThreadRef
from engine.dialogue.plan import ModelWaitReason, Plan
from engine.dialogue.summary import Summary

RETENTION, OPERATOR = "retention", "operator"
"""Who erases when it is not the candidate: time, or whoever runs the program."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody asked for an interview; the first event of every interview."""

    at: datetime
    id: str
    topic: str
    candidate: Person
    inviter: Person
    place: ChannelRef
    plan: Plan
    managers: tuple[str, ...] = ()
    thread: ThreadRef | None = None


@dataclass(frozen=True, slots=True)
class ThreadOpened:
    """The conversation's place exists now."""

    at: datetime
    thread: ThreadRef


@dataclass(frozen=True, slots=True)
class PersonalAct:
    """Something that a person did, with nothing more to say of it."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Accepted(PersonalAct):
    """The candidate agreed to be interviewed by a machine."""


@dataclass(frozen=True, slots=True)
class Declined(PersonalAct):
    """The candidate does not want to be interviewed."""


@dataclass(frozen=True, slots=True)
class AskedForHuman(PersonalAct):
    """The candidate would rather talk to a person."""


@dataclass(frozen=True, slots=True)
class Replied:
    """A message was written in the thread."""

    at: datetime
    by: str
    id: str
    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class ReplyEdited:
    """A message has a new text. It carries all that a message has: it may be heard of first."""

    at: datetime
    by: str
    id: str
    text: str
    sent_at: datetime
    edited_at: datetime


@dataclass(frozen=True, slots=True)
class ReplyDeleted:
    """A message was deleted; ``by`` is empty when the platform does not say whose it was."""

    at: datetime
    by: str
    id: str


@dataclass(frozen=True, slots=True)
class ReplyRestored:
    """A message that was taken for deleted is still there."""

    at: datetime
    by: str
    id: str


@dataclass(frozen=True, slots=True)
class QuestionWritten:
    """A checked question for ``turn``; ``calls`` are the model calls that it took."""

    at: datetime
    turn: int
    number: int
    text: str
    kind: QuestionKind
    source: str
    prompt: str = ""
    calls: tuple[ModelCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Summarised:
    """A checked summary for ``turn``."""

    at: datetime
    turn: int
    summary: Summary
    calls: tuple[ModelCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Posted:
    """An utterance is out, under this id of the platform, since ``sent_at`` (its clock).

    ``parts`` are the addresses of all of its messages and files. ``person`` is whom it went to in
    private, empty when it went to the thread.
    """

    at: datetime
    key: str
    message_id: str
    sent_at: datetime
    parts: tuple[str, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True)
class PostFailed:
    """An utterance is not out; ``retry_at`` None means that it never will be.
    ``unreachable`` says that it is the person or the place, not the moment, that stands in the way.
    ``person`` as in ``Posted``.
    """

    at: datetime
    key: str
    retry_at: datetime | None
    unreachable: bool = False
    person: str = ""


@dataclass(frozen=True, slots=True)
class LatePutOff:
    """What is posted or done under this key has missed its time; it comes at ``until``."""

    at: datetime
    key: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Skipped:
    """The candidate passed over question ``number``."""

    at: datetime
    by: str
    number: int


@dataclass(frozen=True, slots=True)
class Paused(PersonalAct):
    """The candidate wants a break."""


@dataclass(frozen=True, slots=True)
class Resumed(PersonalAct):
    """The candidate goes on."""


@dataclass(frozen=True, slots=True)
class Ended(PersonalAct):
    """The candidate wants to finish now, with what has been said."""


@dataclass(frozen=True, slots=True)
class Withdrawn(PersonalAct):
    """The candidate takes part no longer; nothing is summarised."""


@dataclass(frozen=True, slots=True)
class PictureDisputed:
    """The candidate says that the report gives a wrong picture; ``text`` stands beside it."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Expired:
    """Nobody spoke for so long that the interview is closed."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """All that was written by or about the candidate is deleted.
    ``by`` is the candidate, or ``RETENTION``, or ``OPERATOR``. ``unsay`` says whether the bot's own
    messages are to be removed, ``quiet`` that nobody is told.
    """

    at: datetime
    by: str
    unsay: bool = True
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Unsaid:
    """An utterance is removed but for ``left`` of its parts; with ``retry_at``, not yet."""

    at: datetime
    key: str
    left: int = 0
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A deleted interview is done with: addresses and the candidate's id go too."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ThreadLost:
    """The conversation's place is gone: deleted, or closed to the bot for good."""

    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ModelFailed:
    """No model wrote for ``turn``; next try at ``retry_at``; ``waits_for`` if none was asked."""

    at: datetime
    turn: int
    retry_at: datetime
    calls: tuple[ModelCall, ...] = ()
    waits_for: ModelWaitReason = ModelWaitReason.NOTHING


@dataclass(frozen=True, slots=True)
class Recalled:
    """It is this interview's turn to ask the model for which it waits in line."""

    at: datetime


Event = (
    Invited
    | ThreadOpened
    | Accepted
    | Declined
    | AskedForHuman
    | Replied
    | ReplyEdited
    | ReplyDeleted
    | ReplyRestored
    | QuestionWritten
    | Summarised
    | Posted
    | PostFailed
    | LatePutOff
    | Skipped
    | Paused
    | Resumed
    | Ended
    | Withdrawn
    | PictureDisputed
    | Expired
    | Erased
    | Unsaid
    | Forgotten
    | ThreadLost
    | ModelFailed
    | Recalled
)
