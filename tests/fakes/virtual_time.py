"""An event loop whose time passes only while everybody sleeps, and then at once."""

import asyncio
import selectors
from collections.abc import Sequence

from bot.app.clock import SystemClock

BEGINNING = 1_800_000_000.0
"""Seconds since 1970 when a loop begins. Its own time begins at 0: added to so large a number, the
clock's resolution of a nanosecond would be lost, and no timer would ever be due."""


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """For code that only sleeps: what waits for sockets or threads would be overtaken."""

    def __init__(self) -> None:
        self._waiting = _Impatient()
        super().__init__(self._waiting)

    def time(self) -> float:
        """Seconds, as far as sleepers have let them pass."""
        return self._waiting.now


class _Impatient(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> Sequence[tuple[selectors.SelectorKey, int]]:  # type: ignore[override]
        """What is ready now; the time that it was to wait for has passed."""
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        if ready := super().select(0):
            return ready
        self.now += timeout
        return []


def virtual_clock() -> SystemClock:
    """The machine's clock, on the time of the running loop."""
    now = asyncio.get_running_loop().time
    return SystemClock(wall=lambda: BEGINNING + now(), monotonic=now)
