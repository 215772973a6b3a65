"""How many interviews are running: counted, never kept."""

from sqlalchemy import ColumnElement, Connection, func, select

from adapters.store import tables as t
from engine.interview import Place, Status
from engine.limits import Running

_ROWS = t.interviews
RUNNING = tuple(str(status) for status in Status if status.running)


def running(
    connection: Connection, place: Place, inviter: str, candidate: str, but: str
) -> Running:
    """Running interviews of an inviter, a candidate, a workspace, and in all, without ``but``."""
    here = (_ROWS.c.workspace == place.workspace, _ROWS.c.platform == place.platform)

    def count(*which: ColumnElement[bool]) -> int:
        counted = select(func.count()).where(_ROWS.c.status.in_(RUNNING), _ROWS.c.id != but)
        return connection.scalar(counted.where(*which)) or 0

    return Running(
        count(*here, _ROWS.c.inviter_id == inviter),
        count(*here, _ROWS.c.candidate_id == candidate),
        count(*here),
        count(),
    )
