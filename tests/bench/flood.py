"""How many messages a second one thread takes, and what the longest one costs.

    python -m tests.bench.flood

The engine and a SQLite file, without a platform: a candidate writes a thousand messages into one
answer, then twenty of 40,000 characters, and a bystander a thousand more.
"""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta

from adapters.store import open_store
from engine.dialogue import events as ev
from engine.dialogue.models import ThreadRef
from engine.dialogue.state_machine import apply_event
from engine.runtime.engine import InterviewEngine
from tests.fakes.chat import Room
from tests.fakes.driver import Hand
from tests.fakes.world import ALICE, BOB, NOON, SECOND, SetClock, started
from tests.fakes.writer import Scribe

MESSAGES = 1000
WORDS = "We lost 41 of 120,000 lines, all of them from retries, and added a constraint. "


@dataclass(frozen=True, slots=True)
class Run:
    """What one kind of flood took: messages, seconds, and seconds of CPU."""

    name: str
    messages: int
    seconds: float
    cpu: float

    def __str__(self) -> str:
        rate = self.messages / self.seconds
        each = 1000 * self.cpu / self.messages
        return f"{self.name:32} {rate:7,.0f} messages/s, {each:6.2f} ms of CPU each"


async def flood(name: str, by: str, texts: list[str]) -> Run:
    """One thread takes these messages, one after another, and everything that is owed is done."""
    with tempfile.TemporaryDirectory() as folder:
        store, clock = await open_store(f"sqlite:///{folder}/i.db"), SetClock()
        hand = Hand(store, clock)
        engine = InterviewEngine(store, {"fake": Room(clock)}, Scribe(), hand, clock, "bench")
        hand.start(engine.run_pending_steps)
        await store.add(started())
        wall, cpu = time.perf_counter(), time.process_time()
        for number, text in enumerate(texts):
            clock.time = NOON + (number + 1) * timedelta(milliseconds=60)
            event = ev.Replied(clock.time, by, f"m{number}", text, clock.time)
            await engine.record_event_in_thread(_thread(), event)
            await hand.rest()
        run = Run(name, len(texts), time.perf_counter() - wall, time.process_time() - cpu)
        await store.close()
    return run


def _thread() -> ThreadRef:
    thread = started().thread
    assert thread is not None
    return thread


def folded(messages: int) -> Run:
    """The pure flow alone."""
    interview = started()
    wall, cpu = time.perf_counter(), time.process_time()
    for number in range(messages):
        at = NOON + number * SECOND
        interview = apply_event(interview, ev.Replied(at, ALICE.id, f"m{number}", WORDS, at))
    name = "the flow alone"
    return Run(name, messages, time.perf_counter() - wall, time.process_time() - cpu)


async def main() -> None:
    """Print what was measured."""
    print(folded(MESSAGES))
    print(await flood("1,000 messages of the candidate", ALICE.id, [WORDS] * MESSAGES))
    print(await flood("20 messages of 40,000 characters", ALICE.id, [WORDS * 506] * 20))
    print(await flood("1,000 messages of a bystander", BOB.id, [WORDS] * MESSAGES))


if __name__ == "__main__":
    asyncio.run(main())
