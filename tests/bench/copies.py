"""A database made large: copies of one interview, by SQL alone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from adapters.store.mapping import tables as t
from tests.bench.seeds import Seed

_TABLES = (t.interviews, t.managers, t.questions, t.postings)
_NAMED = "'copy-' || numbers.n"


def multiply(file: Path, like: Seed, times: int, *, over: bool) -> None:
    """Put so many copies of an interview into the database, completed or waiting as it is."""
    if not times:
        return
    changes = {"id": _NAMED, "interview_id": _NAMED, "thread": _NAMED}
    changes |= {"status": "'COMPLETED'", "due_at": "NULL"} if over else {}
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY)")
        connection.execute(
            "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ?) "
            "INSERT INTO numbers SELECT n FROM up",
            (times,),
        )
        for table in _TABLES:
            _copied(connection, table.name, [c.name for c in table.c], like.interview, changes)
        connection.commit()


def _copied(
    connection: sqlite3.Connection,
    table: str,
    names: Sequence[str],
    like: str,
    changes: dict[str, str],
) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(changes.get(name, f'source."{name}"') for name in names)
    key = "id" if table == "interviews" else "interview_id"
    connection.execute(
        f"INSERT INTO {table} ({columns}) SELECT {values} "  # noqa: S608 - names of our own
        f"FROM numbers, {table} AS source WHERE source.{key} = ?",
        (like,),
    )
