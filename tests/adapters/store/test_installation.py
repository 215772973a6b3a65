"""A process sees only interviews of the workspaces that it is installed in."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store import SqlStore, open_store
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Status
from engine.dialogue.state_machine import apply_event, create_interview
from engine.ports.installation import Installation, Installations
from engine.ports.store import Store
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, MALLORY, NOON, PLACE, SECOND, THREAD, invited, started

HERE = ("fake",)
LATER = NOON + timedelta(minutes=5)
YEARS = NOON + timedelta(days=4000)


@pytest.fixture
def installations() -> Installations:
    """Nothing is known yet of the platform that is served."""
    return {"fake": Installation()}


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def store(
    request: pytest.FixtureRequest, tmp_path: Path, installations: Installations
) -> AsyncIterator[Store]:
    """A store of each kind with interviews of T01 and T02: asked for, and over."""
    made: Store = MemoryStore(installations)
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/interviews.db"
        made = await open_store(url, installations=installations)
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
        made = await open_store(url, installations=installations)
    for team in ("T01", "T02"):
        for interview in of(team):
            await made.add(interview)
    yield made
    await made.close()


def of(team: str) -> tuple[Interview, Interview]:
    """One interview that owes its first word, and one that was withdrawn from."""
    place, thread = replace(PLACE, workspace=team), replace(THREAD, workspace=team)
    asked = create_interview(invited(id=f"asked-{team}", place=place, thread=thread))
    over = apply_event(started(), ev.Withdrawn(NOON + SECOND, ALICE.id))
    elsewhere = replace(thread, thread="9")
    return asked, replace(over, id=f"over-{team}", place=place, thread=elsewhere)


async def seen(store: Store) -> set[str]:
    """The ids that any question brings to light."""
    kept = await store.past_retention(YEARS)
    lines = [*await store.list_interviews(), *await store.list_interviews(person=ALICE.id)]
    heard = await store.with_open_threads("fake", NOON)
    found = [await store.find(replace(THREAD, workspace=team)) for team in ("T01", "T02")]
    due = await store.due(YEARS, HERE)
    ids = {one.id for one in kept} | {one.id for one in lines} | {*heard, *due}
    return ids | {one for one in found if one is not None}


async def test_before_anything_is_known_there_is_nothing(store: Store) -> None:
    """Whoever does not know yet whose token it holds touches nobody's interviews."""
    assert await seen(store) == set()
    assert await store.next_due(HERE) is None
    assert await store.claim("asked-T01", "me", NOON, LATER) is None


async def test_only_rows_of_the_workspaces_held_are_seen(
    store: Store, installations: Installations
) -> None:
    """Of another workspace nothing is due, found, heard, listed, kept too long or counted."""
    installations["fake"].learn(("T01",))
    assert await seen(store) == {"asked-T01", "over-T01"}
    here = await store.running(PLACE, inviter=MALLORY.id, candidate=ALICE.id)
    assert (here.workspace, here.in_all) == (1, 1)
    installations["fake"].learn(("T02",))
    assert await seen(store) == {"asked-T01", "over-T01", "asked-T02", "over-T02"}
    assert (await store.running(PLACE, inviter="", candidate="")).in_all == 2


async def test_the_right_to_drive_is_refused_elsewhere_and_nothing_changes(
    store: Store, installations: Installations
) -> None:
    """Whoever is woken by mistake leaves the row to those who are installed there."""
    installations["fake"].learn(("T01",))
    assert await store.claim("asked-T02", "me", NOON, LATER) is None
    installations["fake"].learn(("T02",))
    claim = await store.claim("asked-T02", "they", NOON, LATER)
    assert claim is not None
    assert not claim.may_have_posted


async def test_a_refused_right_says_that_a_workspace_may_be_new(
    store: Store, installations: Installations
) -> None:
    """Who is not told of new workspaces can look again then."""
    installations["fake"].learn(("T01",))
    await store.claim("asked-T02", "me", NOON, LATER)
    await installations["fake"].missed()


async def test_what_is_not_ours_is_one_number(store: Store, installations: Installations) -> None:
    """The operator's figures are those of the workspaces held; the rest is one number."""
    if not isinstance(store, SqlStore):
        return
    installations["fake"].learn(("T01",))
    counts = await store.counts(YEARS)
    assert dict(counts.interviews) == {
        ("fake", Status.NOT_STARTED): 1,
        ("fake", Status.WITHDRAWN): 1,
    }
    assert set(counts.due) == {"fake"}
    assert await store.others("fake") == 2
    assert await store.others("elsewhere") == 0
