"""Copies of the database, made while somebody writes, and put back."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store import open_store, single_process_lock
from engine.dialogue.models import Interview
from tests.bot.program import Ended, Program
from tests.fakes.world import NOON, THREAD, reply, started, telling

ENOUGH = 10
"""Replies that are stored before a command begins."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program in an empty folder."""
    return Program(tmp_path)


def url(program: Program) -> str:
    """Where it keeps interviews."""
    return f"sqlite:///{program.folder}/interviews.db"


def run(program: Program, *arguments: str) -> Ended:
    """One command on that database."""
    return program.run(*arguments, DATABASE_URL=url(program))


def interview(number: int) -> Interview:
    """One of several."""
    thread = replace(THREAD, thread=f"t{number}")
    return replace(started(), id=f"i{number}", thread=thread)


async def written(program: Program, act: Callable[[], Ended]) -> tuple[Ended, int]:
    """What a command comes to while replies are stored, and how many were when it began."""
    store = await open_store(url(program))
    await store.add(interview(0))
    count, begun = 0, asyncio.Event()

    async def on() -> None:
        nonlocal count
        while True:
            at = NOON + timedelta(minutes=1, seconds=count)
            await store.update("i0", telling(reply(f"and then {count}", at, f"m{count}")))
            count += 1
            if count == ENOUGH:
                begun.set()

    writing = asyncio.create_task(on())
    try:
        await begun.wait()
        before = count
        return await asyncio.to_thread(act), before
    finally:
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        await store.close()


async def test_a_copy_is_made_while_the_bot_writes(program: Program) -> None:
    """The copy is whole, sound, and holds what was stored before the command began."""
    done, count = await written(program, lambda: run(program, "backup", "copy.db"))
    assert done.status == 0, done.err
    assert "holds everything" in done.out
    with closing(sqlite3.connect(program.folder / "copy.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (messages,) = connection.execute("SELECT count(*) FROM messages").fetchone()
    assert messages >= count
    again = run(program, "backup", "copy.db")
    assert (again.status, "exists already" in again.err) == (2, True)


async def stored(program: Program, *numbers: int) -> None:
    """Store some interviews."""
    store = await open_store(url(program))
    for number in numbers:
        await store.add(interview(number))
    await store.close()


async def ids(program: Program) -> set[str]:
    """Which interviews there are."""
    store = await open_store(url(program))
    lines = await store.list_interviews()
    await store.close()
    return {line.id for line in lines}


async def test_a_copy_is_put_back_and_what_was_there_is_kept(program: Program) -> None:
    """The state of the copy is there again; the later one lies beside it, whole."""
    await stored(program, 1)
    assert run(program, "backup", "copy.db").status == 0
    await stored(program, 2)
    done = run(program, "restore", "copy.db")
    assert done.status == 0, done.err
    assert await ids(program) == {"i1"}
    (kept,) = program.folder.glob("interviews.db.before-*")
    assert kept.name in done.out.replace("\n", "")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM interviews").fetchone() == (2,)


async def test_what_was_said_since_the_copy_is_looked_for_before_it_is_said_again(
    program: Program,
) -> None:
    """Whoever takes an interview up from a copy is told to doubt."""
    await stored(program, 1)
    run(program, "backup", "copy.db")
    run(program, "restore", "copy.db")
    store = await open_store(url(program))
    claim = await store.claim("i1", "me", NOON + timedelta(days=1), NOON + timedelta(days=2))
    await store.close()
    assert claim is not None
    assert claim.may_have_posted


async def test_nothing_is_put_back_under_a_running_bot(program: Program) -> None:
    """It would go on writing into the file that was taken away."""
    await stored(program, 1)
    run(program, "backup", "copy.db")
    with single_process_lock(url(program)):
        done = run(program, "restore", "copy.db")
    assert (done.status, "locked by another program" in done.err) == (2, True)
    assert await ids(program) == {"i1"}


@pytest.mark.slow
async def test_nothing_is_put_back_while_somebody_reads(program: Program) -> None:
    """What is in the log could not be kept; the present database stays, and nothing beside it."""
    await stored(program, 1)
    run(program, "backup", "copy.db")
    store = await open_store(url(program))
    with closing(sqlite3.connect(program.folder / "interviews.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM interviews").fetchone()
        await store.add(interview(2))
        done = run(program, "restore", "copy.db")
        reader.execute("ROLLBACK")
    await store.close()
    assert (done.status, "locked by another program" in done.err) == (2, True), done.err
    assert await ids(program) == {"i1", "i2"}
    assert not list(program.folder.glob("*.before-*"))
    assert not list(program.folder.glob("*.restoring"))


@pytest.mark.parametrize(
    ("content", "problem"), [(None, "not there"), (b"no database at all", "is damaged")]
)
async def test_what_is_no_copy_is_refused(
    program: Program, content: bytes | None, problem: str
) -> None:
    """The present database stays as it is."""
    await stored(program, 1)
    if content is not None:
        program.file("copy.db", content)
    done = run(program, "restore", "copy.db")
    assert (done.status, problem in done.err) == (2, True), done.err
    assert await ids(program) == {"i1"}
    assert not list(program.folder.glob("*.restoring"))


async def test_a_copy_of_a_newer_version_is_refused(program: Program) -> None:
    """This program could not read it."""
    await stored(program, 1)
    run(program, "backup", "copy.db")
    with closing(sqlite3.connect(program.folder / "copy.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    done = run(program, "restore", "copy.db")
    assert (done.status, "newer" in done.err) == (2, True), done.err
