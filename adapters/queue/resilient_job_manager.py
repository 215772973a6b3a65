"""procrastinate's job manager, but one that sits out a server that goes away.

As it comes, a worker ends with the first heartbeat that does not get through, and a job whose end
cannot be written stays "doing" for ever, with its lock.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager, NotificationCallback

log = logging.getLogger(__name__)

T = TypeVar("T")
REST = 0.5
LONGEST_REST = 2.0
END_WITHIN = 60.0
"""Seconds that the end of a job is tried to be written; later somebody finds it standing."""


class ResilientJobManager(JobManager):
    """Asks again, with growing rests, for what a worker cannot go on without."""

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        """The next job; none while the server is away."""
        try:
            return await super().fetch_job(queues, worker_id)
        except ConnectorException as error:
            _log_failure("no job can be fetched", error)
            await asyncio.sleep(REST)
            return None

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """Write that a job has ended, as soon as that is possible; gone already is as good."""
        end = asyncio.get_running_loop().time() + END_WITHIN
        rest = REST
        while True:
            try:
                await super().finish_job(job, status, delete_job)
            except ConnectorException as error:
                if is_gone(error) or asyncio.get_running_loop().time() > end:
                    _log_failure(f"the end of job {job.id} is not written", error)
                    return
                await asyncio.sleep(rest)
                rest = min(2 * rest, LONGEST_REST)
            else:
                return

    async def update_heartbeat(self, worker_id: int) -> None:
        """Say that this worker lives; while that cannot be said, others may think it dead."""
        try:
            await super().update_heartbeat(worker_id)
        except ConnectorException as error:
            _log_failure("no heartbeat", error)

    async def register_worker(self) -> int:
        """A number for this worker, once the server is there."""
        return await _until_done(super().register_worker)

    async def unregister_worker(self, worker_id: int) -> None:
        """Give the number back; else others find that nobody answers to it any more."""
        try:
            await super().unregister_worker(worker_id)
        except ConnectorException as error:
            _log_failure("the worker's number is not given back", error)

    async def prune_stalled_workers(self, seconds_since_heartbeat: float) -> list[int]:
        """Forget workers that are long dead."""
        return await _until_done(
            lambda: super(ResilientJobManager, self).prune_stalled_workers(seconds_since_heartbeat)
        )

    async def listen_for_jobs(
        self, *, on_notification: NotificationCallback, queues: Iterable[str] | None = None
    ) -> None:
        """Hear of new jobs until cancelled, over a new connection when one breaks."""
        while True:
            try:
                await super().listen_for_jobs(on_notification=on_notification, queues=queues)
            except ConnectorException as error:
                _log_failure("nothing is heard of new jobs", error)
            await asyncio.sleep(REST)


def is_gone(error: ConnectorException) -> bool:
    """Whether a job has been ended by somebody else: the server's function raises P0001."""
    return getattr(error.__cause__, "sqlstate", None) == "P0001"


async def _until_done(act: Callable[[], Awaitable[T]]) -> T:
    rest = REST
    while True:
        try:
            return await act()
        except ConnectorException as error:
            _log_failure("the queue does not answer", error)
        await asyncio.sleep(rest)
        rest = min(2 * rest, LONGEST_REST)


def _log_failure(what: str, error: Any) -> None:
    """Say it without the server's words, which can hold more than is anybody's business."""
    log.warning("%s: %s", what, type(error.__cause__ or error).__name__)
