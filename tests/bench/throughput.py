"""How many turns a second: the store alone, and whole turns in one process.

Whole turns are measured with as many interviews at once as keep the program busy, each answering
at once. Then the load is held at half of what it can do, at most at half of the goal, with
answers that come at random, and our own share of each turn is what is looked at.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from adapters.store import open_store
from tests.bench.figures import Figure, Wish, at_share
from tests.bench.process import BOT, Program, program
from tests.bench.seeds import Seed, seed
from tests.bench.stage import Stage, stage
from tests.bench.store import measured, turn
from tests.bench.talk import Talk, Talks, answers_of
from tests.bench.turn import QUESTIONS, TURNS, held
from tests.fakes.postgres import NoServer, postgres_server

AT_ONCE = 200
STORE_GOAL, WHOLE_GOAL, SHARE_GOAL = 3000.0, 500.0, 250.0
SAFE = "-c shared_buffers=64MB"


async def figures(wish: Wish) -> list[Figure]:
    """All figures of this part."""
    seconds, interviews = (0.5, 16) if wish.quick else (10.0, 400)
    with tempfile.TemporaryDirectory() as name:
        store = await _store(f"sqlite:///{name}/store.db", "sqlite", seconds)
        whole = await _whole(f"sqlite:///{name}/bot.db", Path(name), interviews)
    return [*store, *whole, *await _on_postgresql(seconds, interviews)]


async def _on_postgresql(seconds: float, interviews: int) -> list[Figure]:
    """The same on a server that syncs each commit to disk, as long as one can be started here."""
    try:
        with postgres_server(SAFE) as server, tempfile.TemporaryDirectory() as name:
            store = await _store(server.fresh(), "postgresql", seconds)
            url = server.fresh()
            found = await _whole(url, Path(name), interviews, at_half=False)
    except NoServer as error:
        why = f"no server can be started here: {error}"
        return [Figure("turns_per_second_postgresql", None, "turns/s", note=why)]
    rates = {"turns_per_second_sqlite": "turns_per_second_postgresql"}
    kept = [replace(f, key=rates[f.key], goal=None) for f in found if f.key in rates]
    return [replace(store[0], goal=None), *kept]


async def _store(url: str, name: str, seconds: float) -> list[Figure]:
    store = await open_store(url)
    found = await measured(store, turn, AT_ONCE, seconds)
    await store.close()
    note = f"{AT_ONCE} interviews at once, three changes a turn"
    rate, cpu = found.turns / found.wall, 1000 * found.cpu / found.turns
    key = f"store_turns_per_second_{name}"
    return [
        Figure(key, rate, "turns/s", STORE_GOAL, note, more=True),
        Figure("store_turn_cpu_ms", cpu, "ms"),
    ]


async def _whole(url: str, folder: Path, interviews: int, *, at_half: bool = True) -> list[Figure]:
    seeds = [Seed("slack", number) for number in range(2 * interviews)]
    talks = Talks(seeds)
    every = list(talks.by_number.values())
    await seed(url, seeds, QUESTIONS)
    async with (
        stage(talks) as world,
        program((*BOT, "slack"), folder, "bot", world.settings(url)) as bot,
    ):
        await world.ready("slack", 30)
        made, rate = await _at_most(world, bot, every[:interviews])
        if at_half:
            made += await _at_half(world, bot, every[interviews:], rate)
    return made


async def _at_most(world: Stage, bot: Program, talks: Sequence[Talk]) -> tuple[list[Figure], float]:
    """As fast as it goes."""
    words = answers_of(TURNS)
    await held(world, talks[: len(talks) // 8], AT_ONCE, words)
    rest = talks[len(talks) // 8 :]
    cpu, load, wall = bot.cpu(), time.process_time(), time.monotonic()
    await held(world, rest, AT_ONCE, words)
    wall, turns = time.monotonic() - wall, TURNS * len(rest)
    used, loaded = bot.cpu() - cpu, time.process_time() - load
    rate = turns / wall
    note = f"whole turns, {AT_ONCE} at once; the load used {100 * loaded / wall:.0f} % of a core"
    return [
        Figure("turns_per_second_sqlite", rate, "turns/s", WHOLE_GOAL, note, more=True),
        Figure("turns_per_cpu_second_sqlite", turns / used, "turns/s", more=True),
        Figure("busy_turn_cpu_ms", 1000 * used / turns, "ms"),
    ], rate


async def _at_half(world: Stage, bot: Program, talks: Sequence[Talk], most: float) -> list[Figure]:
    """At half of what it can do, at most half of the goal, at random."""
    rate = min(most, WHOLE_GOAL) / 2
    dice, words = random.Random(8), answers_of(TURNS)
    between = len(talks) / rate
    begun = bot.cpu(), time.monotonic()

    async def one(talk: Talk, first: float) -> None:
        await asyncio.sleep(first)
        for number in range(TURNS):
            ends = time.monotonic() + between
            await world.say(talk, talk.text(words[number]))
            await talk.answered()
            await asyncio.sleep(max(0.0, ends - time.monotonic()))

    await asyncio.gather(*(one(talk, dice.uniform(0, between)) for talk in talks))
    wall = time.monotonic() - begun[1]
    share = [turn.own * 1000 for talk in talks for turn in talk.turns]
    acks = [(turn.acknowledged - turn.said) * 1000 for talk in talks for turn in talk.turns]
    busy = 100 * (bot.cpu() - begun[0]) / wall
    note = f"at {rate:.0f} turns/s, where the program uses {busy:.0f} % of a core"
    return [
        Figure("own_share_p99_ms", at_share(share, 0.99), "ms", SHARE_GOAL, note),
        Figure("own_share_p50_ms", at_share(share, 0.5), "ms"),
        Figure("acknowledged_p99_ms", at_share(acks, 0.99), "ms"),
    ]
