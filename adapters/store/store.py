"""The Store port on SQLAlchemy."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Row, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.store import acts
from adapters.store import tables as t
from adapters.store.faults import translated
from adapters.store.opening import PATIENCE, file_of, opened
from adapters.store.reading import read
from adapters.store.writing import Conflict, Save, Writer
from engine.errors import InterviewNotFound
from engine.interview import Entry, Interview, Status, Thread
from engine.ports import Change, Claim, Line

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
REMEMBERED = 2000
"""Interviews that are kept in memory as they were last read or written."""

_ROWS = t.interviews


async def open_store(url: str, patience: float = PATIENCE) -> "SqlStore":
    """The store at this address, ready for use; raises Storage errors."""
    return SqlStore(await opened(url, patience), str(file_of(url)))


class SqlStore:
    """Keeps interviews in tables. What it remembers is compared by revision before it is used."""

    def __init__(self, engine: AsyncEngine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._writer = Writer(engine)
        self._known: OrderedDict[str, Interview] = OrderedDict()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def add(self, interview: Interview) -> bool:
        """Keep a new interview; False when its id is known."""
        return bool(await self._do(lambda connection: acts.add(connection, interview)))

    async def get(self, interview_id: str) -> Interview:
        """The interview as it is stored."""
        return await self._current(interview_id)

    async def find(self, thread: Thread) -> str | None:
        """The id of the interview that is held in this thread."""
        query = select(_ROWS.c.id).where(
            _ROWS.c.platform == thread.platform,
            _ROWS.c.workspace == thread.workspace,
            _ROWS.c.thread_channel == thread.channel,
            _ROWS.c.thread == thread.thread,
        )
        return next((str(row.id) for row in await self._all(query)), None)

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Change it; changes of one interview wait for each other, others do not."""
        lock = self._locks.setdefault(interview_id, asyncio.Lock())
        async with lock:
            while True:
                try:
                    return await self._update(interview_id, change)
                except Conflict:
                    self._known.pop(interview_id, None)

    async def _update(self, interview_id: str, change: Change) -> Interview:
        old = self._known.get(interview_id) or await self._current(interview_id)
        new = change(old)
        if new is old:
            old = await self._current(interview_id)
            new = change(old)
        if new is old:
            return old
        await self._do(Save(old, new))
        return self._remember(replace(new, news=()))

    async def claim(
        self, interview_id: str, owner: str, now: datetime, until: datetime
    ) -> Claim | None:
        """Take the sole right to drive it."""
        former = await self._do(lambda c: acts.claim(c, interview_id, owner, now, until))
        if former is None:
            return None
        return Claim(await self._current(interview_id), former not in {"", owner})

    async def free(self, interview: Interview, owner: str) -> bool:
        """Give the right back unless there is a newer revision."""
        return bool(await self._do(lambda connection: acts.free(connection, interview, owner)))

    async def void_claims(self) -> None:
        """Make all claims lapse; who held one is remembered, so that the next owner looks first."""
        void = update(_ROWS).where(_ROWS.c.owner.is_not(None)).values(due_at=LONG_AGO)
        await self._do(lambda connection: connection.execute(void).rowcount)

    async def due(
        self, now: datetime, platforms: Collection[str], most: int = 100
    ) -> Sequence[str]:
        """What is due, the longest waiting first."""
        query = (
            select(_ROWS.c.id)
            .where(_ROWS.c.platform.in_(platforms), _ROWS.c.due_at <= now)
            .order_by(_ROWS.c.due_at, _ROWS.c.id)
            .limit(most)
        )
        return [str(row.id) for row in await self._all(query)]

    async def next_due(self, platforms: Collection[str]) -> datetime | None:
        """When the next will be due."""
        query = select(func.min(_ROWS.c.due_at).label("at")).where(_ROWS.c.platform.in_(platforms))
        found = await self._all(query)
        at: datetime | None = found[0].at
        return at

    async def lines(
        self, *, workspace: str | None = None, person: str | None = None, most: int = 100
    ) -> Sequence[Line]:
        """The newest interviews of a workspace or a person."""
        query = select(_ROWS).order_by(_ROWS.c.created_at.desc(), _ROWS.c.id.desc()).limit(most)
        if workspace is not None:
            query = query.where(_ROWS.c.workspace == workspace)
        if person is not None:
            told = select(t.managers.c.interview_id).where(t.managers.c.person_id == person)
            named = (_ROWS.c.candidate_id == person, _ROWS.c.inviter_id == person)
            query = query.where(or_(*named, _ROWS.c.id.in_(told)))
        return [acts.line(row) for row in await self._all(query)]

    async def open_threads(self, platform: str) -> Sequence[Interview]:
        """Interviews that still listen to their candidate."""
        running = [str(status) for status in Status if status.running]
        query = select(_ROWS.c.id).where(
            _ROWS.c.platform == platform,
            _ROWS.c.status.in_(running),
            _ROWS.c.thread.is_not(None),
        )
        return [await self.get(str(row.id)) for row in await self._all(query)]

    async def journal(self, interview_id: str) -> Sequence[Entry]:
        """All that the journal holds of an interview, oldest first."""
        kept = t.journal
        query = select(kept).where(kept.c.interview_id == interview_id).order_by(kept.c.id)
        return [Entry(row.at, row.kind, row.subject) for row in await self._all(query)]

    async def close(self) -> None:
        """Finish what is being written and let go of the file."""
        await self._writer.close()
        await self._engine.dispose()

    async def _current(self, interview_id: str) -> Interview:
        """The stored value: the remembered one when its revision still stands."""

        def look(connection: Connection) -> Interview | None:
            query = select(_ROWS.c.revision).where(_ROWS.c.id == interview_id)
            known = self._known.get(interview_id)
            if known is not None and connection.execute(query).scalar() == known.revision:
                return known
            return read(connection, interview_id)

        interview = await self._do(look)
        if interview is None:
            raise InterviewNotFound(id=interview_id)
        return self._remember(interview)

    def _remember(self, interview: Interview) -> Interview:
        self._known[interview.id] = interview
        self._known.move_to_end(interview.id)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return interview

    async def _all(self, query: Any) -> Sequence[Row[Any]]:
        rows: Sequence[Row[Any]] = await self._do(lambda c: c.execute(query).all())
        return rows

    async def _do(self, task: Any) -> Any:
        with translated(self._where):
            return await self._writer.do(task)
