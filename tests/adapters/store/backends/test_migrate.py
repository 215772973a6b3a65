"""A database of an earlier version is brought up to date with all that is in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from adapters.store import open_store
from adapters.store.backends.migrate import HEAD, MIGRATIONS

VALUES = {"INTEGER": "1", "BOOLEAN": "1", "FLOAT": "0.5", "JSON": '{"retention_days": 180}'}
MOMENT = "2026-03-02 12:00:00.000000"


def scripts() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


EARLIER = sorted(
    {s.revision for s in ScriptDirectory.from_config(scripts()).walk_revisions()} - {HEAD}
)


def made(file: Path, revision: str) -> dict[str, int]:
    """A database of that version with a row in every table; how many rows each has."""
    engine = create_engine(f"sqlite:///{file}")
    config = scripts()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        for table in tables(connection):
            columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            values = [value(name, kind) for _, name, kind, *_ in columns]
            marks = ", ".join("?" * len(values))
            connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)  # noqa: S608
        connection.commit()
        return counted(connection)


def value(name: str, kind: str) -> str:
    """Something that fits a column."""
    if name.endswith(("_at", "_until")) or name == "at":
        return MOMENT
    return "i1" if name in {"id", "interview_id"} and kind != "INTEGER" else VALUES.get(kind, "x")


def tables(connection: sqlite3.Connection) -> list[str]:
    """All tables of ours, the interviews first."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = {name for (name,) in connection.execute(query)} - {"alembic_version"}
    return sorted(names, key=lambda name: (name != "interviews", name))


def counted(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    counts = {}
    for table in tables(connection):
        (counts[table],) = connection.execute(
            f'SELECT count(*) FROM "{table}"'  # noqa: S608 - the names are the schema's
        ).fetchone()
    return counts


@pytest.mark.parametrize("revision", EARLIER)
async def test_nothing_is_lost_on_the_way_up(revision: str, tmp_path: Path) -> None:
    """Every row of every table is there afterwards, and belongs to its interview."""
    file = tmp_path / "interviews.db"
    before = made(file, revision)
    assert set(before.values()) == {1}
    await (await open_store(f"sqlite:///{file}")).close()
    with closing(sqlite3.connect(file)) as connection:
        after = counted(connection)
        assert {table: after[table] for table in before} == before
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
