"""What holds in every history: random events in random order, from anybody."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dialogue import events as ev
from engine.dialogue.models import Status
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, next_due_at, next_step
from engine.dialogue.steps import Expire
from tests.fakes.histories import HISTORIES, at, lived
from tests.fakes.world import ALICE, done, settled


@given(HISTORIES, st.integers(1, 4))
@settings(max_examples=200)
def test_an_event_twice_is_an_event_once(history: list[ev.Event | None], questions: int) -> None:
    """Whatever happened before, hearing of the same thing again at once changes nothing more."""
    for before, event in zip(lived(history, Plan(questions=questions)), history, strict=False):
        if event is not None and not isinstance(event, ev.Paused | ev.Skipped):
            after = apply_event(before, event)
            assert apply_event(after, event) is after


@given(HISTORIES, st.integers(1, 4))
@settings(max_examples=200)
def test_what_is_owed_ends(history: list[ev.Event | None], questions: int) -> None:
    """Doing what is owed always comes to rest, and then the next thing due lies in the future."""
    interview = lived(history, Plan(questions=questions))[-1]
    now = at(1000)
    rested, _ = settled(interview, now)
    assert next_step(rested, now) is None
    next_at = next_due_at(rested)
    assert next_at is None or next_at > now


@given(HISTORIES, st.integers(1, 4))
@settings(max_examples=200)
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
@settings(max_examples=100)
def test_every_interview_ends_by_itself(history: list[ev.Event | None]) -> None:
    """If nobody ever speaks again, an interview comes to an end by its own agenda."""
    interview = lived(history, Plan())[-1]
    for _ in range(40):
        next_at = next_due_at(interview)
        if next_at is None:
            break
        now = max(next_at, at(1000))
        step = next_step(interview, now)
        assert step is not None
        expired = ev.Expired(now)
        ended = isinstance(step, Expire)
        interview = apply_event(interview, expired) if ended else done(interview, step, now)
    assert next_due_at(interview) is None
    assert not interview.status.running


@given(HISTORIES)
@settings(max_examples=100)
def test_time_is_only_a_value(history: list[ev.Event | None]) -> None:
    """The same history gives the same interview, whenever it is folded."""
    assert lived(history, Plan())[-1] == lived(history, Plan())[-1]
