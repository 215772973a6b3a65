"""In what order threads are read after a time when nobody listened."""

from dataclasses import replace
from datetime import timedelta

from adapters.chat.catch_up import threads_to_catch_up
from engine.dialogue import events as ev
from engine.dialogue.state_machine import apply_event
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
