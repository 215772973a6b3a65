"""The real program's health and metrics while it serves a Slack on the loopback."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.bot.program import Program
from tests.canaries import leaks
from tests.e2e.slack_world import (
    ALICE,
    APP_TOKEN,
    BOT_TOKEN,
    GENERAL,
    bot,
    eventually,
    free_port,
    slack_world,
)

pytestmark = pytest.mark.timeout(180)

TOPIC = "moving a billing service to events"


async def status_of(url: str) -> int:
    """The status of an answer, 0 when nobody answers."""
    try:
        async with aiohttp.ClientSession() as http, http.get(url) as answer:
            return answer.status
    except aiohttp.ClientError:
        return 0


async def text_of(url: str) -> str:
    """An answer's text."""
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        return await answer.text()


def samples(text: str) -> Mapping[tuple[str, ...], float]:
    """The metrics by name and labels."""
    families = text_string_to_metric_families(text)
    return {(s.name, *sorted(s.labels.values())): s.value for f in families for s in f.samples}


async def test_a_running_program_can_be_watched(tmp_path: Path) -> None:
    """It is ready when Slack is there, counts an interview, is checked, and is gone at the end."""
    port = free_port()
    url, variables = f"http://127.0.0.1:{port}", {"INTERVIEWER_HEALTH__PORT": str(port)}
    program = Program(tmp_path)
    database = f"sqlite:///{tmp_path}/interviews.db"

    def check() -> tuple[int, str]:
        done = program.spawn("check", DATABASE_URL=database, **variables)
        return done.status, done.out

    assert "not running" in (await asyncio.to_thread(check))[1]
    async with (
        slack_world(tmp_path) as world,
        bot(tmp_path, world, SLACK_APP_TOKEN=APP_TOKEN, **variables) as process,
    ):

        async def ready() -> bool:
            return await status_of(f"{url}/ready") == 200

        await eventually(ready, "the program to be ready")
        await world.command(f"{TOPIC} questions:1")
        await world.shown(GENERAL, "I am an AI interviewer")
        await world.press(GENERAL, "Start")
        asked = await world.shown(GENERAL, "Question 1 of 1")
        await world.say(GENERAL, str(asked["thread_ts"]), "Retries counted 41 lines twice.")
        await world.shown(GENERAL, "Here is what I wrote down")
        status, out = await asyncio.to_thread(check)
        assert (status, "slack connected, last event" in out) == (0, True), out
        await asyncio.sleep(5.5)
        text = await text_of(f"{url}/metrics")
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 10) == 0
        assert await status_of(f"{url}/live") == 0
        written = await world.written()
    found = samples(text)
    assert found["interviewer_interviews", "COMPLETED", "slack"] == 1
    assert found["interviewer_events_total", "Replied", "slack"] == 1
    assert found["interviewer_posts_total", "Ask", "ok", "slack"] == 1
    assert found["interviewer_turn_seconds_count", "whole"] == 1
    assert found["interviewer_turn_seconds_sum", "whole"] < 10
    assert found["interviewer_connected", "slack"] == 1
    assert leaks(text, written, (BOT_TOKEN, APP_TOKEN, ALICE)) == []
