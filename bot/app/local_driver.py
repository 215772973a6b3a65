"""The Driver port in one process: a task for each interview that owes something, and a sweep.

The sweep is what makes the program forget nothing: it asks the database what is due, so that
back-off, quiet times, nudges and recovery after a crash need no timers of their own.
"""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime

from engine.errors import InterviewError
from engine.ports.runtime import Clock
from engine.ports.store import Store

log = logging.getLogger(__name__)

Drive = Callable[[str], Awaitable[None]]

MOST_IN_A_SWEEP = 100
MOST_AT_ONCE = 1000
"""Interviews that are driven at the same time when a sweep finds more that are due: what people do
just now comes on top, and is not held up by them. A process that holds thousands has hundreds that
wait for the language model at any moment."""
LONGEST_NAP = 1.0
SHORTEST_NAP = 0.1
LONGEST_REST = 30.0
STOP_WITHIN = 5.0
"""Seconds for what is under way at a stop; service managers kill after ten and more."""


class LocalDriver:
    """Drives interviews of ``platforms`` with asyncio tasks, one at a time for each interview."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        platforms: Collection[str],
        most_at_once: int = MOST_AT_ONCE,
    ) -> None:
        self._store = store
        self._clock = clock
        self._platforms = tuple(platforms)
        self._most_at_once = most_at_once
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._resting: dict[str, tuple[float, float]] = {}
        self._alarm = asyncio.Event()
        self._looks_at = 0.0
        self._full = False
        self._drive: Drive | None = None
        self._sweep: asyncio.Task[None] | None = None

    def start(self, drive: Drive) -> None:
        """Begin; ``drive`` is called for every interview that owes something."""
        self._drive = drive
        self._sweep = asyncio.create_task(self._sweep_forever(), name="sweep")

    def wake(self, interview_id: str, at: datetime | None = None) -> None:
        """See to this interview now; when it is being seen to, once more afterwards.

        What is owed only later the sweep will find, which looks in time.
        """
        if self._drive is None:
            return
        if at is not None and (wait := (at - self._clock.now()).total_seconds()) > 0:
            if asyncio.get_running_loop().time() + wait < self._looks_at:
                self._alarm.set()
            return
        if interview_id in self._running:
            self._again.add(interview_id)
            return
        task = asyncio.create_task(self._drive_one(interview_id, self._drive))
        self._running[interview_id] = task
        task.add_done_callback(lambda _: self._on_finished(interview_id))

    async def stop(self, within: float = STOP_WITHIN) -> None:
        """Begin nothing new and let what runs finish, at most so many seconds.

        What is not done by then is broken off and taken up at the next start: the right to drive
        is not given back, so that whoever takes it up looks first at what may be out already.
        """
        self._drive = None
        if self._sweep is not None:
            self._sweep.cancel()
        if self._running:
            _, late = await asyncio.wait(tuple(self._running.values()), timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _on_finished(self, interview_id: str) -> None:
        self._running.pop(interview_id, None)
        if self._full:
            self._alarm.set()
        if interview_id in self._again:
            self._again.discard(interview_id)
            self.wake(interview_id)

    async def _drive_one(self, interview_id: str, drive: Drive) -> None:
        """Drive it; an interview that fails rests longer each time and holds up nobody else."""
        try:
            await drive(interview_id)
            self._resting.pop(interview_id, None)
        except InterviewError as error:
            log.error("interview %s: %s: %s", interview_id, type(error).__name__, error)
            self._rest(interview_id)
        except Exception as error:
            # Foreign messages can hold what people wrote: they are for DEBUG alone.
            log.error("interview %s: unexpected %s", interview_id, type(error).__name__)
            log.debug("interview %s", interview_id, exc_info=error)
            self._rest(interview_id)

    def _rest(self, interview_id: str) -> None:
        wait = min(2 * self._resting.get(interview_id, (0.0, 0.5))[1], LONGEST_REST)
        self._resting[interview_id] = (asyncio.get_running_loop().time() + wait, wait)

    async def _sweep_forever(self) -> None:
        while True:
            nap, self._looks_at = LONGEST_NAP, math.inf
            self._alarm.clear()  # before looking: what ends meanwhile must not be missed
            try:
                nap = await self._sweep_once()
            except InterviewError as error:
                log.error("sweep: %s: %s", type(error).__name__, error)
            await self._nap(nap)

    async def _nap(self, seconds: float) -> None:
        self._looks_at = asyncio.get_running_loop().time() + SHORTEST_NAP + seconds
        await asyncio.sleep(SHORTEST_NAP)
        try:
            await asyncio.wait_for(self._alarm.wait(), seconds)
        except TimeoutError:
            return

    async def _sweep_once(self) -> float:
        """Wake what is due, as many as may be; how long until the next look, in seconds."""
        now, room = self._clock.now(), self._most_at_once - len(self._running)
        self._full = room <= 0
        if self._full:
            return LONGEST_NAP
        due, next_due = await asyncio.gather(
            self._store.due(now, self._platforms, min(room, MOST_IN_A_SWEEP)),
            self._store.next_due(self._platforms),
        )
        for interview_id in due:
            if self._resting.get(interview_id, (0.0, 0.0))[0] <= asyncio.get_running_loop().time():
                self.wake(interview_id)
        return _until(next_due, now)


def _until(then: datetime | None, now: datetime) -> float:
    if then is None:
        return LONGEST_NAP
    return min(max((then - now).total_seconds(), 0.0), LONGEST_NAP)
