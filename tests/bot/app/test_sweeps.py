"""A clock that jumps, as a running bot and an operator's command meet it."""

import asyncio
import logging
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.store import SqlStore, open_store
from bot.app.platforms.registry import settings_schema
from bot.app.retention import run_daily
from config.loader import load_settings
from engine.dialogue.models import ChannelRef
from engine.ports.sweeps import HOLD, Sweep
from tests.adapters.slack.lab import Lab, running
from tests.adapters.slack.stand_in import APP_TOKEN, TEAM, TOKEN, StandIn
from tests.bot.app.test_retention import Paced
from tests.bot.program import Program
from tests.fakes.stored import DAY, ended
from tests.fakes.world import NOON

HOUR = timedelta(hours=1)
JUMP = 400 * DAY
AHEAD = """
import sys, time
machine, ahead = time.time, float(sys.argv[1])
time.time = lambda: machine() + ahead
from bot.cli.parser import main
sys.exit(main(sys.argv[2:]))
"""
"""The program on a machine whose clock is so many seconds ahead."""


class Bot:
    """The retention of a bot on a file, on a machine whose clock is set by hand."""

    def __init__(self, file: Path) -> None:
        self.address = f"sqlite:///{file}"
        self.clock = Paced(NOON + DAY)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[SqlStore]:
        """Started, and stopped in the end."""
        store = await open_store(self.address)
        watch = self.clock.watch()
        task = asyncio.create_task(
            run_daily(store, self.clock, load_settings(settings_schema(), env={}), watch)
        )
        await self.clock.waited()
        yield store
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await store.close()

    async def hours(self, number: int, put: timedelta = timedelta(0)) -> None:
        """So many pass; the clock is put forward by so much, or back, in each."""
        for _ in range(number):
            self.clock.time += HOUR + put
            self.clock.passed += HOUR.total_seconds()
            self.clock.go.set()
            await self.clock.waited()


@pytest.fixture
async def bot(tmp_path: Path) -> Bot:
    """A bot that has kept an interview for a day of its thirty."""
    made = Bot(tmp_path / "i.db")
    store = await open_store(made.address)
    await store.add(ended(1))
    await store.close()
    async with made.running():
        await made.hours(1)
    return made


async def is_there(store: SqlStore) -> bool:
    """Whether the words are kept."""
    return (await store.get("i001")).answers == ("heliotrope",)


async def test_a_jump_deletes_nothing_for_a_day(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """400 days forward: held and said, also after a restart, and deleted when a day is over."""
    caplog.set_level(logging.INFO)
    async with bot.running() as store:
        await bot.hours(1, JUMP)
        assert await is_there(store)
        until = bot.clock.time + HOLD
        await bot.hours(9)
        assert await is_there(store)
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert len(said) == 1
    assert f"Nothing is deleted before {until:%Y-%m-%d %H:%M} UTC" in said[0]
    async with bot.running() as store:
        assert len(caplog.records) == 2
        await bot.hours(14)
        assert await is_there(store)
        await bot.hours(1)
        assert not await is_there(store)
    assert caplog.records[-1].getMessage() == "retention: 1 deleted"


async def test_a_clock_that_is_corrected_has_deleted_nothing(bot: Bot) -> None:
    """Within the day it is put right again: held for a day from then, no longer, and kept."""
    async with bot.running() as store:
        await bot.hours(1, JUMP)
        await bot.hours(20)
        await bot.hours(1, -JUMP)
        held = await store.swept(lambda last: last)
        assert held is not None
        assert held.held_until == bot.clock.time + HOLD
        await bot.hours(60)
        assert await is_there(store)
        held = await store.swept(lambda last: last)
        assert held is not None
        assert held.held_until is None


async def test_a_clock_that_is_wrong_at_the_start_deletes_nothing(bot: Bot) -> None:
    """It jumped while the bot was stopped, and is put right while it is stopped again."""
    bot.clock.time += JUMP
    async with bot.running() as store:
        assert await is_there(store)
    bot.clock.time -= JUMP
    async with bot.running() as store:
        await bot.hours(30)
        assert await is_there(store)


async def test_many_steps_are_a_jump(bot: Bot) -> None:
    """Each is shorter than a day: together they come to more, and what they made due is held."""
    async with bot.running() as store:
        await bot.hours(28, 24 * HOUR)
        assert bot.clock.time > NOON + 30 * DAY
        assert await is_there(store)


async def test_a_bot_that_is_stopped_at_night_deletes(bot: Bot) -> None:
    """Less than a day passes between its looks."""
    for _ in range(31):
        bot.clock.time += 16 * HOUR
        async with bot.running() as store:
            await bot.hours(8)
            kept = await is_there(store)
    assert not kept


async def test_the_command_holds_and_can_be_told_not_to(tmp_path: Path) -> None:
    """In processes of their own: held with status 1 and until when, a trial stores nothing."""
    program, now = Program(tmp_path), datetime.now(UTC)
    store = await open_store(f"sqlite:///{tmp_path}/data/interviews.db")
    await store.add(replace(ended(1), ended_at=now))
    assert await retain(program) == (0, "0 interviews deleted.\n")
    before = await store.swept(lambda last: last)
    status, out = await retain(program, "--dry-run", ahead=JUMP)
    assert (status, out.splitlines()[1]) == (
        0,
        "1 interview would be deleted; nothing was changed.",
    )
    assert out.splitlines()[2].startswith("Nothing is deleted before ")
    assert await store.swept(lambda last: last) == before
    status, out = await retain(program, ahead=JUMP)
    found = re.match(r"Nothing is deleted before ([\d-]+ [\d:]+) UTC", out)
    assert found is not None
    until = datetime.fromisoformat(f"{found[1]}+00:00")
    assert abs(until - (now + JUMP + HOLD)) < timedelta(minutes=5)
    assert (status, await is_there(store)) == (1, True)
    assert await retain(program, ahead=JUMP) == (status, out)
    status, out = await retain(program, "--force", ahead=JUMP)
    assert (status, out.splitlines()[-1]) == (0, "1 interview deleted.")
    assert not await is_there(store)
    assert await retain(program, ahead=JUMP) == (0, "0 interviews deleted.\n")
    await store.close()


async def test_the_command_deletes_a_day_later(tmp_path: Path) -> None:
    """The clock was right after all: nobody has to say so."""
    program, now = Program(tmp_path), datetime.now(UTC)
    store = await open_store(f"sqlite:///{tmp_path}/data/interviews.db")
    await store.add(replace(ended(1), ended_at=now - 100 * DAY))
    assert (await retain(program))[0] == 1
    assert (await retain(program, ahead=23 * HOUR))[0] == 1
    assert await is_there(store)
    status, out = await retain(program, ahead=25 * HOUR)
    assert (status, out.splitlines()[-1]) == (0, "1 interview deleted.")
    await store.close()


async def test_the_running_program_holds_across_restarts(tmp_path: Path) -> None:
    """`run` in processes of its own, each with the token of the interview's workspace."""
    program, now = Program(tmp_path), datetime.now(UTC)
    store = await open_store(f"sqlite:///{tmp_path}/data/interviews.db")
    await store.add(replace(ended(1), ended_at=now, place=ChannelRef("slack", TEAM, "C01")))
    await store.swept(lambda _: Sweep(now))
    async with running(StandIn()) as lab:
        for later in (timedelta(0), 12 * HOUR):
            await run(program, lab, "Nothing is deleted before", ahead=JUMP + later)
            assert await is_there(store)
        await run(program, lab, "retention: 1 deleted", ahead=JUMP + 25 * HOUR)
        assert not await is_there(store)
    await store.close()


async def run(program: Program, lab: Lab, until: str, *, ahead: timedelta) -> None:
    """The bot on a machine whose clock is ahead, until it logs this."""
    env = program.environment(
        SLACK_BOT_TOKEN=TOKEN, SLACK_APP_TOKEN=APP_TOKEN, SLACK_API_URL=lab.api_url
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", AHEAD, str(ahead.total_seconds()), "run", "--platform", "slack"),
        cwd=program.folder,
        env=env,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while until not in (line := (await process.stderr.readline()).decode()):
            assert line, "it ended"
    process.terminate()
    await process.communicate()
    assert process.returncode == 0


async def retain(
    program: Program, *options: str, ahead: timedelta = timedelta(0)
) -> tuple[int | None, str]:
    """The command on a machine whose clock is ahead: its status and what it prints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", AHEAD, str(ahead.total_seconds()), "retain", *options),
        cwd=program.folder,
        env=program.environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return process.returncode, out.decode()
