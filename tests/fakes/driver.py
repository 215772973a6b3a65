"""A driver that is turned by hand: nothing happens between two turns."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from engine.ports.runtime import Clock
from engine.ports.store import Store

Drive = Callable[[str], Awaitable[None]]


class Hand:
    """The Driver port for tests: ``rest`` drives whatever was woken or is due until all is done."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._woken: dict[str, None] = {}
        self._drive: Drive | None = None

    def start(self, drive: Drive) -> None:
        """Remember what to turn."""
        self._drive = drive

    @property
    def woken(self) -> tuple[str, ...]:
        """Who waits for the next turn."""
        return tuple(self._woken)

    def wake(self, interview_id: str, at: datetime | None = None) -> None:
        """Note that something may be owed."""
        del at
        self._woken[interview_id] = None

    async def stop(self) -> None:
        """Forget what was woken."""
        self._woken.clear()

    async def rest(self) -> None:
        """Drive until nothing is owed any more."""
        assert self._drive is not None
        while self._woken:
            woken, self._woken = self._woken, {}
            for interview_id in woken:
                await self._drive(interview_id)
