"""What is written and read, statement by statement; and who suffers when something fails."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from adapters.store import SqlStore, open_store
from engine.dialogue import events as ev
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, Person, QuestionKind, ThreadRef
from engine.dialogue.plan import Competency, Plan, Template
from engine.dialogue.state_machine import apply_event, create_interview
from engine.errors import StoreUnavailable
from tests.fakes.stored import bare, rich
from tests.fakes.world import (
    ALICE,
    NOON,
    SECOND,
    THREAD,
    invited,
    reply,
    settled,
    started,
    summary,
    telling,
)

MANY = Plan(questions=20)
VERB = re.compile(r"(?:BEGIN|(?:SELECT .*?\sFROM|INSERT INTO|UPDATE|DELETE FROM) (\w+))", re.S)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    """An empty store in a file."""
    made = await open_store(f"sqlite:///{tmp_path}/interviews.db")
    yield made
    await made.close()


@contextmanager
def watched(engine: Engine) -> Iterator[list[tuple[str, int]]]:
    """The statements that are run, as "VERB table" and how many rows go with each."""
    seen: list[tuple[str, int]] = []

    def ran(*arguments: Any) -> None:
        _, _, statement, parameters, _, many = arguments
        verb = VERB.match(statement)
        assert verb is not None, statement
        name = f"{statement.split()[0]} {verb[1] or ''}".strip()
        seen.append((name, len(parameters) if many else 1))

    event.listen(engine, "before_cursor_execute", ran)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", ran)


def writes(store: SqlStore) -> Any:
    """The statements of the connection that writes."""
    return watched(store._database.writer.sync_engine)


def reads(store: SqlStore) -> Any:
    """The statements of the connection that reads."""
    return watched(store._database.reader.sync_engine)


def long() -> Interview:
    """An interview that has come to its twelfth question, three messages to each answer."""
    interview = started(MANY)
    for n in range(11):
        now = NOON + timedelta(minutes=n + 1)
        for part in range(3):
            said = reply(f"part {part} of {n}", now + part * SECOND, f"m{n}-{part}")
            interview = apply_event(interview, said)
        interview, _ = settled(interview, now + timedelta(seconds=30))
    return interview


async def test_a_reply_is_a_few_rows_however_long_the_interview(store: SqlStore) -> None:
    """Its own message, its question's row, the interview's row and a line of the journal."""
    await store.add(long())
    await store.get(long().id)
    said = reply("and then", NOON + timedelta(hours=1), "new")
    with writes(store) as seen:
        await store.update(long().id, telling(said))
    assert sorted(seen) == [
        ("BEGIN", 1),
        ("INSERT journal", 1),
        ("INSERT messages", 1),
        ("INSERT questions", 1),
        ("UPDATE interviews", 1),
    ]


async def test_an_edit_is_the_message_and_what_it_said_before(store: SqlStore) -> None:
    """Earlier edits of the message and its neighbours are not written again."""
    await store.add(long())
    for n in range(3):
        at = NOON + timedelta(hours=1 + n)
        edit = ev.ReplyEdited(at, ALICE.id, "m3-1", f"version {n}", at, at)
        with writes(store) as seen:
            await store.update(long().id, telling(edit))
    assert {s: n for s, n in seen if "messages" in s or "edits" in s} == {
        "INSERT messages": 1,
        "INSERT edits": 1,
    }


async def test_a_question_is_written_without_its_predecessors(store: SqlStore) -> None:
    """The new row and the one that it closes."""
    await store.add(long())
    said = reply("done", NOON + timedelta(hours=1), "new")
    interview = await store.update(long().id, telling(said))
    number = len(interview.exchanges) + 1
    asked = ev.QuestionWritten(
        NOON, interview.turn, number, "Why so?", QuestionKind.OPEN, "a model"
    )
    with writes(store) as seen:
        await store.update(long().id, telling(asked))
    assert ("INSERT questions", 2) in seen


async def test_what_changes_nothing_is_not_written(store: SqlStore) -> None:
    """A repeat begins no transaction that writes; it is answered from what is stored."""
    await store.add(started())
    said = reply("yes", NOON + SECOND, "m1")
    await store.update(started().id, telling(said))
    with writes(store) as written, reads(store) as read:
        await store.update(started().id, telling(said))
    assert written == []
    assert read == [("BEGIN", 1), ("SELECT interviews", 1)]


async def test_a_change_of_what_is_known_reads_nothing(store: SqlStore) -> None:
    """What was written a moment ago need not be read again: its revision is compared."""
    await store.add(started())
    await store.get(started().id)
    with reads(store) as read:
        for n in range(3):
            await store.update(started().id, telling(reply("x", NOON + SECOND, f"m{n}")))
    assert read == []


async def test_reading_costs_few_statements_however_long_the_interview(tmp_path: Path) -> None:
    """One for each table that can hold something, and not one for each question."""
    url = f"sqlite:///{tmp_path}/interviews.db"
    store = await open_store(url)
    await store.add(long())
    await store.close()
    again = await open_store(url)
    with reads(again) as seen:
        assert await again.get(long().id) == bare(long())
    assert len(seen) <= 8, seen
    await again.close()


async def test_many_that_are_wanted_at_once_are_read_together(store: SqlStore) -> None:
    """A hundred interviews cost as many statements as one."""
    ids = [f"i{n}" for n in range(100)]
    await asyncio.gather(*(store.add(replace(rich(), id=i, thread=None)) for i in ids))
    with reads(store) as seen:
        found = await asyncio.gather(*(store.get(i) for i in ids))
    assert [interview.id for interview in found] == ids
    assert len(seen) <= 2 * 13, seen


async def test_changes_that_arrive_together_are_one_transaction(store: SqlStore) -> None:
    """A hundred changes of a hundred interviews begin far fewer than a hundred transactions."""
    ids = [f"i{n}" for n in range(100)]
    await asyncio.gather(*(store.add(replace(started(), id=i, thread=None)) for i in ids))
    await asyncio.gather(*(store.get(i) for i in ids))
    with writes(store) as seen:
        change = telling(reply("x", NOON + SECOND, "m1"))
        await asyncio.gather(*(store.update(i, change) for i in ids))
    assert seen.count(("BEGIN", 1)) <= 2
    assert sum(n for statement, n in seen if statement == "INSERT messages") == 100


async def test_one_thread_holds_one_interview_and_only_the_second_is_refused(
    store: SqlStore,
) -> None:
    """Who comes second into a thread is told so; those that were stored with it are there."""
    await store.add(started())
    others = [replace(started(), id=f"i{n}", thread=replace(THREAD, thread=f"{n}")) for n in "abc"]
    second = replace(started(), id="second")
    results = await asyncio.gather(
        *(store.add(interview) for interview in [*others, second]), return_exceptions=True
    )
    assert results[:3] == [True, True, True]
    assert isinstance(results[3], StoreUnavailable)
    assert "another interview in the same thread" in str(results[3])
    assert await store.find(THREAD) == started().id


async def test_a_change_that_loses_against_another_process_is_made_again(tmp_path: Path) -> None:
    """In a group where one comes too late all are stored, on what the other process wrote."""
    url = f"sqlite:///{tmp_path}/interviews.db"
    one, two = await open_store(url), await open_store(url)
    ids = [f"i{n}" for n in range(10)]
    for interview_id in ids:
        await one.add(replace(started(), id=interview_id, thread=None))
        await one.get(interview_id)
    await two.update("i3", telling(reply("by two", NOON + SECOND, "m1")))
    change = telling(reply("by one", NOON + 2 * SECOND, "m2"))
    await asyncio.gather(*(one.update(i, change) for i in ids))
    assert (await two.get("i3")).answers == ("by two\nby one",)
    assert (await two.get("i4")).answers == ("by one",)
    await one.close()
    await two.close()


async def test_who_stops_waiting_does_not_stop_the_writing(store: SqlStore) -> None:
    """A cancelled change is stored or not, whole, and nothing after it is disturbed."""
    await store.add(started())
    await store.get(started().id)
    change = telling(reply("first", NOON + SECOND, "m1"))
    task = asyncio.create_task(store.update(started().id, change))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    later = await store.update(started().id, telling(reply("second", NOON + 2 * SECOND, "m2")))
    assert [m.id for m in later.exchanges[0].messages][-1] == "m2"
    assert await store.get(started().id) == later


async def test_a_thread_may_lie_in_another_workspace(store: SqlStore) -> None:
    """A private conversation need not belong to where the interview was asked for."""
    elsewhere = ThreadRef("fake", "@me", "D1", "7")
    await store.add(create_interview(invited(thread=None)))
    opened = ev.ThreadOpened(NOON, elsewhere)
    await store.update(create_interview(invited()).id, telling(opened))
    assert await store.find(elsewhere) == create_interview(invited()).id
    assert [line.thread for line in await store.list_interviews()] == [elsewhere]


async def test_times_come_back_to_the_microsecond_in_utc(store: SqlStore) -> None:
    """Whatever zone a moment was told in, the same moment comes back."""
    east = timezone(timedelta(hours=5, minutes=30))
    moment = (NOON + timedelta(microseconds=123457)).astimezone(east)
    interview = replace(started(), created_at=moment, active_at=NOON.replace(microsecond=0))
    await store.add(interview)
    found = await store.get(interview.id)
    assert found.created_at == moment
    assert found.created_at.utcoffset() == timedelta()
    assert found.active_at == NOON


ODD_QUESTION = ev.QuestionWritten(NOON, 0, 1, "Why \ud800?", QuestionKind.OPEN, "m\x00")
ODD_SUMMARY = replace(summary(), themes=("\x00",), notes=("\ud800",))
CHANGES: dict[str, Callable[[Interview], Interview]] = {
    "candidate": lambda i: replace(i, candidate=Person("U9", "a\x00b\udfff", -60)),
    "question": lambda i: apply_event(
        i, ev.QuestionWritten(NOON, i.turn, 1, "Why \ud800?", QuestionKind.OPEN, "m\x00")
    ),
    "posting": lambda i: replace(i, postings={"a\x00": DeliveryRecord("a\x00", "id", NOON)}),
    "summary": lambda i: replace(
        i, summary=replace(summary(), themes=("\x00",), notes=("\ud800",))
    ),
    "managers": lambda i: replace(i, managers=("U1\x00",)),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_what_update_returns_is_what_is_stored(tmp_path: Path, name: str) -> None:
    """Wherever a text holds what no database takes, the returned value says what was kept."""
    url = f"sqlite:///{tmp_path}/texts.db"
    store = await open_store(url)
    begun = apply_event(create_interview(invited()), ev.Accepted(NOON, ALICE.id))
    await store.add(begun)
    changed = await store.update(
        begun.id, lambda i: replace(CHANGES[name](i), revision=i.revision + 1)
    )
    assert "\x00" not in repr(changed)
    assert "\\x00" not in repr(changed)
    assert await store.get(begun.id) == changed
    await store.close()
    again = await open_store(url)
    assert await again.get(begun.id) == changed
    await again.close()


async def test_a_plan_comes_back_as_it_was(store: SqlStore) -> None:
    """Every setting and every text of a template, whatever is written in it."""
    competency = Competency("Sorgfalt ☂", "none\nat all", '"some"', "much \\ more")
    template = Template(
        "t",
        "2",
        role="R\u00f6le",
        core_questions=("How?", "Why \U0001f389?"),
        competencies=(competency,),
        prompts={"question": "v1"},
        managers=("U1",),
    )
    plan = Plan(questions=20, template=template, prompts={"a": "b"}, retention_days=1)
    await store.add(create_interview(invited(plan)))
    assert (await store.get(create_interview(invited()).id)).plan == plan


async def test_after_closing_nothing_is_done_any_more(tmp_path: Path) -> None:
    """Who still asks is told that the program is stopping."""
    store = await open_store(f"sqlite:///{tmp_path}/interviews.db")
    await store.add(started())
    await store.close()
    with pytest.raises(StoreUnavailable, match="stopping"):
        await store.get(started().id)
