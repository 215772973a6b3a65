"""Whether a turn costs more late in an interview, after a long answer, or in a large database."""

import itertools
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.copies import multiply
from tests.bench.figures import Figure, Wish
from tests.bench.process import BOT, Program, program
from tests.bench.seeds import Seed, seed
from tests.bench.stage import Stage, stage
from tests.bench.talk import Talk, Talks, answers_of

MOST_QUESTIONS = 20
LENGTHS = (100, 1000, 10_000)
STORED = (1000, 10_000, 100_000, 1_000_000)
ONE_LENGTH = 700


async def figures(wish: Wish) -> list[Figure]:
    """All figures of this part."""
    each = 2 if wish.quick else 40
    made = await _by_number(each) + await _by_length(each)
    return made + await _by_stored(() if wish.quick else STORED, each)


async def _by_number(each: int) -> list[Figure]:
    """The CPU of the turn after each question, from the first to the last but one."""
    async with asking(MOST_QUESTIONS, each) as asked:
        words = range(MOST_QUESTIONS - 1)
        costs = [await asked.cost(asked.talks, ONE_LENGTH) for _ in words]
    return [
        Figure(f"growth_question_{number}_cpu_ms", costs[number - 1], "ms")
        for number in (1, 5, 10, MOST_QUESTIONS - 1)
    ]


async def _by_length(each: int) -> list[Figure]:
    """The CPU of the turn after the first answer, by its length in characters."""
    made = []
    async with asking(2, each * len(LENGTHS)) as asked:
        for number, length in enumerate(LENGTHS):
            cost = await asked.cost(asked.talks[number :: len(LENGTHS)], length)
            made.append(Figure(f"growth_answer_{length}_cpu_ms", cost, "ms"))
    return made


async def _by_stored(stored: Sequence[int], each: int) -> list[Figure]:
    """The CPU of a turn, by the number of interviews in the database that are over."""
    made = []
    for number in stored:
        async with asking(5, each, stored=number) as asked:
            costs = [await asked.cost(asked.talks, ONE_LENGTH) for _ in range(3)]
        cost = sum(costs) / len(costs)
        made.append(Figure(f"growth_stored_{number}_cpu_ms", cost, "ms"))
    return made


@dataclass(frozen=True, slots=True)
class Asking:
    """A program that holds interviews, which are asked one after another."""

    world: Stage
    bot: Program
    talks: Sequence[Talk]

    async def cost(self, talks: Sequence[Talk], length: int) -> float:
        """CPU milliseconds of a turn after an answer of so many characters in each of them."""
        begun = self.bot.cpu()
        for talk in talks:
            await self.world.say(talk, talk.text(long(length - 25, len(talk.turns))))
            await talk.answered()
        return 1000 * (self.bot.cpu() - begun) / len(talks)


@asynccontextmanager
async def asking(questions: int, each: int, *, stored: int = 0) -> AsyncIterator[Asking]:
    """The program, warm, with so many interviews, and others that are stored and over."""
    seeds = [Seed("slack", number) for number in range(each + 1)]
    talks = Talks(seeds)
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "bot.db"
        await seed(file, seeds, questions)
        multiply(file, seeds[0], stored, over=True)
        async with stage(talks) as world:
            settings = world.settings(f"sqlite:///{file}")
            async with program((*BOT, "slack"), folder, "bot", settings) as bot:
                await world.ready("slack", 60)
                warm, *rest = talks.by_number.values()
                asked = Asking(world, bot, rest)
                await asked.cost([warm], ONE_LENGTH)
                yield asked


def long(length: int, number: int) -> str:
    """An answer of so many characters."""
    some = answers_of(20)
    pieces = itertools.islice(itertools.cycle(some), number, number + 1 + length // 500)
    return " ".join(pieces)[:length].rpartition(" ")[0]
