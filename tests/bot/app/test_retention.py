"""Retention as an operator sees it: the daily pass, the command, and what a kill leaves."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.store import SqlStore, open_store
from bot.app.clock import Watch
from bot.app.platforms.registry import settings_schema
from bot.app.retention import EVERY, delete_expired, run_daily
from config.loader import load_settings
from config.settings import Settings
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import next_step
from engine.dialogue.steps import DeleteBotMessages
from engine.errors import StoreBusy
from engine.ports.store import RetainedInterview
from engine.ports.sweeps import Sweep
from engine.runtime.retention import RetentionRun
from tests.bot.program import ROOT, Program
from tests.fakes.children import die_with_parent
from tests.fakes.store import MemoryStore
from tests.fakes.stored import DAY, ended
from tests.fakes.world import NOON, SetClock

MANY = 120


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program in an empty folder."""
    return Program(tmp_path)


@pytest.fixture
def settings() -> Settings:
    """The settings as they come."""
    return load_settings(settings_schema(), env={})


def old(number: int) -> Interview:
    """An interview of long ago."""
    made = ended(number)
    assert made.ended_at is not None
    return replace(made, ended_at=made.ended_at - timedelta(days=2000))


async def filled(program: Program, count: int) -> SqlStore:
    """A database with old interviews and a new one, which was looked through just now."""
    store = await open_store(f"sqlite:///{program.folder}/data/interviews.db")
    await store.swept(lambda _: Sweep(datetime.now(UTC)))
    for number in range(count):
        await store.add(old(number))
    await store.add(replace(ended(998), ended_at=NOON + timedelta(days=36_000)))
    return store


async def test_a_trial_says_what_would_go_and_changes_nothing(program: Program) -> None:
    """Ids, states and ages, not a word of what was said; the database is as it was."""
    store = await filled(program, 3)
    before = [await store.get(f"i{n:03}") for n in range(3)]
    done = await asyncio.to_thread(program.run, "retain", "--dry-run")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == ["i000", "i001", "i002", "3"]
    assert "days ago; kept for 30 days" in lines[0]
    assert "would be deleted; nothing was changed" in lines[-1]
    assert "billing" not in done.out
    assert "Alice" not in done.out
    assert [await store.get(f"i{n:03}") for n in range(3)] == before
    await store.close()


async def test_the_command_works_beside_a_running_bot(program: Program) -> None:
    """Somebody else holds the file open and sees at once that the words are gone from it."""
    store = await filled(program, 3)
    done = await asyncio.to_thread(program.run, "retain", INTERVIEWER_RETENTION__UNSAY="false")
    assert (done.status, done.out.splitlines()[-1]) == (0, "3 interviews deleted.")
    assert [(await store.get(f"i{n:03}")).candidate.id for n in range(3)] == ["", "", ""]
    assert (await store.get("i998")).answers == ("heliotrope",)
    again = await asyncio.to_thread(program.run, "retain")
    assert again.out == "0 interviews deleted.\n"
    await store.close()


async def test_an_operator_deletes_one(program: Program) -> None:
    """Asked by mail: the words are gone at once, and the rest is owed by the running bot."""
    store = await filled(program, 2)
    on_slack = replace(old(5), place=replace(old(5).place, platform="slack"))
    await store.add(on_slack)
    done = await asyncio.to_thread(program.run, "erase", "i005")
    assert (done.status, done.out.split(".")[0]) == (0, "Interview i005 is deleted here")
    gone = await store.get("i005")
    assert (gone.answers, gone.topic, gone.candidate.name) == ((None,), "", "")
    assert isinstance(next_step(gone, NOON), DeleteBotMessages)
    assert (await asyncio.to_thread(program.run, "erase", "i001")).status == 0
    assert (await store.get("i001")).candidate.id == ""
    assert (await store.get("i000")).answers == ("heliotrope",)
    missing = await asyncio.to_thread(program.run, "erase", "nothing")
    assert (missing.status, missing.err[:40]) == (2, "error: There is no interview nothing. Se")
    await store.close()


@pytest.mark.process
async def test_a_kill_in_the_middle_leaves_the_rest_for_the_next(program: Program) -> None:
    """What was deleted stays deleted, what was not is found again, and no word is left."""
    await (await filled(program, MANY)).close()
    command = (sys.executable, "-u", str(ROOT / "run_bot.py"), "retain")
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=program.folder,
        env=program.environment(),
        stdout=subprocess.PIPE,
        preexec_fn=die_with_parent,
    )
    assert process.stdout is not None
    seen = [(await process.stdout.readline()).decode() for _ in range(10)]
    process.kill()
    await process.wait()
    assert all(line.startswith("i0") for line in seen)
    done = await asyncio.to_thread(program.run, "retain")
    count = int(done.out.splitlines()[-1].split()[0])
    assert 0 < count <= MANY - 10
    store = await open_store(f"sqlite:///{program.folder}/data/interviews.db")
    kept = await store.get("i998")
    assert not [n for n in range(MANY) if (await store.get(f"i{n:03}")).erased_at is None]
    await store.close()
    file = program.folder / "data" / "interviews.db"
    words = kept.answers[0]
    assert words is not None
    assert file.read_bytes().count(words.encode()) == 1


async def test_a_pass_goes_by_the_clock(settings: Settings) -> None:
    """At the start and every hour, without a process being restarted."""
    store, clock = MemoryStore(), Paced(NOON + 29 * DAY)
    await store.add(ended(1))
    task = asyncio.create_task(run_daily(store, clock, settings, clock.watch()))
    assert await clock.waited() == EVERY
    assert store.rows["i001"].interview.erased_at is None
    clock.time += timedelta(days=1, minutes=1)
    clock.passed += DAY.total_seconds() + 60
    clock.go.set()
    assert await clock.waited() == EVERY
    assert store.rows["i001"].interview.erased_at == clock.time
    task.cancel()


async def test_a_locked_database_is_asked_again_within_the_hour(settings: Settings) -> None:
    """The pass survives a database that is away."""
    clock = Paced(NOON)
    task = asyncio.create_task(run_daily(Away(), clock, settings, clock.watch()))
    assert await clock.waited() == EVERY <= 3600
    assert not task.done()
    task.cancel()


async def test_groups_are_bounded(settings: Settings) -> None:
    """However many are due, so many are looked at in one go."""
    store, said = MemoryStore(), list[str]()
    for number in range(MANY):
        await store.add(ended(number))
    found = RetentionRun(store, NOON + 31 * DAY, frozenset())
    assert await delete_expired(found, said.append, dry_run=False) == MANY == len(said)
    assert settings.retention.unsay


class Paced(SetClock):
    """A clock whose sleepers wait until they are let go."""

    def __init__(self, now: object) -> None:
        assert isinstance(now, type(NOON))
        super().__init__(now)
        self.passed = 0.0
        self.go = asyncio.Event()
        self._asked: asyncio.Queue[float] = asyncio.Queue()

    async def sleep(self, seconds: float) -> None:
        """Note it, and wait to be let go."""
        self._asked.put_nowait(seconds)
        await self.go.wait()
        self.go.clear()

    def watch(self) -> Watch:
        """What a program that is started now sees of the machine's clock."""

        def wall() -> float:
            return self.time.timestamp()

        return Watch(wall, lambda: self.passed)

    async def waited(self) -> float:
        """For how long somebody sleeps."""
        return await asyncio.wait_for(self._asked.get(), 5)


class Away(MemoryStore):
    """A database that another program has locked."""

    async def past_retention(self, *_: object) -> list[RetainedInterview]:
        """Nobody knows."""
        raise StoreBusy(where="a file")
