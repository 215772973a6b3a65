"""Stores that are opened in a file of the test's own."""

from pathlib import Path

from sqlalchemy import Connection

from adapters.store import SqlStore, open_store


def url(file: Path) -> str:
    """The address of a file."""
    return f"sqlite:///{file}"


def set_pragma(connection: Connection, pragma: str) -> None:
    """On the connection itself: within a transaction some settings are not taken."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute("ROLLBACK")
    raw.execute(f"PRAGMA {pragma}")
    raw.execute("BEGIN")


async def open_with_pragma(file: Path, pragma: str) -> SqlStore:
    """A store whose connection has one more setting."""
    store = await open_store(url(file))
    await store._database.writer.run(lambda connection: set_pragma(connection, pragma))
    return store
