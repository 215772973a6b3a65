"""Looking at the database: plain functions of a connection, for many wishes at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from adapters.store.mapping import tables as t
from adapters.store.mapping.load import read
from engine.dialogue.models import Interview

_ROWS = t.interviews


@dataclass(frozen=True, slots=True, eq=False)
class Get:
    """A wish for an interview; what is ``known`` of it is enough when its revision stands."""

    interview_id: str
    known: Interview | None


def run_reads(connection: Connection, tasks: Sequence[Any]) -> list[Any]:
    """Do tasks that only look; a Get comes to an interview, or to None."""
    found = _load(connection, [task for task in tasks if isinstance(task, Get)])
    return [found.get(task) if isinstance(task, Get) else task(connection) for task in tasks]


def _load(connection: Connection, gets: Sequence[Get]) -> dict[Get, Interview | None]:
    """Of interviews that are known only the revision is read, and the rest if it has changed."""
    known = {get.interview_id for get in gets if get.known}
    query = select(_ROWS.c.id, _ROWS.c.revision).where(_ROWS.c.id.in_(known))
    now = {row.id: row.revision for row in connection.execute(query)} if known else {}
    stand = {g: g.known for g in gets if g.known and g.known.revision == now.get(g.interview_id)}
    rest = {get.interview_id for get in gets if get not in stand}
    others = read(connection, rest) if rest else {}
    return {get: stand.get(get) or others.get(get.interview_id) for get in gets}
