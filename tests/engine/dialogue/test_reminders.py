"""Reminders and ends: by the candidate's own day, and never all at once."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.store import open_store
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Person, Status
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.reminders import next_working_hour
from engine.dialogue.state_machine import apply_event, create_interview, next_due_at, next_step
from engine.dialogue.steps import Expire, Nudge, PostMessage, Postpone
from engine.runtime.engine import InterviewEngine
from tests.fakes.chat import Room
from tests.fakes.driver import Hand
from tests.fakes.house import House
from tests.fakes.world import ALICE, NOON, SetClock, done, invited, reply, started
from tests.fakes.writer import Scribe

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PACE = Timing()


@pytest.mark.parametrize(
    ("zone", "moment", "then"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 3, 0, tzinfo=UTC), (28, 8)),
        ("Europe/Berlin", datetime(2026, 3, 28, 17, 30, tzinfo=UTC), (29, 7)),
        ("Asia/Kolkata", datetime(2026, 3, 28, 12, 0, tzinfo=UTC), (28, 12)),
        ("America/New_York", datetime(2026, 3, 28, 12, 0, tzinfo=UTC), (28, 13)),
    ],
)
def test_nine_is_nine_where_the_candidate_lives(
    zone: str, moment: datetime, then: tuple[int, int]
) -> None:
    """By the zone's name, also over the night in which the clocks are put forward."""
    day, hour = then
    found = next_working_hour(moment, PACE, Person("U1", zone=zone))
    assert found == datetime(2026, 3, day, hour, 0, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "\x00", "Europe"])
def test_without_a_known_zone_the_offset_counts(zone: str) -> None:
    """What a profile holds may be nonsense."""
    somebody = Person("U1", utc_offset=120, zone=zone)
    assert next_working_hour(NOON.replace(hour=3), PACE, somebody) == NOON.replace(hour=7)


@given(
    st.integers(0, 10 * 365 * 24 * 60).map(lambda minute: NOON + timedelta(minutes=minute)),
    st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]),
    st.integers(0, 23),
    st.integers(1, 24),
)
def test_a_reminder_is_never_long_in_coming_nor_early(
    moment: datetime, zone: str, begins: int, lasts: int
) -> None:
    """It comes within a day (and the hour that clocks can be changed by), never before its time."""
    pace = Timing(day_begins=begins, day_ends=min(24, begins + lasts))
    found = next_working_hour(moment, pace, Person("U1", zone=zone))
    assert moment <= found <= moment + DAY + HOUR


def crowd(count: int) -> list[Interview]:
    """Interviews that have waited for an answer since noon."""
    return [replace(started(), id=f"interview-{number}") for number in range(count)]


def test_after_a_long_downtime_reminders_are_spread_over_an_hour() -> None:
    """A thousand that were missed do not go out in one minute, and all go out by day."""
    back = NOON + 20 * DAY
    times = [step.until for i in crowd(1000) if isinstance(step := next_step(i, back), Postpone)]
    assert len(times) == 1000
    assert min(times) >= back
    assert max(times) <= back + HOUR
    minutes = Counter((at - back) // timedelta(minutes=1) for at in times)
    assert max(minutes.values()) < 50


def test_after_a_long_downtime_nothing_ends_before_the_candidate_was_reminded() -> None:
    """The reminder comes first, and then there is a day to answer."""
    interview, now = started(), NOON + 20 * DAY
    seen: list[tuple[str, datetime]] = []
    while (step := next_step(interview, now)) or (now := next_due_at(interview) or now):
        if isinstance(step, Expire):
            break
        if isinstance(step, Postpone | PostMessage):
            seen.append((step.key, now))
            interview = done(interview, step, now)
    times = dict(seen)
    assert list(times) == ["nudge-1", "expiry"]
    assert NOON + 20 * DAY <= times["nudge-1"] <= NOON + 20 * DAY + HOUR
    assert now >= times["nudge-1"] + DAY - HOUR
    assert now >= NOON + 21 * DAY


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.PAUSED])
def test_an_invitation_and_a_pause_get_another_day_too(status: Status) -> None:
    """They have no reminder; what was missed is put off by a day, once."""
    paused = apply_event(started(), ev.Paused(NOON, ALICE.id))
    interview = create_interview(invited()) if status is Status.NOT_STARTED else paused
    while isinstance(step := next_step(interview, NOON), PostMessage):
        interview = done(interview, step, NOON)
    now = NOON + 30 * DAY
    step = next_step(interview, now)
    assert isinstance(step, Postpone)
    assert now + DAY <= step.until <= now + DAY + HOUR
    interview = done(interview, step, now)
    assert next_step(interview, now) is None
    assert next_step(interview, step.until) == Expire()


def test_what_comes_on_time_is_not_put_off() -> None:
    """An hour late is still on time: a busy program is no clock that jumped."""
    interview = started()
    assert next_step(interview, NOON + DAY) == PostMessage(Nudge(1, 5))
    assert next_step(interview, NOON + DAY + HOUR) == PostMessage(Nudge(1, 5))
    nudged = done(interview, PostMessage(Nudge(1, 5)), NOON + DAY)
    assert next_step(nudged, NOON + 14 * DAY) == Expire()


def test_an_answer_makes_an_old_delay_meaningless() -> None:
    """Whoever answers after all has the whole time again."""
    interview, back = started(), NOON + 20 * DAY
    while isinstance(step := next_step(interview, back), Postpone):
        interview = done(interview, step, back)
    said = apply_event(interview, reply("here I am", back))
    assert said.answers == ("here I am",)
    assert next_step(said, back + timedelta(seconds=5)) is not None
    assert not any(isinstance(next_step(said, back + n * DAY), Expire) for n in range(14))


def test_with_short_times_what_is_put_off_is_put_off_by_little() -> None:
    """An interview that may last minutes is not kept for a day."""
    minutes = Timing(nudge=timedelta(minutes=1), expiry=timedelta(minutes=5), day_ends=24)
    interview = started(Plan(pace=replace(minutes, day_begins=0)))
    step = next_step(interview, NOON + DAY)
    assert isinstance(step, Postpone)
    assert step.until <= NOON + DAY + timedelta(minutes=1)


async def test_a_jump_of_the_clock_is_lived_through() -> None:
    """Twenty days at once, in the running program: one reminder, and the end a day later."""
    house = House()
    await house.begun()
    await house.later(20 * 86400)
    assert house.keys()[-1] == "ask-1"
    await house.later(3600)
    assert house.keys()[-1] == "nudge-1"
    await house.later(20 * 3600)
    assert (await house.store.get(house.id)).status is Status.IN_PROGRESS
    await house.later(4 * 3600)
    assert house.keys()[-1] == "expired"


async def test_reminders_retries_and_ends_survive_restarts(tmp_path: Path) -> None:
    """Every step of the way in a new process on the same file; each thing is said once."""
    clock = SetClock()
    room = Room(clock)
    interview_id = invited().id
    said: list[str] = []
    waits = [0, 1, 86400, 3600, 13 * 86400, 3600]
    for number, seconds in enumerate(waits):
        await clock.sleep(seconds)
        store = await open_store(f"sqlite:///{tmp_path}/i.db")
        await store.expire_all_claims()
        hand = Hand(store, clock)
        chats = {"fake": room}
        engine = InterviewEngine(store, chats, Scribe(), hand, clock, f"process {number}")
        hand.start(engine.run_pending_steps)
        if number == 0:
            await engine.start(invited(thread=None))
        if number == 1:
            await engine.record_event(interview_id, ev.Accepted(clock.now(), ALICE.id))
        for owing in await store.due(clock.now(), ("fake",)):
            hand.wake(owing)
        await hand.rest()
        said = [key for key, _ in room.said]
        await store.close()
    assert said == ["disclosure", "ask-1", "nudge-1", "expired"]
