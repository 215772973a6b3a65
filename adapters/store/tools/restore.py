"""Putting a copy of a database in the place of the present one: checked first, then in one move."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from adapters.store.backends.migrate import revisions
from adapters.store.backends.postgres import address_of, is_postgres, no_file
from adapters.store.backends.sqlite import file_lock, file_of, translate_errors
from engine.errors import StoreBusy, StoreCorrupt, StoreTooNew, StoreUnavailable


def restore(url: str, copy: Path, now: datetime) -> Path | None:
    """Put the copy in the place of the SQLite database at this address.

    Returns where the database that was there is kept, None when there was none. Raises StoreBusy
    while a program drives it, StoreCorrupt and StoreTooNew for a copy that cannot be used,
    StoreUnavailable when it is not there; then nothing is changed.
    """
    if is_postgres(url):
        raise no_file(address_of(url))
    file = file_of(url)
    with file_lock(file), translate_errors(str(copy)):
        _check(copy)
        new = file.with_name(f"{file.name}.restoring")
        new.unlink(missing_ok=True)
        try:
            _copy(copy, new)
            _doubt(new)
            kept = keep_old_file(file, now)
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)
    return kept


def _check(copy: Path) -> None:
    """A copy is sound when SQLite says so and its schema is one of ours."""
    if not copy.is_file():
        hint = "Name a file that `run_bot.py backup` has made."
        raise StoreUnavailable(where=copy, problem="it is not there", hint=hint)
    with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise StoreCorrupt(where=copy)
        try:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        except sqlite3.OperationalError:
            raise StoreCorrupt(where=copy) from None
    if not {version for (version,) in found} <= revisions():
        raise StoreTooNew(where=copy)


def keep_old_file(file: Path, now: datetime) -> Path | None:
    """Keep the database, with all that is in its log, under another name; None if there is none.

    It also stays where it is until the new one takes its place: there is one at every moment.
    """
    if not file.exists():
        return None
    with closing(sqlite3.connect(file)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreBusy(where=file)
    kept = file.with_name(f"{file.name}.before-{now:%Y%m%d-%H%M%S}")
    try:
        kept.hardlink_to(file)
    except OSError:
        if kept.exists():
            raise
        shutil.copyfile(file, kept)
    for rest in ("-wal", "-shm"):
        file.with_name(file.name + rest).unlink(missing_ok=True)
    return kept


def _copy(copy: Path, new: Path) -> None:
    """Page by page, so that a copy with a log beside it comes whole."""
    with (
        closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(new)) as target,
    ):
        source.backup(target)


DOUBT = """
UPDATE interviews SET owner = 'before the restore', due_at = coalesce(due_at, created_at)
WHERE due_at IS NOT NULL OR status IN ('NOT_STARTED', 'IN_PROGRESS', 'PAUSED')
"""


def _doubt(file: Path) -> None:
    """Whatever was said since the copy was made is out already: look before saying it again."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(DOUBT)
        connection.commit()
