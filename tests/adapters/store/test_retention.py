"""Finding and deleting what was kept long enough, in every store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from adapters.store import SqlStore, open_store
from adapters.store.backends.migrate import MIGRATIONS
from engine.dialogue import events as ev
from engine.dialogue.models import Status
from engine.ports.store import Store
from engine.runtime.retention import RetentionRun
from tests.fakes.store import MemoryStore
from tests.fakes.stored import DAY, ended
from tests.fakes.world import ALICE, NOON, SECOND, SetClock, started, telling

EVERYWHERE = frozenset({"fake"})


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    sqlite = request.param == "sqlite"
    made: Store = await open_store(f"sqlite:///{tmp_path}/i.db") if sqlite else MemoryStore()
    yield made
    await made.close()


async def test_what_is_due_is_found_in_order_and_in_groups(store: Store) -> None:
    """The longest kept first; a group goes on after the last one's; what runs is never among it."""
    await store.add(started())
    for number in (3, 1, 2):
        await store.add(ended(number))
    await store.add(ended(9, days=31))
    later = NOON + 30 * DAY + 3 * SECOND
    assert await store.past_retention(later - 3 * SECOND) == []
    first = await store.past_retention(later, most=2)
    assert [kept.id for kept in first] == ["i001", "i002"]
    assert [kept.id for kept in await store.past_retention(later, 2, first[-1])] == ["i003"]
    kept = first[0]
    assert (kept.platform, kept.status, kept.ended_at) == (
        "fake",
        Status.WITHDRAWN,
        NOON + SECOND,
    )
    assert kept.keep_until == NOON + 30 * DAY + SECOND


async def test_a_pass_deletes_and_leaves_the_line(store: Store) -> None:
    """Without taking back anything, words, ids and addresses are gone at once."""
    clock = SetClock(NOON + 31 * DAY)
    await store.add(ended(1))
    for kept in await store.past_retention(clock.now()):
        await RetentionRun(store, clock.now(), frozenset()).delete(kept)
    gone = await store.get("i001")
    assert (gone.candidate.id, gone.exchanges, gone.postings) == ("", (), {})
    assert await store.past_retention(clock.now()) == []
    lines = await store.journal("i001") if isinstance(store, SqlStore) else None
    assert lines is None or [(e.kind, e.subject) for e in lines] == [("Erased", "by=retention")]


async def test_what_changed_meanwhile_is_left_alone(store: Store) -> None:
    """A list is older than what it lists: the deletion looks again."""
    clock = SetClock(NOON + 31 * DAY)
    await store.add(ended(1))
    (kept,) = await store.past_retention(clock.now())
    await store.update("i001", telling(ev.Erased(clock.now(), ALICE.id)))
    before = await store.get("i001")
    await RetentionRun(store, clock.now(), EVERYWHERE).delete(kept)
    assert await store.get("i001") == before


async def test_an_index_finds_what_is_due(tmp_path: Path) -> None:
    """The question does not read the table: ten thousand interviews cost no more than ten."""
    store = await open_store(f"sqlite:///{tmp_path}/i.db")
    await store.add(ended(1))
    await store.close()
    with create_engine(f"sqlite:///{tmp_path}/i.db").connect() as connection:
        question = "SELECT id FROM interviews WHERE keep_until <= 'x' ORDER BY keep_until, id"
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {question} LIMIT 50")).all()
    assert "ix_interviews_keep_until" in str(plan)


async def test_an_older_database_learns_how_long(tmp_path: Path) -> None:
    """What ended before the program knew of retention is found after the update."""
    new, file = tmp_path / "new.db", tmp_path / "i.db"
    store = await open_store(f"sqlite:///{new}")
    await store.add(ended(1))
    await store.add(started())
    await store.close()
    with create_engine(f"sqlite:///{file}").begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    with create_engine(f"sqlite:///{file}").connect() as connection:
        columns = connection.scalars(text("SELECT name FROM pragma_table_info('interviews')"))
        names = ", ".join(f'"{name}"' for name in columns)
        connection.execute(text(f"ATTACH DATABASE '{new}' AS new"))
        copied = f"INSERT INTO interviews ({names}) SELECT {names} FROM new.interviews"  # noqa: S608
        connection.execute(text(copied))
        connection.commit()
    again = await open_store(f"sqlite:///{file}")
    (kept,) = await again.past_retention(NOON + 31 * DAY)
    assert (kept.id, kept.keep_until) == ("i001", NOON + 30 * DAY + SECOND)
    await again.close()
