"""The loop that does what is owed: on a store, a chat and a writer in memory."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from engine.dialogue import events as ev
from engine.dialogue.events import QuestionWritten
from engine.dialogue.models import Interview, Status
from engine.dialogue.plan import ModelOutagePolicy, Plan
from engine.dialogue.steps import WriteQuestion
from engine.errors import (
    InterviewOver,
    LlmService,
    ModelUnavailable,
    NotDelivered,
    NotYours,
    StoreUnavailable,
    ThreadGone,
    Unreachable,
)
from engine.ports.store import Change
from engine.runtime.backoff import Backoff
from tests.fakes.house import ONE, House
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, BOB, MALLORY, NOON, THREAD, invited, reply
from tests.fakes.writer import Scribe


@pytest.fixture
def house() -> House:
    """A new house."""
    return House()


async def test_one_interview_from_invitation_to_report(house: House) -> None:
    """Everything is said once, in order, and the manager is told."""
    await house.begun()
    await house.answered()
    assert house.keys() == ["disclosure", "ask-1", "report-candidate"]
    assert house.room.told == [(MALLORY.id, "report-manager", False)]
    assert house.room.thoughts == 2
    stored = await house.store.get(house.id)
    assert stored.status is Status.COMPLETED


async def test_the_same_invitation_twice_is_one_interview(house: House) -> None:
    """A repeated command changes nothing."""
    await house.begun()
    await house.engine.start(invited(ONE))
    await house.hand.rest()
    assert house.keys() == ["disclosure", "ask-1"]


async def test_a_thread_that_holds_no_interview_is_nobodys_business(house: House) -> None:
    """What is said elsewhere is neither stored nor answered."""
    await house.begun()
    elsewhere = replace(THREAD, thread="other")
    assert await house.engine.record_event_in_thread(elsewhere, reply("hi", NOON)) is None
    assert await house.engine.record_event_in_thread(THREAD, reply("hi", NOON)) is not None


async def test_who_did_what_cannot_be_done_is_told_why(house: House) -> None:
    """A stranger's click and a click after the end have their sentences; chatter has none."""
    await house.begun()
    assert isinstance(await house.tell(ev.Ended(NOON, BOB.id)), NotYours)
    assert await house.tell(reply("good luck", NOON, by=BOB.id)) is None
    await house.tell(ev.Ended(NOON, ALICE.id))
    assert isinstance(await house.tell(ev.Paused(NOON, ALICE.id)), InterviewOver)


async def test_a_message_that_is_not_out_is_tried_again_and_looked_for_first(house: House) -> None:
    """After a failure the next attempt waits, and is told that the first may have succeeded."""
    house.room.failures = [NotDelivered(problem="503", retry_after=30)]
    house.id = (await house.engine.start(invited(ONE))).id
    await house.hand.rest()
    assert house.keys() == []
    await house.later(29)
    assert house.keys() == []
    await house.later(1)
    assert house.room.said == [("disclosure", True)]


async def test_an_unreachable_manager_is_reported_and_tried_again(house: House) -> None:
    """The inviter hears of it at once; the report comes when the manager can be reached."""
    await house.begun(managers=("U07NINA",))
    await house.tell(reply("We counted twice, so I added a constraint.", house.clock.now()))
    house.clock.time += timedelta(seconds=5)
    house.room.closed.add("U07NINA")
    house.hand.wake(house.id)
    await house.hand.rest()
    assert house.room.told == [(MALLORY.id, "unreachable-U07NINA", False)]
    house.room.closed.clear()
    await house.later(301)
    assert house.room.told[-1] == ("U07NINA", "report-manager", True)


async def test_a_thread_that_cannot_be_opened_ends_the_interview(house: House) -> None:
    """A candidate who cannot be written to is not knocked at for ever; the inviter is told."""
    house.room.failures = [Unreachable(who="Alice", problem="closed")]
    house.id = (await house.engine.start(invited(ONE, thread=None))).id
    await house.hand.rest()
    stored = await house.store.get(house.id)
    assert stored.status is Status.EXPIRED
    assert house.room.told == [(MALLORY.id, "thread-lost-managers", False)]


async def test_a_gone_thread_is_an_event(house: House) -> None:
    """When a post finds the thread gone, the interview is over and nothing is tried again."""
    await house.begun(Plan(questions=2))
    house.room.failures = [ThreadGone(problem="deleted")]
    await house.answered()
    stored = await house.store.get(house.id)
    assert stored.lost
    assert stored.summary is not None
    assert house.room.told == [(MALLORY.id, "report-manager", False)]


@pytest.mark.parametrize("error", [ModelUnavailable(problem="503"), LlmService()])
async def test_a_model_that_stays_away_is_asked_again(house: House, error: LlmService) -> None:
    """The candidate is told once; the interview goes on by itself."""
    await house.begun(Plan(questions=2))
    house.scribe.failures = [error, error]
    await house.answered()
    assert house.keys()[-1] == "apology-1"
    for _ in range(5):
        await house.later(60)
    assert house.keys()[2:] == ["apology-1", "ask-2"]


async def test_an_hour_that_the_server_asks_for_is_an_hour(house: House) -> None:
    """A long Retry-After is kept to."""
    await house.begun(Plan(questions=2))
    busy = ModelUnavailable(problem="429")
    busy.retry_after = 3600
    house.scribe.failures = [busy]
    await house.answered()
    await house.later(3599)
    assert house.keys()[-1] == "apology-1"
    await house.later(1)
    assert house.keys()[-1] == "ask-2"


async def test_the_built_in_interviewer_takes_over_where_allowed(house: House) -> None:
    """With model_outage built-in the next question comes at once, from the built-in."""
    await house.begun(Plan(questions=2, outage=ModelOutagePolicy.BUILT_IN))
    house.scribe.failures = [ModelUnavailable(problem="503")]
    await house.answered()
    assert house.keys()[-1] == "ask-2"
    assert house.scribe.built_in == 1


async def test_only_one_process_drives_an_interview(house: House) -> None:
    """While one holds the claim another does nothing."""
    await house.begun()
    now = house.clock.now()
    await house.store.claim(house.id, "somebody else", now, now + timedelta(minutes=10))
    await house.answered()
    assert house.keys() == ["disclosure", "ask-1"]


async def test_what_a_dead_process_left_is_looked_for_before_it_is_said(house: House) -> None:
    """Taking over a claim that was never given back, every post looks first."""
    house.id = (await house.engine.start(invited(ONE))).id
    now = house.clock.now()
    await house.store.claim(house.id, "the dead", now, now + timedelta(minutes=10))
    await house.store.expire_all_claims()
    house.hand.wake(house.id)
    await house.hand.rest()
    assert house.room.said == [("disclosure", True)]


async def test_who_has_lost_a_claim_says_nothing_more(house: House) -> None:
    """It was away for longer than its claim lasted, and another has taken it over meanwhile."""
    await house.begun(Plan(questions=2))
    said = house.keys()

    class Slow(Scribe):
        """Takes longer over a question than a claim lasts."""

        async def question(
            self, interview: Interview, step: WriteQuestion, now: datetime
        ) -> QuestionWritten:
            house.clock.time += timedelta(seconds=7)
            now = house.clock.now()
            await house.store.claim(interview.id, "another", now, now + timedelta(seconds=6))
            return await super().question(interview, step, now)

    engine = replace(house.engine, writer=Slow(), lease=timedelta(seconds=6))
    house.hand.start(engine.run_pending_steps)
    await house.answered()
    assert house.keys() == said
    assert house.store.rows[house.id].owner == "another"


async def test_what_could_not_be_stored_is_looked_for_before_it_is_said_again(
    house: House,
) -> None:
    """The question was posted but the database had gone: the second attempt looks first."""
    await house.begun(Plan(questions=2))

    class Gone(MemoryStore):
        """The same rows, in a database that goes away when the question has been posted."""

        async def update(self, interview_id: str, change: Change) -> Interview:
            if house.keys()[-1] == "ask-2":
                raise StoreUnavailable(where="x", problem="it does not answer", hint="")
            return await super().update(interview_id, change)

    gone = Gone()
    gone.rows, gone.journal = house.store.rows, house.store.journal
    house.hand.start(replace(house.engine, store=gone).run_pending_steps)
    with suppress(StoreUnavailable):
        await house.answered()
    house.hand.start(house.engine.run_pending_steps)
    await house.later(1)
    assert [again for key, again in house.room.said if key == "ask-2"] == [False, True]


def test_waits_double_up_to_their_longest_and_end() -> None:
    """The back-off is 2, 4, 8 … seconds, never longer than its cap, and gives up."""
    backoff = Backoff(first=2, longest=10, max_attempts=5)
    waits = [backoff.next_attempt_at(tries, NOON) for tries in range(5)]
    seconds = [(w - NOON).total_seconds() for w in waits if w]
    assert seconds == [2, 4, 8, 10]
    assert waits[-1] is None
