"""Deleting with the real program: nothing is left in files and on the platform, kill or not."""

from pathlib import Path

import pytest

from tests.e2e.discord_world import DiscordWorld, discord_world
from tests.e2e.slack_world import (
    ALICE,
    APP_TOKEN,
    BOT,
    GENERAL,
    MALLORY,
    SlackWorld,
    bot,
    eventually,
    slack_world,
)
from tests.e2e.test_discord import begun
from tests.e2e.test_slack import asked, listening

pytestmark = pytest.mark.timeout(180)

TOPIC = "the heliotrope migration"
ANSWER = "We painted the quokka stables because 41 of 120,000 wombat invoices were counted twice."
CANARIES = ("heliotrope", "quokka", "wombat", "Question 1", "wrote down")


def bytes_left(folder: Path) -> list[str]:
    """The canaries that stand in a file of the database, its log included."""
    found = [file.read_bytes().decode("latin-1") for file in folder.glob("interviews.db*")]
    assert found
    return [word for word in CANARIES if any(word in text for text in found)]


async def slack_left(world: SlackWorld) -> list[str]:
    """The canaries in a message or a file of the bot, but for those that only flash up."""
    seen: list[str] = []
    for channel in (await world.state())["channels"]:
        for message in await world.messages(channel["id"]):
            if message.get("user") == BOT and message.get("subtype") != "ephemeral":
                seen.append(str(message))
                urls = [file.get("url_private") for file in message.get("files") or ()]
                seen += [await world.file(url) for url in urls if url]
    return [word for word in CANARIES if any(word in text for text in seen)]


@pytest.mark.parametrize("kills", [0, 3])
async def test_nothing_is_left_on_slack(tmp_path: Path, kills: int) -> None:
    """Whether it is killed in the middle or not, the words are gone from every byte of ours."""
    async with slack_world(tmp_path) as world:
        async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN) as process:
            await listening(world)
            await world.command(f"{TOPIC} manager:<@{MALLORY}|mgr> questions:1")
            await world.shown(GENERAL, "I am an AI interviewer")
            await world.press(GENERAL, "Start")
            await world.say(GENERAL, await asked(world, 1, 1), ANSWER)
            await world.shown(GENERAL, "Here is what I wrote down")
            direct = await eventually(lambda: world.direct(MALLORY), "a direct message")
            await world.shown(direct, "A person decides.")
            assert await slack_left(world) == list(CANARIES)
            await world.press(GENERAL, "Delete")
            if kills:
                process.kill()
                await process.wait()
        for _ in range(kills):
            async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN) as process:
                await listening(world)
                process.kill()
                await process.wait()
        async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN):
            own = await eventually(lambda: world.direct(ALICE), "a direct message to Alice")
            await world.shown(own, "is now deleted here")
            await world.shown(direct, "was deleted")
        assert await slack_left(world) == []
        done = [m for m in await world.messages(own) if "is now deleted here" in m["text"]]
        assert len(done) == 1
    assert bytes_left(tmp_path) == []


def discord_left(world: DiscordWorld) -> list[str]:
    """The canaries that stand in a message, a file or a thread's name of the bot."""
    seen = [str(channel.name) for channel in world.backend.channels.values()]
    for kept in world.backend.messages.values():
        for message in kept.values():
            if message.author_id == world.backend.bot_user.id and not message.type:
                seen += [message.content, str(message.embeds)]
                files = [world.backend.cdn.get(file["url"]) for file in message.attachments]
                seen += [(file or b"").decode() for file in files]
    return [word for word in CANARIES if any(word in text for text in seen)]


async def test_nothing_is_left_on_discord(tmp_path: Path) -> None:
    """Killed in the middle and started again, the words are gone from every byte of ours."""
    async with discord_world() as world:
        async with world.bot(tmp_path) as process:
            thread = await begun(world, 1, topic=TOPIC)
            await world.shown(thread, "Question 1 of 1")
            await world.alice.send(thread, ANSWER)
            await world.shown(thread, "Here is what I wrote down")
            await world.shown(world.mallory.user.dm_channel, "A person decides.")
            assert discord_left(world) == list(CANARIES)
            asked_back = await world.press(world.alice, thread, "Delete")
            assert asked_back.response is not None
            await world.alice.click(asked_back.response, label="Delete")

            async def erased() -> bool:
                return "heliotrope" not in str(world.said(world.mallory.user.dm_channel))

            await eventually(erased, "the report to be taken back")
            process.kill()
            await process.wait()
        async with world.bot(tmp_path):
            await world.shown(world.alice.user.dm_channel, "is now deleted here")
            await world.shown(world.mallory.user.dm_channel, "was deleted")
        assert discord_left(world) == []
    assert bytes_left(tmp_path) == []
