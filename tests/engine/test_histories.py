"""What holds in every history: random events in random order, from anybody."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from engine import events as ev
from engine.flow import advance, begin, due, owed
from engine.interview import Interview, Status
from engine.plan import Plan
from engine.steps import Expire
from tests.fakes.world import ALICE, BOB, NOON, SECOND, done, invited, settled

PEOPLE = st.sampled_from([ALICE.id, ALICE.id, ALICE.id, BOB.id])
MESSAGES = st.sampled_from(["m1", "m2", "m3", "m4", "m5", "m6"])
TEXTS = st.sampled_from(["", "We moved billing to events.", "asdf", "\u202e", "no"])
SECONDS = st.integers(0, 400)
Made = st.SearchStrategy[ev.Event]


def at(seconds: int) -> datetime:
    """So many seconds after noon."""
    return NOON + seconds * SECOND


def replies() -> Made:
    """Messages that were written before they were heard of."""
    return st.builds(
        lambda s, by, m, text, lag: ev.Replied(at(s + lag), by, m, text, at(s)),
        SECONDS,
        PEOPLE,
        MESSAGES,
        TEXTS,
        st.integers(0, 60),
    )


def edits() -> Made:
    """Edits, also of messages that nobody heard of."""
    return st.builds(
        lambda s, by, m, text: ev.ReplyEdited(at(s + 1), by, m, text, at(s), at(s + 1)),
        SECONDS,
        PEOPLE,
        MESSAGES,
        TEXTS,
    )


def clicks() -> Made:
    """Everything that a button can say."""
    plain = st.sampled_from(
        [ev.Accepted, ev.Declined, ev.Paused, ev.Resumed, ev.Ended, ev.AskedForHuman, ev.Withdrawn]
    )
    pressed: Made = st.builds(lambda kind, s, by: kind(at(s), by), plain, SECONDS, PEOPLE)
    skipped = st.builds(ev.Skipped, SECONDS.map(at), PEOPLE, st.integers(0, 6))
    return pressed | skipped


DELETIONS = st.builds(ev.ReplyDeleted, SECONDS.map(at), PEOPLE | st.just(""), MESSAGES)
RESTORATIONS = st.builds(ev.ReplyRestored, SECONDS.map(at), PEOPLE, MESSAGES)
EVENTS = replies() | replies() | edits() | clicks() | DELETIONS | RESTORATIONS
HISTORIES = st.lists(EVENTS | st.just(None), max_size=40)


def lived(history: list[ev.Event | None], plan: Plan) -> list[Interview]:
    """The interviews of a history, in which None stands for a minute in which all is done."""
    interview, now = begin(invited(plan)), NOON
    all_of_it = [interview]
    for event in history:
        now = max(now, event.at) if event else now + timedelta(minutes=1)
        interview = advance(interview, event) if event else settled(interview, now)[0]
        all_of_it.append(interview)
    return all_of_it


@given(HISTORIES, st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_an_event_twice_is_an_event_once(history: list[ev.Event | None], questions: int) -> None:
    """Whatever happened before, hearing of the same thing again at once changes nothing more."""
    for before, event in zip(lived(history, Plan(questions=questions)), history, strict=False):
        if event is not None and not isinstance(event, ev.Paused | ev.Skipped):
            after = advance(before, event)
            assert advance(after, event) is after


@given(HISTORIES, st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_what_is_owed_ends(history: list[ev.Event | None], questions: int) -> None:
    """Doing what is owed always comes to rest, and then the next thing due lies in the future."""
    interview = lived(history, Plan(questions=questions))[-1]
    now = at(1000)
    rested, _ = settled(interview, now)
    assert owed(rested, now) is None
    next_at = due(rested)
    assert next_at is None or next_at > now


@given(HISTORIES, st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_what_always_holds(history: list[ev.Event | None], questions: int) -> None:
    """Numbers run from 1 without gaps, nothing is asked before consent, no stranger is recorded."""
    heard = {
        e.id for e in history if isinstance(e, ev.Replied | ev.ReplyEdited) if e.by == ALICE.id
    }
    revision = -1
    for interview in lived(history, Plan(questions=questions)):
        numbers = [e.question.number for e in interview.exchanges]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) <= questions
        assert interview.started_at is not None or not numbers
        messages = [m for e in interview.exchanges for m in e.messages]
        assert {m.id for m in messages} <= heard
        assert len({m.id for m in messages}) == len(messages)
        assert interview.summary is None or interview.status is Status.COMPLETED
        assert interview.revision >= revision
        revision = interview.revision


@given(HISTORIES)
@settings(max_examples=100, deadline=None)
def test_every_interview_ends_by_itself(history: list[ev.Event | None]) -> None:
    """If nobody ever speaks again, an interview comes to an end by its own agenda."""
    interview = lived(history, Plan())[-1]
    for _ in range(40):
        next_at = due(interview)
        if next_at is None:
            break
        now = max(next_at, at(1000))
        step = owed(interview, now)
        assert step is not None
        expired = ev.Expired(now)
        ended = isinstance(step, Expire)
        interview = advance(interview, expired) if ended else done(interview, step, now)
    assert due(interview) is None
    assert not interview.status.running


@given(HISTORIES)
@settings(max_examples=100, deadline=None)
def test_time_is_only_a_value(history: list[ev.Event | None]) -> None:
    """The same history gives the same interview, whenever it is folded."""
    assert lived(history, Plan())[-1] == lived(history, Plan())[-1]
