"""Interviews to rows and back: pure.

``changed`` gives only the rows that differ between two values of an interview; parts that are the
same object are not looked at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pydantic import TypeAdapter
from sqlalchemy import Table

from adapters.store.parts import EXCHANGE, PARTS, Row
from engine.interview import Exchange, Interview
from engine.plan import Plan
from engine.text import storable

Rows = dict[Table, list[Row]]

PLAN = TypeAdapter(Plan)


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows to be written (new or changed) and keys of rows to be removed, by table."""

    written: Rows = field(default_factory=dict)
    removed: Rows = field(default_factory=dict)

    def add(self, table: Table, old: Iterable[Row], new: Iterable[Row]) -> None:
        """Compare two states of the rows that one part of an interview has in a table."""
        before = {_key(table, row): row for row in old}
        after = {_key(table, row): row for row in new}
        written = [row for key, row in after.items() if before.get(key) != row]
        removed = [_key_row(table, row) for key, row in before.items() if key not in after]
        if written:
            self.written.setdefault(table, []).extend(written)
        if removed:
            self.removed.setdefault(table, []).extend(removed)


def _key_row(table: Table, row: Row) -> Row:
    return {column.name: row[column.name] for column in table.primary_key}


def _key(table: Table, row: Row) -> tuple[object, ...]:
    return tuple(_key_row(table, row).values())


def changed(old: Interview | None, new: Interview) -> Difference:
    """What has to be written so that the tables hold ``new`` where they held ``old``.

    The row of ``interviews`` itself is not among it: it is compared and swapped.
    """
    difference = Difference()
    for table, name, rows in PARTS:
        before, after = getattr(old, name, None), getattr(new, name)
        if before is not after:
            difference.add(table, rows(new.id, before) if old else (), rows(new.id, after))
    _exchanges(difference, old.exchanges if old else (), new)
    return difference


def _exchanges(difference: Difference, old: Sequence[Exchange], new: Interview) -> None:
    for index in range(max(len(old), len(new.exchanges))):
        before = old[index] if index < len(old) else None
        after = new.exchanges[index] if index < len(new.exchanges) else None
        if before is after:
            continue
        for table, rows in EXCHANGE.items():
            difference.add(table, rows(new.id, before), rows(new.id, after))


def first_row(interview: Interview) -> Row:
    """The row of ``interviews`` as it is first written."""
    template = interview.plan.template
    return {
        "id": interview.id,
        "topic": storable(interview.topic),
        "platform": interview.place.platform,
        "workspace": interview.place.workspace,
        "channel": interview.place.channel,
        "visibility": str(interview.place.visibility),
        "candidate_id": interview.candidate.id,
        "candidate_utc_offset": interview.candidate.utc_offset,
        "inviter_id": interview.inviter.id,
        "inviter_name": storable(interview.inviter.name),
        "inviter_utc_offset": interview.inviter.utc_offset,
        "template": template.name if template else None,
        "template_version": template.version if template else None,
        "consent_version": interview.plan.consent_version,
        "questions": interview.plan.questions,
        "plan": PLAN.dump_python(interview.plan, mode="json"),
        "created_at": interview.created_at,
        **later_row(interview),
    }


def later_row(interview: Interview) -> Row:
    """What of that row can change, without what a claim says."""
    thread = interview.thread
    return {
        "status": str(interview.status),
        "thread_channel": thread.channel if thread else None,
        "thread": thread.thread if thread else None,
        "candidate_name": storable(interview.candidate.name),
        "answered": interview.answered,
        **{name: getattr(interview, name) for name in PLAIN},
    }


PLAIN = (
    "active_at",
    "started_at",
    "ended_at",
    "erased_at",
    "ended_early",
    "wants_human",
    "spoke_early",
    "lost",
    "paused_times",
    "model_retry_at",
    "model_failures",
    "outages",
    "turn",
    "revision",
)
"""Columns that hold a field of the interview as it is."""

LATER = ("status", "thread_channel", "thread", "candidate_name", "answered", *PLAIN)
"""The columns that ``later_row`` fills."""
