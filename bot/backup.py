"""Copies of the database: made while the bot runs, and put back while it does not."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.store import open_store, restore
from bot.parts import settings_of
from engine.text import clean


async def backup(config: Path | None, file: Path) -> int:
    """Copy the database into a new file; a bot that runs goes on reading and writing."""
    store = await open_store(settings_of(config).store.database_url)
    try:
        await store.backup(file)
    finally:
        await store.close()
    print(f"{clean(str(file))} holds everything that was stored until now.")
    return 0


def put_back(config: Path | None, file: Path) -> int:
    """Put a copy in the database's place; what was there is kept beside it."""
    kept = restore(settings_of(config).store.database_url, file, datetime.now(UTC))
    aside = f" What was there before is {clean(str(kept))}." if kept else ""
    print(f"The database is now that of {clean(str(file))}.{aside}")
    return 0
