"""Interviews in a few words each, as lists show them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from engine.dialogue.models import ChannelRef, Interview, Status, ThreadRef
from engine.ports.sweeps import Sweep, Sweeping


@dataclass(frozen=True, slots=True)
class InterviewListItem:
    """One interview in a list."""

    id: str
    topic: str
    status: Status
    candidate: str
    candidate_id: str
    created_at: datetime
    answered: int
    questions: int
    workspace: str
    thread: ThreadRef | None = None


@dataclass(frozen=True, slots=True)
class RetainedInterview:
    """An interview that is over and kept for a time: until when, in which state, of when."""

    id: str
    platform: str
    status: Status
    ended_at: datetime
    keep_until: datetime


Change = Callable[[Interview], Interview]


@dataclass(frozen=True, slots=True)
class Claim:
    """The sole right to drive an interview until it lapses.

    ``may_have_posted`` says that a former owner, or an earlier attempt of the same, never gave it
    back: something that looks unsaid may have been said already.
    """

    interview: Interview
    may_have_posted: bool


@dataclass(frozen=True, slots=True)
class ActiveCounts:
    """How many interviews are running: of an inviter, a candidate, a workspace, and in all."""

    inviter: int
    candidate: int
    workspace: int
    in_all: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Calls, tokens (input and output), and cost in the currency of the configured prices.

    Calls of which no price is known cost nothing here.
    """

    calls: int = 0
    tokens: int = 0
    cost: float = 0.0


class Store(Protocol):
    """Keeps interviews. Every method raises ``Storage`` errors when the database is at fault."""

    async def add(self, interview: Interview) -> bool:
        """Keep a new interview; False, and no change, when its id is known already."""
        ...

    async def get(self, interview_id: str) -> Interview:
        """The interview as it is stored; raises InterviewNotFound."""
        ...

    async def find(self, thread: ThreadRef) -> str | None:
        """The id of the interview that is held in this thread."""
        ...

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Read, change, and write if the revision still stands; else read and change again.

        A change that returns the very same value writes nothing. ``change`` must be pure: it can
        run several times. Of an interview that is forgotten the journal keeps the lines of its
        deletion alone. Returns the interview as it is stored; raises InterviewNotFound.
        """
        ...

    async def update_and_release(
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

    async def release(self, interview: Interview, owner: str) -> bool:
        """Give the right back; False, and the right is kept, when there is a newer revision."""
        ...

    async def renew(
        self, interview_ids: Collection[str], owner: str, before: datetime, until: datetime
    ) -> None:
        """Prolong those of an owner's claims that would lapse ``before`` a moment."""
        ...

    async def expire_all_claims(self) -> None:
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

    async def list_interviews(
        self, *, workspace: str | None = None, person: str | None = None, most: int = 100
    ) -> Sequence[InterviewListItem]:
        """The newest interviews; of one workspace, or of one candidate, manager or inviter."""
        ...

    async def running(
        self, place: ChannelRef, *, inviter: str, candidate: str, but: str = ""
    ) -> ActiveCounts:
        """How many interviews run, in all and of these people in this workspace; not ``but``."""
        ...

    async def usage(self, place: ChannelRef, day: str) -> Usage:
        """What a workspace's interviews have spent on a day (2026-03-02, UTC), erased ones too."""
        ...

    async def past_retention(
        self, now: datetime, most: int = 100, after: RetainedInterview | None = None
    ) -> Sequence[RetainedInterview]:
        """Interviews whose time is over, the longest first; those that come ``after`` one."""
        ...

    async def with_open_threads(self, platform: str, ended_since: datetime) -> Sequence[str]:
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
