"""Writes that arrive together are committed together, in one transaction.

A change is compared and swapped on its revision. Of a group of changes executemany tells only the
total count, so when that is short, or anything fails, the transaction is rolled back and each is
done alone: a member that fails never fails its neighbours.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Delete, Table, Update, bindparam, case, delete, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.store import tables as t
from adapters.store.parts import Row
from adapters.store.rows import LATER, changed, later_row
from engine.flow import due
from engine.interview import Interview

MOST_TOGETHER = 500


class Conflict(Exception):
    """Somebody else has changed the row in the meantime."""


@dataclass(frozen=True, slots=True)
class Save:
    """A change of a stored interview; ``old`` is what it was made from."""

    old: Interview
    new: Interview


Act = Callable[[Connection], Any]
"""Anything else that writes: it is run by itself, after the group's changes."""


@dataclass(slots=True)
class Work:
    """One thing to be written and who waits for it."""

    task: Save | Act
    done: asyncio.Future[Any] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Writer:
    """The one hand that writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._waiting: list[Work] = []
        self._writing: asyncio.Task[None] | None = None

    async def do(self, task: Save | Act) -> Any:
        """Write it, with whatever else is waiting; raises Conflict, and what the database says."""
        work = Work(task)
        self._waiting.append(work)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await asyncio.shield(work.done)

    async def close(self) -> None:
        """Come back when everything is written."""
        while self._writing is not None and not self._writing.done():
            await asyncio.wait((self._writing,))

    async def _write(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            try:
                await self._commit(group)
            except Exception as error:
                await self._alone(group, error)

    async def _alone(self, group: Sequence[Work], error: Exception) -> None:
        if len(group) == 1:
            _fail(group[0], error)
            return
        for work in group:
            try:
                await self._commit([work])
            except Exception as own:
                _fail(work, own)

    async def _commit(self, group: Sequence[Work]) -> None:
        async with self._engine.begin() as connection:
            results = await connection.run_sync(lambda sync: written(sync, group))
        if any(isinstance(w.task, Save) and w.task.new.erased_at for w in group):
            await self._empty_log()
        for work, result in zip(group, results, strict=True):
            if not work.done.done():
                work.done.set_result(result)

    async def _empty_log(self) -> None:
        """What was deleted must not be left in the write-ahead log either."""
        if self._engine.dialect.name != "sqlite":
            return
        async with self._engine.connect() as connection:
            raw = await connection.get_raw_connection()
            if raw.driver_connection is not None:
                await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _fail(work: Work, error: Exception) -> None:
    if not work.done.done():
        work.done.set_exception(error)


def written(connection: Connection, group: Sequence[Work]) -> list[Any]:
    """Write a group inside the connection's transaction; raises Conflict for all or none."""
    _save(connection, [work.task for work in group if isinstance(work.task, Save)])
    return [None if isinstance(w.task, Save) else w.task(connection) for w in group]


def _save(connection: Connection, saves: Sequence[Save]) -> None:
    if not saves:
        return
    swaps = [
        {
            **{f"new_{name}": value for name, value in later_row(save.new).items()},
            "new_due_at": due(save.new),
            "old_id": save.new.id,
            "old_revision": save.old.revision,
        }
        for save in saves
    ]
    if connection.execute(_SWAP, swaps).rowcount != len(saves):
        raise Conflict
    written_rows: dict[Table, list[Row]] = {}
    for save in saves:
        difference = changed(save.old, save.new)
        for table, rows in difference.removed.items():
            connection.execute(_DELETES[table], rows)
        for table, rows in difference.written.items():
            written_rows.setdefault(table, []).extend(rows)
    write_rows(connection, written_rows)
    journal(connection, [save.new for save in saves])


def write_rows(connection: Connection, rows: dict[Table, list[Row]]) -> None:
    """Insert rows, or replace those with the same key."""
    for table in t.metadata.sorted_tables:
        if rows.get(table):
            connection.execute(_upsert(table, connection.dialect.name), rows[table])


def journal(connection: Connection, interviews: Sequence[Interview]) -> None:
    """Append what is new in the interviews' journals."""
    entries = [
        {"interview_id": i.id, "at": entry.at, "kind": entry.kind, "subject": entry.subject}
        for i in interviews
        for entry in i.news
    ]
    if entries:
        connection.execute(insert(t.journal), entries)


def _swap() -> Update:
    rows = t.interviews
    later = {name: bindparam(f"new_{name}", type_=rows.c[name].type) for name in LATER}
    due_at = case(
        (rows.c.owner.is_(None), bindparam("new_due_at", type_=rows.c.due_at.type)),
        else_=rows.c.due_at,
    )
    same = (rows.c.id == bindparam("old_id"), rows.c.revision == bindparam("old_revision"))
    return update(rows).where(*same).values(**later, due_at=due_at)


_SWAP = _swap()


def _delete(table: Table) -> Delete:
    return delete(table).where(*(c == bindparam(c.name) for c in table.primary_key))


_DELETES = {table: _delete(table) for table in t.metadata.sorted_tables}
_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def _upserts(dialect: str) -> dict[Table, Any]:
    made = {}
    for table in t.metadata.sorted_tables:
        statement = _INSERTS[dialect](table)
        keys = [c.name for c in table.primary_key]
        others = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
        made[table] = statement.on_conflict_do_update(index_elements=keys, set_=others)
    return made


_UPSERTS = {dialect: _upserts(dialect) for dialect in _INSERTS}


def _upsert(table: Table, dialect: str) -> Any:
    return _UPSERTS[dialect][table]
