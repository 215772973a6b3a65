"""What every store remembers of retention's sweeps."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store import open_store
from engine.ports.store import Store
from engine.ports.sweeps import Sweep
from tests.fakes.store import MemoryStore
from tests.fakes.world import NOON

SECOND = timedelta(seconds=1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/i.db"


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    made: Store = MemoryStore()
    if request.param == "sqlite":
        made = await open_store(f"sqlite:///{tmp_path}/i.db")
    if request.param == "postgresql":
        made = await open_store(request.getfixturevalue("postgres_url"))
    yield made
    await made.close()


def later(last: Sweep | None) -> Sweep:
    """A second after the last."""
    return Sweep(last.last_at + SECOND) if last else Sweep(NOON)


async def test_a_sweep_is_remembered(store: Store) -> None:
    """What a change makes of the last is the last for the next; the same value is left as it is."""
    assert await store.swept(lambda last: last) is None
    first = Sweep(NOON, NOON + timedelta(microseconds=1))
    assert await store.swept(lambda _: first) == first
    assert await store.swept(lambda last: last) == first
    assert await store.swept(later) == Sweep(NOON + SECOND)
    assert await store.swept(lambda last: last) == Sweep(NOON + SECOND)


async def test_it_outlives_the_process_and_is_shared(address: str) -> None:
    """Two programs that sweep at the same moment see what the other did."""
    one, two = await open_store(address), await open_store(address)
    await one.swept(later)
    await asyncio.gather(*(store.swept(later) for _ in range(20) for store in (one, two)))
    await one.close()
    await two.close()
    again = await open_store(address)
    assert await again.swept(lambda last: last) == Sweep(NOON + 40 * SECOND)
    await again.close()
