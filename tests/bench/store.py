"""How many turns a second the store keeps, with few and with many interviews at once.

    uv run python -m tests.bench.store [--interviews N …] [--seconds S] [--folder DIR]

A turn is three changes, each stored before the next: the candidate replied, the next question is
written, it is posted. A driven turn has the claim before them as well, which the last gives back.
Wall time and CPU time of this process are shown; a new file on disk is used, with the settings that
the program runs with.
"""

import argparse
import asyncio
import itertools
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from adapters.store import SqlStore, open_store
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ModelCall, QuestionKind
from engine.dialogue.plan import Plan, Timing
from engine.ports.store import Change
from tests.fakes.world import NOON, SECOND, THREAD, reply, started, telling

QUESTIONS = 20
ANSWER = "We lost 41 invoices in March because two workers took the same job, so I added a lock. "
CALL = ModelCall("question", "gpt-5-mini", "question/v1", 1200, 40, 1000, 0.0004, 1.2)

Play = Callable[[SqlStore, str, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Turns that were stored, and the seconds that they took."""

    turns: int
    wall: float
    cpu: float

    def __str__(self) -> str:
        milliseconds = 1000 * self.cpu / self.turns
        return f"{self.turns / self.wall:8.0f} turns/s  {milliseconds:6.3f} ms CPU a turn"


async def turn(store: SqlStore, interview_id: str, number: int) -> None:
    """Three changes, one after another."""
    await store.update(interview_id, await _asked(store, interview_id, number))


async def _asked(store: SqlStore, interview_id: str, number: int) -> Change:
    """Two changes, and the third to be made."""
    now = NOON + timedelta(minutes=number)
    said = reply(f"{number}. {ANSWER * 3}", now, f"m{number}")
    interview = await store.update(interview_id, telling(said))
    written = ev.QuestionWritten(
        now,
        interview.turn,
        number + 1,
        f"How did step {number} change the way that the team works on billing?",
        QuestionKind.FOLLOW_UP,
        "gpt-5-mini",
        "question/v1",
        (CALL,),
    )
    interview = await store.update(interview_id, telling(written))
    assert len(interview.exchanges) == number + 1
    asked = now + SECOND  # what was written before answers the question before
    return telling(ev.Posted(asked, f"ask-{number + 1}", f"p{number}", asked))


async def driven(store: SqlStore, interview_id: str, number: int) -> None:
    """A turn by a driver that claims the interview and gives it back."""
    now = NOON + timedelta(minutes=number)
    claim = await store.claim(interview_id, "bench", now, now + timedelta(minutes=10))
    assert claim is not None
    posted = await _asked(store, interview_id, number)
    assert await store.update_and_release(interview_id, posted, "bench", now + SECOND) is None


async def measured(store: SqlStore, play: Play, at_once: int, seconds: float) -> Figure:
    """So many interviews at once, each with one turn after another, until the time is over.

    Only turns are timed: the interviews of each round are there before it begins.
    """
    done, wall, cpu = 0, 0.0, 0.0
    for number in itertools.count():
        ids = [f"{play.__name__}-{number}-{n}" for n in range(at_once)]
        await asyncio.gather(*(store.add(_named(interview_id)) for interview_id in ids))
        ends = time.perf_counter() + seconds - wall
        begun = time.perf_counter(), time.process_time()
        done += sum(await asyncio.gather(*(_held(store, play, i, ends) for i in ids)))
        wall += time.perf_counter() - begun[0]
        cpu += time.process_time() - begun[1]
        if wall >= seconds:
            break
    return Figure(done, wall, cpu)


async def _held(store: SqlStore, play: Play, interview_id: str, ends: float) -> int:
    for number in range(1, QUESTIONS):
        if time.perf_counter() > ends:
            return number - 1
        await play(store, interview_id, number)
    return QUESTIONS - 1


def _named(interview_id: str) -> Interview:
    plan = Plan(questions=QUESTIONS, pace=Timing(quiet=timedelta()))
    begun = started(plan)
    thread = replace(THREAD, thread=interview_id)
    asked = replace(begun.exchanges[0].question, asked_at=NOON)
    exchanges = (replace(begun.exchanges[0], question=asked),)
    return replace(begun, id=interview_id, thread=thread, exchanges=exchanges)


async def run(folder: Path, numbers: list[int], seconds: float) -> None:
    """Print a line for each number of interviews and each kind of turn."""
    for play, at_once in itertools.product((turn, driven), numbers):
        store = await open_store(f"sqlite:///{folder}/{play.__name__}-{at_once}.db")
        figure = await measured(store, play, at_once, seconds)
        await store.close()
        print(f"{play.__name__:>7} {at_once:>6} at once: {figure}", flush=True)


def main() -> None:
    """Read the options and print the figures."""
    options = argparse.ArgumentParser(description="turns a second of the store")
    options.add_argument("--interviews", type=int, nargs="+", default=[1, 200])
    options.add_argument("--seconds", type=float, default=5.0)
    options.add_argument("--folder", type=Path, help="where the databases are made")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        asyncio.run(run(Path(folder), given.interviews, given.seconds))


if __name__ == "__main__":
    main()
