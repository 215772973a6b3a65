"""Preparing a database for this version, and moving a file's interviews to a server."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.store import copy_sqlite_to_postgres, is_postgres, migrate_store, open_store, restore
from bot.app.compose import settings_of
from engine.catalogue import gettext, ngettext
from engine.errors import BadConfig
from engine.text import clean


async def migrate(config: Path | None) -> int:
    """Make the tables or bring them up to date: ours, and on PostgreSQL the queue's."""
    url = settings_of(config).store.database_url
    await migrate_store(url)
    if is_postgres(url):
        from adapters.queue.schema import prepare

        await prepare(url)
    print(gettext("The database is ready."))
    return 0


async def migrate_data(config: Path | None, file: Path) -> int:
    """Move a SQLite file into the PostgreSQL database of the settings, with a line a table."""
    url = settings_of(config).store.database_url
    if not is_postgres(url):
        mistake = gettext("DATABASE_URL: name the PostgreSQL database to copy the file into")
        raise BadConfig(mistakes=mistake)
    await migrate(config)
    count = await copy_sqlite_to_postgres(file, url, show_progress)
    copied = ngettext(
        "{count} interview is copied. Each row was read back and compared.",
        "{count} interviews are copied. Each row was read back and compared.",
        count,
    )
    print(copied)
    text = gettext(
        "{file} is unchanged. From now on, start the bot with this DATABASE_URL.",
        file=clean(str(file)),
    )
    print(text)
    return 0


def show_progress(table: str, done: int, total: int) -> None:
    """How far a table is."""
    end = "\n" if done == total else "\r"
    amount = gettext("{done} of {total}", done=done, total=total)
    print(f"  {table:<14} {amount}", end=end, flush=True)


async def backup(config: Path | None, file: Path) -> int:
    """Copy the database into a new file; a bot that runs goes on reading and writing."""
    store = await open_store(settings_of(config).store.database_url)
    try:
        await store.backup(file)
    finally:
        await store.close()
    print(gettext("{file} holds everything that was stored until now.", file=clean(str(file))))
    return 0


def restore_command(config: Path | None, file: Path) -> int:
    """Put a copy in the database's place; what was there is kept beside it."""
    kept = restore(settings_of(config).store.database_url, file, datetime.now(UTC))
    print(gettext("The database is now a copy of {file}.", file=clean(str(file))))
    if kept:
        print(gettext("The previous database is kept as {file}.", file=clean(str(kept))))
    return 0
