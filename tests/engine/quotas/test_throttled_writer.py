"""Writing in turn and within a budget: who waits is told once and goes on alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.app.local_driver import LocalDriver
from engine.api.interviews import InterviewApi
from engine.dialogue import events as ev
from engine.dialogue.models import ChannelRef, Interview, ModelCall, QuestionKind, Status, ThreadRef
from engine.dialogue.plan import ModelOutagePolicy, ModelWaitReason, Plan, Timing
from engine.dialogue.state_machine import create_interview
from engine.dialogue.steps import NoticeKind, Say, Summarise, WriteQuestion
from engine.errors import BudgetUsedUp, ModelBusy, ModelUnavailable
from engine.messages.card import card_text
from engine.messages.texts import render_card
from engine.ports.store import Usage
from engine.quotas.admission import AdmissionControl
from engine.quotas.budget import Budget, BudgetTracker, day_of
from engine.quotas.fair_queue import FairQueue, ModelLimits
from engine.quotas.throttled_writer import ModelScheduler, ThrottledWriter
from engine.runtime.engine import InterviewEngine
from tests.fakes.chat import Room
from tests.fakes.house import House
from tests.fakes.store import MemoryStore
from tests.fakes.virtual_time import virtual_clock
from tests.fakes.wishes import wish
from tests.fakes.world import ALICE, NOON, PLACE, SetClock, invited, reply
from tests.fakes.writer import Scribe

pytestmark = pytest.mark.virtual_time

CALL = ModelCall("question", "a model", "v1", 900, 100, 0, 0.02)
AT_ONCE = Plan(questions=2, pace=Timing(quiet=timedelta(0)))


@dataclass
class Slow(Scribe):
    """A writer that takes its time, notes whom it writes for, and makes calls."""

    seconds: float = 0.01
    calls: int = 1
    order: list[str] = field(default_factory=list)
    busy: int = 0
    most_busy: int = 0

    def __post_init__(self) -> None:
        """As any scribe."""
        super().__init__()

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> ev.QuestionWritten:
        """After a while."""
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        self.order.append(interview.id)
        await asyncio.sleep(self.seconds)
        self.busy -= 1
        made = await super().question(interview, step, now)
        return made if step.built_in else replace(made, calls=(CALL,) * self.calls)

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> ev.Summarised:
        """With a call."""
        made = await super().summary(interview, step, now)
        return made if step.built_in else replace(made, calls=(CALL,) * self.calls)


@dataclass
class Crowd:
    """Interviews in several workspaces, driven by the real driver."""

    engine: InterviewEngine
    store: MemoryStore
    room: Room
    slow: Slow

    async def ask(self, names: dict[str, str]) -> None:
        """Interviews by their ids, in workspaces, are accepted in this order."""
        for name, workspace in names.items():
            place = replace(PLACE, workspace=workspace)
            thread = ThreadRef("fake", workspace, "C01", name)
            await self.engine.start(invited(AT_ONCE, id=name, place=place, thread=thread))
        for name in names:
            await self.engine.record_event(name, ev.Accepted(self.engine.clock.now(), ALICE.id))

    async def asked(self, count: int) -> None:
        """Return when so many interviews have their first question out."""
        for _ in range(2000):
            if sum(key == "ask-1" for key, _ in self.room.said) >= count:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(self.room.said)


@asynccontextmanager
async def crowd(rations: ModelLimits, patience: float, slow: Slow) -> AsyncIterator[Crowd]:
    """A program with these rations."""
    store, clock = MemoryStore(), virtual_clock()
    room, driver = Room(clock), LocalDriver(store, clock, ("fake",))

    async def recall(interview_id: str) -> bool:
        return await engine.grant_model_slot(interview_id)

    turns = ModelScheduler(FairQueue(rations), recall, patience)
    writer = ThrottledWriter(slow, turns, store, clock)
    engine = InterviewEngine(store, {"fake": room}, writer, driver, clock, "first")
    driver.start(engine.run_pending_steps)
    try:
        yield Crowd(engine, store, room, slow)
    finally:
        await turns.close()
        await driver.stop()


async def test_many_wait_in_fair_order_are_told_once_and_go_on_by_themselves() -> None:
    """Forty of one workspace and ten of another, one at a time: both are served in turns."""
    async with crowd(ModelLimits(at_once=1), 0.02, Slow(seconds=0.02)) as all_:
        names = {f"a{n:02}": "T01" for n in range(40)} | {f"b{n:02}": "T02" for n in range(10)}
        await all_.ask(names)
        await all_.asked(50)
        order = all_.slow.order
        assert all_.slow.most_busy == 1
        assert sorted(order) == sorted(names)
        assert [n for n in order if n in names and n[0] == "b"] == [f"b{n:02}" for n in range(10)]
        assert order.index("b09") < 25
        told = [key for key, _ in all_.room.said if key.startswith("in-line")]
        assert set(told) == {"in-line-1"}
        assert 40 <= len(told) < 50
        stored = [row.interview for row in all_.store.rows.values()]
        assert all(i.waits_for is ModelWaitReason.NOTHING and not i.model_retry_at for i in stored)


async def test_nobody_is_told_of_a_short_wait() -> None:
    """Within the patience a wait is nobody's business."""
    async with crowd(ModelLimits(at_once=2), 5.0, Slow(seconds=0.01)) as all_:
        await all_.ask({f"a{n:02}": "T01" for n in range(20)})
        await all_.asked(20)
        assert not [key for key, _ in all_.room.said if key.startswith("in-line")]
        assert all_.slow.most_busy == 2


async def test_who_waits_long_holds_no_task() -> None:
    """What waits is in the database; in memory there is a place in the queue and nothing more."""
    async with crowd(ModelLimits(at_once=1), 0.01, Slow(seconds=0.6)) as all_:
        before = len(asyncio.all_tasks())
        await all_.ask({f"a{n:03}": "T01" for n in range(200)})
        await asyncio.sleep(0.5)
        assert len(asyncio.all_tasks()) <= before + 3
        waiting = [
            r for r in all_.store.rows.values() if r.interview.waits_for is ModelWaitReason.QUEUED
        ]
        assert len(waiting) == 199
        assert all(row.due_at and row.due_at > all_.engine.clock.now() for row in waiting)


async def test_an_interview_that_ended_meanwhile_keeps_no_turn() -> None:
    """Whoever withdraws while in line is passed over at once."""
    async with crowd(ModelLimits(at_once=1), 0.01, Slow(seconds=0.1)) as all_:
        await all_.ask({"a1": "T01", "a2": "T01", "a3": "T01"})
        await asyncio.sleep(0.05)
        await all_.engine.record_event("a2", ev.Withdrawn(all_.engine.clock.now(), ALICE.id))
        await all_.asked(2)
        assert all_.slow.order == ["a1", "a3"]


async def test_a_broken_off_writing_gives_its_turn_back() -> None:
    """Cancelled in line or at work, nobody is locked out."""
    turns = ModelScheduler(FairQueue(ModelLimits(at_once=1)), _nobody)
    slow = Slow(seconds=60)
    writer = ThrottledWriter(slow, turns, MemoryStore(), SetClock())
    one, two = (_interview(name) for name in ("one", "two"))
    tasks = [asyncio.create_task(writer.summary(i, Summarise(0), NOON)) for i in (one, two)]
    first = asyncio.create_task(writer.question(one, _STEP, NOON))
    second = asyncio.create_task(writer.question(two, _STEP, NOON))
    await asyncio.sleep(0.05)
    for task in (second, first, *tasks):
        task.cancel()
    await asyncio.gather(first, second, *tasks, return_exceptions=True)
    slow.seconds = 0
    assert await writer.question(two, _STEP, NOON)


async def test_a_failed_call_counts_in_its_minute() -> None:
    """Of two calls a minute, one that failed is one; the next waits."""
    turns = ModelScheduler(FairQueue(ModelLimits(per_minute=2)), _nobody, patience=0.01)
    slow = Slow()
    writer = ThrottledWriter(slow, turns, MemoryStore(), SetClock())
    slow.failures = [ModelUnavailable(problem="x")]
    with pytest.raises(ModelUnavailable):
        await writer.question(_interview("one"), _STEP, NOON)
    await writer.question(_interview("two"), _STEP, NOON)
    with pytest.raises(ModelBusy):
        await writer.question(_interview("three"), _STEP, NOON)


async def test_fixed_questions_and_the_built_in_interviewer_wait_for_nobody() -> None:
    """They cost nothing."""
    turns = ModelScheduler(FairQueue(ModelLimits(at_once=1)), _nobody, patience=0.01)
    writer = ThrottledWriter(Slow(seconds=60), turns, MemoryStore(), SetClock())
    held = asyncio.create_task(writer.question(_interview("one"), _STEP, NOON))
    await asyncio.sleep(0.01)
    assert await ThrottledWriter(Slow(), turns, MemoryStore(), SetClock()).question(
        _interview("two"), replace(_STEP, core="How?"), NOON
    )
    held.cancel()
    await asyncio.gather(held, return_exceptions=True)


def house(budget: Budget, slow: Slow) -> House:
    """A house with a budget."""
    made = House()
    turns = ModelScheduler(FairQueue(ModelLimits()), _nobody)
    writer = ThrottledWriter(slow, turns, made.store, made.clock, BudgetTracker(budget))
    chats = {"fake": made.room}
    made.engine = InterviewEngine(made.store, chats, writer, made.hand, made.clock, "first")
    made.hand.start(made.engine.run_pending_steps)
    return made


async def test_over_budget_an_interview_waits_for_the_next_day_and_is_told_once() -> None:
    """At noon the budget is spent; after midnight it goes on by itself."""
    slow = Slow(seconds=0)
    home = house(Budget(tokens=1000), slow)
    await home.begun(Plan(questions=3))
    await home.answered()
    assert home.keys()[-1] == "over-budget-1"
    await home.later(11 * 3600)
    assert home.keys()[-1] == "over-budget-1"
    await home.later(3600)
    assert home.keys()[-1] == "ask-2"
    spent = await home.store.usage(PLACE, day_of(NOON))
    assert (spent.calls, spent.tokens) == (1, 1000)


async def test_over_budget_the_built_in_interviewer_can_go_on() -> None:
    """It is labelled, the candidate is told once, and nothing more is spent."""
    slow = Slow(seconds=0)
    home = house(Budget(cost=0.02), slow)
    await home.begun(Plan(questions=3, over_budget=ModelOutagePolicy.BUILT_IN))
    await home.answered()
    await home.answered()
    await home.answered()
    assert home.keys()[1:] == ["ask-1", "over-budget", "ask-2", "ask-3", "report-candidate"]
    assert slow.built_in == 2
    assert (await home.store.usage(PLACE, day_of(NOON))).calls == 1
    assert (await home.store.get(home.id)).status is Status.COMPLETED


async def test_over_budget_nobody_is_invited_in_that_workspace() -> None:
    """Whoever asks reads when it is possible again; other workspaces have their own budget."""
    home = House()
    desk = InterviewApi(
        home.engine, lambda _: Plan(), "", AdmissionControl(budget=Budget(tokens=1000))
    )
    home.store.spending[PLACE.platform, PLACE.workspace, day_of(NOON)] = Usage(1, 1000)
    with pytest.raises(BudgetUsedUp, match="00:00 UTC"):
        await desk.invite(wish(1))
    await desk.invite(wish(2, place=ChannelRef("fake", "T02", "C01")))
    await home.clock.sleep(12 * 3600)
    await desk.invite(wish(3))


async def test_calls_for_nothing_are_counted() -> None:
    """Failed ones, and those for a question that came too late, cost as much as others."""
    home = House()
    await home.begun(Plan(questions=3))
    failed = ModelUnavailable(problem="x")
    failed.calls = (CALL, CALL)
    home.scribe.failures = [failed]
    await home.answered()
    assert (await home.store.usage(PLACE, day_of(NOON))).calls == 2
    late = ev.ModelFailed(home.clock.now(), -1, home.clock.now(), (CALL,))
    await home.tell(late)
    assert (await home.store.usage(PLACE, day_of(NOON))).tokens == 3000
    await home.tell(reply("more", home.clock.now()))


_STEP = WriteQuestion(0, 1, QuestionKind.OPEN)


def _interview(name: str) -> Interview:
    home = invited(id=name)
    return Interview(name, home.topic, ALICE, ALICE, PLACE, Plan(), NOON)


async def _nobody(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("word", "policy", "says"),
    [
        (
            NoticeKind.QUEUED,
            ModelOutagePolicy.WAIT,
            "you are in the queue. What you wrote is saved",
        ),
        (
            NoticeKind.OVER_BUDGET,
            ModelOutagePolicy.WAIT,
            "I will continue automatically after midnight (UTC)",
        ),
        (NoticeKind.OVER_BUDGET, ModelOutagePolicy.BUILT_IN, "simpler questions without it"),
    ],
)
def test_who_waits_reads_why_and_that_nothing_is_lost(
    word: NoticeKind, policy: ModelOutagePolicy, says: str
) -> None:
    """One or two sentences, and nothing to do about it."""
    interview = create_interview(invited(Plan(over_budget=policy)))
    said = render_card(interview, Say(word, "1"))
    assert says in card_text(said.body)
    assert not said.buttons
