"""The real program with another workspace's token on a database that holds interviews."""

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.slack_world import (
    ALICE,
    APP_TOKEN,
    GENERAL,
    ROOT,
    SlackWorld,
    bot,
    eventually,
    slack_world,
)
from tests.e2e.test_slack import ANSWERS, TOPIC, asked, listening

pytestmark = pytest.mark.timeout(240)

OTHER = "T02ELSE"
WHILE = 8.0
"""Seconds that the other's program runs; it used to end all interviews within a few."""


async def stored(folder: Path, url: str) -> Mapping[str, Any]:
    """All that the database holds of its only interview, as an operator can export it."""
    listed = await run(folder, url, "list")
    (line,) = listed.splitlines()[1:]
    exported = await run(folder, url, "export", line.split()[0], "--format", "json")
    found: Mapping[str, Any] = json.loads(exported)
    return found


async def run(folder: Path, url: str, *arguments: str) -> str:
    """What a command of the program prints."""
    env = {"PATH": os.environ["PATH"], "DATABASE_URL": url, "COLUMNS": "200"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "run_bot.py"), *arguments),
        cwd=folder,
        env=env,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, arguments
    return out.decode()


async def left_alone(folder: Path, world: SlackWorld, url: str, *serving: tuple[str, ...]) -> None:
    """The program with the other's token runs a while and says whom it leaves alone."""
    own = {"SLACK_APP_TOKEN": APP_TOKEN, "DATABASE_URL": url}
    for arguments in serving:
        async with bot(folder, world, arguments, **own):
            log = folder / "bot.log"

            async def said(log: Path = log) -> bool:
                words = "holds 1 interviews of workspaces that this token is not installed in"
                return words in log.read_text(encoding="utf-8")

            await eventually(said, "a word about the interviews of others")
            if "run" in arguments:
                await listening(world)
                await world.command("rust questions:2")
                await world.shown(GENERAL, "I am an AI interviewer")
            await asyncio.sleep(WHILE)
        (folder / "bot.log").rename(folder / f"{arguments[0]}.log")


async def changed_hands(tmp_path: Path, url: str, *serving: tuple[str, ...]) -> None:
    """An interview of one workspace, the other's token, and then its own token again."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    own = {"SLACK_APP_TOKEN": APP_TOKEN, "DATABASE_URL": url}
    async with slack_world(ours) as world:
        # What was answered falls due while the other's program runs.
        slow = {"INTERVIEWER_INTERVIEW__QUIET_SECONDS": "4"}
        async with bot(ours, world, **own, **slow) as process:
            await listening(world)
            await world.command(f"{TOPIC} questions:2")
            await world.shown(GENERAL, "I am an AI interviewer")
            await world.press(GENERAL, "Start")
            thread = await asked(world, 1, 2)
            await world.say(GENERAL, thread, ANSWERS[0], ALICE)
            await asyncio.sleep(1)
            process.kill()
            await process.wait()
        before = await stored(ours, url)
        async with slack_world(theirs, team=OTHER) as elsewhere:
            await left_alone(theirs, elsewhere, url, *serving)
        interviews = (await run(ours, url, "list")).splitlines()[1:]
        mine = next(line.split()[0] for line in interviews if TOPIC in line)
        after = json.loads(await run(ours, url, "export", mine, "--format", "json"))
        assert after == before
        async with bot(ours, world, **own):
            await asked(world, 2, 2)
            await world.say(GENERAL, thread, ANSWERS[1], ALICE)
            await world.shown(GENERAL, "Here is what I wrote down")
        said = [m["text"] for m in await world.messages(GENERAL) if m.get("thread_ts") == thread]
        for words in ("Question 1 of 2", "Question 2 of 2", "Here is what I wrote down"):
            assert sum(words in text for text in said) == 1, said


async def test_a_changed_token_leaves_the_interviews_alone(tmp_path: Path) -> None:
    """In a file: untouched while the other's program holds its own; continued by theirs."""
    url = f"sqlite:///{tmp_path}/interviews.db"
    await changed_hands(tmp_path, url, ("run", "--platform", "slack"))


async def test_another_workspaces_worker_leaves_them_alone(
    postgres_url: str, tmp_path: Path
) -> None:
    """On a server: a whole process and a worker of the other's drive nothing of theirs."""
    serving = (("run", "--platform", "slack"), ("worker", "--platform", "slack"))
    await changed_hands(tmp_path, postgres_url, *serving)
