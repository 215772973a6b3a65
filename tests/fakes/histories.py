"""Random events of an interview in random order, from anybody."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, create_interview
from tests.fakes.world import ALICE, BOB, NOON, SECOND, invited, settled

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
    interview, now = create_interview(invited(plan)), NOON
    all_of_it = [interview]
    for event in history:
        now = max(now, event.at) if event else now + timedelta(minutes=1)
        interview = apply_event(interview, event) if event else settled(interview, now)[0]
        all_of_it.append(interview)
    return all_of_it
