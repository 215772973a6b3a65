"""PostgreSQL, and all that is special about it: a server that others use too, and that can go away.

What is lost with a connection is tried again on a new one. Whether a commit that was under way
took place is then unknown, and need not be known: a change is compared and swapped on its revision,
so that the second attempt finds it done, and events that were told already change nothing.
"""

import asyncio
import re
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.store.backends.base import run_in_transaction
from adapters.store.backends.migrate import HEAD, migrate, revision, revisions
from engine.errors import (
    Storage,
    StoreBusy,
    StoreFull,
    StoreNotReady,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
)

PATIENCE = 10.0
"""Seconds that a server may be away, or hold a lock, before whoever waits is told."""
LOOK_EVERY = 0.5
MIGRATING = 8_215_003
"""Number of the lock that migrations are run under."""

CONNECTION = {
    "connect_timeout": 5,
    "application_name": "interviewer",
    # A network that swallows everything is noticed within about ten seconds (PostgreSQL, libpq).
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
SESSION = (
    "SET SESSION TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET lock_timeout = '10s'; "
    "SET idle_in_transaction_session_timeout = '30s'"
)
LOOKING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def is_postgres(url: str) -> bool:
    """Whether an address is one of PostgreSQL, with or without the driver's name."""
    return re.match(r"postgres(ql)?(\+\w+)?:", url) is not None


def address_of(url: str) -> URL:
    """The parts of an address; raises StoreUnavailable for one that cannot be read."""
    try:
        found = make_url(re.sub(r"^postgres(ql)?(\+\w+)?:", "postgresql+psycopg:", url))
    except (ArgumentError, ValueError):
        hint = "Write postgresql://USER:PASSWORD@HOST/DATABASE."
        raise StoreUnavailable(where="", problem="its address is none", hint=hint) from None
    return found


def _display_url(url: URL) -> str:
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{url.host or ''}{port}/{url.database or ''}"


def no_file(url: URL) -> StoreUnavailable:
    """The error for who wants to copy a server's database as if it were a file."""
    hint = "Copy it with pg_dump and put it back with psql, or by your server's own backups."
    return StoreUnavailable(where=_display_url(url), problem="it is no file", hint=hint)


class PostgresServer:
    """The Database on a server: one connection that writes, one that reads, both made anew."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self._url = address_of(url)
        self.patience = patience
        self.writer = _engine(self._url)
        self.reader = _engine(self._url, **LOOKING)

    @property
    def where(self) -> str:
        """Its address without user and password."""
        return _display_url(self._url)

    def to_storage_error(self, error: Exception) -> Exception:
        """The Storage error for what the database raised."""
        return to_storage_error(error, self.where)

    def is_transient(self, error: Exception) -> bool:
        """Whether trying again may help: the server is away, or chose us to break a deadlock."""
        return is_transient(error)

    async def revision(self) -> str | None:
        """The version of the schema that is there; raises what the database raises."""
        return await run_in_transaction(self.reader, revision)

    async def migrate(self) -> None:
        """Bring the schema up to date; others who try at the same time wait."""
        try:
            await run_in_transaction(self.writer, _migrate, self.where)
        except (SQLAlchemyError, OSError) as error:
            raise self.to_storage_error(error) from None

    async def purge_deleted(self) -> bool:
        """Nothing: the server's own vacuum reuses the space, and its log is the operator's."""
        return True

    async def backup(self, path: Path) -> None:
        """Not here: PostgreSQL has better means of its own."""
        del path
        raise no_file(self._url)

    async def close(self) -> None:
        """Let go of both connections."""
        await self.reader.dispose()
        await self.writer.dispose()


async def open_postgres(url: str, patience: float = PATIENCE, wait: float = 0.0) -> PostgresServer:
    """The database at this address, which must have been migrated.

    ``wait`` is how many seconds to wait until it is. Raises StoreNotReady when it is not, and
    StoreTooNew, StoreReadOnly, StoreUnavailable.
    """
    server = PostgresServer(url, patience)
    try:
        await _ready(server, wait)
    except BaseException:
        await server.close()
        raise
    return server


async def _ready(server: PostgresServer, wait: float) -> None:
    begun = asyncio.get_running_loop().time()
    while True:
        try:
            found = await server.revision()
        except (SQLAlchemyError, OSError) as error:
            problem, longest = server.to_storage_error(error), max(wait, server.patience)
            if not is_transient(error):
                raise problem from None
        else:
            if found == HEAD:
                return
            if found is not None and found not in revisions():
                raise StoreTooNew(where=server.where)
            problem, longest = StoreNotReady(where=server.where), wait
        if asyncio.get_running_loop().time() - begun >= longest:
            raise problem
        await asyncio.sleep(LOOK_EVERY)


def _migrate(connection: Connection, where: str) -> None:
    lock = text("SELECT pg_advisory_xact_lock(:number)")
    connection.execute(lock, {"number": MIGRATING})
    migrate(connection, where)


def _engine(url: URL, **options: Any) -> AsyncEngine:
    engine = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
        pool_timeout=PATIENCE,
        connect_args={**CONNECTION, **url.query},
        execution_options=options,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(SESSION)
        cursor.close()
        connection.autocommit = False

    return engine


_BY_CLASS: dict[str, type[Storage]] = {
    "53100": StoreFull,
    "25006": StoreReadOnly,
    "42501": StoreReadOnly,
    "42P01": StoreNotReady,
    "42703": StoreNotReady,
    "55P03": StoreBusy,
    "57014": StoreBusy,
}
"""By SQLSTATE (PostgreSQL, Appendix A)."""
AWAY = ("08", "57P01", "57P02", "57P03", "53300", "25P03", "57P05")
"""The server is going, coming, full of others, or has hung up."""
ANEW = ("40001", "40P01")
"""Two transactions stood in each other's way."""
REFUSED = re.compile(
    r"authentication failed|no pg_hba|does not exist|role .{0,200} is not permitted"
)
HINT = "Check that the server runs, and its name, user and password in DATABASE_URL."


def is_transient(error: Exception) -> bool:
    """Whether the same may succeed in a moment."""
    state = _state(error)
    return state.startswith(ANEW) or _is_unreachable(error, state)


def _state(error: Exception) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlstate", None) or ""


def _is_unreachable(error: Exception, state: str) -> bool:
    if isinstance(error, OSError) or state.startswith(AWAY):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    lost = type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}
    return lost and not state and REFUSED.search(str(error.orig)) is None


def to_storage_error(error: Exception, where: str) -> Exception:
    """The Storage error for what was raised; nothing that was to be stored is in it."""
    if isinstance(error, IntegrityError):
        problem = "there is another interview in the same thread"
        return StoreUnavailable(where=where, problem=problem, hint="Start it in a new thread.")
    if not isinstance(error, SQLAlchemyError | OSError):
        return error
    state = _state(error)
    if _is_unreachable(error, state):
        return StoreUnavailable(where=where, problem="it does not answer", hint=HINT)
    if state in _BY_CLASS:
        return _BY_CLASS[state](where=where)
    origin = error.orig if isinstance(error, DBAPIError) else error
    refused = not state and REFUSED.search(str(origin)) is not None
    problem = "it lets us not in, or is not there" if refused else type(origin).__name__
    return StoreUnavailable(where=where, problem=problem, hint=HINT)
