"""SQLite, and all that is special about it: one file, one writer, a log beside it.

WAL, so that reading never waits for writing; synchronous=FULL, so that an acknowledgement means
"stored", also when the power fails; secure_delete, so that nothing deleted stays in the file.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from adapters.store.backends.base import run_in_transaction
from adapters.store.backends.migrate import HEAD, migrate
from engine.errors import (
    Storage,
    StoreBusy,
    StoreCorrupt,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
)

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds to wait for another program's lock on the database."""
SHORT_PATIENCE = 1.0
"""Seconds to wait for readers before the log is emptied; else it is tried again later."""
SHORTEST_PATIENCE = 0.05
"""The same after a failed attempt: SQLite lets nobody write meanwhile (wal_checkpoint_v2)."""

WRITING = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
MIGRATING = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF", "secure_delete=ON")
"""A migration may have to make a table anew; dropping the old one would delete all that hangs on
it (SQLite, "Making Other Kinds Of Table Schema Changes")."""
READING = ("query_only=ON",)


def file_of(url: str) -> Path:
    """The file of a SQLite address, with or without the driver's name.

    Raises StoreUnavailable for any other address, and for a database in memory: it would be gone
    with its connection.
    """
    match = re.fullmatch(r"sqlite(?:\+\w+)?:///(?P<file>[^?]+)", url)
    if match is None or match["file"].startswith((":memory:", "file:")):
        problem = "it is neither sqlite:///FILE nor postgresql://USER:PASSWORD@HOST/DATABASE"
        hint = "Set DATABASE_URL to such an address, for example sqlite:///interviews.db."
        raise StoreUnavailable(where=_display_path(url), problem=problem, hint=hint)
    return Path(match["file"]).expanduser().resolve()


def _display_path(url: str) -> str:
    """An address without its password."""
    return re.sub(r"//[^/@]*@", "//", url)


class SqliteFile:
    """The Database in a file: one connection that writes, one that reads."""

    def __init__(self, file: Path, patience: float) -> None:
        self._file = file
        self.patience = patience
        self.writer = _engine(file, patience, WRITING, "BEGIN IMMEDIATE")
        self.reader = _engine(file, patience, READING, "BEGIN")
        self._forgetting = asyncio.Lock()
        self._to_forget = 0
        self._tried = 0
        self._forgotten = 0

    @property
    def where(self) -> str:
        """The file."""
        return str(self._file)

    def to_storage_error(self, error: Exception) -> Exception:
        """The Storage error for what the database raised."""
        return to_storage_error(error, self.where)

    def is_transient(self, error: Exception) -> bool:
        """Nothing is: SQLite itself has waited already."""
        del error
        return False

    async def prepare(self) -> None:
        """Make the file and bring its schema up to date, one process at a time."""
        with translate_errors(self.where):
            if not await asyncio.to_thread(_is_ready, self._file):
                await self._migrate()
            if not await asyncio.to_thread(_empty_log, self._file, 0.0):
                self._to_forget += 1  # a predecessor may have been killed before it purged

    async def _migrate(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{self._file}.migrate.lock", timeout=self.patience, thread_local=False)
        try:
            await asyncio.to_thread(lock.acquire)
        except Timeout:
            raise StoreBusy(where=self.where) from None
        migrating = _engine(self._file, self.patience, MIGRATING, "BEGIN IMMEDIATE")
        try:
            await run_in_transaction(migrating, _migrate, self.where)
        finally:
            await migrating.dispose()
            lock.release()

    async def purge_deleted(self) -> bool:
        """Empty the log, which still holds what was deleted; many wishes at once are one.

        False while a reader needs the log; the caller tries again.
        """
        self._to_forget += 1
        wish = self._to_forget
        async with self._forgetting:
            if self._tried < wish:
                await self._try_to_forget()
            return self._forgotten >= wish

    async def _try_to_forget(self) -> None:
        failed = self._forgotten < self._tried
        self._tried = self._to_forget
        patience = SHORTEST_PATIENCE if failed else SHORT_PATIENCE
        covered = self._tried
        try:
            with translate_errors(self.where):
                if await asyncio.to_thread(_empty_log, self._file, patience):
                    self._forgotten = covered
        except Storage as error:
            log.warning("deleted text is not purged yet: %s", type(error).__name__)

    async def backup(self, path: Path) -> None:
        """Copy everything into a new file while others go on reading and writing.

        Raises StoreUnavailable when the new file exists already.
        """
        with translate_errors(str(path)):
            await asyncio.to_thread(_copy, self._file, path)

    async def close(self) -> None:
        """Let go of the file; what was to be forgotten and could not yet is tried again."""
        await self.reader.dispose()
        if self._forgotten < self._to_forget:
            await self.purge_deleted()
        await self.writer.dispose()


async def open_sqlite(file: Path, patience: float = PATIENCE) -> SqliteFile:
    """The database in this file; the file and its folder are made if need be.

    Raises StoreTooNew, StoreReadOnly, StoreBusy, StoreCorrupt, StoreFull, StoreUnavailable.
    """
    database = SqliteFile(file, patience)
    try:
        await database.prepare()
    except BaseException:
        await database.close()
        raise
    return database


@contextmanager
def file_lock(file: Path) -> Iterator[None]:
    """Be the one process that drives the interviews of a file; raises StoreBusy when it is not.

    Others can still read it, and write to it. The lock goes with the process, however it ends.
    """
    lock = FileLock(f"{file}.drive.lock", timeout=0)
    with translate_errors(str(file)):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout:
            raise StoreBusy(where=file) from None
    try:
        yield
    finally:
        lock.release()


def _engine(file: Path, patience: float, pragmas: tuple[str, ...], begin: str) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        hide_parameters=True,
        poolclass=StaticPool,
        pool_reset_on_return=None,  # nothing is left open: each use is one transaction
        connect_args={"timeout": patience},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _migrate(connection: Connection, where: str) -> None:
    migrate(connection, where)
    _check_ties(connection, where)


def _check_ties(connection: Connection, where: str) -> None:
    """A migration that leaves rows without their interview is wrong: nothing is changed then."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreCorrupt(where=where)


def _is_ready(file: Path) -> bool:
    """Whether the file holds the newest schema, found out without waiting for anybody's lock."""
    if not file.exists():
        return False
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        except sqlite3.OperationalError:
            return False
    return rows == [(HEAD,)]


def _empty_log(file: Path, patience: float) -> bool:
    """Move the write-ahead log into the file and cut it off; False while somebody is at it."""
    log = file.with_name(f"{file.name}-wal")
    if not log.exists() or not log.stat().st_size:
        return True
    with closing(sqlite3.connect(file, timeout=patience)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _copy(file: Path, path: Path) -> None:
    """Copy page by page, under a lock that lets others write into the log."""
    if path.exists():
        raise StoreUnavailable(where=path, problem="it exists already", hint="Name a new file.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(path)) as new:
        old.backup(new)


_BY_CODE: dict[int, type[Storage]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_CORRUPT: StoreCorrupt,
    sqlite3.SQLITE_NOTADB: StoreCorrupt,
}
HINT = "Check that the folder exists and that this user may write to it."


@contextmanager
def translate_errors(where: str) -> Iterator[None]:
    """Turn SQLAlchemy's, sqlite3's and the system's errors into Storage errors."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise to_storage_error(error, where) from None


def to_storage_error(error: Exception, where: str) -> Exception:
    """The Storage error for what was raised; nothing that was to be stored is in it."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, IntegrityError):
        problem = "there is another interview in the same thread"
        return StoreUnavailable(where=where, problem=problem, hint="Start it in a new thread.")
    if isinstance(origin, PermissionError):
        return StoreReadOnly(where=where)
    if not isinstance(error, SQLAlchemyError | sqlite3.Error | OSError):
        return error
    code = getattr(origin, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if kind is not None:
        return kind(where=where)
    name = getattr(origin, "sqlite_errorname", None) or type(origin).__name__
    return StoreUnavailable(where=where, problem=name, hint=HINT)
