"""What arrives together is done together: one transaction for all that is waiting.

A lone task is done at once; what comes while it is being done waits for the next transaction.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.store.backends.base import Database, run_in_transaction
from engine.errors import StoreBusy, StoreCorrupt, StoreReadOnly

MOST_TOGETHER = 500

FIRST_REST = 0.05
LONGEST_REST = 1.0
Act = Callable[[Connection, Sequence[Any]], Sequence[Any]]
"""Does tasks inside a transaction: one result each, an exception for a task that is refused."""

HOPELESS = (StoreBusy, StoreReadOnly, StoreCorrupt)
"""Faults of the database, not of a task: doing the tasks one by one would not help any."""


@dataclass(slots=True)
class QueuedTask:
    """One task and who waits for it."""

    task: Any
    done: asyncio.Future[Any] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def set_result(self, result: Any) -> None:
        """Give the result, or raise it, unless nobody waits any more."""
        if self.done.done():
            return
        if isinstance(result, Exception):
            self.done.set_exception(result)
        else:
            self.done.set_result(result)


class GroupCommitter:
    """Does tasks on one database connection, all that wait in one transaction.

    When a group's transaction fails it is rolled back and each task is done alone: one that fails
    never fails its neighbours. What is passing is tried again for the database's patience; then
    all that wait are told, so that nobody waits much longer than that.
    """

    def __init__(self, database: Database, engine: AsyncEngine, act: Act) -> None:
        self._database = database
        self._engine = engine
        self._act = act
        self._fault = database.to_storage_error
        self._waiting: list[QueuedTask] = []
        self._running: asyncio.Task[None] | None = None

    async def do(self, task: Any) -> Any:
        """The task's result, after the commit. Who stops waiting does not stop the task."""
        work = QueuedTask(task)
        self._waiting.append(work)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run(), name="store")
        return await work.done

    async def close(self) -> None:
        """Come back when nothing is left to be done."""
        while self._running is not None and not self._running.done():
            await asyncio.wait((self._running,))

    async def _run(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            try:
                await self._together(group)
            except Exception as error:
                await self._after(group, error)

    async def _together(self, group: Sequence[QueuedTask]) -> None:
        tasks = [work.task for work in group]
        results = await self._results(tasks)
        for work, result in zip(group, results, strict=True):
            work.set_result(result)

    async def _results(self, tasks: Sequence[Any]) -> Sequence[Any]:
        """Do them in one transaction, and again on a new connection while what fails is passing."""
        now = asyncio.get_running_loop().time
        until, rest = now() + self._database.patience, FIRST_REST
        while True:
            try:
                return await run_in_transaction(self._engine, self._act, tasks)
            except Exception as error:
                if not self._database.is_transient(error) or now() + rest > until:
                    raise
            await asyncio.sleep(rest)
            rest = min(2 * rest, LONGEST_REST)

    async def _after(self, group: Sequence[QueuedTask], error: Exception) -> None:
        """A failed group: one by one, unless that would fail too."""
        gone = self._database.is_transient(error)
        if gone or len(group) == 1 or isinstance(self._fault(error), HOPELESS):
            waiting, self._waiting = (self._waiting, []) if gone else ([], self._waiting)
            for work in (*group, *waiting):
                work.set_result(self._fault(error))
            return
        for work in group:
            try:
                await self._together([work])
            except Exception as own:
                work.set_result(self._fault(own))
