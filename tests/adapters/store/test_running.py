"""Counting what is running, in every store."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.store import open_store
from engine.dialogue import events as ev
from engine.dialogue.state_machine import apply_event, create_interview
from engine.ports.store import ActiveCounts, Store
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, BOB, MALLORY, NOON, PLACE, invited


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


async def test_what_runs_is_counted_by_person_workspace_and_in_all(store: Store) -> None:
    """Only running ones count, and a person's only in the workspace that is asked about."""
    assert await _counted(store) == ActiveCounts(0, 0, 0, 0)
    places = (PLACE, PLACE, replace(PLACE, workspace="T02"), replace(PLACE, platform="other"))
    for number, place in enumerate(places):
        await store.add(create_interview(invited(id=f"i{number}", place=place, thread=None)))
    await store.add(create_interview(invited(id="by-bob", inviter=BOB, thread=None)))
    await store.add(create_interview(invited(id="of-bob", candidate=BOB, thread=None)))
    assert await _counted(store) == ActiveCounts(3, 3, 4, 6)
    await store.update("i0", lambda i: apply_event(i, ev.Declined(NOON, ALICE.id)))
    assert await _counted(store) == ActiveCounts(2, 2, 3, 5)


async def test_a_wish_that_is_stored_already_is_left_out(store: Store) -> None:
    """Heard twice, it must not stand in its own way."""
    await store.add(create_interview(invited(id="i1", thread=None)))
    assert await _counted(store, but="i1") == ActiveCounts(0, 0, 0, 0)
    assert await _counted(store, but="i2") == ActiveCounts(1, 1, 1, 1)


async def _counted(store: Store, but: str = "") -> ActiveCounts:
    return await store.running(PLACE, inviter=MALLORY.id, candidate=ALICE.id, but=but)
