"""What has to be written when an interview changes: pure, from two values to rows.

Only rows that differ are given; items that are the same object are not looked at.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy import String, Table

from adapters.store.mapping import tables as t
from adapters.store.mapping.child_rows import (
    EDITS,
    LISTED,
    QUESTION,
    SUMMARY,
    ChildTable,
    Row,
    message_row,
    messages_of,
)
from adapters.store.mapping.interview_row import first_row, frequent_row, rare_row
from adapters.store.mapping.usage import usage_row
from engine.dialogue.models import Exchange, Interview, Message
from engine.dialogue.state_machine import next_due_at
from engine.text import storable

_TEXTS = {
    table: tuple(c.name for c in table.c if isinstance(c.type, String))
    for table in (t.interviews, *t.parts)
}


@dataclass(slots=True)
class RowDiff:
    """Rows to be written (new or changed) and keys of rows to be removed, by table.

    ``altered`` says that a text had something in it that no database takes: the rows do not say
    quite what the value says.
    """

    interview_id: str
    written: dict[Table, list[Row]] = field(default_factory=dict)
    removed: dict[Table, list[Row]] = field(default_factory=dict)
    altered: bool = False

    def write(self, table: Table, row: Row) -> None:
        """A row that is new, or not as it was."""
        self.written.setdefault(table, []).append(self.clean(table, row))

    def remove(self, table: Table, key: Row) -> None:
        """A row that is no longer wanted."""
        self.removed.setdefault(table, []).append(key)

    def clean(self, table: Table, row: Row) -> Row:
        """The row with every text as a database takes it: the one place where that is seen to."""
        for name in _TEXTS[table]:
            value = row.get(name)
            if value is not None:
                kept = storable(value)
                if kept != value:
                    row[name] = kept
                    self.altered = True
        if table is t.evidence:
            words = row["words"]
            row["words"] = [storable(word) for word in words]
            self.altered = self.altered or row["words"] != words
        return row

    def compare(
        self, part: ChildTable, old: Mapping[Hashable, Any], new: Mapping[Hashable, Any]
    ) -> None:
        """Find what differs between two states of a part."""
        for key, item in new.items():
            was = old.get(key)
            if was is not item and was != item:
                self.write(part.table, part.row(self.interview_id, key, item))
        for key in old:
            if key not in new:
                self.remove(part.table, part.key(self.interview_id, key))


def diff_rows(old: Interview | None, new: Interview) -> RowDiff:
    """What has to be written so that the tables hold ``new`` where they held ``old``.

    The row of ``interviews`` itself is not among it: it is compared and swapped.
    """
    changes = RowDiff(new.id)
    for value_of, part in LISTED:
        before, after = value_of(old) if old else (), value_of(new)
        if before is not after:
            changes.compare(part, part.items(before) if before else {}, part.items(after))
    for was, now in zip_longest(old.exchanges if old else (), new.exchanges):
        if was is not now:
            _exchange(changes, was, now)
    _summary(changes, old, new)
    return changes


def _exchange(changes: RowDiff, old: Exchange | None, new: Exchange | None) -> None:
    changes.compare(QUESTION, QUESTION.items(old), QUESTION.items(new))
    if old is None or new is None or old.messages is not new.messages:
        _messages(changes, messages_of(old), messages_of(new), new)


def _messages(
    changes: RowDiff,
    old: Mapping[str, Message],
    new: Mapping[str, Message],
    exchange: Exchange | None,
) -> None:
    for message_id, message in new.items():
        was = old.get(message_id)
        if exchange is not None and was is not message and was != message:
            number = exchange.question.number
            changes.write(t.messages, message_row(changes.interview_id, number, message))
            changes.compare(EDITS, EDITS.items(was), EDITS.items(message))
    for message_id in old.keys() - new.keys():
        changes.remove(t.messages, {"interview_id": changes.interview_id, "id": message_id})
        changes.compare(EDITS, EDITS.items(old[message_id]), {})


def _summary(changes: RowDiff, old: Interview | None, new: Interview) -> None:
    before = old.summary if old else None
    if before is new.summary:
        return
    for part in SUMMARY:
        was = part.items(before) if before else {}
        changes.compare(part, was, part.items(new.summary) if new.summary else {})


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """An owner's wish to give its right back if nothing is owed ``now``."""

    owner: str
    now: datetime

    def is_granted(self, due_at: datetime | None) -> bool:
        """Whether an interview that is due then can be left."""
        return due_at is None or due_at > self.now


@dataclass(frozen=True, slots=True)
class Save:
    """A change of a stored interview, ready to be written if the row is still the old revision.

    ``frequent`` says that of the interview's own row only the columns of every turn have changed,
    ``erased`` that words or ids are gone, ``forgotten`` that the journal's lines are to go too,
    ``left`` that the right of who wished to leave is given back.
    """

    interview_id: str
    row: Row
    frequent: bool
    changes: RowDiff
    journal: list[Row]
    spent: Row | None
    erased: bool
    forgotten: bool
    left: bool


def save(old: Interview, new: Interview, leave: ReleaseRequest | None = None) -> Save:
    """What has to be written so that the tables hold ``new`` where they held ``old``."""
    changes = diff_rows(old, new)
    rare = rare_row(new)
    usual = rare == rare_row(old)
    forgotten = new.erased_at is not None and not new.candidate.id
    row = {**frequent_row(new), **({} if usual else rare)}
    row = row if usual else changes.clean(t.interviews, row)
    swapped = {f"new_{name}": value for name, value in row.items()}
    due_at = next_due_at(new)
    left = leave is not None and leave.is_granted(due_at)
    return Save(
        interview_id=new.id,
        row={
            **swapped,
            "new_due_at": due_at,
            "leaver": leave.owner if leave and left else None,
            "the_id": new.id,
            "old_revision": old.revision,
        },
        frequent=usual,
        changes=changes,
        journal=journal_rows(new),
        spent=usage_row(old, new),
        erased=forgotten or (old.erased_at is None and new.erased_at is not None),
        forgotten=forgotten,
        left=left,
    )


@dataclass(frozen=True, slots=True)
class Add:
    """A new interview with all of its rows."""

    interview_id: str
    row: Row
    changes: RowDiff
    journal: list[Row]


def add(interview: Interview) -> Add:
    """What has to be written so that the tables hold a new interview."""
    changes = diff_rows(None, interview)
    row = {**first_row(interview), **frequent_row(interview), **rare_row(interview)}
    row = {**changes.clean(t.interviews, row), "due_at": next_due_at(interview), "owner": None}
    return Add(interview.id, row, changes, journal_rows(interview))


def journal_rows(interview: Interview) -> list[Row]:
    """What is new in an interview's journal."""
    return [
        {
            "interview_id": interview.id,
            "at": entry.at,
            "kind": entry.kind,
            "subject": storable(entry.subject),
        }
        for entry in interview.unsaved_audit_entries
    ]
