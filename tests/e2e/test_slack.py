"""The real program against a Slack on the loopback, over Socket Mode and over HTTP."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.slack_world import (
    ALICE,
    APP_TOKEN,
    BOB,
    GENERAL,
    MALLORY,
    SECRET,
    SlackWorld,
    bot,
    eventually,
    free_port,
    slack_world,
)

TOPIC = "moving a billing service to events"
ANSWERS = (
    "I moved billing from a nightly batch to events because the batch ran for nine hours.",
    "Retries counted 41 of 120,000 invoice lines twice, so I replayed three days of traffic.",
    "I added a unique constraint on the message id, which cost four percent of write throughput.",
    "I paired with the two people who knew the old batch and wrote the runbook with them.",
    "Next time I would measure the retries before the move, because we guessed them too low.",
)

pytestmark = pytest.mark.timeout(180)


async def asked(world: SlackWorld, number: int, of: int = 5) -> str:
    """Wait for a question; its thread."""
    message = await world.shown(GENERAL, f"Question {number} of {of}")
    return str(message["thread_ts"])


async def whole_interview(world: SlackWorld) -> None:
    """Command, consent, five answers with an edit and a bystander, summary, DM with transcript."""
    await world.command(f"{TOPIC} manager:<@{MALLORY}|mgr> questions:5")
    await world.shown(GENERAL, "I am an AI interviewer")
    await world.press(GENERAL, "Start")
    for number, text in enumerate(ANSWERS, start=1):
        thread = await asked(world, number)
        if number == 2:
            await world.say(GENERAL, thread, "good luck!", BOB)
            ts = await world.say(GENERAL, thread, "Retries counted some lines twice.")
            await world.control("edit-message", channel=GENERAL, ts=ts, user=ALICE, text=text)
        else:
            await world.say(GENERAL, thread, text)
    summary = await world.shown(GENERAL, "Here is what I wrote down")
    assert summary["thread_ts"] == thread
    await report(world)


async def report(world: SlackWorld) -> None:
    """The manager has the report and the transcript, the channel neither scores nor files."""
    direct = await eventually(lambda: world.direct(MALLORY), "a direct message")
    await world.shown(direct, "A person decides.")
    await world.shown(direct, "These describe the text, not the person.")

    async def files() -> list[str]:
        shared = [f for m in await world.messages(direct) for f in m.get("files") or ()]
        return [f["url_private"] for f in shared]

    (url,) = await eventually(files, "the transcript")
    transcript = await world.file(url)
    for text in ANSWERS:
        assert text.split(",")[0].replace("-", "\\-")[:40] in transcript
    assert "good luck" not in transcript
    everything = str(await world.messages(GENERAL))
    assert "commits to positions" not in everything
    assert "files-pri" not in everything


async def test_an_interview_over_socket_mode(tmp_path: Path) -> None:
    """The program with nothing but two tokens holds a whole interview."""
    async with slack_world(tmp_path) as world, bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN):
        await listening(world)
        await whole_interview(world)


async def test_an_interview_over_http(tmp_path: Path) -> None:
    """The program on a port, behind Slack's signed requests, holds a whole interview."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    variables = {"SLACK_SIGNING_SECRET": SECRET, "PORT": str(port)}
    async with (
        slack_world(tmp_path, f"{url}/slack/events") as world,
        bot(tmp_path, world, **variables),
        aiohttp.ClientSession() as http,
    ):

        async def healthy() -> bool:
            try:
                async with http.get(f"{url}/healthz") as answer:
                    return answer.status == 200
            except aiohttp.ClientError:
                return False

        await eventually(healthy, "the health endpoint")
        async with http.post(f"{url}/slack/events", data="{}") as answer:
            assert answer.status == 401
        await whole_interview(world)


async def test_what_is_said_while_the_program_is_dead_counts(tmp_path: Path) -> None:
    """Killed and started again, the missed answer is read and nothing is said twice."""
    async with slack_world(tmp_path) as world:
        async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN) as process:
            await listening(world)
            await world.command(f"{TOPIC} questions:2")
            await world.shown(GENERAL, "I am an AI interviewer")
            await world.press(GENERAL, "Start")
            thread = await asked(world, 1, 2)
            process.kill()
            await process.wait()
        await world.say(GENERAL, thread, ANSWERS[0])
        await asyncio.sleep(0.5)
        async with bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN):
            await asked(world, 2, 2)
            await world.say(GENERAL, thread, ANSWERS[1])
            await world.shown(GENERAL, "Here is what I wrote down")
        said = [m["text"] for m in await world.messages(GENERAL) if m.get("thread_ts") == thread]
        for words in ("Question 1 of 2", "Question 2 of 2", "Here is what I wrote down"):
            assert sum(words in text for text in said) == 1, said


async def listening(world: SlackWorld) -> None:
    """Wait until the program is connected."""

    async def connected() -> bool:
        return any("apps.connections.open" in str(entry) for entry in await world.log())

    await eventually(connected, "a connection")
    await asyncio.sleep(0.5)
