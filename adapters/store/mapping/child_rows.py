"""The rows that each part of an interview has: pure, from values to dictionaries.

A part's items stand under their keys, which are the table's primary key without the interview.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from sqlalchemy import Table

from adapters.store.mapping import tables as t
from adapters.store.mapping.summary_lists import COLUMNS, summary_lines
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Edit, Exchange, Interview, Message, ModelCall
from engine.dialogue.summary import CompetencyRating, Summary
from engine.scoring import Evidence, Score

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


def _edit_columns(edit: Edit) -> Row:
    return {"text": edit.text, "replaced_at": edit.replaced_at}


def _summary_columns(summary: Summary) -> Row:
    return {
        "state": str(summary.state),
        "written_at": summary.written_at,
        "source": summary.source,
        "built_in": summary.built_in,
        "prompt": summary.prompt,
        "full_summary_text": summary.full_summary_text,
        "sentiment_label": summary.sentiment_label,
        "sentiment_score": summary.sentiment_score,
        "claims": summary.claims,
        "dropped": summary.dropped,
        "format": summary.format,
        "prose": str(summary.prose),
        "dropped_sentences": summary.dropped_sentences,
    }


def _line_columns(item: Any) -> Row:
    return dict(zip(COLUMNS, item, strict=True))


def _evidence(summary: Summary) -> Items:
    scores = summary.scores.computed
    return {
        (name, n): found for name, score in scores.items() for n, found in enumerate(score.evidence)
    }


def _score_columns(score: Score) -> Row:
    return {"value": score.value, "certainty": score.certainty, "reason": score.reason}


def _evidence_columns(piece: Evidence) -> Row:
    return {
        "answer": piece.answer,
        "sentence": piece.sentence,
        "words": list(piece.words),
        "says": piece.says,
    }


def _rating_columns(rating: CompetencyRating) -> Row:
    return {
        "competency": rating.competency,
        "level": rating.level,
        "spread": rating.spread,
        "quote": rating.quote,
        "answer": rating.answer,
        "unstable": rating.unstable,
        "per_answer": {
            str(number): {"level": each.level, "quote": each.quote}
            for number, each in rating.per_answer.items()
        },
    }


def _posting_columns(posting: DeliveryRecord) -> Row:
    return {
        "message_id": posting.message_id,
        "sent_at": posting.sent_at,
        "retry_at": posting.retry_at,
        "tries": posting.tries,
        "unreachable": posting.unreachable,
        "parts": list(posting.parts),
        "left": posting.left,
        "person": posting.person,
    }


def _call_columns(call: ModelCall) -> Row:
    return {
        "purpose": call.purpose,
        "model": call.model,
        "prompt": call.prompt,
        "input_tokens": call.input_tokens,
        "output_tokens": call.output_tokens,
        "cached_tokens": call.cached_tokens,
        "cost": call.cost,
        "seconds": call.seconds,
        "outcome": call.outcome,
    }


QUESTION = ChildTable(t.questions, _question, _question_columns)
EDITS = ChildTable(t.edits, _edits, _edit_columns)

LISTED: tuple[tuple[Callable[[Interview], Any], ChildTable], ...] = (
    (
        lambda interview: interview.managers,
        ChildTable(t.managers, _number_items, lambda person: {"person_id": person}),
    ),
    (
        lambda interview: interview.postings,
        ChildTable(t.postings, lambda postings: postings, _posting_columns),
    ),
    (lambda interview: interview.calls, ChildTable(t.calls, _number_items, _call_columns)),
)
"""What of an interview is a table each."""

SUMMARY = (
    ChildTable(t.summaries, lambda summary: {(): summary}, _summary_columns),
    ChildTable(t.lists, summary_lines, _line_columns),
    ChildTable(t.ratings, lambda summary: _number_items(summary.ratings), _rating_columns),
    ChildTable(
        t.scores,
        lambda summary: summary.scores.computed,
        _score_columns,
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
