"""The Writer port with rations: who is not soon served waits in the database, not in memory.

An interview waits here for ``INLINE_WAIT`` seconds, unnoticed by its candidate. Then its candidate
is told, and it waits by its ``model_retry_at`` like in an outage; what stays here is its place in
the queue, a few words long. When its turn comes it is recalled, and its turn is kept for
``RESERVED_FOR`` seconds. After a restart the queue is empty; interviews come back at their times,
which lie in the order of the queue, and are put in order of how long they wait.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import ChannelRef, Interview, ModelCall
from engine.dialogue.plan import ModelWaitReason
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.errors import BudgetSpent, InterviewError, LlmService, ModelBusy
from engine.ports.runtime import Clock, QuestionWriter
from engine.ports.store import Store
from engine.quotas.budget import BudgetTracker, next_day
from engine.quotas.fair_queue import FairQueue, QueueEntry

log = logging.getLogger(__name__)

INLINE_WAIT = 5.0
RESERVED_FOR = 10.0
SOONEST, LATEST = 15.0, 600.0
"""Seconds until an interview in line asks again by itself; it is usually recalled before."""

Recall = Callable[[str], Awaitable[bool]]
"""Lets an interview go on; False when it has nothing to write any more."""
Seconds = Callable[[], float]


class ModelScheduler:
    """Lets writings begin in the order of the queue."""

    def __init__(
        self,
        queue: FairQueue,
        recall: Recall,
        patience: float = INLINE_WAIT,
        now: Seconds = time.monotonic,
    ) -> None:
        self._queue = queue
        self._recall = recall
        self._patience = patience
        self._now = now
        self._present: dict[str, asyncio.Future[None]] = {}
        self._held: dict[str, asyncio.Task[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    def set_worker_count(self, among: int) -> None:
        """So many processes ask the same model: take an equal share of what may be asked."""
        self._queue.set_worker_count(among)
        self._serve()

    @asynccontextmanager
    async def acquire_slot(
        self, ticket: QueueEntry, *, patient: bool
    ) -> AsyncIterator[list[ModelCall]]:
        """Wait for one's turn and have it; the calls that it takes are to be put into the list.

        Raises ModelBusy when it does not come in time; without patience, at once.
        """
        await self._enqueue(ticket, self._patience if patient else 0.0)
        calls: list[ModelCall] = []
        least = 1
        try:
            yield calls
        except BudgetSpent:
            least = 0
            raise
        finally:
            self._release_slot(ticket, max(least, len(calls)))

    async def _enqueue(self, ticket: QueueEntry, patience: float) -> None:
        if self._closed:
            raise asyncio.CancelledError
        held = self._held.pop(ticket.id, None)
        if held is not None:
            held.cancel()
            return
        future = asyncio.get_running_loop().create_future()
        self._present[ticket.id] = future
        self._queue.join(ticket)
        self._serve()
        try:
            if not future.done():
                await asyncio.wait((future,), timeout=patience)
        except asyncio.CancelledError:
            self._leave_queue(ticket, future)
            raise
        finally:
            del self._present[ticket.id]
        if future.cancelled():
            raise asyncio.CancelledError
        if not future.done():
            wait = min(SOONEST + self._queue.before(ticket), LATEST)
            raise ModelBusy(retry_after=wait)

    def _leave_queue(self, ticket: QueueEntry, future: asyncio.Future[None]) -> None:
        """Whoever waited is broken off; a turn that has come meanwhile is given back."""
        self._queue.leave(ticket.id)
        if future.done() and not future.cancelled():
            self._release_slot(ticket, 0)

    def _release_slot(self, ticket: QueueEntry, calls: int) -> None:
        self._queue.done(ticket, calls, self._now())
        self._serve()

    def _serve(self) -> None:
        """Let begin whoever may, and come back when the next may."""
        if self._closed:
            return
        while ticket := self._queue.next(self._now()):
            future = self._present.get(ticket.id)
            if future is not None:
                future.set_result(None)
            else:
                self._held[ticket.id] = asyncio.create_task(self._hold(ticket))
        if self._timer is not None:
            self._timer.cancel()
        opens = self._queue.opens(self._now()) if len(self._queue) else None
        self._timer = None
        if opens is not None:
            wait = max(0.01, opens - self._now())
            self._timer = asyncio.get_running_loop().call_later(wait, self._serve)

    async def _hold(self, ticket: QueueEntry) -> None:
        """Call somebody who is not here, and keep the turn until they come or it is too long."""
        try:
            if await self._recall(ticket.id):
                await asyncio.sleep(RESERVED_FOR)
        except InterviewError as error:
            log.warning("interview %s: not recalled: %s", ticket.id, type(error).__name__)
        finally:
            if self._held.get(ticket.id) is asyncio.current_task():
                del self._held[ticket.id]
                self._release_slot(ticket, 0)

    @property
    def queue_length(self) -> int:
        """How many interviews are in line."""
        return len(self._queue)

    async def close(self) -> None:
        """Let nobody begin any more, and break off whoever waits: the next start takes it up."""
        self._closed = True
        for future in self._present.values():
            future.cancel()
        if self._timer is not None:
            self._timer.cancel()
        held, self._held = self._held, {}
        for task in held.values():
            task.cancel()
        await asyncio.gather(*held.values(), return_exceptions=True)


@dataclass(frozen=True, slots=True)
class ThrottledWriter:
    """The Writer port: another writer, asked in turn and within the budget.

    Questions that a template fixes, and what the built-in interviewer writes, cost nothing and wait
    for nobody.
    """

    writer: QuestionWriter
    turns: ModelScheduler
    store: Store
    clock: Clock
    purse: BudgetTracker = field(default_factory=BudgetTracker)

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """The writer's question, in its turn; raises ModelBusy and BudgetSpent."""
        if step.core or step.built_in:
            return await self.writer.question(interview, step, now)
        async with self._slot(interview) as calls:
            written = await self.writer.question(interview, step, self.clock.now())
            calls.extend(written.calls)
        return written

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """The writer's summary, in its turn; raises ModelBusy and BudgetSpent."""
        if step.built_in:
            return await self.writer.summary(interview, step, now)
        async with self._slot(interview) as calls:
            written = await self.writer.summary(interview, step, self.clock.now())
            calls.extend(written.calls)
        return written

    @asynccontextmanager
    async def _slot(self, interview: Interview) -> AsyncIterator[list[ModelCall]]:
        """The turn, with the budget looked at before waiting and once more when it has come."""
        await self._check_budget(interview.place)
        place, since = interview.place, interview.active_at or interview.created_at
        ticket = QueueEntry(interview.id, (place.platform, place.workspace), since)
        patient = interview.waits_for is not ModelWaitReason.QUEUED
        async with self.turns.acquire_slot(ticket, patient=patient) as calls:
            await self._check_budget(place)
            try:
                yield calls
            except LlmService as error:
                calls.extend(error.calls)
                raise
            finally:
                self.purse.record(place, calls)

    async def _check_budget(self, place: ChannelRef) -> None:
        now = self.clock.now()
        if await self.purse.is_exhausted(self.store, place, now):
            raise BudgetSpent(retry_after=(next_day(now) - now).total_seconds())
