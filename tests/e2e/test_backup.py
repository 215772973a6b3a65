"""The real program holds interviews while its database is copied, and gets a copy back."""

import asyncio
from pathlib import Path

import pytest

from tests.bot.program import Program
from tests.e2e.slack_world import (
    APP_TOKEN,
    GENERAL,
    SlackWorld,
    bot,
    slack_world,
)
from tests.e2e.test_slack import ANSWERS, TOPIC, asked, listening

pytestmark = pytest.mark.timeout(180)


def count(messages: list[str], words: str) -> int:
    """How many messages hold these words."""
    return sum(words in text for text in messages)


async def said(world: SlackWorld, thread: str) -> list[str]:
    """All that stands in a thread."""
    return [m["text"] for m in await world.messages(GENERAL) if m.get("thread_ts") == thread]


async def test_a_copy_of_a_running_program_is_gone_on_with(tmp_path: Path) -> None:
    """Copied between two answers, put back after more was said: nothing is said twice."""
    program, variables = Program(tmp_path), {"DATABASE_URL": f"sqlite:///{tmp_path}/interviews.db"}

    async def run(*arguments: str) -> tuple[int, str]:
        done = await asyncio.to_thread(program.spawn, *arguments, **variables)
        return done.status, done.out + done.err

    async with slack_world(tmp_path) as world:
        async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN):
            await listening(world)
            await world.command(f"{TOPIC} questions:3")
            await world.shown(GENERAL, "I am an AI interviewer")
            await world.press(GENERAL, "Start")
            thread = await asked(world, 1, 3)
            copying = asyncio.create_task(run("backup", "copy.db"))
            await world.say(GENERAL, thread, ANSWERS[0])
            status, out = await copying
            assert status == 0, out
            await asked(world, 2, 3)
            status, out = await run("restore", "copy.db")
            assert (status, "locked by another program" in out) == (2, True), out
        status, out = await run("restore", "copy.db")
        assert (status, "before-" in out.replace("\n", "")) == (0, True), out
        async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN):
            await listening(world)
            await world.say(GENERAL, thread, ANSWERS[1])
            await asked(world, 3, 3)
            await world.say(GENERAL, thread, ANSWERS[2])
            await world.shown(GENERAL, "Here is what I wrote down")
        for words in ("Question 1 of 3", "Question 2 of 3", "Question 3 of 3", "Here is what"):
            assert count(await said(world, thread), words) == 1, words
