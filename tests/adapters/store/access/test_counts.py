"""What an operator is told about the interviews in a database."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store import Counts, SqlStore, open_store
from engine.dialogue.models import ChannelRef, Status
from engine.dialogue.state_machine import create_interview
from tests.fakes.world import NOON, SECOND, THREAD, invited, started

LATER = NOON + timedelta(minutes=10)
RUNNING = ("fake", Status.IN_PROGRESS)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    """An empty database of each kind."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/i.db" if sqlite else request.getfixturevalue("postgres_url")
    store = await open_store(url)
    yield store
    await store.close()


async def test_interviews_are_counted_by_platform_and_status(store: SqlStore) -> None:
    """Those that are being driven are not due; the one that waits longest tells how long."""
    assert await store.counts(NOON) == Counts({}, {}, None)
    for number in range(3):
        thread = replace(THREAD, thread=f"t{number}")
        await store.add(replace(started(), id=f"i{number}", thread=thread))
    elsewhere = invited(id="i3", place=ChannelRef("other", "T01", "C01"), thread=None)
    await store.add(create_interview(elsewhere))
    for number, since in ((0, 5), (1, 7)):
        claim = await store.claim(f"i{number}", "me", NOON, NOON + timedelta(seconds=since))
        assert claim is not None
    await store.claim("i2", "me", NOON, LATER + SECOND)
    found = await store.counts(LATER)
    assert found.interviews == {RUNNING: 3, ("other", Status.NOT_STARTED): 1}
    assert found.due == {"fake": 2, "other": 1}
    assert found.longest_due is not None
    assert found.longest_due <= NOON + 5 * SECOND
