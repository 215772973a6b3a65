"""The Store port in memory: what every store must do, in the fewest words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from engine.dialogue.audit_log import DELETION
from engine.dialogue.erasure import retention_deadline
from engine.dialogue.models import FINISHED, AuditEntry, ChannelRef, Interview, ThreadRef
from engine.dialogue.next_step import IMMEDIATELY
from engine.dialogue.state_machine import next_due_at
from engine.errors import InterviewNotFound
from engine.ports.installation import Installations, holds, takes
from engine.ports.store import (
    ActiveCounts,
    Change,
    Claim,
    InterviewListItem,
    RetainedInterview,
    Usage,
)
from engine.ports.sweeps import Sweep, Sweeping
from engine.quotas.budget import usage_between


@dataclass(slots=True)
class Row:
    """An interview with what a sweep needs: when it is due, and who drives it."""

    interview: Interview
    due_at: datetime | None
    owner: str | None = None


class MemoryStore:
    """Keeps interviews in a dictionary. ``journal`` holds the entries of each by its id."""

    def __init__(self, installations: Installations | None = None) -> None:
        self.installations = installations
        self.rows: dict[str, Row] = {}
        self.journal: dict[str, list[AuditEntry]] = {}
        self.spending: dict[tuple[str, str, str], Usage] = {}
        self.read = False
        self.sweep: Sweep | None = None

    async def add(self, interview: Interview) -> bool:
        """Keep a new interview; False when its id is known."""
        if interview.id in self.rows:
            return False
        self.rows[interview.id] = Row(self._noted(interview), next_due_at(interview))
        return True

    async def get(self, interview_id: str) -> Interview:
        """The interview as it is kept."""
        return self._row(interview_id).interview

    async def find(self, thread: ThreadRef) -> str | None:
        """The id of the interview that is held in this thread."""
        if not holds(self.installations, thread.platform, thread.workspace):
            return None
        held = (row.interview for row in self.rows.values())
        return next((i.id for i in held if i.thread == thread), None)

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Change it."""
        row = self._row(interview_id)
        changed = change(row.interview)
        if changed is not row.interview:
            self._spend(row.interview, changed)
            row.interview = self._noted(changed)
            row.due_at = row.due_at if row.owner else next_due_at(changed)
        return row.interview

    async def update_and_release(
        self, interview_id: str, change: Change, owner: str, now: datetime
    ) -> Interview | None:
        """Change it, and give the right back when nothing is owed then."""
        stored = await self.update(interview_id, change)
        at = next_due_at(stored)
        if at is not None and at <= now:
            return stored
        await self.release(stored, owner)
        return None

    async def claim(
        self, interview_id: str, owner: str, now: datetime, until: datetime
    ) -> Claim | None:
        """Take the sole right to drive it."""
        row = self._row(interview_id)
        if not takes(self.installations, row.interview.place):
            return None
        lapsed = row.due_at is None or row.due_at <= now
        if row.owner not in {None, owner} and not lapsed:
            return None
        doubtful = row.owner is not None
        row.owner, row.due_at = owner, until
        return Claim(row.interview, doubtful)

    async def release(self, interview: Interview, owner: str) -> bool:
        """Give the right back unless there is a newer revision."""
        row = self._row(interview.id)
        if row.interview.revision != interview.revision:
            return False
        if row.owner == owner:
            row.owner, row.due_at = None, next_due_at(row.interview)
        return True

    async def renew(
        self, interview_ids: Collection[str], owner: str, before: datetime, until: datetime
    ) -> None:
        """Prolong claims that would lapse soon."""
        for interview_id in interview_ids:
            row = self.rows.get(interview_id)
            if row and row.owner == owner and row.due_at and row.due_at < before:
                row.due_at = until

    async def expire_all_claims(self) -> None:
        """Make all claims lapse."""
        for row in self.rows.values():
            if row.owner:
                row.due_at = IMMEDIATELY

    async def due(
        self, now: datetime, platforms: Collection[str], most: int = 100
    ) -> Sequence[str]:
        """What is due, the longest waiting first."""
        waiting = self._waiting(platforms)
        return [i for at, i in sorted(waiting) if at <= now][:most]

    async def next_due(self, platforms: Collection[str]) -> datetime | None:
        """When the next will be due."""
        return min((at for at, _ in self._waiting(platforms)), default=None)

    async def list_interviews(
        self, *, workspace: str | None = None, person: str | None = None, most: int = 100
    ) -> Sequence[InterviewListItem]:
        """The newest interviews of a workspace or a person."""
        found = [
            i
            for row in self._held()
            if workspace in {None, (i := row.interview).place.workspace}
            and person in {None, i.candidate.id, i.inviter.id, *i.managers}
        ]
        newest = sorted(found, key=lambda i: (i.created_at, i.id), reverse=True)
        return [line_of(interview) for interview in newest[:most]]

    async def running(
        self, place: ChannelRef, *, inviter: str, candidate: str, but: str = ""
    ) -> ActiveCounts:
        """How many interviews run."""
        all_ = [r.interview for r in self._held() if r.interview.id != but]
        all_ = [i for i in all_ if i.status.running]
        here = [i for i in all_ if i.place.platform == place.platform]
        here = [i for i in here if i.place.workspace == place.workspace]
        return ActiveCounts(
            sum(i.inviter.id == inviter for i in here),
            sum(i.candidate.id == candidate for i in here),
            len(here),
            len(all_),
        )

    async def usage(self, place: ChannelRef, day: str) -> Usage:
        """What a workspace has spent on a day."""
        return self.spending.get((place.platform, place.workspace, day), Usage())

    def _spend(self, old: Interview, new: Interview) -> None:
        day, spent = usage_between(old, new)
        if spent.calls:
            place = new.place
            key = (place.platform, place.workspace, day)
            known = self.spending.get(key, Usage())
            calls, tokens = known.calls + spent.calls, known.tokens + spent.tokens
            self.spending[key] = Usage(calls, tokens, known.cost + spent.cost)

    async def past_retention(
        self, now: datetime, most: int = 100, after: RetainedInterview | None = None
    ) -> Sequence[RetainedInterview]:
        """Interviews whose time is over."""
        found = [
            RetainedInterview(i.id, i.place.platform, i.status, i.ended_at, until)
            for row in self._held()
            if (until := retention_deadline(i := row.interview)) and until <= now and i.ended_at
        ]
        begin = (after.keep_until, after.id) if after else None
        ordered = sorted(found, key=lambda kept: (kept.keep_until, kept.id))
        return [k for k in ordered if begin is None or (k.keep_until, k.id) > begin][:most]

    async def with_open_threads(self, platform: str, ended_since: datetime) -> Sequence[str]:
        """Ids of interviews that still hear their candidate."""
        rows = (row.interview for row in self._held())
        held = [i for i in rows if i.place.platform == platform and i.thread]
        running = sorted(i.id for i in held if i.status.running)
        over = [
            i for i in held if i.status in FINISHED and i.ended_at and i.ended_at >= ended_since
        ]
        return [*running, *sorted(i.id for i in over if not i.erased_at)]

    async def swept(self, change: Sweeping) -> Sweep | None:
        """Change what is remembered of retention's sweeps."""
        self.sweep = change(self.sweep)
        return self.sweep

    async def purge(self) -> bool:
        """Nothing is on a disk; a test can say that a reader prevents it."""
        return not self.read

    async def close(self) -> None:
        """Nothing to let go of."""

    def _held(self) -> list[Row]:
        """Rows of the workspaces that are held."""
        places = ((row, row.interview.place) for row in self.rows.values())
        return [r for r, p in places if holds(self.installations, p.platform, p.workspace)]

    def _row(self, interview_id: str) -> Row:
        if interview_id not in self.rows:
            raise InterviewNotFound(id=interview_id)
        return self.rows[interview_id]

    def _noted(self, interview: Interview) -> Interview:
        lines = self.journal.setdefault(interview.id, [])
        lines.extend(interview.unsaved_audit_entries)
        if interview.erased_at is not None and not interview.candidate.id:
            lines[:] = [line for line in lines if line.kind in DELETION]
        return replace(interview, unsaved_audit_entries=())

    def _waiting(self, platforms: Collection[str]) -> list[tuple[datetime, str]]:
        return [
            (row.due_at, row.interview.id)
            for row in self._held()
            if row.due_at is not None and row.interview.place.platform in platforms
        ]


def line_of(interview: Interview) -> InterviewListItem:
    """An interview as one line of a list."""
    return InterviewListItem(
        id=interview.id,
        topic=interview.topic,
        status=interview.status,
        candidate=interview.candidate.name,
        candidate_id=interview.candidate.id,
        created_at=interview.created_at,
        answered=interview.answered,
        questions=interview.plan.questions,
        workspace=interview.place.workspace,
        thread=interview.thread,
    )
