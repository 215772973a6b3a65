"""Runs what need not be waited for."""

import asyncio
import logging
from collections.abc import Collection, Coroutine

log = logging.getLogger(__name__)


class BackgroundTasks:
    """Background tasks that are not forgotten; a failed one is logged by its kind."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, errand: Coroutine[object, object, None]) -> None:
        """Begin it."""
        task = asyncio.get_running_loop().create_task(self._run(errand))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def shutdown(self, within: float = 5.0) -> None:
        """Wait until all are done, and call off those that take longer than ``within`` seconds."""
        await wait_or_cancel(self._tasks, within)

    async def _run(self, errand: Coroutine[object, object, None]) -> None:
        try:
            await errand
        except Exception as error:
            # Foreign messages can hold what people wrote: they are for DEBUG alone.
            log.error("an errand failed: %s", type(error).__name__)
            log.debug("errand", exc_info=error)


async def wait_or_cancel(tasks: Collection[asyncio.Task[None]], within: float) -> None:
    """Wait until all are done, and cancel those that take longer than ``within`` seconds."""
    if tasks:
        _, late = await asyncio.wait(tuple(tasks), timeout=within)
        for task in late:
            task.cancel()
