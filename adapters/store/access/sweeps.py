"""What is remembered of retention's sweeps: one row, for all processes."""

from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.mapping.tables import metadata
from adapters.store.mapping.utc_datetime import UtcDateTime
from engine.ports.sweeps import Sweep, Sweeping

ONLY = 1

sweeps = Table(
    "sweeps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("held_until", UtcDateTime),
)


def swept(connection: Connection, change: Sweeping) -> Sweep | None:
    """Read, change and write it in one transaction; the very same value writes nothing."""
    query = select(sweeps.c.last_at, sweeps.c.held_until).where(sweeps.c.id == ONLY)
    row = connection.execute(query.with_for_update()).first()
    last = Sweep(*row) if row else None
    new = change(last)
    if new is not None and new is not last:
        values = {"id": ONLY, "last_at": new.last_at, "held_until": new.held_until}
        connection.execute(_KEEP[connection.dialect.name], values)
    return new


def _keep(dialect: Any) -> Any:
    statement = dialect.insert(sweeps)
    new = {name: statement.excluded[name] for name in ("last_at", "held_until")}
    return statement.on_conflict_do_update(index_elements=["id"], set_=new)


_KEEP = {"sqlite": _keep(sqlite), "postgresql": _keep(postgresql)}
