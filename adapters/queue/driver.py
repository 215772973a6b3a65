"""Drives interviews from many processes: a job says which interview to look at, and nothing else.

Whether there is anything to do, and who may do it, says the interview's row. A job may therefore
run twice, late or not at all: what is due and has none is found by the sweep of every worker, and
what a dead worker held lapses in its row.

What is due soon is a job with a time; what is due later (reminders, the end of an interview) is
left to the sweep: procrastinate looks through all jobs that wait each time it looks for one.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.exceptions import ConnectorException, ProcrastinateException
from procrastinate.jobs import Job, Status
from procrastinate.worker import Worker
from psycopg import Error as PsycopgError

from adapters.queue.enqueuer import TASK, JobEnqueuer
from adapters.queue.resilient_job_manager import ResilientJobManager
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import next_due_at
from engine.errors import InterviewError
from engine.ports.runtime import Clock
from engine.ports.store import Store

log = logging.getLogger(__name__)

Drive = Callable[[str], Awaitable[None]]
CREW = """
SELECT count(*) AS workers FROM procrastinate_workers
WHERE last_heartbeat > now() - make_interval(secs => %(seconds)s)
"""
QUEUED = """
SELECT DISTINCT lock FROM procrastinate_jobs
WHERE lock = ANY(%(ids)s) AND status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
"""
LAST_WORDS = 2.0
SOON = timedelta(seconds=60)
LEASE = timedelta(seconds=6)
"""How long an interview stays a dead worker's; living ones prolong it."""


@dataclass(frozen=True, slots=True)
class QueueOptions:
    """How a process takes part: times in seconds.

    ``works`` says whether it drives or only tells others; ``at_once`` how many interviews it
    drives at a time. ``stalled`` is how old a heartbeat may be; ``sweep`` how often is looked for
    what has no job, and for jobs of the dead.
    """

    platforms: tuple[str, ...]
    owner: str
    works: bool = True
    at_once: int = 100
    heartbeat: float = 2.0
    stalled: float = 6.0
    poll: float = 0.5
    sweep: float = 1.5
    stop_within: float = 5.0


class QueueDriver:
    """The Driver port: ``wake`` puts a job into the queue, and workers take jobs out of it.

    ``crew`` is told every now and then how many workers live.
    """

    def __init__(
        self,
        url: str,
        store: Store,
        clock: Clock,
        options: QueueOptions,
        crew: Callable[[int], None],
    ) -> None:
        self._crew = crew
        self._store = store
        self._clock = clock
        self._options = options
        self._app = _app(url, options)
        self._app.task(name=TASK, pass_context=True)(self._job)
        self._teller = JobEnqueuer(self._app, self._queue_of)
        self._opening = asyncio.Lock()
        self._worker: Worker | None = None
        self._drive: Drive | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._running: dict[int, str] = {}
        self._standing: set[int] = set()

    def start(self, drive: Drive) -> None:
        """Begin; ``drive`` is called for jobs, if this process works."""
        self._drive = drive
        self._tasks = [asyncio.create_task(self._run_enqueuer(), name="queue")]
        if self._options.works:
            self._tasks += [
                asyncio.create_task(self._run_worker(), name="worker"),
                asyncio.create_task(self._every(self._options.sweep, self._sweep), name="sweep"),
                asyncio.create_task(self._every(self._options.heartbeat, self._renew_claims)),
                asyncio.create_task(self._every(self._options.heartbeat, self._count_workers)),
            ]

    def wake(self, interview_id: str, at: datetime | None = None) -> None:
        """Something may be owed here; what is owed only later waits until then."""
        now = self._clock.now()
        if at is None or at <= now:
            self._teller.want(interview_id)
        elif at < now + SOON:
            self._teller.want(interview_id, at)

    async def stop(self) -> None:
        """Tell what is to be told, take no new job, and let what runs finish for a while."""
        if self._drive is None:
            return
        self._drive = None
        if self._worker is not None:
            self._worker.stop()  # type: ignore[no-untyped-call]
            await asyncio.wait(self._tasks[1:2], timeout=self._options.stop_within + LAST_WORDS)
        await self._teller.stop(LAST_WORDS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._app.close_async()

    async def _queue_of(self, interview_id: str) -> str:
        """Each platform has its queue, so that a worker gets what it can say."""
        if len(self._options.platforms) == 1:
            return self._options.platforms[0]
        return (await self._store.get(interview_id)).place.platform

    async def _open(self) -> None:
        async with self._opening:
            while True:
                try:
                    await self._app.open_async()
                except (ProcrastinateException, PsycopgError) as error:
                    log.warning("the queue does not answer: %s", type(error).__name__)
                    await asyncio.sleep(1)
                else:
                    return

    async def _run_enqueuer(self) -> None:
        await self._open()
        await self._teller.run()

    async def _run_worker(self) -> None:
        """Run a worker; when it ends though nobody stopped it, run another."""
        await self._open()
        while self._drive is not None:
            self._worker = Worker(
                self._app,
                queues=list(self._options.platforms),  # a tuple would be another type to psycopg
                name=self._options.owner,
                concurrency=self._options.at_once,
                fetch_job_polling_interval=self._options.poll,
                update_heartbeat_interval=self._options.heartbeat,
                stalled_worker_timeout=10 * self._options.stalled,
                shutdown_graceful_timeout=self._options.stop_within,
                delete_jobs="always",
                install_signal_handlers=False,
            )
            try:
                await self._worker.run()  # type: ignore[no-untyped-call]
            except Exception as error:
                log.warning("the worker broke off: %s", type(error).__name__)
                log.debug("worker", exc_info=error)
                await asyncio.sleep(1)

    async def _job(self, context: JobContext, interview_id: str) -> None:
        """What a job comes to; one that fails is taken up by a sweep when its claim has lapsed."""
        drive, number = self._drive, context.job.id or 0
        if drive is None:
            return
        self._running[number] = interview_id
        try:
            await drive(interview_id)
            self._put_off(await self._store.get(interview_id))
        except InterviewError as error:
            log.error("interview %s: %s: %s", interview_id, type(error).__name__, error)
        except Exception as error:
            # Foreign messages can hold what people wrote: they are for DEBUG alone.
            log.error("interview %s: unexpected %s", interview_id, type(error).__name__)
            log.debug("interview %s", interview_id, exc_info=error)
        finally:
            self._running.pop(number, None)

    def _put_off(self, interview: Interview) -> None:
        """What is due now though it was just seen to is left to the sweep: somebody is at it."""
        at = next_due_at(interview)
        if at is not None and at > self._clock.now():
            self.wake(interview.id, at)

    async def _every(self, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await act()
            except (InterviewError, ProcrastinateException) as error:
                log.warning("%s: %s", getattr(act, "__name__", ""), type(error).__name__)

    async def _renew_claims(self) -> None:
        """What is being driven here stays ours."""
        now = self._clock.now()
        before, until = now + LEASE * 2 / 3, now + LEASE
        await self._store.renew(set(self._running.values()), self._options.owner, before, until)

    async def _count_workers(self) -> None:
        found = await self._app.connector.execute_query_one_async(
            CREW, seconds=self._options.stalled
        )
        self._crew(max(1, int(found["workers"])))

    async def _sweep(self) -> None:
        due_now = await self._store.due(self._clock.now(), self._options.platforms)
        queued = await self._app.connector.execute_query_all_async(QUEUED, ids=list(due_now))
        for interview_id in set(due_now) - {row["lock"] for row in queued}:
            self._teller.want(interview_id)
        for job in await self._retry_stalled():  # their locks hold up whoever comes after
            log.info("job %s of a dead worker is ended", job.id)
            with suppress(ConnectorException):  # another worker was quicker
                await self._app.job_manager.finish_job_by_id_async(
                    job.id or 0, Status.FAILED, delete_job=True
                )
            # Not put back: a successor may be queued already, under the same lock.
            self._teller.want(str(job.task_kwargs["interview_id"]))

    async def _retry_stalled(self) -> Sequence[Job]:
        """Jobs whose worker is dead, and ours that nobody here is at, seen twice."""
        jobs = self._app.job_manager
        dead = await jobs.get_stalled_jobs(seconds_since_heartbeat=self._options.stalled)
        number = self._worker.worker_id if self._worker else None
        mine = (
            await jobs.list_jobs_async(status=Status.DOING.value, worker_id=number)
            if number is not None
            else ()
        )
        idle = {job.id: job for job in mine if job.id and job.id not in self._running}
        seen, self._standing = self._standing & idle.keys(), set(idle)
        return [*dead, *(idle[number] for number in seen)]


def _app(url: str, options: QueueOptions) -> App:
    size = 4 if options.works else 2
    connector = PsycopgConnector(
        conninfo=url,
        min_size=1,
        max_size=size,
        timeout=5,
        kwargs={
            "connect_timeout": 5,
            "application_name": f"interviewer queue {options.owner}"[:63],
        },
    )
    app = App(connector=connector)
    app.job_manager = ResilientJobManager(connector)
    return app
