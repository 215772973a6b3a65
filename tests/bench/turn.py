"""The cost of one reply, from the event to the posted question, against what libraries cost.

Program and floor talk to the same stand-ins and take turns, round by round; both are warm. The
floor does what the program does for a turn (``floor_slack``, ``floor_discord``) without any of
its care: the same event, request, message and rows.
"""

import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import Figure, Wish
from tests.bench.process import BOT, Program, program
from tests.bench.seeds import Seed, seed
from tests.bench.stage import Stage, stage
from tests.bench.talk import Talk, Talks, answers_of

QUESTIONS = 5
TURNS = QUESTIONS - 1
READY_WITHIN = 30.0
GOAL = 2.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: rounds of so many interviews, and so many of them at once."""

    rounds: int
    interviews: int
    at_once: int = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds a turn."""

    cpu: float
    wall: float


async def held(world: Stage, talks: Sequence[Talk], at_once: int, words: Sequence[str]) -> None:
    """Hold interviews up to their last question, so many at once."""
    gate = asyncio.Semaphore(at_once)

    async def one(talk: Talk) -> None:
        async with gate:
            for number in range(TURNS):
                await world.say(talk, talk.text(words[number]))
                await talk.answered()

    await asyncio.gather(*map(one, talks))


async def _cost(world: Stage, child: Program, talks: Sequence[Talk], at_once: int) -> Cost:
    words = answers_of(TURNS)
    cpu, wall = child.cpu(), time.monotonic()
    await held(world, talks, at_once, words)
    turns = TURNS * len(talks) / 1000
    return Cost((child.cpu() - cpu) / turns, (time.monotonic() - wall) / turns)


async def measured(platform: str, effort: Effort, folder: Path) -> list[tuple[Cost, Cost]]:
    """The program's cost and the floor's, for each round."""
    each = effort.interviews
    seeds = [Seed(platform, number) for number in range(each * (effort.rounds + 1))]
    file, copy = folder / "bot.db", folder / "floor.db"
    await seed(file, seeds, QUESTIONS)
    shutil.copy(file, copy)
    found: list[tuple[Cost, Cost]] = []
    ours, theirs = Talks(seeds), Talks(seeds)
    async with stage(ours) as world, stage(theirs) as bare:
        settings = world.settings(f"sqlite:///{file}")
        async with program((*BOT, platform), folder, "bot", settings) as bot:
            await world.ready(platform, READY_WITHIN)
            first = [ours.by_number[one.number] for one in seeds[:each]]
            await _cost(world, bot, first, effort.at_once)
            ours.samples().keep(folder / "samples.json")
            command = ("-m", f"tests.bench.floor_{platform}", str(folder))
            floor_settings = bare.settings(f"sqlite:///{copy}")
            async with program(command, folder, "floor", floor_settings) as floor:
                await bare.ready(platform, READY_WITHIN)
                for start in range(0, len(seeds), each):
                    numbers = [one.number for one in seeds[start : start + each]]
                    before = [theirs.by_number[number] for number in numbers]
                    low = await _cost(bare, floor, before, effort.at_once)
                    if start:
                        talks = [ours.by_number[number] for number in numbers]
                        high = await _cost(world, bot, talks, effort.at_once)
                        found.append((high, low))
    return found


def summed_up(platform: str, at_once: int, rounds: Sequence[tuple[Cost, Cost]]) -> list[Figure]:
    """The figures: medians over the rounds."""
    name = f"{platform}_turn" if at_once == 1 else f"{platform}_turn_{at_once}_at_once"
    ratio = statistics.median(high.cpu / low.cpu for high, low in rounds)
    note = f"median of {len(rounds)} rounds, {at_once} at once"

    def middle(which: int, what: str) -> float:
        return float(statistics.median(getattr(pair[which], what) for pair in rounds))

    return [
        Figure(f"{name}_cpu_ratio", ratio, "times", GOAL, note),
        Figure(f"{name}_cpu_ms", middle(0, "cpu"), "ms"),
        Figure(f"{name}_floor_cpu_ms", middle(1, "cpu"), "ms"),
        Figure(f"{name}_wall_ms", middle(0, "wall"), "ms"),
        Figure(f"{name}_floor_wall_ms", middle(1, "wall"), "ms"),
    ]


async def figures(wish: Wish) -> list[Figure]:
    """All figures of this part."""
    efforts = [Effort(1, 4)] if wish.quick else [Effort(9, 12), Effort(9, 40, at_once=20)]
    made: list[Figure] = []
    for platform in ("slack", "discord"):
        for effort in efforts:
            with tempfile.TemporaryDirectory() as folder:
                rounds = await measured(platform, effort, Path(folder))
            made += summed_up(platform, effort.at_once, rounds)
    return made
