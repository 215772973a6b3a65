"""What is done inside a transaction besides saving a change: plain functions of a connection."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from adapters.store import tables as t
from adapters.store.rows import changed, first_row
from adapters.store.writing import journal, write_rows
from engine.errors import InterviewNotFound
from engine.flow import due
from engine.interview import Interview, Status, Thread
from engine.ports import Line

_ROWS = t.interviews


def add(connection: Connection, interview: Interview) -> bool:
    """Insert an interview with all of its rows; False when its id is known."""
    known = select(_ROWS.c.id).where(_ROWS.c.id == interview.id)
    if connection.execute(known).first() is not None:
        return False
    connection.execute(insert(_ROWS), [{**first_row(interview), "due_at": due(interview)}])
    write_rows(connection, changed(None, interview).written)
    journal(connection, [interview])
    return True


def claim(
    connection: Connection, interview_id: str, owner: str, now: datetime, until: datetime
) -> str | None:
    """Take the claim and return its former owner, "" for none; None while it is another's."""
    columns = select(_ROWS.c.owner, _ROWS.c.due_at).where(_ROWS.c.id == interview_id)
    row = connection.execute(columns).first()
    if row is None:
        raise InterviewNotFound(id=interview_id)
    if row.owner not in {None, owner} and row.due_at is not None and row.due_at > now:
        return None
    taken = update(_ROWS).where(_ROWS.c.id == interview_id, _same_owner(row.owner))
    done = connection.execute(taken.values(owner=owner, due_at=until))
    return (row.owner or "") if done.rowcount else None


def _same_owner(owner: str | None) -> Any:
    return _ROWS.c.owner.is_(None) if owner is None else _ROWS.c.owner == owner


def free(connection: Connection, interview: Interview, owner: str) -> bool:
    """Give a claim back; False when the row has a newer revision."""
    row = _ROWS.c.id == interview.id
    now = connection.execute(select(_ROWS.c.revision).where(row)).scalar()
    if now != interview.revision:
        return False
    mine = update(_ROWS).where(row, _ROWS.c.owner == owner)
    connection.execute(mine.values(owner=None, due_at=due(interview)))
    return True


def line(row: Row[Any]) -> Line:
    """A row of interviews as one line of a list."""
    opened = row.thread is not None
    thread = Thread(row.platform, row.workspace, row.thread_channel, row.thread) if opened else None
    return Line(
        id=row.id,
        topic=row.topic,
        status=Status(row.status),
        candidate=row.candidate_name,
        candidate_id=row.candidate_id,
        created_at=row.created_at,
        answered=row.answered,
        questions=row.questions,
        workspace=row.workspace,
        thread=thread,
    )
