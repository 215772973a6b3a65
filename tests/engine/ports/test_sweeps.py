"""When retention holds still."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ports.sweeps import HOLD, LONGEST_GAP, Sweep, next_sweep
from tests.fakes.world import NOON

HOUR = timedelta(hours=1)
DAY = 24 * HOUR
MOMENTS = st.integers(-400 * 24 * 60, 400 * 24 * 60).map(lambda n: NOON + timedelta(minutes=n))


def after(last: Sweep | None, gap: timedelta, *, is_due: bool = True) -> Sweep:
    """What is remembered so long after noon."""
    return next_sweep(last, NOON + gap, is_due=is_due, has_jumped=False)


@pytest.mark.parametrize("gap", [timedelta(0), HOUR, DAY, 25 * HOUR, -HOUR, -25 * HOUR])
def test_a_look_every_day_is_never_held(gap: timedelta) -> None:
    """The job is late, or its day has 25 hours, or the clock is corrected a little."""
    assert after(Sweep(NOON), gap) == Sweep(NOON + gap)


@pytest.mark.parametrize("gap", [27 * HOUR, 400 * DAY, -27 * HOUR, -400 * DAY])
def test_more_than_a_day_is_held(gap: timedelta) -> None:
    """Whether the clock jumped or nobody looked cannot be told apart: for a day nothing goes."""
    assert after(Sweep(NOON), gap) == Sweep(NOON + gap, NOON + gap + HOLD)


def test_the_first_look_holds_what_it_would_delete() -> None:
    """There is nothing to compare the clock with; with nothing due nothing is at stake."""
    assert after(None, HOUR).held_until == NOON + HOUR + HOLD
    assert after(None, HOUR, is_due=False) == Sweep(NOON + HOUR)


def test_a_hold_lasts_and_ends() -> None:
    """Until its time, and no longer."""
    held = Sweep(NOON, NOON + 20 * HOUR)
    assert after(held, 20 * HOUR - HOUR / 60).held_until == held.held_until
    assert after(held, 20 * HOUR).held_until is None


def test_what_the_process_saw_counts() -> None:
    """Many small steps of the clock are a jump too."""
    seen = next_sweep(Sweep(NOON), NOON + HOUR, is_due=False, has_jumped=True)
    assert seen.held_until == NOON + HOUR + HOLD


@given(st.builds(Sweep, MOMENTS, st.none() | MOMENTS), MOMENTS)
def test_no_hold_is_long_and_no_jump_is_missed(last: Sweep, now: datetime) -> None:
    """Whatever is remembered, from whatever clock."""
    held = next_sweep(last, now, is_due=True, has_jumped=False).held_until
    assert held is None or now < held <= now + HOLD
    assert held is not None or abs(now - last.last_at) <= LONGEST_GAP
