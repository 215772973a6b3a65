"""How many interviews there are, run and wait: counted, never kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from adapters.store.mapping import tables as t
from engine.dialogue.models import ChannelRef, Status
from engine.ports.store import ActiveCounts

_ROWS = t.interviews
RUNNING = tuple(str(status) for status in Status if status.running)


@dataclass(frozen=True, slots=True)
class Counts:
    """Interviews by platform and status; those that owe something now, and since when at most.

    ``due`` is by platform; ``longest_due`` is the moment since which the first of them waits, None
    when none does. Interviews that are being driven are not due.
    """

    interviews: Mapping[tuple[str, Status], int]
    due: Mapping[str, int]
    longest_due: datetime | None


def counts(connection: Connection, held: ColumnElement[bool], now: datetime) -> Counts:
    """Interviews of the workspaces held, for an operator to watch; an index tells the statuses."""
    rows = _ROWS.c
    by_status = select(rows.platform, rows.status, func.count()).where(held)
    found = connection.execute(by_status.group_by(rows.platform, rows.status)).all()
    late = select(rows.platform, func.count(), func.min(rows.due_at))
    late = late.where(rows.due_at <= now, held)
    waiting = connection.execute(late.group_by(rows.platform)).all()
    return Counts(
        {(platform, Status(status)): number for platform, status, number in found},
        {platform: number for platform, number, _ in waiting},
        min((since for *_, since in waiting), default=None),
    )


def running(
    connection: Connection,
    held: ColumnElement[bool],
    place: ChannelRef,
    people: tuple[str, str],
    but: str,
) -> ActiveCounts:
    """Running interviews of an inviter, a candidate, a workspace, and in all, without ``but``.

    ``people`` are the inviter and the candidate; what is not ``held`` is not counted.
    """
    inviter, candidate = people
    here = (_ROWS.c.workspace == place.workspace, _ROWS.c.platform == place.platform)

    def count(*which: ColumnElement[bool]) -> int:
        counted = select(func.count()).where(_ROWS.c.status.in_(RUNNING), _ROWS.c.id != but, held)
        return connection.scalar(counted.where(*which)) or 0

    return ActiveCounts(
        count(*here, _ROWS.c.inviter_id == inviter),
        count(*here, _ROWS.c.candidate_id == candidate),
        count(*here),
        count(),
    )
