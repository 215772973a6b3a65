"""PostgreSQL as it is: connections that break, servers that restart, others at the same rows."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given, settings
from sqlalchemy import create_engine

from adapters.store import SqlStore, migrate_store, open_store
from adapters.store.backends.base import run_in_transaction
from adapters.store.mapping.tables import metadata
from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan
from engine.errors import (
    Storage,
    StoreBusy,
    StoreNotReady,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
)
from tests.fakes.histories import HISTORIES, lived
from tests.fakes.postgres import PASSWORD, QUOTED, Postgres
from tests.fakes.stored import bare, rich
from tests.fakes.world import NOON, SECOND, THREAD, reply, started, telling


@pytest.fixture
async def store(postgres_url: str) -> AsyncIterator[SqlStore]:
    """An empty store on the server."""
    made = await open_store(postgres_url)
    yield made
    await made.close()


async def run(url: str, statement: str) -> list[Any]:
    """Do something in a database behind the store's back."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        cursor = await connection.execute(statement.encode())
        return await cursor.fetchall() if cursor.description else []


def _is_ours(name: str | None, *_: object) -> bool:
    """Procrastinate makes its own tables, in its own way."""
    return not (name or "").startswith("procrastinate")


def test_the_migrations_make_the_tables_that_the_program_knows(postgres_url: str) -> None:
    """Not a column, type, key or index more or less."""
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


async def test_only_migrate_makes_tables(postgres: Postgres) -> None:
    """Whoever opens an empty database is told what to do, and makes nothing."""
    url = postgres.empty()
    with pytest.raises(StoreNotReady, match=r"run_bot\.py migrate"):
        await open_store(url)
    assert await run(url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []
    await migrate_store(url)
    await (await open_store(url)).close()
    postgres.drop(url)


async def test_who_waits_for_the_migration_goes_on_after_it(postgres: Postgres) -> None:
    """Processes that are started together with the migration need no second start."""
    url = postgres.empty()
    waiting = [asyncio.create_task(open_store(url, wait=30)) for _ in range(2)]
    await asyncio.gather(*(migrate_store(url) for _ in range(3)))
    for store in await asyncio.gather(*waiting):
        assert await store.list_interviews() == []
        await store.close()
    postgres.drop(url)


async def test_a_newer_database_is_not_touched(postgres_url: str) -> None:
    """A revision that this program does not know is refused, by migrate as well."""
    await run(postgres_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew):
        await open_store(postgres_url)
    with pytest.raises(StoreTooNew):
        await migrate_store(postgres_url)


async def test_a_wrong_password_is_said_at_once_and_not_shown(postgres_url: str) -> None:
    """Trying again would not help, and neither password is repeated."""
    wrong = postgres_url.replace(QUOTED, "canary")
    async with asyncio.timeout(3):
        with pytest.raises(StoreUnavailable, match="DATABASE_URL") as refused:
            await open_store(wrong)
    shown = f"{refused.value} {refused.value.__cause__} {refused.value.details}"
    assert "canary" not in shown
    assert PASSWORD not in shown
    assert refused.value.__suppress_context__


async def test_a_server_that_is_not_there_is_waited_for_and_then_named() -> None:
    """After its patience the address is said without user and password."""
    with pytest.raises(StoreUnavailable, match=r"postgresql://127\.0\.0\.1:1/x") as gone:
        await open_store("postgresql://u:canary@127.0.0.1:1/x", patience=0.6)
    assert "canary" not in str(gone.value)


@given(HISTORIES)
@settings(max_examples=10)
async def test_any_history_is_stored_as_it_was_lived(
    postgres: Postgres, history: list[ev.Event | None]
) -> None:
    """Step by step the tables hold what the flow says, and another process reads the same."""
    url = postgres.emptied(postgres.shared())
    store, other = await open_store(url), await open_store(url)
    steps = lived(history, Plan(questions=2))
    await store.add(steps[0])
    for step in steps[1:]:
        target = bare(step)
        stored = await store.update(step.id, partial(_onwards, target))
        assert stored == target
    assert await other.get(steps[-1].id) == bare(steps[-1])
    await store.close()
    await other.close()


def _onwards(target: Interview, interview: Interview) -> Interview:
    return interview if interview.revision == target.revision else target


async def test_a_connection_that_breaks_is_made_anew(store: SqlStore, postgres: Postgres) -> None:
    """Neither who reads nor who writes hears of it."""
    await store.add(started())
    for n in range(3):
        assert postgres.cut(str(store._database.where)) >= 1
        await store.update(started().id, telling(reply(str(n), NOON + n * SECOND, f"m{n}")))
        assert postgres.cut(str(store._database.where)) >= 1
        assert len((await store.get(started().id)).exchanges[0].messages) == n + 1


async def test_what_is_cut_while_it_is_written_is_written_once(
    postgres_url: str, postgres: Postgres
) -> None:
    """Connections break at any moment of many changes: each message is stored, and none twice."""
    ids = [f"i{n}" for n in range(8)]
    async with AsyncExitStack() as stack:
        stores = [await open_store(postgres_url) for _ in range(3)]
        for store in stores:
            stack.push_async_callback(store.close)
        for i in ids:
            assert await stores[0].add(replace(started(), id=i, thread=None))
        done, chance, counted = asyncio.Event(), random.Random(1), list[int]()

        async def cutting() -> None:
            while not done.is_set():
                await asyncio.sleep(chance.uniform(0.05, 0.2))
                counted.append(await asyncio.to_thread(postgres.cut, postgres_url))

        async def told(n: int, interview_id: str) -> None:
            said = reply(f"part {n}", NOON + n * SECOND, f"m{n:02}")
            await stores[n % 3].update(interview_id, telling(said))

        cuts = asyncio.create_task(cutting())
        for n in range(12):
            await asyncio.gather(*(told(n, i) for i in ids))
        done.set()
        await cuts
        assert sum(counted) > 3
        for i in ids:
            kept = await stores[0].get(i)
            assert [m.id for m in kept.exchanges[0].messages] == [f"m{n:02}" for n in range(12)]
            replies = [entry for entry in await stores[0].journal(i) if entry.kind == "Replied"]
            assert len(replies) == 12


async def test_a_restart_of_the_server_is_sat_out(
    own_postgres_url: str, own_postgres: Postgres
) -> None:
    """What is asked for while it is away is done when it is back."""
    store = await open_store(own_postgres_url)
    await store.add(started())
    await asyncio.to_thread(own_postgres.stop)
    waiting = [
        asyncio.create_task(store.get(started().id)),
        asyncio.create_task(store.update(started().id, telling(reply("x", NOON + SECOND)))),
    ]
    await asyncio.sleep(0.5)
    assert not any(task.done() for task in waiting)
    await asyncio.to_thread(own_postgres.start)
    await asyncio.gather(*waiting)
    assert (await store.get(started().id)).answers == ("x",)
    await store.close()


async def test_a_server_that_stays_away_fails_all_that_wait_together(
    own_postgres_url: str, own_postgres: Postgres
) -> None:
    """After the patience everybody is told, and with its return everything goes on."""
    store = await open_store(own_postgres_url, patience=1.0)
    await store.add(started())
    await asyncio.to_thread(own_postgres.stop)
    try:
        async with asyncio.timeout(8):
            found = await asyncio.gather(
                *(store.get(started().id) for _ in range(20)), return_exceptions=True
            )
        assert {type(one) for one in found} == {StoreUnavailable}
        assert QUOTED not in str(found[0])
    finally:
        await asyncio.to_thread(own_postgres.start)
    assert (await store.get(started().id)).answers == (None,)
    await store.close()


async def test_the_same_interview_is_added_by_one_of_many(postgres_url: str) -> None:
    """Several processes hear of one command: one keeps it, the others learn that it is known."""
    stores = [await open_store(postgres_url) for _ in range(4)]
    added = await asyncio.gather(*(store.add(started()) for store in stores for _ in range(3)))
    assert sorted(added) == [False] * 11 + [True]
    for store in stores:
        await store.close()


async def test_processes_that_change_the_same_rows_do_not_wait_for_each_other(
    postgres_url: str,
) -> None:
    """Claims, replies and ends of the same interviews in all orders, and no deadlock."""
    stores = [await open_store(postgres_url) for _ in range(3)]
    ids = [f"i{n}" for n in range(20)]
    for n, i in enumerate(ids):
        await stores[0].add(replace(started(), id=i, thread=replace(THREAD, thread=f"t{n}")))

    async def busy(number: int, store: SqlStore) -> None:
        for turn in range(5):
            order = ids[::-1] if number % 2 else ids
            until = NOON + (turn + 2) * SECOND
            said = telling(reply("x", NOON + turn * SECOND, f"m{number}-{turn}"))
            await asyncio.gather(
                *(store.claim(i, f"owner{number}", NOON, until) for i in order),
                *(store.update(i, said) for i in order),
            )

    await asyncio.gather(*(busy(n, store) for n, store in enumerate(stores)))
    query = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    assert await run(postgres_url, query) == [(0,)]
    for i in ids:
        assert len((await stores[0].get(i)).exchanges[0].messages) == 15
    for store in stores:
        await store.close()


async def test_one_of_many_gets_a_claim(postgres_url: str) -> None:
    """Whoever else asks at the same moment gets none."""
    stores = [await open_store(postgres_url) for _ in range(4)]
    await stores[0].add(started())
    until = NOON + 5 * SECOND
    claims = await asyncio.gather(
        *(store.claim(started().id, f"owner{n}", NOON, until) for n, store in enumerate(stores))
    )
    assert sum(claim is not None for claim in claims) == 1
    for store in stores:
        await store.close()


async def test_a_lock_is_waited_for_and_then_named(postgres_url: str) -> None:
    """A tool that holds a table is no reason to hang for ever."""
    store = await open_store(postgres_url)
    await store.add(started())
    async with await psycopg.AsyncConnection.connect(postgres_url) as other:
        await other.execute("LOCK TABLE interviews IN EXCLUSIVE MODE")
        impatient = "SET lock_timeout = '200ms'"
        writer = store._database.writer
        await run_in_transaction(writer, lambda c: c.exec_driver_sql(impatient).close())
        with pytest.raises(StoreBusy):
            await store.update(started().id, telling(reply("x", NOON + SECOND)))
    await store.close()


async def test_a_database_that_may_only_be_read_says_so(postgres_url: str) -> None:
    """Such as a standby; the message repeats nothing that was to be stored."""
    name = postgres_url.rpartition("/")[2]
    await run(postgres_url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    other = await open_store(postgres_url)
    with pytest.raises(StoreReadOnly) as refused:
        await other.add(rich())
    assert "we lost" not in f"{refused.value} {refused.value.__cause__}"
    await other.close()


async def test_errors_never_repeat_what_was_said(postgres_url: str, store: SqlStore) -> None:
    """A failing write names the database, not the answer."""
    await store.add(rich())
    await run(postgres_url, "ALTER TABLE messages ADD CHECK (length(text) < 100)")
    said = reply("a secret " * 20, NOON + SECOND, "m9")
    with pytest.raises(Storage) as refused:
        await store.update(rich().id, telling(said))
    assert "secret" not in f"{refused.value} {refused.value.__cause__}"
