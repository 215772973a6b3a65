"""The real program against a Discord on the loopback, over HTTP and a gateway."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.discord_world import DiscordWorld, discord_world

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


async def test_a_whole_interview(world: DiscordWorld, tmp_path: Path) -> None:
    """Command, consent, answers with an edit and a bystander, buttons, summary, DM, transcript."""
    async with world.bot(tmp_path):
        await world.connected()
        invited = await world.command(
            world.mallory, topic=TOPIC, candidate=world.alice, questions=3
        )
        assert invited.response is not None
        assert "Alice Anderson is invited" in invited.response.content
        thread = await world.thread()
        await world.shown(thread, "I am an AI interviewer")
        await world.press(world.alice, thread, "Start")
        for number, text in enumerate(ANSWERS, start=1):
            await world.shown(thread, f"Question {number} of 3")
            if number == 2:
                world.backend.create_message(thread.id, world.bob.id, "good luck!")
                message = await world.alice.send(thread, "Retries counted some lines twice.")
                await world.alice.edit(message, text)
            else:
                await world.alice.send(thread, text)
        await world.shown(thread, "Here is what I wrote down")
        report = await world.shown(world.mallory.user.dm_channel, "A person decides.")
        (file,) = report.attachments
        transcript = (world.backend.cdn.get(file.url) or b"").decode()
        assert all(text[:30] in transcript for text in ANSWERS)
        assert "good luck" not in transcript
        assert not any("commits to positions" in text for text in world.said(thread))
