"""What was said while nobody listened: each open thread is read once, in the background.

A thread is read from its beginning, so that edits and deletions of what is known already are seen
too; and threads of interviews that have just come to their end, to which late words belong. What
is heard twice counts once; the engine knows messages by id.
"""

import asyncio
import logging
import random
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Message, ThreadRef
from engine.dialogue.plan import LATE_MESSAGE_WINDOW
from engine.errors import Delivery, InterviewError, NotDelivered, ThreadGone
from engine.ports.store import Store
from engine.runtime.engine import InterviewEngine

log = logging.getLogger(__name__)

TRIES = 5
LEAST_WAIT = 1.0
"""Seconds until a round that broke off begins again, at the least."""
LATER = 60.0
"""Seconds until threads that could not be read are tried again."""


class ThreadReader(Protocol):
    """How a platform's threads are read."""

    def is_heard(self, thread: ThreadRef) -> bool:
        """Whether this process is told what happens in a thread; others read the rest."""
        ...

    async def read(self, interview: Interview, thread: ThreadRef) -> None:
        """Pass on what is there, and what is there no longer.

        Raises ThreadGone, NotDelivered for what is worth another try, other Delivery errors for
        what is not, and Storage errors.
        """
        ...

    async def read_outside_threads(self, interviews: Sequence[Interview]) -> None:
        """Pass on what was written beside the threads of these interviews; raises as ``read``."""
        ...


@dataclass(frozen=True, slots=True)
class ReadingPace:
    """The least ``seconds`` between two readings, but for the first ``burst`` of a round."""

    seconds: float
    burst: int = 0


class CatchUp:
    """Reads open threads when it is told to, never two rounds at once; ``rounds`` are done."""

    def __init__(
        self, engine: InterviewEngine, platform: str, reader: ThreadReader, pace: ReadingPace
    ) -> None:
        self._engine = engine
        self._platform = platform
        self._reader = reader
        self._pace = pace
        self._task: asyncio.Task[None] | None = None
        self._is_wanted = False
        self._hurried = 0
        self.rounds = 0

    def want(self) -> None:
        """Something may have been missed: read all open threads, after the present round."""
        self._is_wanted = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name=f"{self._platform} catch-up")

    async def stop(self) -> None:
        """Leave off."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while self._is_wanted:
            self._is_wanted = False
            try:
                is_complete = await self._read_all()
            except InterviewError as error:
                log.warning("catching up broke off: %s; again soon", type(error).__name__)
                await asyncio.sleep(max(self._pace.seconds, LEAST_WAIT))
                self._is_wanted = True
                continue
            self.rounds += 1
            if not is_complete:
                await asyncio.sleep(LATER)
                self._is_wanted = True

    async def _read_all(self) -> bool:
        """One round; whether every thread could be read."""
        engine, self._hurried = self._engine, self._pace.burst
        heard: list[Interview] = []
        unread = 0
        for interview_id in await threads_to_catch_up(
            engine.store, self._platform, engine.clock.now()
        ):
            interview = await engine.store.get(interview_id)
            if interview.thread is not None and self._reader.is_heard(interview.thread):
                heard.append(interview)
                unread += not await self._read_with_retries(interview_id)
        await self._reader.read_outside_threads(heard)
        if heard:
            log.info("caught up with %d of %d threads", len(heard) - unread, len(heard))
        return not unread

    async def _read_with_retries(self, interview_id: str) -> bool:
        """Read a thread; when the platform asks to wait, wait. False when in vain."""
        for _ in range(TRIES):
            await self._pause()
            interview = await self._engine.store.get(interview_id)
            if interview.thread is None:
                return True
            try:
                await self._reader.read(interview, interview.thread)
            except NotDelivered as error:
                log.info("interview %s is not read yet: %s", interview_id, error)
                await asyncio.sleep(error.retry_after or 0.0)
            except ThreadGone:
                await self._record_lost_thread(interview_id)
                return True
            except Delivery as error:
                log.warning("interview %s cannot be read: %s", interview_id, error)
                return True
            else:
                return True
        return False

    async def _record_lost_thread(self, interview_id: str) -> None:
        lost = ev.ThreadLost(self._engine.clock.now(), "found gone when catching up")
        await self._engine.record_event(interview_id, lost)

    async def _pause(self) -> None:
        self._hurried -= 1
        if self._hurried < 0:
            await asyncio.sleep(self._pace.seconds)


async def restore_if_deleted(
    engine: InterviewEngine, interview: Interview, user: str, message_id: str
) -> None:
    """A message is there: if it was taken for deleted it counts again."""
    messages = (m for exchange in interview.exchanges for m in exchange.messages)
    if any(m.id == message_id and m.deleted_at is not None for m in messages):
        restored = ev.ReplyRestored(engine.clock.now(), user, message_id)
        await engine.record_event(interview.id, restored)


async def threads_to_catch_up(store: Store, platform: str, now: datetime) -> list[str]:
    """Ids of the interviews that may have missed words: running ones, then those just over.

    Both in random order: a process that is ended again and again before it has read them all
    still reaches each in time.
    """
    running = await store.with_open_threads(platform, now)
    known = set(running)
    over = [
        one
        for one in await store.with_open_threads(platform, now - LATE_MESSAGE_WINDOW)
        if one not in known
    ]
    return [*random.sample(running, len(running)), *random.sample(over, len(over))]


def find_deleted(interview: Interview, seen: Container[str]) -> list[Message]:
    """Messages that are gone from their thread; ``seen`` are the ids of all that was read of it.

    A platform can withhold a history, or its beginning, and answer as if there were none. So a
    message is gone only if the question that it answers, which stands before it, was read.
    """
    return [
        message
        for exchange in interview.exchanges
        if exchange.question.message_id in seen
        for message in exchange.messages
        if message.deleted_at is None and message.id not in seen
    ]
