"""From an address to a database that is ready: made, migrated, set up."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock, Timeout
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from adapters.store.faults import translated
from engine.errors import StoreBusy, StoreTooNew, StoreUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 10.0
"""Seconds to wait for another program's lock on the database."""


def file_of(url: str) -> Path:
    """The file of a SQLite address, with or without the driver's name."""
    match = re.fullmatch(r"sqlite(?:\+\w+)?:///(?P<file>.+)", url)
    if match is None or match["file"].startswith(":memory:"):
        problem = "only sqlite:///FILE is supported"
        raise StoreUnavailable(where=_shown(url), problem=problem, hint="Set DATABASE_URL to one.")
    return Path(match["file"])


def _shown(url: str) -> str:
    return re.sub(r"//[^/@]*@", "//", url)


async def opened(url: str, patience: float = PATIENCE) -> AsyncEngine:
    """An engine for the database at this address; the file and its folder are made if need be.

    Raises StoreTooNew, StoreReadOnly, StoreBusy, StoreCorrupt, StoreUnavailable.
    """
    file = file_of(url)
    with translated(str(file)):
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{file}",
        hide_parameters=True,
        poolclass=StaticPool,
        connect_args={"timeout": patience},
    )
    _set_up(engine)
    try:
        with translated(str(file)):
            await _migrated(engine, file, patience)
    except BaseException:
        await engine.dispose()
        raise
    return engine


def _set_up(engine: AsyncEngine) -> None:
    """WAL, and FULL: an acknowledgement means "stored", also when the power fails."""

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


async def _migrated(engine: AsyncEngine, file: Path, patience: float) -> None:
    """Bring the schema up to date, one process at a time."""
    lock = FileLock(f"{file}.migrate.lock", timeout=patience, thread_local=False)
    try:
        await asyncio.to_thread(lock.acquire)
    except Timeout:
        raise StoreBusy(where=file) from None
    try:
        async with engine.begin() as connection:
            await connection.run_sync(lambda sync: migrate(sync, str(file)))
    finally:
        lock.release()


def migrate(connection: Connection, where: str) -> None:
    """Run what migrations are missing; raises StoreTooNew for a revision that nobody knows."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
        raise StoreTooNew(where=where)
    if current != scripts.get_current_head():
        command.upgrade(config, "head")


@contextmanager
def drive_lock(url: str) -> Iterator[None]:
    """Be the one process that drives the interviews of a file; raises StoreBusy when it is not."""
    file = file_of(url)
    with translated(str(file)):
        file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{file}.drive.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreBusy(where=file) from None
    try:
        yield
    finally:
        lock.release()
