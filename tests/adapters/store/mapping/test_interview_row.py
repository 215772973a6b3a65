"""The row of an interview and the columns of the statements that write it."""

from adapters.store.mapping import tables as t
from adapters.store.mapping.child_rows import LISTED, SUMMARY
from adapters.store.mapping.interview_row import (
    FREQUENT_COLUMNS,
    RARE_COLUMNS,
    first_row,
    frequent_row,
    rare_row,
)
from tests.fakes.stored import rich


def test_every_column_of_an_interview_is_written() -> None:
    """No column is left out by the statement of a change, and none is named twice."""
    interview = rich()
    assert tuple(frequent_row(interview)) == FREQUENT_COLUMNS
    assert set(rare_row(interview)) == set(RARE_COLUMNS)
    written = [*first_row(interview), *FREQUENT_COLUMNS, *RARE_COLUMNS, "due_at", "owner"]
    assert sorted(written) == sorted(t.interviews.c.keys())


def test_every_column_of_its_parts_is_written() -> None:
    """A part's row holds each column of its table."""
    interview = rich()
    assert interview.summary is not None
    parts = [(part, value_of(interview)) for value_of, part in LISTED]
    parts += [(part, interview.summary) for part in SUMMARY]
    for part, value in parts:
        items = part.items(value)
        assert items, part.table.name
        for key, item in items.items():
            assert set(part.row("i", key, item)) == set(part.table.c.keys()), part.table.name
