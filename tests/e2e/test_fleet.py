"""Many processes on one PostgreSQL: whoever listens tells, whoever works speaks."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.discord_world import discord_world
from tests.e2e.slack_world import eventually, free_port
from tests.e2e.test_discord import ANSWERS, begun, transcript
from tests.faults.fleet import MUST_BE_ZERO, FleetWish, Plan, campaign

pytestmark = pytest.mark.timeout(400)


async def test_a_worker_speaks_in_discord_without_listening(
    postgres_url: str, tmp_path: Path
) -> None:
    """Two workers hold the interview over REST alone; one of them is killed in the middle."""
    folders = [tmp_path / name for name in ("front", "one", "two")]
    for folder in folders:
        folder.mkdir()
    front, one, two = folders
    url, port = {"DATABASE_URL": postgres_url}, free_port()
    async with (
        discord_world() as world,
        world.bot(front, "discord", "run", "--no-worker", **url),
        world.bot(two, "discord", "worker", **url, INTERVIEWER_HEALTH__PORT=str(port)),
        aiohttp.ClientSession() as http,
    ):
        async with world.bot(one, "discord", "worker", **url) as process:
            thread = await begun(world, 3)
            await world.shown(thread, "Question 1 of 3")
            await world.alice.send(thread, ANSWERS[0])
            await world.shown(thread, "Question 2 of 3")
            process.kill()
            await process.wait()
        await world.alice.send(thread, ANSWERS[1])
        await world.shown(thread, "Question 3 of 3")
        await world.alice.send(thread, ANSWERS[2])
        await world.shown(thread, "Here is what I wrote down")
        file = await transcript(world)
        assert all(text[:30] in file for text in ANSWERS)
        for number in (1, 2, 3):
            assert sum(f"Question {number} of 3" in said for said in world.said(thread)) == 1
        assert world.gateway.identified == 1
        async with http.get(f"http://127.0.0.1:{port}/ready") as answer:
            assert answer.status == 200


async def test_processes_share_the_shards_of_discord(postgres_url: str, tmp_path: Path) -> None:
    """Each front end has one of two shards and hears its servers; a worker speaks for both."""
    shared = {"DATABASE_URL": postgres_url, "INTERVIEWER_DISCORD__SHARDS": "2"}
    async with AsyncExitStack() as stack:
        world = await stack.enter_async_context(discord_world())
        for name, arguments, own in (
            ("zero", ("run", "--no-worker"), {"INTERVIEWER_DISCORD__SHARD_IDS": "0"}),
            ("one", ("run", "--no-worker"), {"INTERVIEWER_DISCORD__SHARD_IDS": "1"}),
            ("worker", ("worker",), {}),
        ):
            (tmp_path / name).mkdir()
            bot = world.bot(tmp_path / name, "discord", *arguments, **shared, **own)
            await stack.enter_async_context(bot)
        await world.connected(2)
        thread = await begun(world, 2)
        for number in (1, 2):
            await world.shown(thread, f"Question {number} of 2")
            await world.alice.send(thread, ANSWERS[number - 1])
        await world.shown(thread, "Here is what I wrote down")
        assert world.gateway.identified == 2
        assert sum("Question 2 of 2" in said for said in world.said(thread)) == 1
        await world.gateway.drop(lose=True)
        await world.connected(4)
        assert len(await who_says(tmp_path, "caught up with 1 of 1 threads")) == 1


async def who_says(folder: Path, words: str) -> set[str]:
    """Wait until a log holds the words; the names of all processes whose log does."""

    async def said() -> set[str]:
        logs = folder.glob("*/bot.log")
        return {log.parent.name for log in logs if words in log.read_text(encoding="utf-8")}

    await eventually(said, repr(words))
    await asyncio.sleep(1)  # time for another to say so too
    return await said()


def test_nothing_is_lost_when_processes_die_and_the_server_restarts(tmp_path: Path) -> None:
    """The campaign's fleet in short: a worker and a front end are killed, replaced by nobody."""
    plan = Plan(worker_kills=1, front_kills=1, restarts=1, between=8.0)
    wish = FleetWish(seed=3, kills=1, interviews=8, over=20.0)
    figures, words = asyncio.run(campaign(wish, plan, tmp_path))
    assert not any(figures[name] for name in MUST_BE_ZERO), words
    assert figures["completed"] == 8
    assert figures["kills"] == 2
