"""What the engine needs from outside, as Protocols with few methods each."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from engine.dialogue.delivery_status import Posting
from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import Call, Exchange, Interview, Kind, Place, Thread
from engine.dialogue.plan import Competency
from engine.dialogue.steps import Summarise, Utterance, WriteQuestion
from engine.limits import Running
from engine.listing import Kept, Line
from engine.spending import Spending
from engine.sweeps import Sweep, Sweeping

Change = Callable[[Interview], Interview]


class Clock(Protocol):
    """Tells the time, and lets it pass."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """The sole right to drive an interview until it lapses.

    ``doubtful`` says that a former owner, or an earlier attempt of the same, never gave it back:
    something that looks unsaid may have been said already.
    """

    interview: Interview
    doubtful: bool


class Store(Protocol):
    """Keeps interviews. Every method raises ``Storage`` errors when the database is at fault."""

    async def add(self, interview: Interview) -> bool:
        """Keep a new interview; False, and no change, when its id is known already."""
        ...

    async def get(self, interview_id: str) -> Interview:
        """The interview as it is stored; raises InterviewNotFound."""
        ...

    async def find(self, thread: Thread) -> str | None:
        """The id of the interview that is held in this thread."""
        ...

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Read, change, and write if the revision still stands; else read and change again.

        A change that returns the very same value writes nothing. ``change`` must be pure: it can
        run several times. Of an interview that is forgotten the journal keeps the lines of its
        deletion alone. Returns the interview as it is stored; raises InterviewNotFound.
        """
        ...

    async def conclude(
        self, interview_id: str, change: Change, owner: str, now: datetime
    ) -> Interview | None:
        """Update it, and give the owner's right back with it when nothing is owed ``now`` then.

        None when it is given back, in one transaction with the change; else the interview.
        """
        ...

    async def claim(
        self, interview_id: str, owner: str, now: datetime, until: datetime
    ) -> Claim | None:
        """Take the sole right to drive it, None while another's right has not lapsed."""
        ...

    async def free(self, interview: Interview, owner: str) -> bool:
        """Give the right back; False, and the right is kept, when there is a newer revision."""
        ...

    async def renew(
        self, interview_ids: Collection[str], owner: str, before: datetime, until: datetime
    ) -> None:
        """Prolong those of an owner's claims that would lapse ``before`` a moment."""
        ...

    async def void_claims(self) -> None:
        """Make all claims lapse at once: their owners are known to be gone."""
        ...

    async def due(
        self, now: datetime, platforms: Collection[str], most: int = 100
    ) -> Sequence[str]:
        """Ids of these platforms' interviews that owe something now, or whose claim has lapsed."""
        ...

    async def next_due(self, platforms: Collection[str]) -> datetime | None:
        """When the next interview of these platforms will be due; None when none will."""
        ...

    async def lines(
        self, *, workspace: str | None = None, person: str | None = None, most: int = 100
    ) -> Sequence[Line]:
        """The newest interviews; of one workspace, or of one candidate, manager or inviter."""
        ...

    async def running(
        self, place: Place, *, inviter: str, candidate: str, but: str = ""
    ) -> Running:
        """How many interviews run, in all and of these people in this workspace; not ``but``."""
        ...

    async def spent(self, place: Place, day: str) -> Spending:
        """What a workspace's interviews have spent on a day (2026-03-02, UTC), erased ones too."""
        ...

    async def kept_too_long(
        self, now: datetime, most: int = 100, after: Kept | None = None
    ) -> Sequence[Kept]:
        """Interviews whose time is over, the longest first; those that come ``after`` one."""
        ...

    async def listening(self, platform: str, ended_since: datetime) -> Sequence[str]:
        """Ids of interviews with a thread that still hear their candidate: running ones first,
        then those that came to their end since then, to which late words and edits belong."""
        ...

    async def swept(self, change: Sweeping) -> Sweep | None:
        """Read what is remembered of retention's sweeps, change it, and write unless it is the very
        same value, all in one; what is remembered then."""
        ...

    async def purge(self) -> bool:
        """Remove deleted text from the database's files; False while a reader prevents it."""
        ...

    async def close(self) -> None:
        """Finish what is being written and let go of the database."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that is out: the platform's id and time of it.

    ``parts`` are the addresses of all messages and files that it was said with, for ``unsay``.
    """

    message_id: str
    sent_at: datetime
    parts: tuple[str, ...] = ()


class Chat(Protocol):
    """One platform. ``again`` says that an earlier attempt may have succeeded: look first.

    Methods raise ``NotDelivered`` (try again), ``Unreachable`` or ``ThreadGone``.
    """

    async def open(self, interview: Interview, *, again: bool) -> Thread:
        """Make the thread that the interview will be held in."""
        ...

    async def post(self, interview: Interview, utterance: Utterance, *, again: bool) -> Sent:
        """Say something in the interview's thread."""
        ...

    async def notify(
        self, interview: Interview, person: str, utterance: Utterance, *, again: bool
    ) -> Sent:
        """Tell one person something in private."""
        ...

    async def unsay(self, interview: Interview, posting: Posting) -> int:
        """Remove the bot's own messages and files of a posting; how many cannot be, for good.

        What is gone already counts as removed. A posting without parts may be out or not: look.
        """
        ...

    async def thinking(self, interview: Interview) -> None:
        """Show that the interviewer is busy; fails silently."""
        ...


@dataclass(frozen=True, slots=True)
class Brief:
    """What a model is told, as values: the prompt is rendered from it, the built-in reads it.

    ``phrases`` are the candidate's own, for a follow-up to build on; ``unclear`` and ``ordering``
    are numbers of answers that say nothing, or that give orders to the machine. ``avoid`` are
    questions that were asked already. ``problem`` is why the last attempt was sent back.
    ``longest`` are the characters of one answer that a model is given.
    """

    task: Literal["question", "summary", "rating"]
    topic: str
    exchanges: tuple[Exchange, ...]
    number: int = 0
    of: int = 0
    kind: Kind = Kind.OPEN
    role: str = ""
    language: str = "en"
    phrases: tuple[str, ...] = ()
    unclear: tuple[int, ...] = ()
    ordering: tuple[int, ...] = ()
    competencies: tuple[Competency, ...] = ()
    sentiment: bool = True
    problem: str = ""
    longest: int = 3000


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked: the conversation, the JSON schema of the reply, and the brief."""

    turns: tuple[Turn, ...]
    schema: Mapping[str, object]
    schema_name: str
    prompt: str
    brief: Brief
    most_tokens: int = 1000


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model wrote, raw, and what the call cost."""

    text: str
    call: Call


class Model(Protocol):
    """Writes text. Raises ``LlmService`` errors."""

    @property
    def name(self) -> str:
        """The model's name, as a report shows it."""
        ...

    @property
    def built_in(self) -> bool:
        """Whether this is the interviewer that needs no language model."""
        ...

    async def write(self, request: Request) -> Reply:
        """The reply to a request, unchecked."""
        ...


class Writer(Protocol):
    """Writes what the flow asks for, checked: ``engine.interviewer.interviewer`` is the one there is.

    Raises ``LlmService`` errors when no model answers at all; their ``calls`` attribute, if any,
    tells what was spent.
    """

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """A question that has passed every check."""
        ...

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """A summary in which everything is grounded."""
        ...


class Driver(Protocol):
    """Does what interviews owe, each by one hand at a time."""

    def start(self, drive: Callable[[str], Awaitable[None]]) -> None:
        """Begin: from now on ``drive`` is called for every interview that owes something."""
        ...

    def wake(self, interview_id: str, at: datetime | None = None) -> None:
        """Something may be owed here, now or ``at`` a time; returns at once."""
        ...

    async def stop(self) -> None:
        """Begin nothing new, and let what runs finish, though not for ever."""
        ...
