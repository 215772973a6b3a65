"""Preparing a database by a command, and moving a file's interviews to a server."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from adapters.store import copy_sqlite_to_postgres, open_store, single_process_lock
from adapters.store.mapping.tables import metadata
from engine.dialogue.models import Interview
from engine.errors import StoreBusy, StoreNotEmpty, StoreUnavailable
from engine.ports.sweeps import Sweep
from tests.bot.program import Program
from tests.fakes.postgres import PASSWORD, QUOTED, Postgres
from tests.fakes.stored import bare, rich
from tests.fakes.world import NOON, SECOND, THREAD, reply, started, telling


@pytest.fixture
def empty(postgres: Postgres) -> Iterator[str]:
    """The address of a database without any tables."""
    url = postgres.empty()
    yield url
    postgres.drop(url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database in a file with 521 interviews in it, one of which somebody was driving."""
    made = tmp_path / "interviews.db"
    asyncio.run(filled(made))
    return made


def all_of_them() -> list[Interview]:
    """What is in the file: ids and texts of all kinds."""
    many = (
        replace(rich(), id=f"i{n:03}-É-z", thread=replace(THREAD, thread=str(n)))
        for n in range(520)
    )
    return [replace(started(), topic="😀 \u202e % \\ ' \""), *many]


async def filled(file: Path) -> None:
    """Make it."""
    store = await open_store(f"sqlite:///{file}")
    await asyncio.gather(*(store.add(interview) for interview in all_of_them()))
    await store.claim(started().id, "the dead", NOON, NOON + 600 * SECOND)
    await store.swept(lambda _: Sweep(NOON, NOON + SECOND))
    await store.close()


def quiet(table: str, done: int, total: int) -> None:
    """Say nothing of the progress."""
    assert done <= total, table


async def test_all_that_is_in_a_file_is_on_the_server_afterwards(
    file: Path, postgres_url: str
) -> None:
    """Each interview reads the same, journals too; new events go on where they ended."""
    assert await copy_sqlite_to_postgres(file, postgres_url, quiet) == 521
    old, new = await open_store(f"sqlite:///{file}"), await open_store(postgres_url)
    for interview in all_of_them():
        assert await old.get(interview.id) == bare(interview)
        assert await new.get(interview.id) == bare(interview)
    assert await new.journal(rich().id) == await old.journal(rich().id)
    assert (await new.due(NOON, ("fake",)))[0] == started().id
    await new.update(started().id, telling(reply("x", NOON + SECOND)))
    assert len(await new.journal(started().id)) == len(await old.journal(started().id)) + 1
    await old.close()
    await new.close()


async def test_every_table_is_moved(file: Path, postgres_url: str) -> None:
    """Table by table there are as many rows as in the file."""
    await copy_sqlite_to_postgres(file, postgres_url, quiet)
    with psycopg.connect(postgres_url) as server, closing(sqlite3.connect(file)) as kept:
        for table in metadata.sorted_tables:
            count = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608 - a table of ours
            assert server.execute(count.encode()).fetchone() == kept.execute(count).fetchone()


async def test_a_database_that_holds_something_is_left_alone(file: Path, postgres_url: str) -> None:
    """Nothing is mixed: the second time is refused."""
    await copy_sqlite_to_postgres(file, postgres_url, quiet)
    with pytest.raises(StoreNotEmpty):
        await copy_sqlite_to_postgres(file, postgres_url, quiet)


async def test_a_bot_that_only_looked_is_no_obstacle(file: Path, postgres_url: str) -> None:
    """It ran on the empty database: what it noted of its looks gives way to the file's."""
    store = await open_store(postgres_url)
    await store.swept(lambda _: Sweep(NOON))
    await copy_sqlite_to_postgres(file, postgres_url, quiet)
    assert await store.swept(lambda last: last) == Sweep(NOON, NOON + SECOND)
    await store.close()


async def test_a_move_that_breaks_leaves_nothing(file: Path, postgres_url: str) -> None:
    """Whatever is in the way, the server's database is as empty as before."""

    def broken(table: str, done: int, total: int) -> None:
        del done, total
        if table == "messages":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await copy_sqlite_to_postgres(file, postgres_url, broken)
    store = await open_store(postgres_url)
    assert await store.list_interviews() == []
    await store.close()
    assert await copy_sqlite_to_postgres(file, postgres_url, quiet) == 521


async def test_a_row_that_reads_otherwise_than_it_was_written_stops_it(
    file: Path, postgres_url: str
) -> None:
    """Such as one that somebody's trigger changes."""
    trigger = """
    CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.text := 'odd'; RETURN NEW; END $$;
    CREATE TRIGGER odd BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION odd();
    """
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(trigger)
    with pytest.raises(StoreUnavailable, match="rows of messages"):
        await copy_sqlite_to_postgres(file, postgres_url, quiet)
    store = await open_store(postgres_url)
    assert await store.list_interviews() == []
    await store.close()


async def test_a_file_that_a_bot_drives_is_not_moved(file: Path, postgres_url: str) -> None:
    """What is said meanwhile would be left behind."""
    with single_process_lock(f"sqlite:///{file}"), pytest.raises(StoreBusy):
        await copy_sqlite_to_postgres(file, postgres_url, quiet)


def test_by_command_from_a_file_to_a_server(tmp_path: Path, file: Path, empty: str) -> None:
    """Each command says what comes next, and no password."""
    program = Program(tmp_path)
    ended = program.run("list", DATABASE_URL=empty)
    assert ended.status == 2
    assert "run_bot.py migrate" in ended.err
    moved = program.run("migrate-data", str(file), DATABASE_URL=empty)
    assert moved.status == 0, moved.err
    assert "521 interviews are copied" in moved.out
    again = program.run("migrate-data", str(file), DATABASE_URL=empty)
    assert again.status == 2
    assert "already holds interviews" in again.err
    shown = "".join(each.out + each.err for each in (ended, moved, again))
    assert PASSWORD not in shown
    assert QUOTED not in shown
    listed = program.run("list", "--most", "3", DATABASE_URL=empty)
    assert listed.status == 0
    assert program.run("migrate", DATABASE_URL=empty).status == 0


def test_parts_of_the_work_need_a_server(tmp_path: Path) -> None:
    """On a SQLite file a worker and a bare front end are refused, with what to do."""
    program = Program(tmp_path)
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    for arguments in (["worker"], ["run", "--platform", "slack", "--no-worker"]):
        ended = program.run(*arguments, **tokens)
        assert ended.status == 2
        assert "needs PostgreSQL" in ended.err


def test_a_server_is_copied_by_its_own_means(tmp_path: Path, file: Path, postgres_url: str) -> None:
    """Neither backup nor restore pretends otherwise, and no file is made or changed."""
    program = Program(tmp_path)
    for arguments in (["backup", "copy.db"], ["restore", str(file)]):
        ended = program.run(*arguments, DATABASE_URL=postgres_url)
        assert ended.status == 2
        assert "pg_dump" in ended.err
        assert QUOTED not in ended.err
    assert not (tmp_path / "copy.db").exists()


def test_the_set_up_is_checked_on_a_server_too(tmp_path: Path, postgres_url: str) -> None:
    """`check` says that the database is ready, or what to do."""
    program = Program(tmp_path)
    assert "ok    database       ready" in program.run("check", DATABASE_URL=postgres_url).out
    gone = program.run("check", DATABASE_URL=postgres_url.replace(QUOTED, "canary"))
    assert "FAIL  database" in gone.out
    assert "canary" not in gone.out + gone.err
