"""Rows back to interviews: plain functions of a connection, for many interviews at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, select

from adapters.store.mapping import tables as t
from adapters.store.mapping.plan_document import plan_from_document
from adapters.store.mapping.summary_lists import summary_fields
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import (
    ChannelRef,
    Edit,
    Exchange,
    Interview,
    Message,
    ModelCall,
    Person,
    Question,
    QuestionKind,
    Status,
    ThreadRef,
)
from engine.dialogue.plan import ModelWaitReason, Visibility
from engine.dialogue.summary import (
    AnswerRating,
    CompetencyRating,
    Prose,
    Summary,
    SummaryState,
)
from engine.errors import StoreCorrupt
from engine.ports.store import InterviewListItem
from engine.scoring import Evidence, Score, Scores

Rows = Sequence[Row[Any]]
Found = Mapping[Table, Mapping[str, Rows]]
"""The rows of each table by the id of their interview, in the order of their keys."""


def _of(table: Table) -> Select[Any]:
    """A table's rows of the wanted interviews, in their order; compiled once."""
    column = table.c.id if table is t.interviews else table.c.interview_id
    wanted: Any = bindparam("wanted", expanding=True)
    return select(table).where(column.in_(wanted)).order_by(*table.primary_key)


_SELECTS = {table: _of(table) for table in (t.interviews, *t.parts)}
_ALWAYS = (t.managers, t.questions, t.postings, t.calls)
_SUMMARISED = (t.lists, t.ratings, t.scores, t.evidence)


def read(connection: Connection, wanted: Collection[str]) -> dict[str, Interview]:
    """The interviews as the tables hold them; ids that are not there are left out.

    Raises StoreCorrupt when rows make no interview: somebody has changed them by hand.
    """
    rows = connection.execute(_SELECTS[t.interviews], {"wanted": list(wanted)}).all()
    if not rows:
        return {}
    found = _load_interviews(connection, [row.id for row in rows])
    try:
        return {row.id: _interview(row, found) for row in rows}
    except (ValueError, TypeError, LookupError, AttributeError):
        raise StoreCorrupt(where=connection.engine.url.database) from None


def _load_interviews(connection: Connection, ids: Sequence[str]) -> Found:
    """The rows of all parts; tables that can hold nothing for these interviews are not asked."""
    found = {table: _group_rows(connection, table, ids) for table in _ALWAYS}
    asked = list(found[t.questions])
    found[t.messages] = _group_rows(connection, t.messages, asked)
    edited = [i for i, rows in found[t.messages].items() if any(m.edited_at for m in rows)]
    found[t.edits] = _group_rows(connection, t.edits, edited)
    found[t.summaries] = _group_rows(connection, t.summaries, ids)
    summarised = list(found[t.summaries])
    return found | {table: _group_rows(connection, table, summarised) for table in _SUMMARISED}


def _group_rows(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, Rows]:
    if not ids:
        return {}
    grouped: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(_SELECTS[table], {"wanted": ids}):
        grouped.setdefault(row.interview_id, []).append(row)
    return dict(grouped)


def _interview(row: Row[Any], found: Found) -> Interview:
    of = {table: rows.get(row.id, ()) for table, rows in found.items()}
    return Interview(
        id=row.id,
        topic=row.topic,
        candidate=_person(row, "candidate"),
        inviter=_person(row, "inviter"),
        place=ChannelRef(row.platform, row.workspace, row.channel, Visibility(row.visibility)),
        plan=plan_from_document(row.plan),
        created_at=row.created_at,
        managers=tuple(manager.person_id for manager in of[t.managers]),
        status=Status(row.status),
        thread=thread_of(row),
        exchanges=_exchanges(of),
        postings={posting.key: _posting(posting) for posting in of[t.postings]},
        calls=tuple(_call(call) for call in of[t.calls]),
        summary=_summary(of),
        turn=row.turn,
        revision=row.revision,
        active_at=row.active_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        ended_early=row.ended_early,
        wants_human=row.wants_human,
        spoke_early=row.spoke_early,
        paused_times=row.paused_times,
        model_retry_at=row.model_retry_at,
        model_failures=row.model_failures,
        outages=row.outages,
        erased_at=row.erased_at,
        erased_quietly=row.erased_quietly,
        lost=row.lost,
        candidate_statement=row.candidate_statement,
        disputed_at=row.disputed_at,
        waits_for=ModelWaitReason(row.waits_for),
    )


def _person(row: Row[Any], who: str) -> Person:
    names = ("id", "name", "utc_offset", "zone")
    return Person(*(getattr(row, f"{who}_{name}") for name in names))


def thread_of(row: Row[Any]) -> ThreadRef | None:
    """The thread that a row of interviews tells of."""
    if row.thread is None:
        return None
    return ThreadRef(row.thread_platform, row.thread_workspace, row.thread_channel, row.thread)


def line(row: Row[Any]) -> InterviewListItem:
    """A row of interviews as one line of a list."""
    return InterviewListItem(
        id=row.id,
        topic=row.topic,
        status=Status(row.status),
        candidate=row.candidate_name,
        candidate_id=row.candidate_id,
        created_at=row.created_at,
        answered=row.answered,
        questions=row.questions,
        workspace=row.workspace,
        thread=thread_of(row),
    )


def _posting(row: Row[Any]) -> DeliveryRecord:
    return DeliveryRecord(
        key=row.key,
        message_id=row.message_id,
        sent_at=row.sent_at,
        retry_at=row.retry_at,
        tries=row.tries,
        unreachable=row.unreachable,
        parts=tuple(row.parts),
        left=row.left,
        person=row.person,
    )


def _call(row: Row[Any]) -> ModelCall:
    return ModelCall(
        purpose=row.purpose,
        model=row.model,
        prompt=row.prompt,
        input_tokens=row.input_tokens,
        output_tokens=row.output_tokens,
        cached_tokens=row.cached_tokens,
        cost=row.cost,
        seconds=row.seconds,
        outcome=row.outcome,
    )


def _exchanges(of: Mapping[Table, Rows]) -> tuple[Exchange, ...]:
    edits: dict[str, list[Edit]] = {}
    for row in of[t.edits]:
        edits.setdefault(row.message_id, []).append(Edit(row.text, row.replaced_at))
    messages: dict[int, list[Message]] = {}
    for row in of[t.messages]:
        message = _message(row, tuple(edits.get(row.id, ())))
        messages.setdefault(row.number, []).append(message)
    return tuple(_exchange(row, messages.get(row.number, [])) for row in of[t.questions])


def _message(row: Row[Any], edits: tuple[Edit, ...]) -> Message:
    return Message(
        id=row.id,
        text=row.text,
        sent_at=row.sent_at,
        edits=edits,
        edited_at=row.edited_at,
        deleted_at=row.deleted_at,
        late=row.late,
    )


def _exchange(row: Row[Any], messages: list[Message]) -> Exchange:
    question = Question(
        number=row.number,
        text=row.text,
        kind=QuestionKind(row.kind),
        written_at=row.written_at,
        source=row.source,
        prompt=row.prompt,
        message_id=row.message_id,
        asked_at=row.asked_at,
    )
    ordered = tuple(sorted(messages, key=lambda message: message.order))
    return Exchange(question=question, messages=ordered, heard_at=row.heard_at, closed=row.closed)


def _summary(of: Mapping[Table, Rows]) -> Summary | None:
    if not of[t.summaries]:
        return None
    row = of[t.summaries][0]
    return Summary(
        **summary_fields(of[t.lists]),
        state=SummaryState(row.state),
        written_at=row.written_at,
        source=row.source,
        built_in=row.built_in,
        prompt=row.prompt,
        full_summary_text=row.full_summary_text,
        sentiment_label=row.sentiment_label,
        sentiment_score=row.sentiment_score,
        claims=row.claims,
        dropped=row.dropped,
        format=row.format,
        prose=Prose(row.prose),
        dropped_sentences=row.dropped_sentences,
        scores=_scores(of),
        ratings=tuple(_rating(r) for r in of[t.ratings]),
    )


def _rating(row: Row[Any]) -> CompetencyRating:
    return CompetencyRating(
        competency=row.competency,
        level=row.level,
        spread=row.spread,
        quote=row.quote,
        answer=row.answer,
        unstable=row.unstable,
        per_answer={
            int(number): AnswerRating(level=each["level"], quote=each["quote"])
            for number, each in row.per_answer.items()
        },
    )


def _scores(of: Mapping[Table, Rows]) -> Scores:
    """Whatever scores are stored: an older version had fewer of them, a newer one may have more."""
    evidence: dict[str, list[Evidence]] = {}
    for row in of[t.evidence]:
        found = Evidence(row.answer, row.sentence, tuple(row.words), row.says)
        evidence.setdefault(row.score, []).append(found)
    return Scores({row.score: _score(row, evidence.get(row.score, [])) for row in of[t.scores]})


def _score(row: Row[Any], evidence: list[Evidence]) -> Score:
    return Score(row.value, row.certainty, row.reason, tuple(evidence))
