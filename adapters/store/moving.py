"""Moving a SQLite file into an empty PostgreSQL database: in one transaction, checked row by row."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select, text, tuple_, update
from sqlalchemy.exc import SQLAlchemyError

from adapters.store import tables as t
from adapters.store.postgres import PostgresServer, open_postgres
from adapters.store.sqlite import file_lock, open_sqlite, translated
from engine.agenda import AT_ONCE
from engine.errors import StoreNotEmpty, StoreUnavailable

AT_A_TIME = 500
"""Rows that are written, read back and compared in one go."""

Say = Callable[[str, int, int], None]
"""Told of progress: the table, how many of its rows are moved, and of how many."""


async def move(file: Path, url: str, say: Say) -> int:
    """Move everything; how many interviews there are. All of it is there afterwards, or nothing.

    The file is only read, and nobody may drive it meanwhile; an older one is brought up to date in
    a copy. Raises StoreBusy, StoreCorrupt and StoreTooNew of the file, StoreNotEmpty and
    StoreNotReady of the server's database, and StoreUnavailable of both.
    """
    if not file.is_file():
        hint = "Name the file that DATABASE_URL named until now."
        raise StoreUnavailable(where=file, problem="it is not there", hint=hint)
    server = await open_postgres(url)
    try:
        with TemporaryDirectory() as folder, file_lock(file.resolve()):
            copy = Path(folder) / "copy.db"
            with translated(str(file)):
                await asyncio.to_thread(_copied, file, copy)
            return await _moved(copy, server, say)
    finally:
        await server.close()


def _copied(file: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


async def _moved(copy: Path, server: PostgresServer, say: Say) -> int:
    source = await open_sqlite(copy)
    try:
        async with source.writer.begin() as connection:
            # Whoever drove them is gone, and the next who does looks what is out already.
            void = update(t.interviews).where(t.interviews.c.owner.is_not(None))
            await connection.execute(void.values(due_at=AT_ONCE))
        with closing(sqlite3.connect(copy)):
            async with source.reader.connect() as reading, server.writer.begin() as writing:
                await writing.run_sync(_check_empty, server.where)
                for table in t.metadata.sorted_tables:
                    await _table(table, reading, writing, say)
                await writing.run_sync(_go_on_counting)
                found = await writing.scalar(select(func.count()).select_from(t.interviews))
                return int(found or 0)
    except SQLAlchemyError as error:
        raise server.fault(error) from None
    finally:
        await source.close()


def _check_empty(connection: Connection, where: str) -> None:
    # Nobody else may write until everything is there.
    connection.execute(text("LOCK TABLE interviews IN EXCLUSIVE MODE"))
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    for table in t.metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StoreNotEmpty(where=where)


async def _table(table: Table, reading: Any, writing: Any, say: Say) -> None:
    total = int(await reading.scalar(select(func.count()).select_from(table)) or 0)
    rows = (await reading.execute(select(table).order_by(*table.primary_key))).all()
    done = 0
    for some in _groups(rows):
        await writing.run_sync(_written, table, some)
        done += len(some)
        say(table.name, done, total)


def _groups(rows: Sequence[Row[Any]]) -> Iterator[Sequence[Row[Any]]]:
    for begin in range(0, len(rows), AT_A_TIME):
        yield rows[begin : begin + AT_A_TIME]


def _written(connection: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    """Write them, read them back, and compare each value."""
    connection.execute(insert(table), [dict(row._mapping) for row in rows])
    keys = list(table.primary_key)
    wanted = {_key(table, row): tuple(row) for row in rows}
    query = select(table).where(tuple_(*keys).in_(list(wanted)))
    found = {_key(table, row): tuple(row) for row in connection.execute(query)}
    if found != wanted:
        problem = f"rows of {table.name} do not read as they were written; nothing was moved"
        where = connection.engine.url.host
        raise StoreUnavailable(where=where, problem=problem, hint="Check the database's encoding.")


def _key(table: Table, row: Row[Any]) -> tuple[Any, ...]:
    return tuple(row._mapping[column] for column in table.primary_key)


def _go_on_counting(connection: Connection) -> None:
    """The journal's numbers go on after the last that was moved."""
    last = "SELECT setval(pg_get_serial_sequence('journal', 'id'), max(id)) FROM journal"
    connection.execute(text(f"{last} HAVING max(id) IS NOT NULL"))
