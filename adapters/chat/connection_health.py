"""Whether a platform is connected and when it was last heard: what health is told from."""

import time
from collections.abc import Callable


class ConnectionHealth:
    """Signs of life of one platform; ``tick`` is a clock that never jumps, in seconds.

    ``joined`` counts the connections that were made.
    """

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._last: float | None = None
        self.connected = False
        self.joined = 0

    def mark_connected(self) -> None:
        """It is connected, perhaps anew."""
        self.connected = True
        self.joined += 1
        self.record_event()

    def mark_disconnected(self) -> None:
        """It is not connected any more."""
        self.connected = False

    def record_event(self) -> None:
        """Something came."""
        self._last = self._tick()

    @property
    def silence(self) -> float | None:
        """Seconds since something came, None when nothing ever did."""
        return None if self._last is None else self._tick() - self._last
