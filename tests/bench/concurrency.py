"""Many interviews at once in one process, and many more that are silent.

Each candidate takes 30 to 120 seconds for an answer, the model two; every interview is held to
its report. Our own share of a turn leaves out the model's time and the quiet time.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.copies import multiply
from tests.bench.figures import MANY, Figure, Wish, at_share
from tests.bench.process import BOT, program
from tests.bench.seeds import Seed, seed
from tests.bench.stage import Stage, stage
from tests.bench.talk import Talk, Talks, answers_of
from tests.bench.turn import QUESTIONS

SHARE_GOAL, ACK_GOAL, MEMORY_GOAL, START_GOAL = 500.0, 1000.0, 500.0, 5.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many interviews; times in seconds."""

    interviews: int
    slowest: float
    fastest: float
    model: float
    quiet: float


FULL = Crowd(MANY, slowest=120, fastest=30, model=2, quiet=4)
QUICK = Crowd(40, slowest=1.2, fastest=0.3, model=0.1, quiet=0.2)
PATIENCE = 600.0
"""Seconds after which a question counts as lost, and not as late."""
SILENT, FEW_SILENT = 100_000, 2_000


async def figures(wish: Wish) -> list[Figure]:
    """All figures of this part."""
    crowd = QUICK if wish.quick else replace(FULL, interviews=wish.interviews)
    with tempfile.TemporaryDirectory() as folder:
        made = await _crowded(crowd, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        silent = (FEW_SILENT, 1.0) if wish.quick else (SILENT, 15.0)
        return made + await _silent(*silent, Path(folder))


async def _crowded(crowd: Crowd, folder: Path) -> list[Figure]:
    seeds = [Seed("slack", number) for number in range(crowd.interviews)]
    talks = Talks(seeds)
    every = list(talks.by_number.values())
    await seed(folder / "bot.db", seeds, QUESTIONS, crowd.quiet)
    async with stage(talks, crowd.model) as world:
        settings = world.settings(f"sqlite:///{folder}/bot.db")
        async with program((*BOT, "slack"), folder, "bot", settings) as bot:
            await world.ready("slack", 60)
            cpu, wall = bot.cpu(), time.monotonic()
            held = [asyncio.create_task(_held(world, talk, crowd)) for talk in every]
            done = sum(await asyncio.gather(*held))
            busy = 100 * (bot.cpu() - cpu) / (time.monotonic() - wall)
            memory = bot.megabytes("VmHWM")
    return _said(crowd, every, done, memory, busy)


def _said(
    crowd: Crowd, every: Sequence[Talk], done: int, memory: float, busy: float
) -> list[Figure]:
    turns = [turn for talk in every for turn in talk.turns[: QUESTIONS - 1]]
    share = [1000 * (turn.own - crowd.quiet) for turn in turns]
    acks = [1000 * (turn.acknowledged - turn.said) for talk in every for turn in talk.turns]
    asked = float(crowd.interviews)
    note = f"of {crowd.interviews:,} came to their report; {busy:.0f} % of a core"
    return [
        Figure("concurrent_interviews", float(done), "interviews", asked, note, more=True),
        Figure("lost_interviews", asked - done, "interviews", 0.0),
        Figure("crowd_own_share_p99_ms", at_share(share, 0.99), "ms", SHARE_GOAL),
        Figure("crowd_acknowledged_p99_ms", at_share(acks, 0.99), "ms", ACK_GOAL),
        Figure("rss_mb", memory, "MB", MEMORY_GOAL, "the most that the process ever held"),
    ]


async def _held(world: Stage, talk: Talk, crowd: Crowd) -> bool:
    """One candidate, to the report; False when something did not come."""
    dice, words = random.Random(talk.seed.number), answers_of(QUESTIONS)
    await asyncio.sleep(dice.uniform(0, crowd.slowest))
    try:
        for number in range(QUESTIONS):
            await asyncio.sleep(dice.uniform(crowd.fastest, crowd.slowest) if number else 0)
            await world.say(talk, talk.text(words[number]))
            await talk.answered(within=PATIENCE)
    except TimeoutError:
        return False
    return True


async def _silent(number: int, patience: float, folder: Path) -> list[Figure]:
    """The start with so many interviews that wait for an answer, and with none."""
    some = Seed("slack", 0)
    empty, full = folder / "empty.db", folder / "full.db"
    await seed(empty, (), QUESTIONS)
    await seed(full, (some,), QUESTIONS)
    multiply(full, some, number, over=False)
    _, before = await _started(empty, patience, folder)
    seconds, after = await _started(full, patience, folder)
    note = f"{number:,} silent open interviews in the database"
    return [
        Figure("silent_start_s", seconds, "s", START_GOAL, note),
        Figure("silent_rss_mb", after, "MB", note=f"{before:.0f} MB without any"),
    ]


async def _started(file: Path, patience: float, folder: Path) -> tuple[float, float]:
    """Seconds until it listens, and the most memory until some seconds after that."""
    async with stage(Talks(())) as world:
        begun = time.monotonic()
        settings = world.settings(f"sqlite:///{file}")
        async with program((*BOT, "slack"), folder, "silent", settings) as bot:
            await world.ready("slack", 120)
            seconds = time.monotonic() - begun
            await asyncio.sleep(patience)
            return seconds, bot.megabytes("VmHWM")
