"""The driver of many processes: who is woken is seen to by one of them, and nobody is forgotten."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, LiteralString

import psycopg
import pytest

from adapters.queue.driver import LEASE, QueueDriver, QueueOptions
from adapters.queue.schema import prepare
from bot.app.clock import SystemClock
from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import apply_event, create_interview
from engine.errors import StoreBusy, StoreUnavailable
from tests.fakes.postgres import Postgres
from tests.fakes.store import MemoryStore
from tests.fakes.stored import bare
from tests.fakes.world import ALICE, NOON, THREAD, invited, reply, settled

HERE = ("fake",)
STANDING = """
INSERT INTO procrastinate_jobs (queue_name, task_name, lock, args, status, worker_id)
SELECT 'fake', 'drive', id, jsonb_build_object('interview_id', id), 'doing', worker
FROM (SELECT %s::text AS id, %s::bigint AS worker) AS one
"""
"""A job that a worker is said to be at."""


@dataclass
class Worker:
    """Something to drive with: it notes who was driven, and can be slow or fail."""

    seconds: float = 0.02
    driven: list[str] = field(default_factory=list)
    busy: set[str] = field(default_factory=set)
    twice: bool = False
    failures: list[Exception] = field(default_factory=list)

    async def drive(self, interview_id: str) -> None:
        """Take a moment over it."""
        self.twice = self.twice or interview_id in self.busy
        self.busy.add(interview_id)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.busy.discard(interview_id)
        if self.failures:
            raise self.failures.pop(0)
        self.driven.append(interview_id)


class Crew:
    """Several processes on one queue and one store."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.store = MemoryStore()
        self.worker = Worker()
        self.drivers: list[QueueDriver] = []
        self.counts: list[int] = []

    def driver(self, name: str, **options: Any) -> QueueDriver:
        """A process of this name that has begun."""
        made = QueueDriver(
            self.url,
            self.store,
            SystemClock(),
            QueueOptions(HERE, name, **options),
            self.counts.append,
        )
        made.start(self.worker.drive)
        self.drivers.append(made)
        return made

    async def aclose(self) -> None:
        """All stop."""
        await asyncio.gather(*(driver.stop() for driver in self.drivers))

    async def jobs(self) -> list[Any]:
        """What is in the queue: status, arguments, lock, time."""
        query = "SELECT status, args, lock, scheduled_at FROM procrastinate_jobs ORDER BY id"
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            return await (await connection.execute(query)).fetchall()

    async def run(self, statement: LiteralString, values: Sequence[object] = ()) -> None:
        """Do something in the database."""
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            await connection.execute(statement, values)

    async def keep(self, interview: Interview) -> str:
        """Have an interview in the store."""
        await self.store.add(interview)
        return interview.id


@pytest.fixture
async def crew(postgres_url: str) -> AsyncIterator[Crew]:
    """Nobody works yet."""
    async with aclosing(Crew(postgres_url)) as made:
        yield made


def asked_for(number: int = 0) -> Interview:
    """An interview that nothing is owed to until tomorrow: it waits for Start."""
    now, thread = SystemClock().now(), replace(THREAD, thread=f"t{number}")
    made = create_interview(invited(thread=thread, id=f"i{number}", at=now))
    return bare(settled(made, now)[0])


def answered() -> Interview:
    """An interview whose candidate wrote just now and may go on writing for a moment."""
    now = SystemClock().now()
    asked, _ = settled(apply_event(asked_for(), ev.Accepted(now, ALICE.id)), now)
    return bare(apply_event(asked, reply("We counted twice.", now)))


async def until(true: Callable[[], bool | Awaitable[bool]], seconds: float = 10) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while True:
            found = true()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.02)


async def test_who_is_woken_by_one_process_is_driven_by_another(crew: Crew) -> None:
    """A front end only tells; jobs carry an interview's id and nothing else."""
    front = crew.driver("front", works=False)
    await crew.keep(asked_for())
    front.wake("i0")
    await until(lambda: _some(crew.jobs()))
    assert [job[:3] for job in await crew.jobs()] == [("todo", {"interview_id": "i0"}, "i0")]
    assert crew.worker.driven == []
    crew.driver("one")
    await until(lambda: crew.worker.driven == ["i0"])


async def _some(jobs: Awaitable[list[Any]]) -> bool:
    return bool(await jobs)


async def test_an_interview_is_seen_to_by_one_worker_at_a_time(crew: Crew) -> None:
    """However often and wherever it is woken; different ones do not wait for each other."""
    crew.worker.seconds = 0.3
    for number in range(10):
        await crew.keep(asked_for(number))
    drivers = [crew.driver(f"w{n}") for n in range(3)]
    await until(lambda: all(d._worker is not None for d in drivers))
    for _ in range(5):
        for driver in drivers:
            for number in range(10):
                driver.wake(f"i{number}")
        await asyncio.sleep(0.05)
    await until(lambda: len(crew.worker.busy) == 0 and len(crew.worker.driven) >= 10)
    assert not crew.worker.twice
    assert {f"i{n}" for n in range(10)} == set(crew.worker.driven)


async def test_what_is_due_soon_is_a_job_with_a_time(crew: Crew) -> None:
    """What was put off holds up nothing that is due now, and is looked at when its time comes."""
    now = SystemClock().now()
    await crew.keep(answered())
    driver = crew.driver("one")
    driver.wake("i0")
    await until(lambda: crew.worker.driven == ["i0"])
    await until(lambda: _some(crew.jobs()))
    (job,) = await crew.jobs()
    assert job[0] == "todo"
    assert timedelta(seconds=3) < job[3] - now < timedelta(seconds=8)
    driver.wake("i0")
    await until(lambda: len(crew.worker.driven) == 2, 1.5)
    await until(lambda: len(crew.worker.driven) >= 3, 9)


async def test_who_is_woken_for_later_is_not_seen_to_before(crew: Crew) -> None:
    """A front end that hears of a message makes one job, for when its writer has been quiet."""
    await crew.keep(asked_for())
    front = crew.driver("front", works=False)
    crew.driver("one")
    begun = SystemClock().now()
    front.wake("i0", begun + timedelta(seconds=1.5))
    front.wake("i0", begun + timedelta(days=1))
    await until(lambda: _some(crew.jobs()))
    assert len(await crew.jobs()) == 1
    await until(lambda: crew.worker.driven == ["i0"])
    assert SystemClock().now() - begun > timedelta(seconds=1.5)


async def test_the_sweep_finds_what_nobody_was_woken_for(crew: Crew) -> None:
    """A row that owes something is driven though its job is lost."""
    await crew.keep(apply_event(create_interview(invited()), ev.Accepted(NOON, ALICE.id)))
    crew.driver("one", sweep=0.2)
    await until(lambda: bool(crew.worker.driven))


async def test_an_interview_that_fails_is_taken_up_again(crew: Crew) -> None:
    """The worker goes on, and so does its neighbour."""
    interview = await crew.keep(
        apply_event(create_interview(invited()), ev.Accepted(NOON, ALICE.id))
    )
    crew.worker.failures = [StoreBusy(where="x"), ZeroDivisionError("what somebody said")]
    crew.driver("one", sweep=0.2)
    await until(lambda: interview in crew.worker.driven)


async def test_a_dead_workers_job_is_taken_over(crew: Crew) -> None:
    """Its heartbeats stop; its job and its lock go, and another worker drives the interview."""
    await crew.keep(apply_event(create_interview(invited()), ev.Accepted(NOON, ALICE.id)))
    await crew.run(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '7 s')"
    )
    await crew.run(STANDING, [create_interview(invited()).id, 1])
    crew.driver("one", sweep=0.2)
    await until(lambda: bool(crew.worker.driven))


async def test_a_job_that_its_worker_has_forgotten_does_not_stand_for_ever(crew: Crew) -> None:
    """Its end could not be written, or its beginning was never heard of."""
    interview = await crew.keep(asked_for())
    driver = crew.driver("one", sweep=0.2)
    await until(lambda: driver._worker is not None and driver._worker.worker_id is not None)
    assert driver._worker is not None
    await crew.run(STANDING, [interview, driver._worker.worker_id])
    await until(lambda: bool(crew.worker.driven))


async def test_what_is_driven_stays_the_workers_own(crew: Crew) -> None:
    """A claim is prolonged while the work lasts, longer than it was first given for."""
    interview = await crew.keep(
        apply_event(create_interview(invited()), ev.Accepted(NOON, ALICE.id))
    )
    crew.worker.seconds = 3
    driver = crew.driver("one", heartbeat=0.2)
    driver.wake(interview)
    await until(lambda: interview in crew.worker.busy)
    now = SystemClock().now()
    await crew.store.claim(interview, "one", now, now + timedelta(seconds=1))
    await asyncio.sleep(1.5)
    assert await crew.store.claim(interview, "two", SystemClock().now(), now + LEASE) is None


@pytest.fixture
async def crew_apart(own_postgres_url: str) -> AsyncIterator[Crew]:
    """Nobody works yet, on a server that may be stopped."""
    async with aclosing(Crew(own_postgres_url)) as made:
        yield made


async def test_a_server_that_restarts_ends_no_worker(
    crew_apart: Crew, own_postgres: Postgres
) -> None:
    """What is wanted meanwhile is done afterwards, by the same processes."""
    crew = crew_apart
    crew.worker.seconds = 0.5
    drivers = [crew.driver("front", works=False), crew.driver("one"), crew.driver("two")]
    for number in range(20):
        await crew.keep(asked_for(number))
    for number in range(10):
        drivers[number % 3].wake(f"i{number}")
    await until(lambda: len(crew.worker.busy) > 3)
    await asyncio.to_thread(own_postgres.restart)
    for number in range(10, 20):
        drivers[number % 3].wake(f"i{number}")
    await until(lambda: {f"i{n}" for n in range(20)} <= set(crew.worker.driven), 30)


async def test_workers_know_how_many_they_are(crew: Crew) -> None:
    """Those that listen do not count, nor those that are dead, nor those that have stopped."""
    await crew.run(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '7 s')"
    )
    drivers = [crew.driver(f"w{n}", heartbeat=0.1, works=n < 3) for n in range(4)]
    await until(lambda: crew.counts[-1:] == [3])
    await drivers[0].stop()
    await until(lambda: crew.counts[-1:] == [2])


async def test_a_stop_finishes_what_is_under_way(crew: Crew) -> None:
    """And begins nothing new; what was not begun is another's."""
    crew.worker.seconds = 0.5
    driver = crew.driver("one", at_once=1)
    for number in range(3):
        await crew.keep(asked_for(number))
        driver.wake(f"i{number}")
    await until(lambda: bool(crew.worker.busy))
    await driver.stop()
    assert len(crew.worker.driven) == 1
    assert not crew.worker.busy
    assert len([job for job in await crew.jobs() if job[0] == "todo"]) == 2


async def test_the_queues_tables_are_made_once(postgres: Postgres) -> None:
    """By several at once as well; a second time nothing is done."""
    url = postgres.empty()
    assert sorted(await asyncio.gather(*(prepare(url) for _ in range(3)))) == [False, False, True]
    assert not await prepare(url)
    postgres.drop(url)


async def test_tables_that_cannot_be_made_are_an_error_without_the_password() -> None:
    """It says what to do."""
    with pytest.raises(StoreUnavailable, match="DATABASE_URL") as refused:
        await prepare("postgresql://u:canary@127.0.0.1:1/x")
    assert "canary" not in str(refused.value)
