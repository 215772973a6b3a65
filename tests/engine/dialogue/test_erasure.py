"""What happens when an interview is deleted, from the last word said to the last address kept."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ModelCall, Person, QuestionKind, Status
from engine.dialogue.next_step import IMMEDIATELY
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, next_due_at, next_step
from engine.dialogue.steps import (
    Anonymize,
    DeleteBotMessages,
    NoticeKind,
    PostMessage,
    Say,
    SendDirectMessage,
)
from engine.errors import NotDelivered, ThreadGone, Unreachable
from engine.messages.card import card_text
from engine.messages.texts import render_card
from tests.fakes.histories import HISTORIES, at, lived
from tests.fakes.house import House
from tests.fakes.world import ALICE, BOB, MALLORY, happened, settled, started

DELETED = ev.Erased(at(1000), ALICE.id)
REPORT = f"to-{MALLORY.id}-report-manager"
WORDS = SendDirectMessage(ALICE.id, Say(NoticeKind.ERASED))


async def deleted(house: House) -> None:
    """Alice has answered, the report is out, and she has everything deleted."""
    await house.begun()
    await house.answered()
    await house.tell(ev.Erased(house.clock.now(), ALICE.id))


async def test_everything_of_ours_is_taken_back_and_people_are_told() -> None:
    """Each message, the thread last; then the candidate and the manager hear of it, once."""
    house = House()
    await deleted(house)
    said = ["ask-1", "disclosure", "report-candidate", REPORT, "thread"]
    assert house.room.unsaid == said
    last = [("U01ALICE", "erased", False), ("U02MALLORY", "erased-managers", False)]
    assert house.room.told[-2:] == last
    kept = await house.store.get(house.id)
    assert kept.candidate == Person("")
    assert (kept.postings, kept.thread, kept.topic, next_due_at(kept)) == ({}, None, "", None)
    assert [entry.kind for entry in house.store.journal[house.id]] == ["Erased", "Forgotten"]


async def test_what_cannot_be_taken_back_is_counted_and_named() -> None:
    """The candidate reads how many messages remain, and where."""
    house = House()
    await house.begun()
    await house.answered()
    house.room.kept = {REPORT, "ask-1"}
    interview = await house.store.get(house.id)
    interview = apply_event(interview, DELETED)
    for key, left in ((REPORT, 2), ("ask-1", 1), ("disclosure", 0)):
        interview = apply_event(interview, ev.Unsaid(at(1001), key, left))
    words = card_text(render_card(interview, Say(NoticeKind.ERASED)).body)
    assert "3 of my own messages" in words
    assert "in our conversation, U02MALLORY." in words
    assert "was deleted" in card_text(
        render_card(interview, Say(NoticeKind.ERASED, "managers")).body
    )


@pytest.mark.parametrize("failure", [ThreadGone(problem="x"), Unreachable(who="x", problem="y")])
async def test_what_is_closed_to_us_remains(failure: ThreadGone | Unreachable) -> None:
    """A place that is gone for the bot is not asked again."""
    house = House()
    await house.begun()
    house.room.failures = [failure]
    await house.tell(ev.Erased(house.clock.now(), ALICE.id))
    assert house.room.unsaid == ["disclosure", "thread"]
    assert ("U01ALICE", "erased", False) in house.room.told


async def test_a_platform_that_is_away_is_asked_again() -> None:
    """Taking back waits and is tried again; nobody is told that it is done before it is."""
    house = House()
    await house.begun()
    house.room.failures = [NotDelivered(problem="x")] * 3
    await house.tell(ev.Erased(house.clock.now(), ALICE.id))
    assert house.room.unsaid == []
    assert ("U01ALICE", "erased", False) not in house.room.told
    await house.later(2)
    assert house.room.unsaid == ["ask-1", "disclosure", "thread"]
    assert ("U01ALICE", "erased", False) in house.room.told


async def test_a_kill_in_the_middle_goes_on() -> None:
    """What was not taken back when the process died is taken back by the next one."""
    house = House()
    await house.begun()
    await house.store.update(house.id, lambda i: apply_event(i, DELETED))
    await house.store.update(house.id, lambda i: apply_event(i, ev.Unsaid(at(1001), "disclosure")))
    house.engine = house.engine_of("second")
    await house.store.expire_all_claims()
    await house.later(0)
    assert house.room.unsaid == ["ask-1", "thread"]
    assert (await house.store.get(house.id)).candidate == Person("")


async def test_a_message_that_was_on_its_way_is_taken_back_too() -> None:
    """A question that comes out after the deletion is not left standing."""
    interview = apply_event(started(), DELETED)
    interview = apply_event(interview, ev.Posted(at(1001), "ask-2", "m2", at(1001), ("C/m2",)))
    assert DeleteBotMessages("ask-2") in settled(interview, at(1002))[1]


def test_a_report_that_may_be_out_is_looked_for() -> None:
    """Killed while the report was sent, nobody knows whether it is out: it is on the list."""
    ended = settled(apply_event(started(), ev.Ended(at(10), ALICE.id)), at(10))[0]
    unknown = replace(ended, postings={k: p for k, p in ended.postings.items() if k != REPORT})
    assert DeleteBotMessages(REPORT) in settled(apply_event(unknown, DELETED), at(1001))[1]


def test_closed_direct_messages_are_told_in_the_thread() -> None:
    """Where the last word cannot be sent in private it is said where the interview was."""
    interview = apply_event(started(), DELETED)
    while (step := next_step(interview, at(1001))) != WORDS:
        assert step is not None
        interview = apply_event(interview, happened(step, at(1001)))
    failed = ev.PostFailed(at(1001), WORDS.key, at(5000), unreachable=True)
    interview = apply_event(interview, failed)
    assert next_step(interview, at(1002)) == PostMessage(Say(NoticeKind.ERASED))


def test_a_quiet_erasure_tells_nobody() -> None:
    """Kept long enough: it goes at once, with the addresses, or after they were taken back."""
    quiet = ev.Erased(at(1000), ev.RETENTION, unsay=False, quiet=True)
    gone = apply_event(started(), quiet)
    assert (gone.candidate, gone.postings, next_due_at(gone)) == (Person(""), {}, None)
    loud = apply_event(started(), replace(quiet, unsay=True))
    steps = settled(loud, at(1001))[1]
    assert [type(step) for step in steps] == [
        DeleteBotMessages,
        DeleteBotMessages,
        DeleteBotMessages,
        Anonymize,
    ]


def test_only_others_stay_known() -> None:
    """Who invited themselves is forgotten everywhere; a manager is not."""
    own = replace(started(), inviter=ALICE, managers=(ALICE.id, BOB.id))
    gone = settled(apply_event(own, DELETED), at(1001))[0]
    assert (gone.inviter.id, gone.managers) == ("", (BOB.id,))
    assert ALICE.id not in repr(replace(gone, unsaved_audit_entries=()))


def words(interview: Interview) -> set[str]:
    """All longer words in a value."""
    text = repr(replace(interview, unsaved_audit_entries=(), plan=Plan()))
    return {word for word in ("billing", "Alice", "Anderson", "asdf", "How did") if word in text}


@given(HISTORIES, st.integers(1, 4), st.booleans(), st.booleans())
@settings(max_examples=150)
def test_every_deletion_ends(
    history: list[ev.Event | None], questions: int, unsay: bool, quiet: bool
) -> None:
    """Whenever it comes: no word is left at once, no person and no place when all is done."""
    interview = lived(history, Plan(questions=questions))[-1]
    gone = apply_event(interview, ev.Erased(at(1000), ALICE.id, unsay=unsay, quiet=quiet))
    assert not words(gone)
    assert not gone.status.running or gone.status is Status.WITHDRAWN
    done, steps = settled(gone, at(1001))
    assert next_due_at(done) is None
    assert (done.candidate, done.thread, done.postings) == (Person(""), None, {})
    assert len(steps) == len(set(steps))
    assert any(isinstance(step, SendDirectMessage) for step in steps) is not quiet
    for event in history:
        assert event is None or apply_event(done, event) is done


def test_an_old_deletion_is_due_at_once() -> None:
    """What is owed after a deletion does not wait for anybody."""
    assert next_due_at(apply_event(started(), DELETED)) == IMMEDIATELY


def test_what_was_being_written_meanwhile_is_paid_for_all_the_same() -> None:
    """A question that comes back after the deletion leaves its calls and no word of its own."""
    before = started()
    deleted_ = apply_event(before, ev.Erased(at(1), ALICE.id))
    call = ModelCall("question", "a model", "v1", 900, 100)
    late = ev.QuestionWritten(
        at(2), before.turn, 2, "How?", QuestionKind.OPEN, "a model", "v1", (call,)
    )
    after = apply_event(deleted_, late)
    assert after.calls == (*before.calls, call)
    assert replace(after, calls=(), unsaved_audit_entries=(), revision=0) == replace(
        deleted_, calls=(), unsaved_audit_entries=(), revision=0
    )
