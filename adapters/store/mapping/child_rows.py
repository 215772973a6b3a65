"""The rows that each part of an interview has: pure, from values to dictionaries.

A part's items stand under their keys, which are the table's primary key without the interview.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict
from operator import attrgetter
from typing import Any

from sqlalchemy import Table

from adapters.store.mapping import tables as t
from adapters.store.mapping.summary_lists import COLUMNS, summary_lines
from engine.dialogue.models import Edit, Exchange, Interview, Message
from engine.dialogue.summary import Summary

Row = dict[str, Any]
Items = Mapping[Hashable, Any]


class ChildTable:
    """What a table holds of something: its items by their keys, and the columns of an item."""

    def __init__(
        self, table: Table, items: Callable[[Any], Items], columns: Callable[[Any], Row]
    ) -> None:
        self.table = table
        self.items = items
        self.columns = columns
        self._names = tuple(column.name for column in table.primary_key)

    def row(self, interview_id: str, key: Hashable, item: Any) -> Row:
        """The whole row of an item."""
        row = self.key(interview_id, key)
        row.update(self.columns(item))
        return row

    def key(self, interview_id: str, key: Hashable) -> Row:
        """The primary key of an item's row."""
        keys = (interview_id, *key) if isinstance(key, tuple) else (interview_id, key)
        return dict(zip(self._names, keys, strict=True))


def _fields(*names: str) -> Callable[[Any], Row]:
    """Columns that are called as the fields that they hold."""
    values = attrgetter(*names)
    return lambda item: dict(zip(names, values(item), strict=True))


def _number_items(values: tuple[Any, ...]) -> Items:
    return dict(enumerate(values))


def _question(exchange: Exchange | None) -> Items:
    """A question with what is known of its answer; messages are another part."""
    if exchange is None:
        return {}
    question = exchange.question
    return {question.number: (question, exchange.heard_at, exchange.closed)}


def _question_columns(item: Any) -> Row:
    question, heard_at, closed = item
    return {
        "text": question.text,
        "kind": str(question.kind),
        "source": question.source,
        "prompt": question.prompt,
        "message_id": question.message_id,
        "written_at": question.written_at,
        "asked_at": question.asked_at,
        "heard_at": heard_at,
        "closed": closed,
    }


def messages_of(exchange: Exchange | None) -> Mapping[str, Message]:
    """The messages of an exchange by their ids."""
    return {message.id: message for message in exchange.messages} if exchange else {}


def message_row(interview_id: str, number: int, message: Message) -> Row:
    """The row of a message in the answer to a question."""
    return {
        "interview_id": interview_id,
        "id": message.id,
        "number": number,
        "text": message.text,
        "sent_at": message.sent_at,
        "edited_at": message.edited_at,
        "deleted_at": message.deleted_at,
        "late": message.late,
    }


def _edits(message: Message | None) -> Mapping[Hashable, Edit]:
    if message is None:
        return {}
    return {(message.id, position): edit for position, edit in enumerate(message.edits)}


def _summary_columns(summary: Summary) -> Row:
    return {**_SUMMED_UP(summary), "state": str(summary.state), "prose": str(summary.prose)}


_SUMMED_UP = _fields(
    *("written_at", "source", "built_in", "prompt", "full_summary_text"),
    *("sentiment_label", "sentiment_score", "claims", "dropped", "format"),
    "dropped_sentences",
)


def _line_columns(item: Any) -> Row:
    return dict(zip(COLUMNS, item, strict=True))


SCORES = ("clarity", "confidence", "consistency")


def _evidence(summary: Summary) -> Items:
    scores = {name: getattr(summary.scores, name) for name in SCORES}
    return {
        (name, n): found for name, score in scores.items() for n, found in enumerate(score.evidence)
    }


def _evidence_columns(item: Any) -> Row:
    return {**_SEEN(item), "words": list(item.words)}


_SEEN = _fields("answer", "sentence", "says")


def _rating_columns(item: Any) -> Row:
    shown = {str(number): asdict(each) for number, each in item.per_answer.items()}
    return {**_RATED(item), "per_answer": shown}


_RATED = _fields("competency", "level", "spread", "quote", "answer", "unstable")

QUESTION = ChildTable(t.questions, _question, _question_columns)
EDITS = ChildTable(t.edits, _edits, _fields("text", "replaced_at"))

_POSTED = _fields("message_id", "sent_at", "retry_at", "tries", "unreachable", "left", "person")

LISTED: tuple[tuple[str, ChildTable], ...] = (
    ("managers", ChildTable(t.managers, _number_items, lambda person: {"person_id": person})),
    (
        "postings",
        ChildTable(
            t.postings,
            lambda postings: postings,
            lambda posting: {**_POSTED(posting), "parts": list(posting.parts)},
        ),
    ),
    (
        "calls",
        ChildTable(
            t.calls,
            _number_items,
            _fields(
                *("purpose", "model", "prompt", "input_tokens", "output_tokens", "cached_tokens"),
                *("cost", "seconds", "outcome"),
            ),
        ),
    ),
)
"""Fields of an interview that are a table each."""

SUMMARY = (
    ChildTable(t.summaries, lambda summary: {(): summary}, _summary_columns),
    ChildTable(t.lists, summary_lines, _line_columns),
    ChildTable(t.ratings, lambda summary: _number_items(summary.ratings), _rating_columns),
    ChildTable(
        t.scores,
        lambda summary: {name: getattr(summary.scores, name) for name in SCORES},
        _fields("value", "certainty", "reason"),
    ),
    ChildTable(t.evidence, _evidence, _evidence_columns),
)


def count_answered(interview: Interview) -> int:
    """How many questions have an answer, without putting the answers together."""
    count = 0
    for exchange in interview.exchanges:
        for message in exchange.messages:
            if message.deleted_at is None and message.text.strip():
                count += 1
                break
    return count
