"""The longer queries of the store, as statements: which rows, in which order, how many."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, or_, select, tuple_

from adapters.store.mapping import tables as t
from adapters.store.mapping.utc_datetime import UtcDateTime
from engine.dialogue.models import ThreadRef
from engine.ports.store import RetainedInterview

_ROWS = t.interviews


def select_in_thread(thread: ThreadRef) -> Select[Any]:
    """The id of the interview that is held in this thread."""
    return select(_ROWS.c.id).where(
        _ROWS.c.thread_platform == thread.platform,
        _ROWS.c.thread_workspace == thread.workspace,
        _ROWS.c.thread_channel == thread.channel,
        _ROWS.c.thread == thread.thread,
    )


def select_newest(
    scope: ColumnElement[bool], workspace: str | None, person: str | None, most: int
) -> Select[Any]:
    """At most ``most`` rows of a workspace or of a person in any role, the newest first."""
    query = select(_ROWS).where(scope)
    query = query.order_by(_ROWS.c.created_at.desc(), _ROWS.c.id.desc()).limit(most)
    if workspace is not None:
        query = query.where(_ROWS.c.workspace == workspace)
    if person is not None:
        told = select(t.managers.c.interview_id).where(t.managers.c.person_id == person)
        named = (_ROWS.c.candidate_id == person, _ROWS.c.inviter_id == person)
        query = query.where(or_(*named, _ROWS.c.id.in_(told)))
    return query


def select_past_retention(
    scope: ColumnElement[bool], now: datetime, most: int, after: RetainedInterview | None
) -> Select[Any]:
    """At most ``most`` rows whose time is over, ``after`` another; found by an index."""
    at = _ROWS.c
    query = select(at.id, at.platform, at.status, at.ended_at, at.keep_until)
    query = query.where(at.keep_until <= now, scope)
    if after is not None:
        place = tuple_(_ROWS.c.keep_until, _ROWS.c.id)
        query = query.where(place > tuple_(literal(after.keep_until, UtcDateTime), after.id))
    return query.order_by(_ROWS.c.keep_until, _ROWS.c.id).limit(most)
