"""Rows back to interviews."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, select

from adapters.store import tables as t
from adapters.store.parts import SCORES
from adapters.store.rows import PLAIN, PLAN
from engine.interview import (
    Call,
    Edit,
    Exchange,
    Finding,
    Interview,
    Kind,
    Message,
    Person,
    Place,
    Point,
    Posting,
    Question,
    Rating,
    Status,
    Summary,
    SummaryState,
    Thread,
)
from engine.plan import Visibility
from engine.scoring import Evidence, Score, Scores

Found = Mapping[Table, Sequence[RowMapping]]


def _of_one(table: Table) -> Select[Any]:
    """A table's rows of one interview, in their order; compiled once."""
    column = table.c.id if table is t.interviews else table.c.interview_id
    keys = [c for c in table.primary_key if c.name != "interview_id"]
    return select(table).where(column == bindparam("wanted")).order_by(*keys)


_ALWAYS = {x: _of_one(x) for x in (t.managers, t.questions, t.messages, t.postings, t.calls)}
_SUMMARY = {x: _of_one(x) for x in (t.summaries, t.lists, t.ratings, t.scores, t.evidence)}
_ROW = _of_one(t.interviews)
_EDITS = _of_one(t.edits)


def read(connection: Connection, interview_id: str) -> Interview | None:
    """The interview as the tables hold it, None when they do not."""
    wanted = {"wanted": interview_id}
    row = connection.execute(_ROW, wanted).mappings().first()
    if row is None:
        return None
    found = {x: connection.execute(q, wanted).mappings().all() for x, q in _ALWAYS.items()}
    edited = any(m["edited_at"] for m in found[t.messages])
    found[t.edits] = connection.execute(_EDITS, wanted).mappings().all() if edited else []
    if row["status"] in {Status.COMPLETED, Status.EXPIRED}:
        found |= {x: connection.execute(q, wanted).mappings().all() for x, q in _SUMMARY.items()}
    return _interview(row, found)


def _interview(row: RowMapping, found: Found) -> Interview:
    thread = (row["thread_channel"], row["thread"])
    place = Place(row["platform"], row["workspace"], row["channel"], Visibility(row["visibility"]))
    opened = Thread(place.platform, place.workspace, *thread) if row["thread"] is not None else None
    return Interview(
        id=row["id"],
        topic=row["topic"],
        candidate=_person("candidate", row),
        inviter=_person("inviter", row),
        place=place,
        plan=PLAN.validate_python(row["plan"], strict=False),
        created_at=row["created_at"],
        managers=tuple(m["person_id"] for m in found[t.managers]),
        status=Status(row["status"]),
        thread=opened,
        exchanges=_exchanges(found),
        postings={p["key"]: _posting(p) for p in found[t.postings]},
        calls=tuple(Call(**_without(c, "interview_id", "position")) for c in found[t.calls]),
        summary=_summary(found),
        **{name: row[name] for name in PLAIN},
    )


def _person(role: str, row: RowMapping) -> Person:
    return Person(*(row[f"{role}_{name}"] for name in ("id", "name", "utc_offset")))


def _posting(row: RowMapping) -> Posting:
    return Posting(**_without(row, "interview_id"))


def _without(row: RowMapping, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _exchanges(found: Found) -> tuple[Exchange, ...]:
    edits: dict[str, list[Edit]] = {}
    for row in found[t.edits]:
        edits.setdefault(row["message_id"], []).append(Edit(row["text"], row["replaced_at"]))
    messages: dict[int, list[Message]] = {}
    for row in found[t.messages]:
        plain = _without(row, "interview_id", "number")
        message = Message(**plain, edits=tuple(edits.get(row["id"], ())))
        messages.setdefault(row["number"], []).append(message)
    return tuple(_exchange(row, messages.get(row["number"], [])) for row in found[t.questions])


def _exchange(row: RowMapping, messages: list[Message]) -> Exchange:
    plain = _without(row, "interview_id", "heard_at", "closed", "kind")
    question = Question(**plain, kind=Kind(row["kind"]))
    ordered = tuple(sorted(messages, key=lambda message: message.order))
    return Exchange(question, ordered, row["heard_at"], row["closed"])


def _summary(found: Found) -> Summary | None:
    rows = found.get(t.summaries)
    if not rows:
        return None
    lists = {name: [r for r in found[t.lists] if r["list"] == name] for name in _LISTS}
    texts = {name: tuple(r["text"] for r in lists[name]) for name in ("themes", "missing", "notes")}
    return Summary(
        **_without(rows[0], "interview_id", "state"),
        state=SummaryState(rows[0]["state"]),
        scores=_scores(found),
        themes=texts["themes"],
        missing_information=texts["missing"],
        notes=texts["notes"],
        key_points=tuple(Point(r["text"], r["answer"]) for r in lists["points"]),
        strengths=tuple(_finding(r) for r in lists["strengths"]),
        weaknesses=tuple(_finding(r) for r in lists["weaknesses"]),
        ratings=tuple(_rating(r) for r in found[t.ratings]),
    )


_LISTS = ("themes", "missing", "notes", "points", "strengths", "weaknesses")


def _finding(row: RowMapping) -> Finding:
    return Finding(row["text"], row["quote"], row["answer"])


def _rating(row: RowMapping) -> Rating:
    per_answer = {int(number): level for number, level in row["per_answer"].items()}
    return Rating(**_without(row, "interview_id", "position", "per_answer"), per_answer=per_answer)


def _scores(found: Found) -> Scores:
    rows = {row["score"]: row for row in found[t.scores]}
    evidence: dict[str, list[Evidence]] = {name: [] for name in SCORES}
    for row in found[t.evidence]:
        words = tuple(row["words"])
        evidence[row["score"]].append(Evidence(row["answer"], row["sentence"], words, row["says"]))
    return Scores(*(_score(rows[name], evidence[name]) for name in SCORES))


def _score(row: RowMapping, evidence: list[Evidence]) -> Score:
    return Score(row["value"], row["certainty"], row["reason"], tuple(evidence))
