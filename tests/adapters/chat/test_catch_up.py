"""What is read after a time when nobody listened: in what order, and until it is read."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.chat.catch_up import LATER, TRIES, CatchUp, ReadingPace, threads_to_catch_up
from engine.api.interviews import InterviewApi
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Status, ThreadRef
from engine.dialogue.state_machine import apply_event
from engine.errors import NotDelivered, StoreBusy, ThreadGone, Unreachable
from tests.fakes.house import ONE, House
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, NOON, THREAD, started

MANY = 30


async def test_running_interviews_come_first_and_none_is_always_the_last() -> None:
    """Whoever can never read more than a few reaches each after some attempts."""
    store = MemoryStore()
    for number in range(MANY):
        running = replace(started(), id=f"r{number}", thread=replace(THREAD, thread=f"r{number}"))
        await store.add(running)
        over = apply_event(running, ev.Ended(NOON, ALICE.id))
        await store.add(replace(over, id=f"o{number}", thread=replace(THREAD, thread=f"o{number}")))
    reached: set[str] = set()
    for _ in range(200):
        ids = await threads_to_catch_up(store, "fake", NOON + timedelta(minutes=1))
        assert len(set(ids)) == 2 * MANY
        assert {one[0] for one in ids[:MANY]} == {"r"}
        reached |= set(ids[:3])
    assert len(reached) == MANY  # but for one run in 50 million: 30 * (1 - 3 / 30) ** 200


class Shelf:
    """Threads of a platform; reading one ends as the ``ends`` say in turn, then well."""

    def __init__(self, *ends: Exception, is_ours: bool = True) -> None:
        self.ends = list(ends)
        self.is_ours = is_ours
        self.read_at: list[float] = []
        self.outside: list[int] = []

    def is_heard(self, thread: ThreadRef) -> bool:
        """Whether it is one of this process."""
        return self.is_ours and thread == THREAD

    async def read(self, interview: Interview, thread: ThreadRef) -> None:
        """Note when it was read."""
        assert interview.thread == thread
        self.read_at.append(asyncio.get_running_loop().time())
        if self.ends:
            raise self.ends.pop(0)

    async def read_outside_threads(self, interviews: Sequence[Interview]) -> None:
        """Note for how many interviews."""
        self.outside.append(len(interviews))


async def caught_up(shelf: Shelf, seconds: float) -> tuple[House, int]:
    """An interview with question one open, and so many seconds of catching up."""
    house = House()
    await house.begun()
    catch_up = CatchUp(InterviewApi(house.engine, lambda _: ONE), "fake", shelf, ReadingPace(0.1))
    catch_up.want()
    await asyncio.sleep(seconds)
    await catch_up.stop()
    return house, catch_up.rounds


@pytest.mark.virtual_time
async def test_a_thread_is_read_again_when_the_platform_asks_to_wait() -> None:
    """It is waited as long as was asked for, and the round counts once."""
    shelf = Shelf(NotDelivered(problem="busy", retry_after=30.0))
    _, rounds = await caught_up(shelf, 40)
    first, second = shelf.read_at
    assert 30 <= second - first < 31
    assert (rounds, shelf.outside) == (1, [1])


@pytest.mark.virtual_time
async def test_a_thread_that_cannot_be_read_now_is_read_a_minute_later() -> None:
    """After some tries in vain the others have their turn first."""
    shelf = Shelf(*[NotDelivered(problem="away") for _ in range(TRIES)])
    _, rounds = await caught_up(shelf, LATER + 10)
    assert (len(shelf.read_at), rounds) == (TRIES + 1, 2)


@pytest.mark.virtual_time
async def test_what_is_refused_is_not_asked_for_again() -> None:
    """The interview goes on all the same."""
    shelf = Shelf(Unreachable(who="The thread", problem="no scope"))
    house, rounds = await caught_up(shelf, LATER + 10)
    assert (len(shelf.read_at), rounds) == (1, 1)
    assert (await house.store.get(house.id)).status.running


@pytest.mark.virtual_time
async def test_a_thread_that_is_gone_ends_its_interview() -> None:
    """That is told to the interview, and nothing is read again."""
    house, rounds = await caught_up(Shelf(ThreadGone(problem="it was deleted")), 10)
    assert (await house.store.get(house.id)).status is Status.EXPIRED
    assert rounds == 1


@pytest.mark.virtual_time
async def test_a_database_that_is_away_breaks_the_round_off() -> None:
    """The round begins again soon, and counts when it is through."""
    shelf = Shelf(StoreBusy(), StoreBusy())
    _, rounds = await caught_up(shelf, 10)
    assert (len(shelf.read_at), rounds, shelf.outside) == (3, 1, [1])


@pytest.mark.virtual_time
async def test_threads_of_other_processes_are_left_to_them() -> None:
    """Several processes can share the servers of one platform."""
    shelf = Shelf(is_ours=False)
    _, rounds = await caught_up(shelf, 10)
    assert (shelf.read_at, rounds, shelf.outside) == ([], 1, [0])
