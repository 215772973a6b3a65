"""What a workspace spends in a day: kept beside the interviews, so that erasing lowers nothing."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.mapping import tables as t
from adapters.store.mapping.bulk import CompiledStatement
from adapters.store.mapping.child_rows import Row
from engine.dialogue.models import ChannelRef, Interview
from engine.ports.store import Usage
from engine.quotas.budget import usage_between

KEYS = ("platform", "workspace", "day")
SUMS = ("calls", "tokens", "cost")


def usage_row(old: Interview, new: Interview) -> Row | None:
    """What has to be added to a day's row, None when nothing was spent."""
    day, spent = usage_between(old, new)
    if not spent.calls:
        return None
    key = (new.place.platform, new.place.workspace, day)
    sums = (spent.calls, spent.tokens, spent.cost)
    return dict(zip((*KEYS, *SUMS), (*key, *sums), strict=True))


def add_usage(connection: Connection, rows: Iterable[Row | None]) -> None:
    """Add rows to what is there, one for each key, in the order of the keys."""
    totals: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row is not None:
            key = tuple(row[name] for name in KEYS)
            known = totals.get(key)
            totals[key] = {**row, **{n: known[n] + row[n] for n in SUMS}} if known else row
    if totals:
        ordered = [totals[key] for key in sorted(totals)]
        _ADD[connection.dialect.name].run(connection, ordered)


def read_usage(connection: Connection, place: ChannelRef, day: str) -> Usage:
    """What a workspace has spent on a day."""
    table = t.spending.c
    query = select(table.calls, table.tokens, table.cost).where(
        table.platform == place.platform, table.workspace == place.workspace, table.day == day
    )
    row = connection.execute(query).first()
    return Usage(*row) if row else Usage()


def _add(dialect: Any) -> CompiledStatement:
    statement = dialect.insert(t.spending)
    sums = {name: t.spending.c[name] + statement.excluded[name] for name in SUMS}
    statement = statement.on_conflict_do_update(index_elements=KEYS, set_=sums)
    return CompiledStatement(statement, (*KEYS, *SUMS))


_ADD = {"sqlite": _add(sqlite), "postgresql": _add(postgresql)}
