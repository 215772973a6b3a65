"""Moving a SQLite file into an empty PostgreSQL database: all at once, checked row by row."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Row,
    Table,
    create_engine,
    delete,
    func,
    insert,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from adapters.store.access.sweeps import sweeps
from adapters.store.backends.base import run_in_transaction
from adapters.store.backends.postgres import open_postgres
from adapters.store.backends.sqlite import file_lock, open_sqlite, translate_errors
from adapters.store.mapping import tables as t
from engine.dialogue.next_step import IMMEDIATELY
from engine.errors import StoreNotEmpty, StoreUnavailable

AT_A_TIME = 500
"""Rows that are written, read back and compared in one go."""

Say = Callable[[str, int, int], None]
"""Told of progress: the table, how many of its rows are moved, and of how many."""


async def copy_sqlite_to_postgres(file: Path, url: str, say: Say) -> int:
    """Move everything; how many interviews there are. All of it is there afterwards, or nothing.

    The file is only read, and nobody may drive it meanwhile; an older one is brought up to date in
    a copy. Raises StoreBusy, StoreCorrupt and StoreTooNew of the file, StoreNotEmpty and
    StoreNotReady of the server's database, and StoreUnavailable of both.
    """
    server = await open_postgres(url)
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            with _hold_still(file):
                await asyncio.to_thread(_copy, file, copy)
            await (await open_sqlite(copy)).close()  # an older one gets the newest schema
            return await run_in_transaction(server.writer, _move, copy, server.where, say)
    except SQLAlchemyError as error:
        raise server.to_storage_error(error) from None
    finally:
        await server.close()


@contextmanager
def _hold_still(file: Path) -> Iterator[None]:
    """Nobody drives the file for as long as this lasts."""
    if not file.is_file():
        hint = "Name the file that DATABASE_URL named until now."
        raise StoreUnavailable(where=file, problem="it is not there", hint=hint)
    with file_lock(file.resolve()), translate_errors(str(file)):
        yield


def _copy(file: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


def _move(writing: Connection, copy: Path, where: str, say: Say) -> int:
    source = create_engine(URL.create("sqlite", database=str(copy)), hide_parameters=True)
    _check_empty(writing, where)
    try:
        with source.begin() as reading:
            # Whoever drove them is gone, and the next who does looks what is out already.
            void = update(t.interviews).where(t.interviews.c.owner.is_not(None))
            reading.execute(void.values(due_at=IMMEDIATELY))
            for table in t.metadata.sorted_tables:
                _table(table, reading, writing, say)
    finally:
        source.dispose()
    _go_on_counting(writing)
    return int(writing.scalar(select(func.count()).select_from(t.interviews)) or 0)


def _check_empty(connection: Connection, where: str) -> None:
    # Nobody else may write until everything is there.
    connection.execute(text("LOCK TABLE interviews, sweeps IN EXCLUSIVE MODE"))
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    # A bot that has only looked for old interviews has left nothing that could be mixed up.
    connection.execute(delete(sweeps))
    for table in t.metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StoreNotEmpty(where=where)


def _table(table: Table, reading: Connection, writing: Connection, say: Say) -> None:
    total = int(reading.scalar(select(func.count()).select_from(table)) or 0)
    done = 0
    rows = reading.execute(select(table).order_by(*table.primary_key))
    while some := rows.fetchmany(AT_A_TIME):
        _write(writing, table, some)
        done += len(some)
        say(table.name, done, total)


def _write(connection: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
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
