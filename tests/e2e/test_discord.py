"""The real program against a Discord on the loopback, over HTTP and a gateway."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from simcord.builders import ChannelHandle

from tests.e2e.discord_world import DiscordWorld, discord_world
from tests.e2e.slack_world import eventually

pytestmark = pytest.mark.timeout(180)

TOPIC = "moving a billing service to events"
ANSWERS = (
    "I moved billing from a nightly batch to events because the batch ran for nine hours.",
    "Retries counted 41 of 120,000 invoice lines twice, so I replayed three days of traffic.",
    "I added a unique constraint on the message id, which cost four percent of write throughput.",
)


@pytest.fixture
async def world() -> AsyncIterator[DiscordWorld]:
    """A server with people in it."""
    async with discord_world() as world:
        yield world


async def begun(world: DiscordWorld, questions: int = 2, **options: object) -> ChannelHandle:
    """Mallory has invited Alice, who has pressed Start; the thread."""
    await world.connected()
    await world.command(
        world.mallory,
        **{"topic": TOPIC, "candidate": world.alice, "questions": questions, **options},
    )
    thread = await world.thread()
    await world.shown(thread, "I am an AI interviewer")
    await world.press(world.alice, thread, "Start")
    return thread


def count(world: DiscordWorld, thread: ChannelHandle, words: str) -> int:
    """How many of the bot's messages hold these words."""
    return sum(words in text for text in world.said(thread))


async def transcript(world: DiscordWorld) -> str:
    """The file that the manager got."""
    report = await world.shown(world.mallory.user.dm_channel, "A person decides.")
    (file,) = report.attachments
    return (world.backend.cdn.get(file.url) or b"").decode()


async def logged(folder: Path, words: str) -> None:
    """Wait until the program has logged these words."""

    async def there() -> bool:
        return words in (folder / "bot.log").read_text(encoding="utf-8")

    await eventually(there, f"{words!r} in the log")


async def test_a_whole_interview(world: DiscordWorld, tmp_path: Path) -> None:
    """Command, consent, answers with an edit and a bystander, summary, DM, transcript."""
    async with world.bot(tmp_path):
        thread = await begun(world, 3)
        for number, text in enumerate(ANSWERS, start=1):
            await world.shown(thread, f"Question {number} of 3")
            if number == 2:
                world.backend.create_message(thread.id, world.bob.id, "good luck!")
                message = await world.alice.send(thread, "Retries counted some lines twice.")
                await world.alice.edit(message, text)
            else:
                await world.alice.send(thread, text)
        await world.shown(thread, "Here is what I wrote down")
        file = await transcript(world)
        assert all(text[:30] in file for text in ANSWERS)
        assert "good luck" not in file
        assert not any("commits to positions" in text for text in world.said(thread))


async def test_buttons_work_after_a_restart(world: DiscordWorld, tmp_path: Path) -> None:
    """Killed and started again, the buttons that are there still work; withdrawing asks first."""
    async with world.bot(tmp_path) as process:
        thread = await begun(world)
        await world.shown(thread, "Question 1 of 2")
        process.kill()
        await process.wait()
    async with world.bot(tmp_path):
        await world.connected(2)
        await world.press(world.alice, thread, "Pause")
        await world.shown(thread, "Paused at question 1 of 2")
        await world.press(world.alice, thread, "Continue")
        await world.shown(thread, "Good to have you back")
        asked = await world.press(world.alice, thread, "Withdraw")
        assert asked.response is not None
        await world.alice.click(asked.response, label="Withdraw")
        await world.shown(thread, "You have withdrawn")
        await world.shown(world.mallory.user.dm_channel, "has withdrawn")


async def test_closed_direct_messages_fall_back(world: DiscordWorld, tmp_path: Path) -> None:
    """A manager without direct messages: the staff channel has the report, the inviter a word."""
    staff = world.guild.create_text_channel("staff")
    closed = f"/channels/{world.bob.user.dm_channel.id}/messages"
    world.env.inject_error("POST", closed, status=403, code=50007, times=None)
    async with world.bot(tmp_path, INTERVIEWER_DISCORD__STAFF_CHANNEL=str(staff.id)):
        thread = await begun(world, 1, manager=world.bob)
        await world.shown(thread, "Question 1 of 1")
        await world.alice.send(thread, ANSWERS[0])
        report = await world.shown(staff, "A person decides.")
        assert report.attachments
        await world.shown(world.mallory.user.dm_channel, "posted it in the staff channel")


async def test_downtime_is_read_up(world: DiscordWorld, tmp_path: Path) -> None:
    """What was written, edited and deleted while the program was dead counts, once."""
    async with world.bot(tmp_path) as process:
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        process.kill()
        await process.wait()
    first = await world.alice.send(thread, "We replayed three days.")
    second = await world.alice.send(thread, "wrong window")
    await world.alice.send(thread, "Retries counted twice.")
    await world.alice.edit(first, "We replayed four days.")
    await world.alice.delete(second)
    async with world.bot(tmp_path):
        await world.shown(thread, "Here is what I wrote down")
        file = await transcript(world)
        assert file.count("We replayed four days.") == 1
        assert file.count("Retries counted twice.") == 1
        assert "wrong window" not in file.split("## ")[1]
        assert count(world, thread, "Question 1 of 1") == 1


@pytest.mark.parametrize("lose", [True, False], ids=["lost", "resumed"])
async def test_a_broken_connection_loses_nothing(
    world: DiscordWorld, tmp_path: Path, lose: bool
) -> None:
    """A message from while the connection was down is heard once, resumed or read up."""
    async with world.bot(tmp_path):
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        await logged(tmp_path, "connected to Discord")
        await world.gateway.drop(lose=lose)
        await world.alice.send(thread, ANSWERS[0])
        await world.shown(thread, "Here is what I wrote down")
        assert (await transcript(world)).count(ANSWERS[0][:40]) == 1

        async def anew() -> bool:
            expected = (2, 0) if lose else (1, 1)
            return (world.gateway.identified, world.gateway.resumed) == expected

        await eventually(anew, "the program to be connected again")


@pytest.mark.parametrize("number", [1, 2])
async def test_a_cut_send_leaves_one_message(
    world: DiscordWorld, tmp_path: Path, number: int
) -> None:
    """A question that was stored and never acknowledged is there once, and its answer counts."""
    world.rest.cut.append(f"Question {number} of 2")
    async with world.bot(tmp_path):
        thread = await begun(world)
        for asked, text in enumerate(ANSWERS[:2], start=1):
            await world.shown(thread, f"Question {asked} of 2")
            await world.alice.send(thread, text)
        await world.shown(thread, "Here is what I wrote down")
        await world.shown(world.mallory.user.dm_channel, "2 of 2 answered")
        assert count(world, thread, f"Question {number} of 2") == 1
    assert not world.rest.cut


async def test_a_repeated_send_has_the_same_nonce(world: DiscordWorld, tmp_path: Path) -> None:
    """Where the history does not show it yet, Discord knows the repeated question by its nonce."""
    world.rest.cut.append("Question 1 of 2")
    world.rest.blind = True
    async with world.bot(tmp_path):
        thread = await begun(world)

        async def repeated() -> bool:
            return world.rest.repeats == 1

        await eventually(repeated, "the same nonce")
        assert count(world, thread, "Question 1 of 2") == 1


async def test_a_cut_send_is_found_after_a_restart(world: DiscordWorld, tmp_path: Path) -> None:
    """Killed before it knew, the program finds the question in the history, long afterwards."""
    world.rest.cut.append("Question 1 of 2")
    async with world.bot(tmp_path) as process:
        thread = await begun(world)
        await world.shown(thread, "Question 1 of 2")
        process.kill()
        await process.wait()
    world.rest.forget()
    async with world.bot(tmp_path):
        await world.connected(2)
        await world.alice.send(thread, ANSWERS[0])
        await world.shown(thread, "Question 2 of 2")
        assert count(world, thread, "Question 1 of 2") == 1
    assert world.rest.repeats == 0


async def test_fifty_messages_at_once(world: DiscordWorld, tmp_path: Path) -> None:
    """Fifty messages in one moment are one answer in their order."""
    async with world.bot(tmp_path):
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        for number in range(50):
            world.backend.create_message(thread.id, world.alice.id, f"Line {number:02} of it.")
        await world.shown(thread, "Here is what I wrote down")
        file = await transcript(world)
        places = [file.index(f"Line {number:02} of it.") for number in range(50)]
        assert places == sorted(places)


async def test_a_malformed_event_does_not_end_the_bot(world: DiscordWorld, tmp_path: Path) -> None:
    """After an event that breaks the library the program connects anew and goes on."""
    async with world.bot(tmp_path):
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        await world.gateway.malformed()
        await world.connected(2)
        await world.alice.send(thread, ANSWERS[0])
        await world.shown(thread, "Here is what I wrote down")


async def test_a_missing_intent_is_said_in_one_line(world: DiscordWorld, tmp_path: Path) -> None:
    """Without Message Content Intent the log says which switch to turn, and the bot comes back."""
    world.gateway.approved = discord.Intents.none()
    async with world.bot(tmp_path):
        await logged(tmp_path, "switch on Message Content Intent")
        world.gateway.approved = discord.Intents.all()
        await world.connected()


async def test_members_are_not_needed(world: DiscordWorld, tmp_path: Path) -> None:
    """Without the Server Members Intent the program runs as well."""
    world.gateway.approved.members = False
    async with world.bot(tmp_path):
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")


async def test_a_candidate_who_leaves_ends_the_interview(
    world: DiscordWorld, tmp_path: Path
) -> None:
    """With the Server Members Intent leaving is noticed at once, and the manager told."""
    async with world.bot(tmp_path):
        thread = await begun(world)
        await world.shown(thread, "Question 1 of 2")
        world.guild.remove_member(world.alice)
        await world.shown(world.mallory.user.dm_channel, "The interview is over, and there is")


async def test_a_refused_token_is_said_in_one_line(world: DiscordWorld, tmp_path: Path) -> None:
    """A wrong token gets a line that says where to find the right one."""
    async with world.bot(tmp_path, DISCORD_TOKEN="wrong"):
        await logged(tmp_path, "DISCORD_TOKEN: Discord refuses it")
        assert "wrong" not in (tmp_path / "bot.log").read_text(encoding="utf-8")


async def test_slack_does_not_take_discord_down(world: DiscordWorld, tmp_path: Path) -> None:
    """In one process with a Slack that refuses everything, Discord goes on."""
    variables = {
        "SLACK_BOT_TOKEN": "xoxb-none",
        "SLACK_APP_TOKEN": "xapp-none",
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
    }
    async with world.bot(tmp_path, platforms="slack,discord", **variables):
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        await world.alice.send(thread, ANSWERS[0])
        await world.shown(thread, "Here is what I wrote down")


async def test_shards(world: DiscordWorld, tmp_path: Path) -> None:
    """With two shards the program holds two connections, and an interview over one of them."""
    async with world.bot(tmp_path, INTERVIEWER_DISCORD__SHARDS="2"):
        await world.connected(2)
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        await world.alice.send(thread, ANSWERS[0])
        await world.shown(thread, "Here is what I wrote down")


async def test_a_session_lost_by_several_shards_is_read_up(
    world: DiscordWorld, tmp_path: Path
) -> None:
    """With two shards, too, what was missed is read once they are connected anew."""
    async with world.bot(tmp_path, INTERVIEWER_DISCORD__SHARDS="2"):
        await world.connected(2)
        thread = await begun(world, 1)
        await world.shown(thread, "Question 1 of 1")
        await logged(tmp_path, "connected to Discord")
        await world.gateway.drop(lose=True)
        await world.alice.send(thread, ANSWERS[0])
        await world.shown(thread, "Here is what I wrote down")
        await world.connected(3)  # a reading under way may have found the answer before


async def test_a_stop_is_orderly_and_quick(world: DiscordWorld, tmp_path: Path) -> None:
    """Asked to stop, the program says that everything is stored and ends with status 0."""
    async with world.bot(tmp_path) as process:
        await world.connected()
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 10) == 0
    await logged(tmp_path, "everything is stored")
