"""When retention holds still: a clock that jumped is no reason to delete anything. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

HOLD = timedelta(hours=24)
"""For how long nothing is deleted after a jump or a gap."""
LONGEST_GAP = timedelta(hours=26)
"""Between two sweeps. A daily job may be late, and the day on which summer time ends is longer."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """A look for what was kept too long: when it was, and until when nothing is deleted."""

    last_at: datetime
    held_until: datetime | None = None


Sweeping = Callable[[Sweep | None], Sweep | None]
"""From the last sweep, None before the first, to what is remembered then. Must be pure."""


def next_sweep(last: Sweep | None, now: datetime, *, is_due: bool, has_jumped: bool) -> Sweep:
    """The sweep of this moment; it is held after a jump or a gap in either direction.

    ``is_due`` says that something would be deleted: with no earlier sweep to compare the clock
    with, only that is a reason to hold. ``has_jumped`` is what the process itself has seen. No hold
    lasts longer than HOLD from now, also when it was begun by a clock that was far ahead.
    """
    in_doubt = is_due if last is None else abs(now - last.last_at) > LONGEST_GAP
    if in_doubt or has_jumped:
        return Sweep(now, now + HOLD)
    if last is None or last.held_until is None or last.held_until <= now:
        return Sweep(now)
    return Sweep(now, min(last.held_until, now + HOLD))
