"""The store in memory and those in databases do the same, whatever they are asked in a row."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.store import SqlStore, migrate_store, open_store
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, create_interview, next_step
from engine.errors import InterviewNotFound
from engine.ports.store import Store
from tests.fakes.histories import EVENTS
from tests.fakes.postgres import Postgres
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, MALLORY, NOON, SECOND, THREAD, done, invited, settled, started

BEGUN = tuple(f"i{n}" for n in range(6))
IDS = st.sampled_from([*BEGUN, "new"])
OWNERS = st.sampled_from(["one", "two"])
PLATFORMS = st.sampled_from([("fake",), ("other",), ("other", "fake"), ()])
SECONDS = st.integers(0, 600)

Ask = Callable[[Store], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to ask of a store; its name is shown when two stores differ."""

    name: str
    ask: Ask

    def __repr__(self) -> str:
        return self.name


def at(seconds: int) -> datetime:
    """So many seconds after noon."""
    return NOON + seconds * SECOND


def new(interview_id: str, threaded: bool, platform: str) -> Interview:
    """An interview that was asked for but not begun; each id has a thread of its own."""
    thread = ThreadRef(platform, "T02", "C09", interview_id) if threaded else None
    place = replace(invited().place, platform=platform)
    return create_interview(invited(Plan(questions=2), id=interview_id, thread=thread, place=place))


def asked(interview_id: str) -> Interview:
    """An interview that waits for the answer to its first question."""
    thread = replace(THREAD, thread=interview_id)
    return replace(started(Plan(questions=2)), id=interview_id, thread=thread)


def adding() -> st.SearchStrategy[Wish]:
    """New interviews, also under ids that are known."""

    def made(interview_id: str, threaded: bool, platform: str) -> Wish:
        interview = new(interview_id, threaded, platform)
        return Wish(f"add {interview_id}", lambda store: store.add(interview))

    return st.builds(made, IDS, st.booleans(), st.sampled_from(["fake", "other"]))


def telling() -> st.SearchStrategy[Wish]:
    """Events of all kinds; one in sixteen is an erasure."""

    def told(interview_id: str, event: ev.Event) -> Wish:
        def change(interview: Interview) -> Interview:
            return apply_event(interview, event)

        return Wish(f"{interview_id}: {event}", lambda store: store.update(interview_id, change))

    erased = st.builds(ev.Erased, SECONDS.map(at), st.just(ALICE.id))
    events = st.integers(0, 15).flatmap(lambda n: erased if n == 15 else EVENTS)
    return st.builds(told, IDS, events)


def doing() -> st.SearchStrategy[Wish]:
    """The next step, or all steps that are owed at a time."""

    def did(interview_id: str, seconds: int, whole: bool) -> Wish:
        def change(interview: Interview) -> Interview:
            now = at(seconds)
            if whole:
                return _threaded(settled(interview, now)[0], interview)
            step = next_step(interview, now)
            return interview if step is None else _threaded(done(interview, step, now), interview)

        return Wish(f"{interview_id} does", lambda store: store.update(interview_id, change))

    return st.builds(did, IDS, SECONDS, st.booleans())


def _threaded(interview: Interview, before: Interview) -> Interview:
    """The same with a thread of its own: two interviews never share one."""
    if interview is before or interview.thread is None:
        return interview
    return replace(interview, thread=ThreadRef("fake", "T01", "C01", interview.id))


def claiming() -> st.SearchStrategy[Wish]:
    """Claims by two owners, which lapse after a while."""

    def claimed(interview_id: str, owner: str, seconds: int, lease: int) -> Wish:
        now, until = at(seconds), at(seconds + lease)
        return Wish(
            f"{owner} claims {interview_id}",
            lambda store: store.claim(interview_id, owner, now, until),
        )

    return st.builds(claimed, IDS, OWNERS, SECONDS, st.integers(0, 300))


def concluding() -> st.SearchStrategy[Wish]:
    """Events by whose driver the claim is given back when nothing is owed at a time."""

    def concluded(interview_id: str, event: ev.Event, owner: str, seconds: int) -> Wish:
        def change(interview: Interview) -> Interview:
            return apply_event(interview, event)

        return Wish(
            f"{owner} concludes {interview_id}: {event}",
            lambda store: store.update_and_release(interview_id, change, owner, at(seconds)),
        )

    return st.builds(concluded, IDS, EVENTS, OWNERS, SECONDS)


def renewing() -> st.SearchStrategy[Wish]:
    """Longer claims for one of the owners."""

    def renewed(ids: list[str], owner: str, before: int, lease: int) -> Wish:
        until = at(before + lease)
        return Wish(f"{owner} renews", lambda store: store.renew(ids, owner, at(before), until))

    return st.builds(renewed, st.lists(IDS, max_size=3), OWNERS, SECONDS, st.integers(0, 300))


def freeing() -> st.SearchStrategy[Wish]:
    """The end of a claim, with what is stored or with what was stored before."""

    def freed(interview_id: str, owner: str, older: bool) -> Wish:
        async def ask(store: Store) -> bool:
            interview = await store.get(interview_id)
            revision = interview.revision - older
            return await store.release(replace(interview, revision=revision), owner)

        return Wish(f"{owner} frees {interview_id}", ask)

    return st.builds(freed, IDS, OWNERS, st.booleans())


def looking() -> st.SearchStrategy[Wish]:
    """Everything that only looks."""
    people = st.sampled_from([ALICE.id, MALLORY.id, "nobody", None])
    places = st.sampled_from(["T01", "T02", None])
    return st.one_of(
        st.builds(lambda i: Wish(f"get {i}", lambda s: s.get(i)), IDS),
        st.builds(
            lambda n, p, most: Wish("due", lambda s: _listed(s.due(at(n), p, most))),
            SECONDS,
            PLATFORMS,
            st.integers(1, 3),
        ),
        st.builds(lambda p: Wish("next due", lambda s: s.next_due(p)), PLATFORMS),
        st.builds(
            lambda w, p, n: Wish(
                "lines", lambda s: s.list_interviews(workspace=w, person=p, most=n)
            ),
            places,
            people,
            st.integers(1, 3),
        ),
        st.just(Wish("listening", lambda s: s.with_open_threads("fake", at(300)))),
        st.just(Wish("find", lambda s: s.find(replace(THREAD, thread="i1")))),
        st.just(Wish("void", lambda s: s.expire_all_claims())),
    )


async def _listed(found: Awaitable[Any]) -> list[Any]:
    return list(await found)


async def told(store: Store, wish: Wish) -> Any:
    """What a store says, the error's class when it raises one that it promises."""
    try:
        return await wish.ask(store)
    except InterviewNotFound:
        return InterviewNotFound


async def queue(store: Store) -> tuple[list[str], datetime | None]:
    """Everything that is due by the end of the year, in its order, and when the first is."""
    platforms = ("fake", "other")
    due = await store.due(NOON + timedelta(days=300), platforms)
    return list(due), await store.next_due(platforms)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes addresses of empty files; the tables are made only once."""
    blank = tmp_path_factory.mktemp("blank") / "interviews.db"
    asyncio.run(migrate_store(f"sqlite:///{blank}"))
    return lambda: f"sqlite:///{shutil.copy(blank, tmp_path_factory.mktemp('store'))}"


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[SqlStore]:
    """A store in a database, closed however the test ends."""
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


def mixed(*kinds: tuple[int, st.SearchStrategy[Wish]]) -> st.SearchStrategy[Wish]:
    """Wishes of all kinds, each as often as its number says."""
    drawn = [kind for often, kind in kinds for _ in range(often)]
    return st.sampled_from(drawn).flatmap(lambda kind: kind)


CHANGES = mixed((8, telling()), (3, doing()))
WISHES = mixed(
    (8, telling()),
    (3, doing()),
    (4, claiming()),
    (2, freeing()),
    (3, concluding()),
    (1, adding()),
    (3, looking()),
    (1, renewing()),
)


async def agreed(url: str, wishes: list[Wish]) -> None:
    """Hold one in memory against one in an empty database, wish by wish."""
    memory = MemoryStore()
    async with opened(url) as kept:
        for store in (memory, kept):
            for interview_id in BEGUN:
                await store.add(asked(interview_id))
        for wish in wishes:
            assert await told(kept, wish) == await told(memory, wish), wish
            assert await queue(kept) == await queue(memory), wish
    async with opened(url) as again:
        for interview_id, row in memory.rows.items():
            assert await again.get(interview_id) == row.interview
            assert list(await again.journal(interview_id)) == memory.journal[interview_id]
        assert await again.list_interviews() == await memory.list_interviews()


@given(st.lists(WISHES, min_size=20, max_size=60))
@settings(max_examples=30)
async def test_memory_and_file_say_the_same(file: Callable[[], str], wishes: list[Wish]) -> None:
    """Every answer is equal, and so is all that is stored in the end, journals included."""
    await agreed(file(), wishes)


@given(st.lists(WISHES, min_size=20, max_size=60))
@settings(max_examples=10)
async def test_memory_and_server_say_the_same(postgres: Postgres, wishes: list[Wish]) -> None:
    """PostgreSQL answers and stores what SQLite does."""
    await agreed(postgres.emptied(postgres.shared()), wishes)


async def gathered(url: str, wishes: list[Wish]) -> None:
    """Hold changes one after another in memory against the same all at once in a database."""
    memory = MemoryStore()
    async with opened(url) as kept:
        for store in (memory, kept):
            for interview_id in BEGUN:
                await store.add(asked(interview_id))
        for wish in wishes:
            await told(memory, wish)
        await asyncio.gather(*(told(kept, wish) for wish in wishes))
        for interview_id, row in memory.rows.items():
            assert await kept.get(interview_id) == row.interview
        assert await queue(kept) == await queue(memory)


@given(st.lists(CHANGES, min_size=10, max_size=30))
@settings(max_examples=30)
async def test_what_arrives_together_counts_as_if_one_by_one(
    file: Callable[[], str], wishes: list[Wish]
) -> None:
    """Changes that are made at the same moment leave what they leave one after another."""
    await gathered(file(), wishes)


@given(st.lists(CHANGES, min_size=10, max_size=30))
@settings(max_examples=10)
async def test_on_a_server_it_counts_the_same(postgres: Postgres, wishes: list[Wish]) -> None:
    """One transaction of PostgreSQL leaves what many leave."""
    await gathered(postgres.emptied(postgres.shared()), wishes)
