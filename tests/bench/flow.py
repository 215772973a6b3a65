"""How long a whole interview takes to fold, and whether an event costs more the later it comes.

    uv run python -m tests.bench.flow

Prints the CPU milliseconds (median of 50 runs) that folding the recorded events of a 20-question
interview takes, of 200 events and of four times as many messages: the cost of an event shows how
it grows. Asking what is owed after each event is timed apart.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.state_machine import apply_event, create_interview, next_due_at, next_step
from tests.fakes.world import ALICE, NOON, happened, invited, reply

QUESTIONS = 20
RUNS = 50


def recorded(messages: int) -> tuple[ev.Invited, list[ev.Event]]:
    """The events of an interview of 20 questions with so many messages and an edit of each."""
    first = invited(Plan(questions=QUESTIONS, pace=Timing(quiet=timedelta())))
    events: list[ev.Event] = []
    interview = _lived(
        _after(create_interview(first), ev.Accepted(NOON, ALICE.id), events), NOON, events
    )
    for number in range(messages):
        now = NOON + timedelta(seconds=10 * (number + 1))
        text = f"In step {number} we counted {number} invoices twice because retries overlapped."
        edited = ev.ReplyEdited(now, ALICE.id, f"m{number}", text + " Really.", now, now)
        interview = _after(interview, reply(text, now, f"m{number}"), events)
        interview = _after(interview, edited, events)
        if (number + 1) % (messages // QUESTIONS) == 0:
            interview = _lived(interview, now, events)
    assert interview.summary is not None
    return first, events


def _after(interview: Interview, event: ev.Event, events: list[ev.Event]) -> Interview:
    events.append(event)
    return apply_event(interview, event)


def _lived(interview: Interview, now: datetime, events: list[ev.Event]) -> Interview:
    while (step := next_step(interview, now)) is not None:
        interview = _after(interview, happened(step, now), events)
    return interview


def folded(first: ev.Invited, events: Sequence[ev.Event]) -> Interview:
    """The interview after all of its events."""
    interview = create_interview(first)
    for event in events:
        interview = apply_event(interview, event)
    return interview


def asked(first: ev.Invited, events: Sequence[ev.Event]) -> None:
    """The same, asking what is owed and when after each event."""
    interview = create_interview(first)
    for event in events:
        interview = apply_event(interview, event)
        next_step(interview, event.at)
        next_due_at(interview)


def milliseconds(work: Callable[[], object]) -> float:
    """The median CPU time of doing something."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    for messages in (70, 280):
        first, events = recorded(messages)
        fold = milliseconds(lambda f=first, e=events: folded(f, e))  # type: ignore[misc]
        both = milliseconds(lambda f=first, e=events: asked(f, e))  # type: ignore[misc]
        each = 1000 * fold / len(events)
        print(f"{len(events)} events: folded in {fold:.2f} ms CPU, {each:.1f} us an event")
        print(f"    with owed and due after each: {both:.2f} ms CPU")


if __name__ == "__main__":
    main()
