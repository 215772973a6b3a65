"""Puts jobs into the queue: what is wanted is remembered until it is there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice

from procrastinate import App
from procrastinate.exceptions import AlreadyEnqueued, ProcrastinateException
from procrastinate.jobs import Job

from engine.errors import InterviewError, InterviewNotFound

log = logging.getLogger(__name__)

TASK = "drive"
TOGETHER = 50
"""Jobs that are put into the queue in one statement at most."""
NOW = 1
"""Priority of what is due now: it is not held up by what was put off under the same lock."""
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
REST = 0.5

QueueOf = Callable[[str], Awaitable[str]]


class JobEnqueuer:
    """Tells workers which interviews to look at, now or at a time.

    A wish is one job, however often it is made before somebody takes it.
    """

    def __init__(self, app: App, queue_of: QueueOf) -> None:
        self._app = app
        self._queue_of = queue_of
        self._wanted: dict[str, datetime | None] = {}
        self._alarm = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def want(self, interview_id: str, at: datetime | None = None) -> None:
        """Have it looked at; now counts more than later."""
        if at is None or interview_id not in self._wanted:
            self._wanted[interview_id] = at
            self._idle.clear()
            self._alarm.set()

    async def run(self) -> None:
        """Put into the queue what is wanted, until cancelled."""
        while True:
            await self._alarm.wait()
            self._alarm.clear()
            try:
                await self._tell_all()
            except (ProcrastinateException, InterviewError) as error:
                log.warning("no job for an interview: %s", type(error).__name__)
                self._alarm.set()
                await asyncio.sleep(REST)

    async def stop(self, within: float) -> None:
        """Come back when everybody has been told, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._idle.wait()

    async def _tell_all(self) -> None:
        while self._wanted:
            some = dict(islice(self._wanted.items(), TOGETHER))
            jobs = [await self._job(interview_id, at) for interview_id, at in some.items()]
            await self._defer([job for job in jobs if job is not None])
            for interview_id, at in some.items():
                if self._wanted.get(interview_id, at) == at:
                    self._wanted.pop(interview_id, None)
        self._idle.set()

    async def _defer(self, jobs: Sequence[Job]) -> None:
        """All in one statement; where one is queued already, in halves."""
        try:
            if jobs:
                await self._app.job_manager.batch_defer_jobs_async(jobs=list(jobs))
        except AlreadyEnqueued:
            if len(jobs) > 1:
                middle = len(jobs) // 2
                await self._defer(jobs[:middle])
                await self._defer(jobs[middle:])

    async def _job(self, interview_id: str, at: datetime | None) -> Job | None:
        try:
            queue = await self._queue_of(interview_id)
        except InterviewNotFound:
            return None
        # To the next whole second, so that times that come to the same are one job.
        at = at.replace(microsecond=0) + timedelta(seconds=1) if at else None
        deferrer = self._app.configure_task(
            TASK,
            queue=queue,
            lock=interview_id,
            queueing_lock=f"{interview_id}@{at:%Y%m%d%H%M%S}" if at else interview_id,
            priority=later(at) if at else NOW,
            schedule_at=at,
        )
        return deferrer.make_new_job(interview_id=interview_id)


def later(at: datetime) -> int:
    """The priority of a job with a time: of several under one lock the earliest comes first."""
    return -max(0, int((at - BEGINNING).total_seconds()))
