"""The real time."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime

from engine.ports.sweeps import LONGEST_GAP


class SystemClock:
    """The Clock port on the machine's own clock and the running event loop.

    It never goes back. When the machine's clock is set back, this one goes on at half speed until
    the two agree: quiet times and retries take longer for a while, and nothing stands still.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._last = wall()
        self._passed = monotonic()

    def now(self) -> datetime:
        """The present moment in UTC."""
        passed = self._monotonic()
        slowly = self._last + max(0.0, passed - self._passed) / 2
        self._last, self._passed = max(self._wall(), slowly), passed
        return datetime.fromtimestamp(self._last, UTC)

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds."""
        await asyncio.sleep(seconds)


class Watch:
    """The machine's own time as it stands, right or wrong, also when it has been put back."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._ahead = wall() - monotonic()

    def look(self) -> tuple[datetime, bool]:
        """The time in UTC, and whether it was put forward or back by more than LONGEST_GAP.

        Many small steps add up, a computer's sleep among them.
        """
        wall = self._wall()
        moved = abs(wall - self._monotonic() - self._ahead)
        return datetime.fromtimestamp(wall, UTC), moved > LONGEST_GAP.total_seconds()

    def accept(self) -> None:
        """From now on the time counts as right."""
        self._ahead = self._wall() - self._monotonic()
