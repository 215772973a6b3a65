"""The rows that each part of an interview has: pure, from values to dictionaries."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from adapters.store import tables as t
from engine.interview import Call, Exchange, Posting, Rating, Summary
from engine.scoring import Score
from engine.text import storable

Row = dict[str, object]


def _managers(interview_id: str, managers: tuple[str, ...]) -> Iterator[Row]:
    for position, person in enumerate(managers):
        yield {"interview_id": interview_id, "position": position, "person_id": person}


def _postings(interview_id: str, postings: Mapping[str, Posting]) -> Iterator[Row]:
    for posting in postings.values():
        yield {"interview_id": interview_id, **_fields(posting)}


def _calls(interview_id: str, calls: tuple[Call, ...]) -> Iterator[Row]:
    for position, call in enumerate(calls):
        yield {"interview_id": interview_id, "position": position, **_fields(call)}


def _fields(value: Posting | Call | Rating) -> Row:
    return {name: getattr(value, name) for name in type(value).__dataclass_fields__}


def _question(interview_id: str, exchange: Exchange | None) -> Iterator[Row]:
    if exchange is None:
        return
    question = exchange.question
    yield {
        "interview_id": interview_id,
        "number": question.number,
        "text": storable(question.text),
        "kind": str(question.kind),
        "source": question.source,
        "prompt": question.prompt,
        "message_id": question.message_id,
        "written_at": question.written_at,
        "asked_at": question.asked_at,
        "heard_at": exchange.heard_at,
        "closed": exchange.closed,
    }


def _messages(interview_id: str, exchange: Exchange | None) -> Iterator[Row]:
    if exchange is None:
        return
    for message in exchange.messages:
        yield {
            "interview_id": interview_id,
            "id": message.id,
            "number": exchange.question.number,
            "text": storable(message.text),
            "sent_at": message.sent_at,
            "edited_at": message.edited_at,
            "deleted_at": message.deleted_at,
            "late": message.late,
        }


def _edits(interview_id: str, exchange: Exchange | None) -> Iterator[Row]:
    for message in exchange.messages if exchange else ():
        for position, edit in enumerate(message.edits):
            yield {
                "interview_id": interview_id,
                "message_id": message.id,
                "position": position,
                "text": storable(edit.text),
                "replaced_at": edit.replaced_at,
            }


def _summary(interview_id: str, summary: Summary | None) -> Iterator[Row]:
    if summary is not None:
        yield {
            "interview_id": interview_id,
            "state": str(summary.state),
            "written_at": summary.written_at,
            "source": summary.source,
            "built_in": summary.built_in,
            "prompt": summary.prompt,
            "full_summary_text": storable(summary.full_summary_text),
            "sentiment_label": summary.sentiment_label,
            "sentiment_score": summary.sentiment_score,
            "claims": summary.claims,
            "dropped": summary.dropped,
        }


def _lists(interview_id: str, summary: Summary | None) -> Iterator[Row]:
    if summary is None:
        return
    plain = {
        "themes": summary.themes,
        "missing": summary.missing_information,
        "notes": summary.notes,
    }
    for name, texts in plain.items():
        yield from (_line(interview_id, name, n, text) for n, text in enumerate(texts))
    for position, point in enumerate(summary.key_points):
        yield _line(interview_id, "points", position, point.text, answer=point.answer)
    found = {"strengths": summary.strengths, "weaknesses": summary.weaknesses}
    for name, findings in found.items():
        for position, f in enumerate(findings):
            yield _line(interview_id, name, position, f.text, f.quote, f.answer)


def _line(  # noqa: PLR0913, PLR0917 - the columns of a row
    interview_id: str,
    name: str,
    position: int,
    text: str,
    quote: str = "",
    answer: int | None = None,
) -> Row:
    return {
        "interview_id": interview_id,
        "list": name,
        "position": position,
        "text": storable(text),
        "quote": storable(quote),
        "answer": answer,
    }


def _ratings(interview_id: str, summary: Summary | None) -> Iterator[Row]:
    for position, rating in enumerate(summary.ratings if summary else ()):
        per_answer = {str(number): level for number, level in rating.per_answer.items()}
        row = {**_fields(rating), "per_answer": per_answer}
        yield {"interview_id": interview_id, "position": position, **row}


def _scores(interview_id: str, summary: Summary | None) -> Iterator[Row]:
    for name, score in _named_scores(summary):
        yield {
            "interview_id": interview_id,
            "score": name,
            "value": score.value,
            "certainty": score.certainty,
            "reason": storable(score.reason),
        }


def _evidence(interview_id: str, summary: Summary | None) -> Iterator[Row]:
    for name, score in _named_scores(summary):
        for position, found in enumerate(score.evidence):
            yield {
                "interview_id": interview_id,
                "score": name,
                "position": position,
                "answer": found.answer,
                "sentence": storable(found.sentence),
                "words": [storable(word) for word in found.words],
                "says": found.says,
            }


def _named_scores(summary: Summary | None) -> Iterator[tuple[str, Score]]:
    if summary is not None:
        for name in SCORES:
            yield name, getattr(summary.scores, name)


SCORES = ("clarity", "confidence", "consistency")

EXCHANGE: Mapping[Table, Callable[[str, Exchange | None], Iterable[Row]]] = {
    t.questions: _question,
    t.messages: _messages,
    t.edits: _edits,
}


PARTS: Sequence[tuple[Table, str, Callable[[str, Any], Iterable[Row]]]] = (
    (t.managers, "managers", _managers),
    (t.postings, "postings", _postings),
    (t.calls, "calls", _calls),
    (t.summaries, "summary", _summary),
    (t.lists, "summary", _lists),
    (t.ratings, "summary", _ratings),
    (t.scores, "summary", _scores),
    (t.evidence, "summary", _evidence),
)
"""A table, the field of an interview that it holds, and that field's rows."""
