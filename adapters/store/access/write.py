"""Writing a group of tasks inside one transaction: plain functions of a connection.

A change is compared and swapped on its revision. Of a group of changes executemany tells only the
total count, so when that is short none is written and each has to be done alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    case,
    delete,
    insert,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy import update as update_of
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.mapping import tables as t
from adapters.store.mapping.bulk import CompiledStatement
from adapters.store.mapping.child_rows import Row
from adapters.store.mapping.diff import Add, RowDiff, Save
from adapters.store.mapping.interview_row import FREQUENT_COLUMNS, RARE_COLUMNS
from adapters.store.mapping.usage import add_usage
from engine.dialogue.audit_log import DELETION
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import next_due_at
from engine.errors import InterviewNotFound

_ROWS = t.interviews


class Conflict(Exception):
    """Somebody else has changed the row in the meantime."""


@dataclass(frozen=True, slots=True)
class ClaimTask:
    """A wish for the sole right to drive an interview; its result is Taken, or None."""

    interview_id: str
    owner: str
    now: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A right that was granted; ``former`` owner None when there was none."""

    revision: int
    former: str | None


@dataclass(frozen=True, slots=True)
class ReleaseTask:
    """A right that is given back; its result is False when there is a newer revision."""

    interview: Interview
    owner: str

    @property
    def interview_id(self) -> str:
        """Of the interview that is given back."""
        return self.interview.id


Task = Save | Add | ClaimTask | ReleaseTask | Callable[[Connection], Any]


def write(connection: Connection, tasks: Sequence[Task]) -> list[Any]:
    """Do all tasks, changes first; raises Conflict when one of the changes comes too late.

    Rows are locked in the order of their ids, so that two processes never wait for each other.
    """
    _lock(connection, tasks)
    results: dict[int, Any] = _adds(connection, [task for task in tasks if isinstance(task, Add)])
    _saves(connection, [task for task in tasks if isinstance(task, Save)])
    rights = [task for task in tasks if isinstance(task, ClaimTask | ReleaseTask)]
    results |= _leases(connection, rights)
    for task in tasks:
        if not isinstance(task, Add | Save | ClaimTask | ReleaseTask):
            results[id(task)] = task(connection)
    return [results.get(id(task)) for task in tasks]


def _lock(connection: Connection, tasks: Sequence[Task]) -> None:
    """Lock all rows of a group first; SQLite has locked the whole file, and one is no group."""
    ids = {task.interview_id for task in tasks if isinstance(task, Save | ClaimTask | ReleaseTask)}
    if len(ids) > 1 and connection.dialect.name != "sqlite":
        connection.execute(_LOCK, {"wanted": list(ids)})


def _adds(connection: Connection, adds: Sequence[Add]) -> dict[int, bool]:
    if not adds:
        return {}
    asked = select(_ROWS.c.id).where(_ROWS.c.id.in_([add.interview_id for add in adds]))
    known = set(connection.scalars(asked))
    new: dict[str, Add] = {}
    for add in sorted(adds, key=attrgetter("interview_id")):
        if add.interview_id not in known:
            new.setdefault(add.interview_id, add)
    if new:
        if _INSERT[connection.dialect.name].run(connection, [a.row for a in new.values()]) < len(
            new
        ):
            raise Conflict  # another process came first
        _write_parts(connection, [add.changes for add in new.values()])
        _write_journal(connection, (entry for add in new.values() for entry in add.journal))
    return {id(add): new.get(add.interview_id) is add for add in adds}


def _saves(connection: Connection, saves: Sequence[Save]) -> None:
    ordered = sorted(saves, key=attrgetter("interview_id"))
    for usual, swap in _SWAPS.items():
        rows = [save.row for save in ordered if save.frequent is usual]
        if rows and swap.run(connection, rows) != len(rows):
            raise Conflict
    if ordered:
        _write_parts(connection, [save.changes for save in ordered])
        _write_journal(connection, (entry for save in ordered for entry in save.journal))
        add_usage(connection, (save.spent for save in ordered))
    if forgotten := [{"the_id": save.interview_id} for save in ordered if save.forgotten]:
        _FORGET.run(connection, forgotten)


def _write_parts(connection: Connection, changes: Sequence[RowDiff]) -> None:
    """Remove, then insert rows or replace those with the same key, a statement for each table."""
    for table in t.parts:
        removed = [row for change in changes for row in change.removed.get(table, ())]
        if removed:
            _DELETES[table].run(connection, removed)
        written = [row for change in changes for row in change.written.get(table, ())]
        if written:
            _UPSERTS[connection.dialect.name][table].run(connection, written)


def _write_journal(connection: Connection, entries: Iterable[Row]) -> None:
    rows = list(entries)
    if rows:
        _JOURNAL.run(connection, rows)


@dataclass(slots=True)
class _Lease:
    """Who may drive an interview and when it is due, while a group is worked through."""

    revision: int
    owner: str | None
    due_at: datetime | None
    moved: bool = False

    def claim(self, task: ClaimTask) -> ClaimResult | None:
        """Granted when it is free, lapsed, or the same owner's."""
        others = self.owner not in {None, task.owner}
        if others and self.due_at is not None and self.due_at > task.now:
            return None
        former = self.owner
        self.owner, self.due_at, self.moved = task.owner, task.until, True
        return ClaimResult(self.revision, former)

    def free(self, task: ReleaseTask) -> bool:
        """Given back when nothing newer is stored; what is another's stays."""
        if self.revision != task.interview.revision:
            return False
        if self.owner == task.owner:
            self.owner, self.due_at, self.moved = None, next_due_at(task.interview), True
        return True


def _leases(connection: Connection, tasks: Sequence[ClaimTask | ReleaseTask]) -> dict[int, Any]:
    if not tasks:
        return {}
    wanted = {"wanted": list({task.interview_id for task in tasks})}
    rights = {
        row.id: _Lease(row.revision, row.owner, row.due_at)
        for row in connection.execute(_RIGHTS, wanted)
    }
    results = {id(task): _grant(rights.get(task.interview_id), task) for task in tasks}
    moved = [
        {"the_id": interview_id, "new_owner": right.owner, "new_due_at": right.due_at}
        for interview_id, right in rights.items()
        if right.moved
    ]
    if moved:
        _MOVE.run(connection, moved)
    return results


def _grant(right: _Lease | None, task: ClaimTask | ReleaseTask) -> Any:
    if right is None:
        return InterviewNotFound(id=task.interview_id)
    return right.claim(task) if isinstance(task, ClaimTask) else right.free(task)


def _new(name: str) -> Any:
    return bindparam(f"new_{name}", type_=_ROWS.c[name].type)


def _swap(names: Sequence[str]) -> CompiledStatement:
    """Compare and swap; while somebody has the right to drive, ``due_at`` is when it lapses.

    A ``leaver`` who has it gives it back; another's stays.
    """
    leaves = _ROWS.c.owner == bindparam("leaver", type_=_ROWS.c.owner.type)
    due_at = case((or_(_ROWS.c.owner.is_(None), leaves), _new("due_at")), else_=_ROWS.c.due_at)
    owner = case((leaves, null()), else_=_ROWS.c.owner)
    same = (_ROWS.c.id == bindparam("the_id"), _ROWS.c.revision == bindparam("old_revision"))
    values = {name: _new(name) for name in names}
    statement = update_of(_ROWS).where(*same).values(**values, owner=owner, due_at=due_at)
    return CompiledStatement(statement, ("the_id", "old_revision"))


def _move() -> CompiledStatement:
    moved = update_of(_ROWS).where(_ROWS.c.id == bindparam("the_id"))
    return CompiledStatement(moved.values(owner=_new("owner"), due_at=_new("due_at")), ("the_id",))


_SWAPS = {True: _swap(FREQUENT_COLUMNS), False: _swap((*FREQUENT_COLUMNS, *RARE_COLUMNS))}
_MOVE = _move()
_LOCK = (
    select(_ROWS.c.id)
    .where(_ROWS.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(_ROWS.c.id)
    .with_for_update()
)
_RIGHTS = (
    select(_ROWS.c.id, _ROWS.c.revision, _ROWS.c.owner, _ROWS.c.due_at)
    .where(_ROWS.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(_ROWS.c.id)
    .with_for_update()
)


def _insert(table: Table) -> CompiledStatement:
    names = [c.name for c in table.c if c is not t.journal.c.id]
    return CompiledStatement(insert(table), names)


def _insert_new(dialect: Any) -> CompiledStatement:
    """An interview whose id is not known; of one that is, nothing is written."""
    statement = dialect.insert(_ROWS).on_conflict_do_nothing(index_elements=["id"])
    return CompiledStatement(statement, _ROWS.c.keys())


def _delete(table: Table) -> CompiledStatement:
    keys = [c.name for c in table.primary_key]
    return CompiledStatement(delete(table).where(*(table.c[k] == bindparam(k) for k in keys)), keys)


def _upsert(dialect: Any, table: Table) -> CompiledStatement:
    statement = dialect.insert(table)
    keys = [c.name for c in table.primary_key]
    others = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
    statement = statement.on_conflict_do_update(index_elements=keys, set_=others)
    return CompiledStatement(statement, table.c.keys())


def _purge_deleted() -> CompiledStatement:
    """Leave of an interview's journal that it was deleted."""
    kept = t.journal.c.kind.in_([literal_column(f"'{kind}'") for kind in DELETION])
    its = t.journal.c.interview_id == bindparam("the_id")
    return CompiledStatement(delete(t.journal).where(its, ~kept), ("the_id",))


_FORGET = _purge_deleted()
_JOURNAL = _insert(t.journal)
_DELETES = {table: _delete(table) for table in t.parts}
_INSERT = {"sqlite": _insert_new(sqlite), "postgresql": _insert_new(postgresql)}
_UPSERTS = {
    "sqlite": {table: _upsert(sqlite, table) for table in t.parts},
    "postgresql": {table: _upsert(postgresql, table) for table in t.parts},
}
