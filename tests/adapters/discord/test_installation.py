"""Which servers are ours: those that the bot is in, whoever's interviews the database holds."""

import asyncio
from dataclasses import replace

import pytest

from adapters.discord.ids import DIRECT
from engine.dialogue.models import Status
from engine.ports.installation import Installation
from tests.adapters.discord.lab import TOPIC, Lab
from tests.fakes.store import MemoryStore

pytestmark = pytest.mark.usefixtures("env")


async def test_the_servers_are_known_once_logged_in(lab: Lab) -> None:
    """With direct messages, which are of no server."""
    assert lab.platform.installation.workspaces == {DIRECT, str(lab.guild.id)}


async def test_a_server_that_the_bot_joins_is_ours(lab: Lab) -> None:
    """Nothing has to be started again."""
    second = lab.env.create_guild("Second")
    await lab.rest()
    assert str(second.id) in lab.platform.installation.workspaces


async def test_interviews_of_another_server_stay_as_they_are(lab: Lab) -> None:
    """A bot that is not in their server reads, drives and ends nothing of them."""
    await lab.begun()
    await lab.say(lab.alice, "The batch ran for nine hours.")
    store = lab.store
    assert isinstance(store, MemoryStore)
    (row,) = store.rows.values()
    thread = row.interview.thread
    assert thread is not None
    theirs = replace(
        row.interview,
        place=replace(row.interview.place, workspace="77"),
        thread=replace(thread, workspace="77", channel="78", thread="78"),
    )
    row.interview = theirs
    store.installations = {"discord": Installation()}
    await lab.restart()
    store.installations = {"discord": lab.platform.installation}
    lab.hand.wake(theirs.id)
    await lab.later(60 * 24 * 3600)
    assert row.interview == theirs
    assert row.owner is None
    assert await store.list_interviews() == []
    assert row.interview.status is Status.IN_PROGRESS


async def test_an_interview_in_direct_messages_goes_on(lab: Lab) -> None:
    """It is of no server and held by the bot that talks there."""
    store = lab.store
    assert isinstance(store, MemoryStore)
    store.installations = {"discord": lab.platform.installation}
    await lab.alice.user.slash("interview", topic=TOPIC)
    await lab.rest()
    await lab.press_dm(lab.alice, "Start")
    assert lab.interview.place.workspace == DIRECT
    assert lab.status() is Status.IN_PROGRESS
    assert any("Question 1" in text for text in lab.told(lab.alice))


async def test_leaving_a_server_ends_its_interviews_and_tells_the_managers(lab: Lab) -> None:
    """What is owed in private for the server that is gone is still done."""
    store = lab.store
    assert isinstance(store, MemoryStore)
    store.installations = {"discord": lab.platform.installation}
    await lab.begun()
    guild = lab.platform.bot.get_guild(lab.guild.id) if lab.platform.bot else None
    assert guild is not None
    await asyncio.wait_for(lab.platform.bot.on_guild_remove(guild), 5)  # type: ignore[union-attr]
    await lab.rest()
    (row,) = store.rows.values()
    assert row.interview.lost
    assert lab.told(lab.mallory)
