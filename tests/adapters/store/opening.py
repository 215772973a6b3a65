"""Stores that are opened in a file of the test's own."""

from pathlib import Path

from sqlalchemy import Connection

from adapters.store import SqlStore, open_store
from adapters.store.backends.base import run_in_transaction


def url(file: Path) -> str:
    """The address of a file."""
    return f"sqlite:///{file}"


def set_pragma(connection: Connection, pragma: str) -> None:
    """On the connection itself: within a transaction some settings are not taken."""
    for statement in ("ROLLBACK", f"PRAGMA {pragma}", "BEGIN"):
        connection.exec_driver_sql(statement)


async def open_with_pragma(file: Path, pragma: str) -> SqlStore:
    """A store whose connection has one more setting."""
    store = await open_store(url(file))
    await run_in_transaction(store._database.writer, set_pragma, pragma)
    return store
