"""What can be wrong with a database file, and what is said about it."""

import asyncio
import os
import shutil
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from adapters.store import open_store, single_process_lock
from adapters.store.mapping.tables import metadata
from engine.dialogue import events as ev
from engine.errors import (
    Storage,
    StoreBusy,
    StoreCorrupt,
    StoreFull,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
)
from tests.adapters.store.opening import open_with_pragma, url
from tests.fakes.children import die_with_parent
from tests.fakes.stored import rich
from tests.fakes.world import ALICE, NOON, SECOND, THREAD, reply, started, telling

ROOT = Path(__file__).parents[3]


async def filled(file: Path) -> None:
    """A database with one interview in it."""
    store = await open_store(url(file))
    await store.add(started())
    await store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database may be, in a folder that is not there yet."""
    return tmp_path / "new folder" / "interviews.db"


async def test_a_new_file_gets_its_folder_and_the_newest_schema(file: Path) -> None:
    """The migrations make exactly the tables that the program knows."""
    await filled(file)
    with create_engine(f"sqlite:///{file}").connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        connection.engine.dispose()


@pytest.mark.parametrize("prefix", ["sqlite", "sqlite+aiosqlite", "sqlite+pysqlite"])
async def test_the_drivers_name_does_not_matter(file: Path, prefix: str) -> None:
    """With or without it the same file is meant."""
    store = await open_store(f"{prefix}:///{file}")
    await store.close()
    assert file.exists()


@pytest.mark.parametrize("address", ["sqlite:///:memory:", "mysql://u:secret@host/db", "nonsense"])
async def test_other_addresses_are_refused_without_their_secrets(address: str) -> None:
    """What is supported is said; a password is not repeated."""
    with pytest.raises(StoreUnavailable, match="sqlite:///FILE") as refused:
        await open_store(address)
    assert "secret" not in str(refused.value)


async def test_a_file_that_is_no_database_is_left_alone(file: Path) -> None:
    """It is named, and not a byte of it changes."""
    file.parent.mkdir()
    file.write_bytes(b"my thesis, do not delete " * 100)
    before = file.read_bytes()
    with pytest.raises(StoreCorrupt, match=str(file)):
        await open_store(url(file))
    assert file.read_bytes() == before


async def test_a_newer_database_is_not_touched(file: Path) -> None:
    """A revision that this program does not know is refused."""
    await filled(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreTooNew):
        await open_store(url(file))


async def test_a_locked_database_says_so_after_its_patience(file: Path) -> None:
    """Reading goes on while another program writes; writing waits for it, then names the file."""
    await filled(file)
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    store = await open_store(url(file), patience=0.1)
    assert (await store.get(started().id)).answers == (None,)
    telling_both = [telling(reply("x", NOON + SECOND, f"m{n}")) for n in range(2)]
    with pytest.raises(StoreBusy, match=str(file)):
        await store.update(started().id, telling_both[0])
    other.rollback()
    other.close()
    assert (await store.update(started().id, telling_both[1])).answers == ("x",)
    await store.close()


@pytest.mark.slow
async def test_a_lock_fails_a_whole_group_once(file: Path) -> None:
    """Changes that wait together give up together, not one after another."""
    store = await open_store(url(file), patience=0.3)
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    begun = time.perf_counter()
    added = (store.add(replace(started(), id=f"i{n}", thread=None)) for n in range(50))
    results = await asyncio.gather(*added, return_exceptions=True)
    assert all(isinstance(result, StoreBusy) for result in results)
    assert time.perf_counter() - begun < 3
    other.close()
    await store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to everything")
async def test_a_file_without_the_right_to_write_says_so(file: Path) -> None:
    """The message says what to do about it."""
    await filled(file)
    file.chmod(0o400)
    with pytest.raises(StoreReadOnly):
        await open_store(url(file))


async def test_a_read_only_database_keeps_what_it_has(file: Path) -> None:
    """Reading goes on where writing is refused, and nothing that was stored is lost."""
    await filled(file)
    store = await open_with_pragma(file, "query_only=ON")
    with pytest.raises(StoreReadOnly):
        await store.update(started().id, telling(reply("x", NOON + SECOND)))
    await store.close()
    again = await open_store(url(file))
    assert (await again.get(started().id)).answers == (None,)
    await again.close()


async def test_a_full_disk_loses_nothing_that_was_stored(file: Path) -> None:
    """The answer that does not fit is refused with a reason; what came before stands."""
    await filled(file)
    store = await open_with_pragma(file, "max_page_count=90")
    stored = 0
    with pytest.raises(StoreFull):  # noqa: PT012 - which of them does not fit is not known
        for n in range(200):
            said = telling(reply("x" * 4000, NOON + SECOND))(started())
            await store.add(replace(said, id=f"i{n}", thread=replace(THREAD, thread=f"t{n}")))
            stored += 1
    assert len(await store.list_interviews(most=300)) == stored + 1
    await store.close()
    again = await open_store(url(file))
    assert len(await again.list_interviews(most=300)) == stored + 1 > 1
    await again.close()


async def test_what_was_erased_is_in_no_file(file: Path) -> None:
    """No word of an answer is left in the database, its free pages or its log."""
    store = await open_store(url(file))
    await store.add(rich())
    secret = reply("zebra crossing " * 50, NOON + SECOND, "m7")
    await store.update(rich().id, telling(secret))
    await store.update(rich().id, telling(ev.Erased(NOON, ALICE.id)))
    erased = await store.get(rich().id)
    assert [e.kind for e in await store.journal(rich().id)][-1] == "Erased"
    for path in file.parent.iterdir():
        content = path.read_bytes()
        assert b"zebra" not in content, path
        assert b"we lost" not in content, path
    await store.close()
    again = await open_store(url(file))
    assert await again.get(rich().id) == erased
    await again.close()


async def test_the_journal_outlives_and_only_grows(file: Path) -> None:
    """Every change that counted left its line, in order; a repeat left none."""
    store = await open_store(url(file))
    await store.add(started())
    for _ in range(2):
        await store.update(started().id, telling(reply("x", NOON + SECOND, "m1")))
    kinds = [entry.kind for entry in await store.journal(started().id)]
    assert kinds == ["Invited", "Posted", "Accepted", "QuestionWritten", "Posted", "Replied"]
    await store.close()


def test_two_processes_do_not_drive_one_file(file: Path) -> None:
    """The second is told which file is in use; afterwards it is free again."""
    with (
        single_process_lock(url(file)),
        pytest.raises(StoreBusy, match=str(file)),
        single_process_lock(url(file)),
    ):
        pass
    with single_process_lock(url(file)):
        pass


@pytest.mark.process
async def test_processes_that_start_at_once_do_not_trip_each_other(file: Path) -> None:
    """Four programs that find no database make one together."""
    code = (
        "import asyncio, sys; from adapters.store import open_store\n"
        "async def go():\n"
        "    store = await open_store(sys.argv[1])\n"
        "    await store.list_interviews(); await store.close()\n"
        "asyncio.run(go())"
    )
    command = [sys.executable, "-c", code, url(file)]
    running = [
        await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, stderr=asyncio.subprocess.PIPE, preexec_fn=die_with_parent
        )
        for _ in range(4)
    ]
    results = await asyncio.gather(*(process.communicate() for process in running))
    assert [p.returncode for p in running] == [0] * 4, results


async def test_two_processes_change_one_interview_without_losing_a_change(file: Path) -> None:
    """What another wrote in the meantime is seen: compare and swap, then read again."""
    one, two = await open_store(url(file)), await open_store(url(file))
    await one.add(started())
    assert await two.get(started().id)
    for n in range(10):
        store = one if n % 2 else two
        event = reply(str(n), NOON + n * SECOND, f"m{n}")
        await store.update(started().id, telling(event))
    for store in (one, two):
        assert len((await store.get(started().id)).exchanges[0].messages) == 10
        await store.close()


async def test_errors_never_repeat_what_was_said(file: Path) -> None:
    """A failing write names the database, not the answer."""
    store = await open_with_pragma(file, "query_only=ON")
    with pytest.raises(Storage) as refused:
        await store.add(rich())
    assert "we lost" not in f"{refused.value} {refused.value.__cause__}"
    await store.close()


async def test_a_copy_of_the_file_is_a_database(file: Path, tmp_path: Path) -> None:
    """After closing, the file alone holds everything."""
    await filled(file)
    copy = tmp_path / "copy.db"
    shutil.copy(file, copy)
    store = await open_store(url(copy))
    assert (await store.get(started().id)).id == started().id
    await store.close()
