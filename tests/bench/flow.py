"""How long a whole interview takes to fold, and whether an event costs more the later it comes.

    uv run python -m tests.bench.flow

Prints the CPU milliseconds of a 20-question interview of 200 events (median of 20 runs) and of
one four times as long in messages: their ratio per event shows how the cost grows.
"""

import statistics
import time
from datetime import datetime, timedelta

from engine import events as ev
from engine.flow import advance, begin, owed
from engine.interview import Interview
from engine.plan import Pace, Plan
from tests.fakes.world import ALICE, NOON, done, invited, reply

QUESTIONS = 20


def events_of(messages: int) -> int:
    """Fold an interview of 20 questions with so many messages and an edit each; count events."""
    plan = Plan(questions=QUESTIONS, pace=Pace(quiet=timedelta()))
    interview, now, count = begin(invited(plan)), NOON, 1
    interview, count = _worked(advance(interview, ev.Accepted(now, ALICE.id)), now, count + 1)
    for number in range(messages):
        now += timedelta(seconds=10)
        text = f"In step {number} we counted {number} invoices twice because retries overlapped."
        interview = advance(interview, reply(text, now, f"m{number}"))
        edited = ev.ReplyEdited(now, ALICE.id, f"m{number}", text + " Really.", now, now)
        interview, count = advance(interview, edited), count + 2
        if number % (messages // QUESTIONS) == messages // QUESTIONS - 1:
            interview, count = _worked(interview, now, count)
    assert interview.summary is not None
    return count


def _worked(interview: Interview, now: datetime, count: int) -> tuple[Interview, int]:
    while (step := owed(interview, now)) is not None:
        interview, count = done(interview, step, now), count + 1
    return interview, count


def measured(messages: int, runs: int = 20) -> tuple[int, float]:
    """Events and median CPU milliseconds of a whole interview."""
    times = []
    count = 0
    for _ in range(runs):
        begun = time.process_time()
        count = events_of(messages)
        times.append((time.process_time() - begun) * 1000)
    return count, statistics.median(times)


def main() -> None:
    """Print the figures."""
    small, large = measured(80), measured(320)
    print(f"{small[0]} events: {small[1]:.2f} ms CPU, {1000 * small[1] / small[0]:.1f} us an event")
    print(f"{large[0]} events: {large[1]:.2f} ms CPU, {1000 * large[1] / large[0]:.1f} us an event")


if __name__ == "__main__":
    main()
