"""Who is heard first: in each conversation the oldest message, and nobody waits for another one.

The library handles each event in a task of its own, so that they finish in any order. Here they
are put in line by Discord's ids, which grow with time.
"""

import asyncio
import heapq
import itertools
import logging
from collections.abc import Awaitable, Callable

from adapters.chat.background import wait_or_cancel
from engine.errors import Storage

log = logging.getLogger(__name__)

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0

Job = Callable[[], Awaitable[None]]


class OrderedQueues:
    """A queue for each conversation, ordered by the ids of messages.

    What the database does not take is offered again, and holds up those behind it. A queue that is
    empty takes no room.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[int, int, Job]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._count = itertools.count()

    def put(self, conversation: str, message_id: int, job: Job) -> None:
        """Get in line; jobs of one message keep their order of arrival."""
        line = self._waiting.get(conversation)
        entry = (message_id, next(self._count), job)
        if line is not None:
            heapq.heappush(line, entry)
            return
        self._waiting[conversation] = [entry]
        worker = asyncio.create_task(self._work(conversation))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def shutdown(self, within: float = 5.0) -> None:
        """Wait until all queues are empty, and give up after ``within`` seconds."""
        await wait_or_cancel(self._workers, within)

    async def _work(self, conversation: str) -> None:
        line = self._waiting[conversation]
        try:
            while line:
                await _retry_until_stored(heapq.heappop(line)[2])
        finally:
            self._waiting.pop(conversation, None)


async def _retry_until_stored(job: Job) -> None:
    wait = FIRST_WAIT
    while True:
        try:
            await job()
        except Storage as error:
            log.error("what somebody wrote is not stored yet: %s", type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
        except Exception as error:
            # Foreign messages can hold what people wrote: they are for DEBUG alone.
            log.error("what somebody wrote could not be handled: %s", type(error).__name__)
            log.debug("message", exc_info=error)
            return
        else:
            return
