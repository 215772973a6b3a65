"""What an interview can owe (steps) and what it can say (utterances).

An utterance says *what*; an adapter decides *how*. Its key is stable, so that it is posted once.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engine.dialogue.delivery_status import private_key
from engine.dialogue.models import Question, QuestionKind


class Audience(StrEnum):
    """Who a report is written for."""

    CANDIDATE = "candidate"
    MANAGER = "manager"


class NoticeKind(StrEnum):
    """The short things that are said once; ``engine.messages.texts`` has the sentences."""

    PRESS_START = "press-start"
    PAUSED = "paused"
    RESUMED = "resumed"
    APOLOGY = "apology"
    QUEUED = "in-line"
    OVER_BUDGET = "over-budget"
    FAREWELL = "farewell"
    DECLINED = "declined"
    HUMAN = "human"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNREACHABLE = "unreachable"
    THREAD_LOST = "thread-lost"
    ERASED = "erased"
    DISPUTED = "disputed"


THREAD = "thread"
"""The key of the message that a thread hangs on."""

PURGE = "purge"
"""The key under which removing deleted text from the disk is recorded."""

DISCLOSURE = "disclosure"
"""The key of the message that is said first."""


def ask_key(number: int) -> str:
    """The key of question ``number``. Keys are stored: they stay as they are."""
    return f"ask-{number}"


MANAGERS = "managers"
"""What ``Say.about`` holds when a word is meant for the managers and not for the candidate."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Who asks, who reads it, how long it is kept; accept, decline, or ask for a human."""

    @property
    def key(self) -> str:
        """The name that this is posted under once."""
        return DISCLOSURE


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, its number and how many there will be at most."""

    question: Question
    of: int

    @property
    def key(self) -> str:
        """The name that this is posted under once."""
        return ask_key(self.question.number)


@dataclass(frozen=True, slots=True)
class Nudge:
    """The one reminder that a question still waits."""

    number: int
    of: int

    @property
    def key(self) -> str:
        """The name that this is posted under once."""
        return f"nudge-{self.number}"


@dataclass(frozen=True, slots=True)
class Report:
    """The summary, as one audience may see it."""

    audience: Audience

    @property
    def key(self) -> str:
        """The name that this is posted under once."""
        return f"report-{self.audience}"


@dataclass(frozen=True, slots=True)
class Say:
    """A word that is said once; ``about`` tells repeated ones (a second pause) apart."""

    word: NoticeKind
    about: str = ""

    @property
    def key(self) -> str:
        """The name that this is posted under once."""
        return f"{self.word}-{self.about}" if self.about else str(self.word)


BotMessage = Disclosure | Ask | Nudge | Report | Say


@dataclass(frozen=True, slots=True)
class OpenThread:
    """Make the place where the conversation will be held."""

    @property
    def key(self) -> str:
        """The name that this is done under once."""
        return THREAD


@dataclass(frozen=True, slots=True)
class PostMessage:
    """Say something in the thread."""

    message: BotMessage

    @property
    def key(self) -> str:
        """The idempotency key of the post."""
        return self.message.key


@dataclass(frozen=True, slots=True)
class SendDirectMessage:
    """Tell one person something in private: ``person`` is a platform id of a user or a group."""

    person: str
    message: BotMessage

    @property
    def key(self) -> str:
        """The idempotency key of the message."""
        return private_key(self.person, self.message.key)


@dataclass(frozen=True, slots=True)
class WriteQuestion:
    """Write question ``number`` for ``turn``; ``core`` is its text when a template fixes it."""

    turn: int
    number: int
    kind: QuestionKind
    core: str = ""
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Summarise:
    """Write the summary for ``turn``."""

    turn: int
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Expire:
    """Close an interview in which nobody has spoken for long enough."""

    @property
    def key(self) -> str:
        """The name under which it can be put off."""
        return "expiry"


@dataclass(frozen=True, slots=True)
class Postpone:
    """Do what has this key later: its time was missed."""

    key: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DeleteBotMessages:
    """Remove what was said under this key, wherever it stands."""

    key: str


@dataclass(frozen=True, slots=True)
class Purge:
    """Make sure that deleted text is no longer in the database's files."""


@dataclass(frozen=True, slots=True)
class Anonymize:
    """Drop what a deleted interview still knows: addresses, and who the candidate was."""


Step = (
    OpenThread
    | PostMessage
    | SendDirectMessage
    | WriteQuestion
    | Summarise
    | Expire
    | Postpone
    | DeleteBotMessages
    | Purge
    | Anonymize
)
