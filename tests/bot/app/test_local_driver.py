"""The driver of one process: who is woken is seen to, one at a time, and nobody is forgotten."""

import asyncio
from datetime import timedelta

import pytest

from bot.app.local_driver import LocalDriver
from engine.dialogue.events import Accepted
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.state_machine import apply_event, create_interview, next_due_at
from engine.errors import StoreBusy
from tests.fakes.store import MemoryStore
from tests.fakes.virtual_time import virtual_clock
from tests.fakes.world import ALICE, NOON, invited, reply, started

pytestmark = pytest.mark.virtual_time


class Worker:
    """Something to drive with: it notes who was driven, and can be slow or fail."""

    def __init__(self) -> None:
        self.driven: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.failures: list[Exception] = []

    async def drive(self, interview_id: str) -> None:
        """Take a moment over it."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.01)
        self.at_once -= 1
        if self.failures:
            raise self.failures.pop(0)
        self.driven.append(interview_id)


@pytest.fixture
def worker() -> Worker:
    """A willing worker."""
    return Worker()


async def test_woken_twice_while_busy_means_once_more(worker: Worker) -> None:
    """An interview is never driven by two hands, and a wake during a drive is not lost."""
    driver = LocalDriver(MemoryStore(), virtual_clock(), ("fake",))
    driver.start(worker.drive)
    for _ in range(5):
        driver.wake("one")
    await asyncio.sleep(0.1)
    await driver.stop()
    assert worker.driven == ["one", "one"]
    assert worker.most_at_once == 1


async def test_what_is_owed_later_is_seen_to_when_its_time_comes(worker: Worker) -> None:
    """Nobody is driven for nothing; and the sweep, which naps, is not late."""
    store, clock = MemoryStore(), virtual_clock()
    driver = LocalDriver(store, clock, ("fake",))
    driver.start(worker.drive)
    await asyncio.sleep(0.2)
    at = clock.now() + timedelta(seconds=0.3)
    answered = apply_event(started(Plan(pace=Timing(quiet=at - NOON))), reply("x", NOON))
    assert next_due_at(answered) == at
    await store.add(answered)
    driver.wake(answered.id, at)
    await asyncio.sleep(0.2)
    assert not worker.driven
    await asyncio.sleep(0.4)
    await driver.stop()
    assert worker.driven


async def test_different_interviews_do_not_wait_for_each_other(worker: Worker) -> None:
    """Ten are driven at once."""
    driver = LocalDriver(MemoryStore(), virtual_clock(), ("fake",))
    driver.start(worker.drive)
    for number in range(10):
        driver.wake(str(number))
    await asyncio.sleep(0.1)
    await driver.stop()
    assert worker.most_at_once == 10


async def test_the_sweep_finds_what_nobody_was_woken_for(worker: Worker) -> None:
    """A row that owes something is driven without a wake; other platforms' rows are let be."""
    store = MemoryStore()
    await store.add(
        apply_event(create_interview(invited()), Accepted(NOON - timedelta(days=1), ALICE.id))
    )
    here = LocalDriver(store, virtual_clock(), ("fake",))
    elsewhere = LocalDriver(store, virtual_clock(), ("other",))
    nobody = Worker()
    here.start(worker.drive)
    elsewhere.start(nobody.drive)
    await asyncio.sleep(0.2)
    await here.stop()
    await elsewhere.stop()
    assert worker.driven
    assert not nobody.driven


async def test_a_failing_interview_rests_and_is_tried_again(worker: Worker) -> None:
    """An error of one drive ends neither the driver nor the interview."""
    store = MemoryStore()
    await store.add(create_interview(invited()))
    worker.failures = [StoreBusy(where="x"), RuntimeError("unforeseen")]
    driver = LocalDriver(store, virtual_clock(), ("fake",))
    driver.start(worker.drive)
    await asyncio.sleep(0.5)
    assert not worker.driven
    await asyncio.sleep(3.5)
    await driver.stop()
    assert worker.driven


async def test_stopping_lets_what_runs_finish(worker: Worker) -> None:
    """A drive that has begun is not cut off; one that has not is not begun."""
    driver = LocalDriver(MemoryStore(), virtual_clock(), ("fake",))
    driver.start(worker.drive)
    driver.wake("one")
    await asyncio.sleep(0)
    await driver.stop()
    driver.wake("two")
    assert worker.driven == ["one"]


async def test_a_stop_does_not_wait_for_ever() -> None:
    """What takes too long is broken off: it is taken up again at the next start."""

    async def endless(_: str) -> None:
        await asyncio.sleep(600)

    driver = LocalDriver(MemoryStore(), virtual_clock(), ("fake",))
    driver.start(endless)
    driver.wake("one")
    await asyncio.sleep(0.05)
    async with asyncio.timeout(2):
        await driver.stop(within=0.1)


async def test_a_sweep_finds_work_for_so_many_at_once_and_no_more() -> None:
    """Five hundred that are due together are driven two hundred at a time; live ones on top."""
    store, worker = MemoryStore(), Worker()
    for number in range(500):
        await store.add(create_interview(invited(id=f"i{number}", thread=None)))

    async def drive(interview_id: str) -> None:
        await store.claim(interview_id, "me", NOON, NOON + timedelta(days=9999))
        await worker.drive(interview_id)

    driver = LocalDriver(store, virtual_clock(), ("fake",), 200)
    driver.start(drive)
    await asyncio.sleep(0)
    driver.wake("live")
    await asyncio.sleep(0.005)
    await asyncio.sleep(1.5)
    await driver.stop()
    assert 100 <= worker.most_at_once <= 201
    assert len(worker.driven) > 300
