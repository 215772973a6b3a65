"""Adding up what is spent in a day, in every store."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store import open_store
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ModelCall
from engine.dialogue.state_machine import apply_event
from engine.ports.store import Store, Usage
from engine.quotas.budget import day_of
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, NOON, PLACE, started, telling

TODAY, TOMORROW = day_of(NOON), day_of(NOON + timedelta(days=1))
CALL = ModelCall("question", "a model", "v1", 900, 100, 0, 0.25)
UNKNOWN = ModelCall("question", "a model", "v1", 50, 0, 0, None, outcome="ModelCutOff")


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


def numbered(number: int, workspace: str = "T01") -> Interview:
    """An interview that waits for its first answer."""
    interview = started()
    assert interview.thread is not None
    thread = replace(interview.thread, thread=f"t{number}", workspace=workspace)
    place = replace(PLACE, workspace=workspace)
    return replace(interview, id=f"i{number}", thread=thread, place=place)


def failing(interview: Interview, *calls: ModelCall, days: int = 0) -> ev.ModelFailed:
    """Calls that came to nothing."""
    at = NOON + timedelta(days=days)
    return ev.ModelFailed(at, interview.turn, at, calls)


async def test_calls_of_a_day_and_a_workspace_are_added_up(store: Store) -> None:
    """Failed ones count, another day and another workspace have their own sums."""
    assert await store.usage(PLACE, TODAY) == Usage()
    one, two, far = numbered(1), numbered(2), numbered(3, "T02")
    for interview in (one, two, far):
        await store.add(interview)
    await store.update(one.id, telling(failing(one, CALL, UNKNOWN)))
    await store.update(two.id, telling(failing(two, CALL)))
    await store.update(two.id, telling(failing(two, CALL, days=1)))
    await store.update(far.id, telling(failing(far, UNKNOWN)))
    assert await store.usage(PLACE, TODAY) == Usage(3, 2050, 0.5)
    assert await store.usage(PLACE, TOMORROW) == Usage(1, 1000, 0.25)
    assert await store.usage(replace(PLACE, workspace="T02"), TODAY) == Usage(1, 50, 0.0)


async def test_what_is_spent_at_the_same_moment_all_counts(store: Store) -> None:
    """Twenty interviews that are stored in one go add twenty calls."""
    interviews = [numbered(number) for number in range(20)]
    await asyncio.gather(*(store.add(i) for i in interviews))
    await asyncio.gather(*(store.update(i.id, telling(failing(i, CALL))) for i in interviews))
    assert (await store.usage(PLACE, TODAY)).calls == 20


async def test_erasing_and_forgetting_give_nothing_back(store: Store) -> None:
    """What was spent stays spent."""
    one = numbered(1)
    await store.add(one)
    await store.update(one.id, telling(failing(one, CALL)))
    for event in (ev.Erased(NOON, ALICE.id), ev.Forgotten(NOON)):
        await store.update(one.id, telling(event))
    assert await store.usage(PLACE, TODAY) == Usage(1, 1000, 0.25)


async def test_it_is_known_after_a_restart(tmp_path: Path) -> None:
    """The sums are in the file."""
    one = numbered(1)
    store = await open_store(f"sqlite:///{tmp_path}/i.db")
    await store.add(one)
    await store.update(one.id, lambda i: apply_event(i, failing(i, CALL)))
    await store.close()
    again = await open_store(f"sqlite:///{tmp_path}/i.db")
    assert await again.usage(PLACE, TODAY) == Usage(1, 1000, 0.25)
    await again.close()
