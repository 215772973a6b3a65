"""What every store promises: the same tests on the one in memory, on SQLite and PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings

from adapters.store import SqlStore, open_store
from engine.dialogue import events as ev
from engine.dialogue.models import AuditEntry, Interview, Person, ThreadRef
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, create_interview, next_due_at
from engine.errors import InterviewNotFound
from engine.ports.store import Store
from tests.fakes.histories import HISTORIES, lived
from tests.fakes.store import MemoryStore
from tests.fakes.stored import LATER, SOON, bare, rich
from tests.fakes.world import (
    ALICE,
    MALLORY,
    NOON,
    SECOND,
    THREAD,
    invited,
    reply,
    started,
    telling,
)

HERE = ("fake",)


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    made: Store = MemoryStore()
    if request.param == "sqlite":
        made = await open_store(f"sqlite:///{tmp_path}/interviews.db")
    if request.param == "postgresql":
        made = await open_store(request.getfixturevalue("postgres_url"))
    yield made
    await made.close()


async def test_what_is_added_is_there_and_stays_whole(store: Store) -> None:
    """Every field comes back equal; adding the same id again changes nothing."""
    assert await store.add(rich())
    assert await store.get(rich().id) == bare(rich())
    assert not await store.add(create_interview(invited()))
    assert await store.get(rich().id) == bare(rich())


async def test_what_is_forgotten_leaves_the_line_of_its_deletion(store: Store) -> None:
    """No person, place of a message or line of the journal is left but that it was deleted."""
    posted = ev.Posted(SOON, "to-U2-x", "m9", SOON, ("D1/m9", "file/F1"))
    await store.add(apply_event(rich(), posted))
    stored = await store.get(rich().id)
    assert stored.postings["to-U2-x"].parts == ("D1/m9", "file/F1")
    gone = await store.update(stored.id, telling(ev.Erased(LATER, ALICE.id)))
    left = await store.update(stored.id, telling(ev.Unsaid(LATER, "to-U2-x", 1)))
    assert (left.postings["to-U2-x"].left, left.postings["to-U2-x"].parts) == (1, ())
    forgotten = await store.update(gone.id, telling(ev.Forgotten(LATER)))
    assert forgotten == await store.get(gone.id)
    assert (forgotten.postings, forgotten.thread, forgotten.exchanges) == ({}, None, ())
    assert (forgotten.topic, forgotten.candidate, forgotten.inviter.name) == ("", Person(""), "")
    assert await store.find(THREAD) is None
    kept = store.journal[gone.id] if isinstance(store, MemoryStore) else await journal(store, gone)
    assert [entry.kind for entry in kept] == ["Erased", "Forgotten"]


async def test_what_is_deleted_is_purged(
    store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Nobody else reads it, so the store says that it is done, and no file holds a word."""
    said = apply_event(started(), reply("heliotrope", SOON, "m7"))
    await store.add(said)
    assert on_disk(tmp_path) is ("[sqlite]" in request.node.name)
    await store.update(said.id, telling(ev.Erased(LATER, ALICE.id)))
    assert await store.purge()
    assert await store.purge()
    assert not on_disk(tmp_path)


def on_disk(folder: Path) -> bool:
    """Whether a file of the store holds what was said."""
    return any(b"heliotrope" in path.read_bytes() for path in folder.iterdir())


async def journal(store: Store, interview: Interview) -> Sequence[AuditEntry]:
    """What a store's journal holds."""
    assert isinstance(store, SqlStore)
    return await store.journal(interview.id)


async def test_an_unknown_interview_is_not_found(store: Store) -> None:
    """Reading, changing and claiming what is not there says so."""
    with pytest.raises(InterviewNotFound):
        await store.get("nothing")
    with pytest.raises(InterviewNotFound):
        await store.update("nothing", lambda interview: interview)
    with pytest.raises(InterviewNotFound):
        await store.claim("nothing", "me", NOON, LATER)


async def test_a_change_is_stored_and_returned(store: Store) -> None:
    """What update returns is what get returns, and what the pure flow says."""
    await store.add(started())
    event = reply("we counted twice", SOON)
    changed = await store.update(started().id, lambda i: apply_event(i, event))
    assert changed == bare(apply_event(bare(started()), event))
    assert await store.get(started().id) == changed


async def test_no_change_writes_nothing(store: Store) -> None:
    """The same value back means the same row."""
    await store.add(started())
    before = await store.get(started().id)
    assert await store.update(before.id, lambda interview: interview) == before


async def test_changes_of_one_interview_at_once_all_count(store: Store) -> None:
    """Fifty replies at the same moment are fifty messages."""
    await store.add(started())
    events = [reply(f"part {n}", SOON + n * SECOND, f"m{n:02}") for n in range(50)]

    async def told(event: ev.Event) -> None:
        await store.update(started().id, lambda i: apply_event(i, event))

    await asyncio.gather(*(told(event) for event in events))
    stored = await store.get(started().id)
    assert [m.id for m in stored.exchanges[0].messages] == [f"m{n:02}" for n in range(50)]


async def test_a_failing_change_does_not_fail_its_neighbours(store: Store) -> None:
    """Of changes that arrive together only the one that raises is undone."""
    ids = [f"i{n}" for n in range(5)]
    for n, interview_id in enumerate(ids):
        thread = replace(THREAD, thread=f"t{n}")
        await store.add(replace(started(), id=interview_id, thread=thread))

    def told(interview: Interview) -> Interview:
        if interview.id == "i2":
            raise ZeroDivisionError
        return apply_event(interview, reply("yes", SOON))

    results = await asyncio.gather(*(store.update(i, told) for i in ids), return_exceptions=True)
    assert [isinstance(r, Exception) for r in results] == [False, False, True, False, False]
    assert (await store.get("i2")).answers == (None,)
    assert (await store.get("i4")).answers == ("yes",)


async def test_a_thread_finds_its_interview(store: Store) -> None:
    """All four parts of the key count."""
    await store.add(started())
    assert await store.find(THREAD) == started().id
    assert await store.find(ThreadRef("fake", "T01", "C01", "other")) is None
    assert await store.find(replace(THREAD, workspace="T02")) is None


async def test_a_claim_is_one_owners_until_it_lapses(store: Store) -> None:
    """Another gets it only when its time is over, and is told that there may be doubt."""
    await store.add(create_interview(invited()))
    first = await store.claim(create_interview(invited()).id, "one", NOON, LATER)
    assert first is not None
    assert not first.may_have_posted
    assert await store.claim(first.interview.id, "two", SOON, LATER) is None
    assert await store.claim(first.interview.id, "one", SOON, LATER) is not None
    taken = await store.claim(first.interview.id, "two", LATER, LATER + SECOND)
    assert taken is not None
    assert taken.may_have_posted


async def test_who_did_not_give_a_claim_back_may_doubt_what_was_done(store: Store) -> None:
    """The same owner claims it a second time: an earlier attempt of its own has failed."""
    await store.add(create_interview(invited()))
    await store.claim(create_interview(invited()).id, "one", NOON, LATER)
    again = await store.claim(create_interview(invited()).id, "one", SOON, LATER)
    assert again is not None
    assert again.may_have_posted


async def test_a_claim_can_be_prolonged_by_its_owner(store: Store) -> None:
    """Only the owner's own, of those named, that would lapse soon; nothing else changes."""
    for n in range(3):
        await store.add(replace(create_interview(invited(thread=None)), id=f"i{n}"))
    await store.claim("i0", "one", NOON, SOON)
    await store.claim("i1", "two", NOON, SOON)
    await store.claim("i2", "one", NOON, LATER)
    even_later = LATER + 60 * SECOND
    await store.renew(["i0", "i1", "i2", "unknown"], "one", LATER, even_later)
    await store.renew([], "one", LATER, even_later)
    assert await store.claim("i0", "three", SOON, even_later) is None
    assert await store.claim("i1", "three", SOON, even_later) is not None
    assert await store.claim("i2", "three", LATER, even_later) is not None


async def test_a_freed_claim_leaves_no_doubt(store: Store) -> None:
    """Who gives it back in order leaves nothing to be looked for."""
    await store.add(create_interview(invited()))
    claim = await store.claim(create_interview(invited()).id, "one", NOON, LATER)
    assert claim is not None
    assert await store.release(claim.interview, "one")
    other = await store.claim(claim.interview.id, "two", NOON, LATER)
    assert other is not None
    assert not other.may_have_posted


async def test_freeing_an_older_revision_keeps_the_claim(store: Store) -> None:
    """Something has happened in the meantime: whoever drives must look again."""
    await store.add(started())
    claim = await store.claim(started().id, "one", NOON, LATER)
    assert claim is not None
    newer = await store.update(started().id, lambda i: apply_event(i, reply("x", SOON)))
    assert not await store.release(claim.interview, "one")
    assert await store.release(newer, "one")


async def test_who_concludes_gives_the_claim_back_with_the_change(store: Store) -> None:
    """Nothing is owed after the change: the next owner gets it at once, and need not doubt."""
    await store.add(started())
    await store.claim(started().id, "one", NOON, LATER)
    said = telling(reply("x", NOON))
    assert await store.update_and_release(started().id, said, "one", NOON) is None
    stored = await store.get(started().id)
    assert stored.exchanges[0].text == "x"
    assert await store.next_due(HERE) == next_due_at(stored)
    other = await store.claim(started().id, "two", NOON, LATER)
    assert other is not None
    assert not other.may_have_posted


async def test_who_has_more_to_do_keeps_the_claim(store: Store) -> None:
    """What is owed after the change comes back, and nobody else can take it up."""
    await store.add(started())
    await store.claim(started().id, "one", NOON, LATER)
    left = await store.update_and_release(started().id, telling(reply("x", NOON)), "one", SOON)
    assert left is not None
    assert left == await store.get(started().id)
    assert await store.claim(started().id, "two", SOON, LATER) is None


async def test_concluding_without_a_change_gives_the_claim_back_too(store: Store) -> None:
    """Somebody else has done meanwhile what was to be done."""
    await store.add(started())
    await store.claim(started().id, "one", NOON, LATER)
    assert await store.update_and_release(started().id, lambda same: same, "one", NOON) is None
    assert await store.claim(started().id, "two", NOON, LATER) is not None


async def test_a_claim_that_was_lost_is_not_given_back_by_who_concludes(store: Store) -> None:
    """It has lapsed and is another's by now."""
    await store.add(started())
    await store.claim(started().id, "one", NOON, SOON)
    await store.claim(started().id, "two", SOON, LATER)
    assert (
        await store.update_and_release(started().id, telling(reply("x", NOON)), "one", NOON) is None
    )
    assert await store.update_and_release(started().id, lambda same: same, "one", NOON) is None
    assert await store.claim(started().id, "three", SOON, LATER) is None


async def test_voided_claims_are_due_and_doubtful(store: Store) -> None:
    """After a crash everything that was being driven is due at once."""
    await store.add(create_interview(invited()))
    await store.claim(create_interview(invited()).id, "the dead", NOON, LATER)
    assert await store.due(NOON, HERE) == []
    await store.expire_all_claims()
    assert list(await store.due(NOON, HERE)) == [create_interview(invited()).id]
    claim = await store.claim(create_interview(invited()).id, "me", NOON, LATER)
    assert claim is not None
    assert claim.may_have_posted


async def test_what_is_due_is_found_for_its_platform_only(store: Store) -> None:
    """The sweep sees rows that owe something now; next_due says when to look again."""
    assert await store.next_due(HERE) is None
    await store.add(started())
    next_at = next_due_at(started())
    assert next_at is not None
    assert await store.next_due(HERE) == next_at
    assert await store.due(NOON, HERE) == []
    assert list(await store.due(next_at, HERE)) == [started().id]
    assert await store.due(next_at, ("elsewhere",)) == []
    assert await store.next_due(("elsewhere",)) is None


async def test_a_change_moves_what_is_due_unless_it_is_claimed(store: Store) -> None:
    """A reply brings the due time forward; a claim keeps it from the sweep."""
    await store.add(started())
    await store.update(started().id, lambda i: apply_event(i, reply("x", SOON)))
    assert await store.next_due(HERE) == SOON + started().plan.pace.quiet
    await store.claim(started().id, "me", SOON, LATER)
    await store.update(started().id, lambda i: apply_event(i, reply("y", SOON + SECOND)))
    assert await store.next_due(HERE) == LATER


async def test_lists_show_the_newest_first_and_only_ones_own(store: Store) -> None:
    """By workspace, by person: candidate, inviter or manager."""
    for n in range(3):
        thread = replace(THREAD, thread=f"t{n}")
        made = replace(
            create_interview(invited(thread=thread)), id=f"i{n}", created_at=NOON + n * SECOND
        )
        await store.add(made)
    other = replace(
        create_interview(invited(thread=None)), id="o", candidate=Person("U9"), managers=("U8",)
    )
    await store.add(other)
    assert [line.id for line in await store.list_interviews(person=ALICE.id)] == ["i2", "i1", "i0"]
    assert [line.id for line in await store.list_interviews(person="U8")] == ["o"]
    assert len(await store.list_interviews(person=MALLORY.id)) == 4
    assert len(await store.list_interviews(most=2)) == 2
    assert await store.list_interviews(workspace="T02") == []
    first = (await store.list_interviews(person="U9"))[0]
    assert (first.candidate_id, first.answered, first.questions) == ("U9", 0, 5)


async def test_those_that_listen_run_or_have_just_come_to_their_end(store: Store) -> None:
    """Interviews that were left, or have no thread yet, are not among them."""
    await store.add(started())
    over = apply_event(started(), ev.Withdrawn(SOON, ALICE.id))
    await store.add(replace(over, id="over", thread=replace(THREAD, thread="2")))
    await store.add(replace(create_interview(invited(thread=None)), id="nowhere"))
    done = replace(apply_event(started(), ev.Ended(SOON, ALICE.id)), id="done")
    await store.add(replace(done, thread=replace(THREAD, thread="3")))
    assert await store.with_open_threads("fake", SOON) == [started().id, "done"]
    assert await store.with_open_threads("fake", LATER) == [started().id]
    assert await store.with_open_threads("elsewhere", SOON) == []


@pytest.mark.parametrize("text", ["\x00", "\ud800", "x" * 15_000, "🎉" * 50, "\u202eabc\u200b", ""])
async def test_any_text_can_be_said(store: Store, text: str) -> None:
    """What cannot be stored is replaced, everything else comes back as it was."""
    await store.add(started())
    told = await store.update(started().id, lambda i: apply_event(i, reply(text, SOON)))
    stored = await store.get(started().id)
    assert stored == told
    kept = stored.exchanges[0].messages[0].text
    assert kept == text or text in {"\x00", "\ud800"}


async def test_what_can_not_be_stored_is_replaced_before(tmp_path: Path) -> None:
    """The file holds the same text as the value that update returned."""
    store = await open_store(f"sqlite:///{tmp_path}/texts.db")
    await store.add(started())
    odd = reply("a\x00b\ud800c", SOON)
    told = await store.update(started().id, lambda i: apply_event(i, odd))
    await store.close()
    again = await open_store(f"sqlite:///{tmp_path}/texts.db")
    assert await again.get(started().id) == told
    assert told.answers == ("a\ufffdb?c",)
    await again.close()


def _onwards(target: Interview, interview: Interview) -> Interview:
    return interview if interview.revision == target.revision else target


@given(HISTORIES)
@settings(max_examples=25)
async def test_any_history_is_stored_as_it_was_lived(
    tmp_path_factory: pytest.TempPathFactory, history: list[ev.Event | None]
) -> None:
    """Step by step the tables hold what the flow says, and a reopened file still does."""
    folder = tmp_path_factory.mktemp("histories")
    store = await open_store(f"sqlite:///{folder}/interviews.db")
    steps = lived(history, Plan(questions=2))
    await store.add(steps[0])
    for step in steps[1:]:
        target = bare(step)
        stored = await store.update(step.id, partial(_onwards, target))
        assert stored == target
    await store.close()
    reopened = await open_store(f"sqlite:///{folder}/interviews.db")
    assert await reopened.get(steps[-1].id) == bare(steps[-1])
    await reopened.close()
