"""Deleted text and the disk, while another program has the SQLite file open."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store import SqlStore, open_store
from bot.app.retention import PURGE_EVERY, STILL_THERE, keep_purged
from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.steps import BotMessage
from engine.ports.chat import PostedMessage
from engine.runtime.engine import InterviewEngine
from tests.bot.app.test_retention import Paced, old
from tests.bot.program import ROOT, Program
from tests.fakes.chat import Room
from tests.fakes.driver import Hand
from tests.fakes.house import House
from tests.fakes.stored import ended
from tests.fakes.world import ALICE, NOON, SetClock, telling
from tests.fakes.writer import Scribe

WORD = b"heliotrope"
"""What `ended` has Alice say."""
ERASED = (ALICE.id, "erased", False)
READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM messages").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""
ERASER = """
import asyncio, sys
from adapters.store import open_store
from engine.dialogue import events as ev
from tests.fakes.world import ALICE, NOON, telling

async def erase():
    store = await open_store(sys.argv[1])
    await store.update("i001", telling(ev.Erased(NOON, ALICE.id)))
    print("erased", flush=True)
    await asyncio.sleep(60)

asyncio.run(erase())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where `run_bot.py` has its database, in an empty folder."""
    return tmp_path / "data" / "interviews.db"


def on_disk(file: Path) -> bool:
    """Whether any file of the database holds what Alice said."""
    return any(WORD in path.read_bytes() for path in file.parent.iterdir())


@contextmanager
def process(code: str, argument: object, says: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """A program of its own that has come as far as to say this; killed on the way out."""
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(argument)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline().strip() == says
            yield running
        finally:
            running.kill()


async def opened(file: Path) -> SqlStore:
    """A store on this file."""
    return await open_store(f"sqlite:///{file}")


async def filled(file: Path, *interviews: Interview) -> None:
    """A closed database with these in it."""
    store = await opened(file)
    for interview in interviews:
        await store.add(interview)
    await store.close()


class Witness(Room):
    """A platform that looks at the disk whenever somebody is told something."""

    def __init__(self, clock: SetClock, file: Path) -> None:
        super().__init__(clock)
        self.file = file

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Nothing of what was said may be there then."""
        assert not on_disk(self.file)
        return await super().notify(interview, person, utterance, retry=retry)


class Bot:
    """What drives interviews on a file, turned by hand."""

    def __init__(self, store: SqlStore, file: Path) -> None:
        self.clock = SetClock()
        self.room = Witness(self.clock, file)
        self.hand = Hand(store, self.clock)
        chats = {"fake": self.room}
        engine = InterviewEngine(store, chats, Scribe(), self.hand, self.clock, "second")
        self.hand.start(engine.run_pending_steps)

    async def later(self, seconds: float) -> None:
        """Time passes, and what is due is done."""
        self.clock.time += timedelta(seconds=seconds)
        self.hand.wake("i001")
        await self.hand.rest()


async def test_nobody_is_told_before_the_text_is_off_the_disk(file: Path) -> None:
    """A reader, a kill right after the deletion, a restart: told only when no file holds a word."""
    await filled(file, ended(1))
    with process(READER, file, b"reading") as reader:
        with process(ERASER, f"sqlite:///{file}", b"erased"):
            pass
        assert on_disk(file)
        store = await opened(file)
        await store.expire_all_claims()
        bot = Bot(store, file)
        for _ in range(3):
            await bot.later(70)
        assert bot.room.unsaid, "removing messages does not wait for the disk"
        assert bot.room.told == []
        assert on_disk(file)
        reader.kill()
        reader.wait()
    await bot.later(70)
    assert ERASED in bot.room.told
    assert not on_disk(file)
    assert (await store.get("i001")).candidate.id == ""
    await store.close()


async def test_without_a_reader_it_is_told_at_once(file: Path) -> None:
    """The purge costs no waiting when nobody is in the way."""
    await filled(file, ended(1))
    store = await opened(file)
    bot = Bot(store, file)
    await store.update("i001", telling(ev.Erased(NOON, ALICE.id)))
    await bot.later(0)
    assert ERASED in bot.room.told
    await store.close()


async def test_a_quiet_deletion_of_another_process_is_purged_by_the_bot(file: Path) -> None:
    """Deleted on the command line beside a reader and a bot: a minute later the text is gone."""
    program = Program(file.parent.parent)
    await filled(file, replace(old(1), place=replace(old(1).place, platform="console")))
    store = await opened(file)
    clock = Paced(NOON)
    with process(READER, file, b"reading") as reader:
        done = await asyncio.to_thread(program.run, "erase", "i001")
        assert done.status == 1
        assert done.out == f"Interview i001 is being deleted here.\n{STILL_THERE}\n"
        task = asyncio.create_task(keep_purged(store, clock))
        assert await clock.waited() == PURGE_EVERY
        assert on_disk(file)
        reader.kill()
        reader.wait()
    clock.go.set()
    await clock.waited()
    assert not on_disk(file)
    task.cancel()
    await store.close()


async def test_what_a_predecessor_left_is_purged_without_a_deletion(file: Path) -> None:
    """Killed after a quiet deletion: the next one, started beside the reader, ends the work."""
    await filled(file, ended(1))
    with process(READER, file, b"reading"):
        quiet = ERASER.replace("ALICE.id)", "ALICE.id, unsay=False, quiet=True)")
        with process(quiet, f"sqlite:///{file}", b"erased"):
            pass
        store = await opened(file)
        assert not await store.purge()
        assert on_disk(file)
    await store.close()
    assert not on_disk(file)


async def test_a_waiting_purge_does_not_hold_up_writers(file: Path) -> None:
    """Twenty deletions beside a reader wait for it once, not twenty times."""
    await filled(file, *(ended(number) for number in range(20)))
    store = await opened(file)
    with process(READER, file, b"reading"):
        begun = asyncio.get_running_loop().time()
        for number in range(20):
            await store.update(f"i{number:03}", telling(ev.Erased(NOON, ALICE.id)))
        assert asyncio.get_running_loop().time() - begun < 10
    assert await store.purge()
    assert not on_disk(file)
    await store.close()


async def test_until_then_it_is_being_deleted() -> None:
    """The candidate's confirmation waits for the store however often it is asked."""
    house = House()
    await house.begun()
    house.store.read = True
    await house.tell(ev.Erased(house.clock.now(), ALICE.id))
    for _ in range(200):
        await house.later(61)
    assert ERASED not in house.room.told
    house.store.read = False
    await house.later(61)
    assert ERASED in house.room.told
