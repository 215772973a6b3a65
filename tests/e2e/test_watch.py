"""The real program and connections that are there and dead, on both platforms."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.slack.lab import running
from tests.adapters.slack.stand_in import StandIn
from tests.e2e.discord_world import DiscordWorld, discord_world
from tests.e2e.slack_world import eventually
from tests.e2e.test_discord import ANSWERS, begun, count, logged

pytestmark = pytest.mark.timeout(180)

SOON = {"INTERVIEWER_HEALTH__SILENCE_SECONDS": "10"}
NEVER = {"INTERVIEWER_HEALTH__SILENCE_SECONDS": "3600"}
BROKE = "the connection to Discord broke: TimeoutError"


@pytest.fixture
async def world() -> AsyncIterator[DiscordWorld]:
    """A server with people in it."""
    async with discord_world() as world:
        yield world


async def ignored(world: DiscordWorld) -> None:
    """Wait until somebody has asked for a session in vain."""

    async def asked() -> bool:
        return world.gateway.ignored > 0

    await eventually(asked, "somebody who asks for a session")


async def test_the_library_alone_waits_for_ever(world: DiscordWorld, tmp_path: Path) -> None:
    """A gateway that answers heartbeats and begins no session is never left."""
    world.gateway.mute = True
    async with world.bot(tmp_path, **NEVER):
        await ignored(world)
        world.gateway.mute = False
        await asyncio.sleep(5)
        assert world.gateway.identified == 0


async def test_a_session_that_never_begins_is_asked_for_anew(
    world: DiscordWorld, tmp_path: Path
) -> None:
    """The program begins again and holds an interview."""
    world.gateway.mute = True
    async with world.bot(tmp_path, **SOON):
        await ignored(world)
        await logged(tmp_path, BROKE)
        world.gateway.mute = False
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")


@pytest.mark.parametrize("shards", ["1", "2"])
async def test_a_session_that_never_resumes_loses_nothing(
    world: DiscordWorld, tmp_path: Path, shards: str
) -> None:
    """What was written meanwhile is read up by the new session, once."""
    async with world.bot(tmp_path, INTERVIEWER_DISCORD__SHARDS=shards, **SOON):
        await world.connected(int(shards))
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        await logged(tmp_path, "connected to Discord")
        world.gateway.mute = True
        await world.gateway.drop(lose=False)
        await world.alice.send(thread, ANSWERS[0])
        await logged(tmp_path, BROKE)
        world.gateway.mute = False
        await world.shown(thread, "Here is what I wrote down")
        assert count(world, thread, "Question 1 of 1") == 1


async def test_a_quiet_server_is_left_alone(world: DiscordWorld, tmp_path: Path) -> None:
    """A connection that is ready stays, however long nobody says anything."""
    async with world.bot(tmp_path, **SOON):
        await logged(tmp_path, "connected to Discord")
        await asyncio.sleep(13)
        assert (world.gateway.identified, world.gateway.resumed) == (1, 0)


async def test_slack_is_begun_anew_by_the_program(world: DiscordWorld, tmp_path: Path) -> None:
    """A Slack that greets nobody: the program tries again by itself, and Discord goes on."""
    slack = StandIn()
    async with running(slack) as lab:
        lab.mood = "mute"
        variables = {
            "SLACK_BOT_TOKEN": "xoxb-stand-in",
            "SLACK_APP_TOKEN": "xapp-stand-in",
            "SLACK_API_URL": lab.api_url,
            **SOON,
        }
        async with world.bot(tmp_path, platforms="slack,discord", **variables):
            await logged(tmp_path, "slack broke off: TimeoutError")
            lab.mood = "friendly"
            await asyncio.wait_for(lab.connected(), 30)
            await logged(tmp_path, "connected to Slack")
            assert BROKE not in (tmp_path / "bot.log").read_text(encoding="utf-8")
