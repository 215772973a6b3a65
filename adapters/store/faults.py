"""What a database says, as what a person reads. Nothing that was to be stored is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from engine.errors import (
    Storage,
    StoreBusy,
    StoreCorrupt,
    StoreFull,
    StoreReadOnly,
    StoreUnavailable,
)

_BY_CODE: dict[int, type[Storage]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_CORRUPT: StoreCorrupt,
    sqlite3.SQLITE_NOTADB: StoreCorrupt,
}
HINT = "Check that the folder exists and that this user may write to it."


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn SQLAlchemy's and sqlite3's errors into Storage errors that name the database."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise fault(error, where) from None


def fault(error: Exception, where: str) -> Storage:
    """The Storage error for an exception of the database."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if kind is not None:
        return kind(where=where)
    name = getattr(origin, "sqlite_errorname", None) or type(origin).__name__
    return StoreUnavailable(where=where, problem=name, hint=HINT)
