"""Putting a copy in the place of a database, step by step."""

import sqlite3
from contextlib import closing
from pathlib import Path

from adapters.store import open_store
from adapters.store.tools.restore import keep_old_file
from tests.fakes.world import NOON, started


def interviews(file: Path) -> int:
    """How many there are in a file."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM interviews").fetchone()[0])


async def test_there_is_a_database_at_every_moment(tmp_path: Path) -> None:
    """Kept under another name the old one also stays: a crash now loses nothing, as it begins."""
    file = tmp_path / "interviews.db"
    store = await open_store(f"sqlite:///{file}")
    await store.add(started())
    await store.close()
    kept = keep_old_file(file, NOON)
    assert kept is not None
    assert kept.name == "interviews.db.before-20260302-120000"
    assert (interviews(file), interviews(kept)) == (1, 1)


def test_where_none_is_none_is_kept(tmp_path: Path) -> None:
    """A copy can be put where there is no database yet."""
    assert keep_old_file(tmp_path / "interviews.db", NOON) is None
    assert not list(tmp_path.iterdir())
