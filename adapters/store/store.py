"""The Store port on SQLAlchemy."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection, select, update

from adapters.store.access.cache import InterviewCache, attempt
from adapters.store.access.counts import Counts, counts, running
from adapters.store.access.group_commit import GroupCommitter
from adapters.store.access.queries import select_in_thread, select_newest, select_past_retention
from adapters.store.access.read import Get, run_reads
from adapters.store.access.scope import held, others
from adapters.store.access.sweeps import swept
from adapters.store.access.write import ClaimResult, ClaimTask, Conflict, ReleaseTask, Task, write
from adapters.store.backends.base import Database
from adapters.store.mapping import tables as t
from adapters.store.mapping.diff import ReleaseRequest, add, save
from adapters.store.mapping.load import line
from adapters.store.mapping.usage import read_usage
from engine.dialogue.models import FINISHED, AuditEntry, ChannelRef, Interview, Status, ThreadRef
from engine.dialogue.next_step import IMMEDIATELY
from engine.dialogue.state_machine import next_due_at
from engine.errors import InterviewNotFound, StoreUnavailable
from engine.frozen import copy_with
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

_ROWS = t.interviews


class SqlStore:
    """Keeps interviews in tables. What it remembers is compared by revision before it is used.

    Of workspaces that are not among the ``installations`` nothing is driven, found, listed, counted
    or told to be kept too long; without installations, as for an operator, all rows count.
    """

    def __init__(self, database: Database, installations: Installations | None = None) -> None:
        self._database = database
        self._installations = installations
        self._writer = GroupCommitter(database, database.writer, write)
        self._reader = GroupCommitter(database, database.reader, run_reads)
        self._memory = InterviewCache()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._closed = False

    async def add(self, interview: Interview) -> bool:
        """Keep a new interview; False when its id is known."""
        while True:
            try:
                return bool(await self._write(add(interview)))
            except Conflict:
                continue

    async def get(self, interview_id: str) -> Interview:
        """The interview as it is stored."""
        found = await self._read(Get(interview_id, self._memory.get(interview_id)))
        if found is None:
            raise InterviewNotFound(id=interview_id)
        return self._memory.put(found)

    async def find(self, thread: ThreadRef) -> str | None:
        """The id of the interview that is held in this thread, which stays the same for good."""
        if not holds(self._installations, thread.platform, thread.workspace):
            return None
        known = self._memory.in_thread(thread)
        if known is not None:
            return known
        query = select_in_thread(thread)
        found: str | None = await self._read(lambda connection: connection.scalar(query))
        return found

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Change it."""
        stored, _ = await self._apply(interview_id, change, None)
        return stored

    async def update_and_release(
        self, interview_id: str, change: Change, owner: str, now: datetime
    ) -> Interview | None:
        """Change it, and give the right back when nothing is owed then."""
        stored, left = await self._apply(interview_id, change, ReleaseRequest(owner, now))
        return None if left else stored

    async def _apply(
        self, interview_id: str, change: Change, leave: ReleaseRequest | None
    ) -> tuple[Interview, bool]:
        """Changes of one interview wait for each other, others do not."""
        lock = self._locks.setdefault(interview_id, asyncio.Lock())
        async with lock:
            while True:
                try:
                    return await self._update(interview_id, change, leave)
                except Conflict:
                    self._memory.evict(interview_id)

    async def _update(
        self, interview_id: str, change: Change, leave: ReleaseRequest | None
    ) -> tuple[Interview, bool]:
        """One attempt: on what is remembered, if the change has something to do there."""
        old = self._memory.get(interview_id)
        new = attempt(change, old) if old else None
        if old is None or new is None:
            old = await self.get(interview_id)
            new = change(old)
        if new is old:
            return old, leave is not None and await self._is_released(old, leave)
        wanted = save(old, new, leave)
        await self._write(wanted)
        if wanted.erased:
            await self._database.purge_deleted()
        if wanted.changes.altered:
            return await self.get(interview_id), wanted.left
        more = sum(len(row["text"]) for row in wanted.changes.written.get(t.messages, ()))
        return self._memory.put(copy_with(new, unsaved_audit_entries=()), more), wanted.left

    async def _is_released(self, interview: Interview, leave: ReleaseRequest) -> bool:
        if not leave.is_granted(next_due_at(interview)):
            return False
        if not await self.release(interview, leave.owner):
            raise Conflict  # there is a newer revision
        return True

    async def claim(
        self, interview_id: str, owner: str, now: datetime, until: datetime
    ) -> Claim | None:
        """Take the sole right to drive it."""
        known = self._memory.get(interview_id) or await self.get(interview_id)
        if not takes(self._installations, known.place):
            return None
        taken: ClaimResult | None = await self._write(ClaimTask(interview_id, owner, now, until))
        if taken is None:
            return None
        if known.revision != taken.revision:
            known = await self.get(interview_id)
        return Claim(known, taken.former is not None)

    async def release(self, interview: Interview, owner: str) -> bool:
        """Give the right back unless there is a newer revision."""
        return bool(await self._write(ReleaseTask(interview, owner)))

    async def renew(
        self, interview_ids: Collection[str], owner: str, before: datetime, until: datetime
    ) -> None:
        """Prolong those of an owner's claims that would lapse soon."""
        ids = sorted(interview_ids)
        mine = (_ROWS.c.id.in_(ids), _ROWS.c.owner == owner, _ROWS.c.due_at < before)
        # Rows are locked in the order of their ids, as everywhere.
        locked = select(_ROWS.c.id).where(*mine).order_by(_ROWS.c.id).with_for_update()
        longer = update(_ROWS).where(_ROWS.c.id.in_(locked)).values(due_at=until)
        if ids:
            await self._write(lambda connection: connection.execute(longer).rowcount)

    async def expire_all_claims(self) -> None:
        """Make all claims lapse; who held one is remembered, so that the next owner looks first."""
        void = update(_ROWS).where(_ROWS.c.owner.is_not(None)).values(due_at=IMMEDIATELY)
        await self._write(lambda connection: connection.execute(void).rowcount)

    async def due(
        self, now: datetime, platforms: Collection[str], most: int = 100
    ) -> Sequence[str]:
        """What is due, the longest waiting first."""
        query = (
            select(_ROWS.c.id)
            .where(held(self._installations, platforms), _ROWS.c.due_at <= now)
            .order_by(_ROWS.c.due_at, _ROWS.c.id)
            .limit(most)
        )
        found: Sequence[str] = await self._read(lambda c: c.scalars(query).all())
        return found

    async def next_due(self, platforms: Collection[str]) -> datetime | None:
        """When the next will be due; each platform's first is found by an index."""

        def first(connection: Connection, platform: str) -> datetime | None:
            here = held(self._installations, (platform,))
            query = select(_ROWS.c.due_at).where(here, _ROWS.c.due_at.is_not(None))
            return connection.scalar(query.order_by(_ROWS.c.due_at).limit(1))

        found = await self._read(lambda connection: [first(connection, p) for p in platforms])
        return min((at for at in found if at is not None), default=None)

    async def list_interviews(
        self, *, workspace: str | None = None, person: str | None = None, most: int = 100
    ) -> Sequence[InterviewListItem]:
        """The newest interviews of a workspace or a person."""
        query = select_newest(held(self._installations), workspace, person, most)
        found: list[InterviewListItem] = await self._read(
            lambda c: [line(row) for row in c.execute(query)]
        )
        return found

    async def running(
        self, place: ChannelRef, *, inviter: str, candidate: str, but: str = ""
    ) -> ActiveCounts:
        """How many interviews run; counted in indexes."""
        return await self._read(  # type: ignore[no-any-return]
            lambda c: running(c, held(self._installations), place, (inviter, candidate), but)
        )

    async def usage(self, place: ChannelRef, day: str) -> Usage:
        """What a workspace has spent on a day."""
        return await self._read(lambda c: read_usage(c, place, day))  # type: ignore[no-any-return]

    async def past_retention(
        self, now: datetime, most: int = 100, after: RetainedInterview | None = None
    ) -> Sequence[RetainedInterview]:
        """Interviews whose time is over; found by an index."""
        query = select_past_retention(held(self._installations), now, most, after)
        rows = await self._read(lambda connection: connection.execute(query).all())
        return [
            RetainedInterview(
                id=row.id,
                platform=row.platform,
                status=Status(row.status),
                ended_at=row.ended_at,
                keep_until=row.keep_until,
            )
            for row in rows
        ]

    async def with_open_threads(self, platform: str, ended_since: datetime) -> Sequence[str]:
        """Running ones, then those that came to their end since then; each found by an index."""
        running = _ROWS.c.status.in_([str(status) for status in Status if status.running])
        over = _ROWS.c.status.in_([str(status) for status in FINISHED])
        recent = (over, _ROWS.c.ended_at >= ended_since, _ROWS.c.erased_at.is_(None))
        mine = held(self._installations, (platform,))
        here = select(_ROWS.c.id).where(mine, _ROWS.c.thread.is_not(None))
        queries = [here.where(*each).order_by(_ROWS.c.id) for each in ((running,), recent)]
        found = await self._read(lambda c: [i for query in queries for i in c.scalars(query)])
        return list(found)

    async def journal(self, interview_id: str) -> Sequence[AuditEntry]:
        """All that the journal holds of an interview, oldest first."""
        kept = t.journal.c
        query = select(kept.at, kept.kind, kept.subject).where(kept.interview_id == interview_id)
        rows = await self._read(lambda c: c.execute(query.order_by(kept.id)).all())
        return [AuditEntry(*row) for row in rows]

    async def counts(self, now: datetime) -> Counts:
        """How many interviews there are, and how many owe something now."""
        found: Counts = await self._read(lambda c: counts(c, held(self._installations), now))
        return found

    async def others(self, platform: str) -> int:
        """How many interviews of a platform belong to workspaces that are not held."""
        return await self._read(  # type: ignore[no-any-return]
            lambda connection: others(connection, self._installations, platform)
        )

    async def swept(self, change: Sweeping) -> Sweep | None:
        """Read and change what is remembered of retention's sweeps."""
        return await self._write(  # type: ignore[no-any-return]
            lambda connection: swept(connection, change)
        )

    async def purge(self) -> bool:
        """Remove deleted text from the database's files."""
        return await self._database.purge_deleted()

    async def backup(self, path: Path) -> None:
        """Copy everything into a new file while others go on reading and writing."""
        await self._database.backup(path)

    async def close(self) -> None:
        """Finish what is being written and let go of the database."""
        self._closed = True
        await self._writer.close()
        await self._reader.close()
        await self._database.close()

    async def _write(self, task: Task) -> Any:
        self._check_open()
        return await self._writer.do(task)

    async def _read(self, task: Any) -> Any:
        self._check_open()
        return await self._reader.do(task)

    def _check_open(self) -> None:
        if self._closed:
            problem = "the program is stopping"
            raise StoreUnavailable(where=self._database.where, problem=problem, hint="")
