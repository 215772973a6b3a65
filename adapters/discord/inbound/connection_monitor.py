"""A watch over the gateway, for what the library does not notice.

discord.py closes a connection over which nothing has come for a minute, and resumes. It does not
notice one whose heartbeats are answered but which never becomes ready, or never resumes: nothing
that people do is heard then, for ever. (A connection that Discord does not hear any more, though
we hear it, is closed by Discord.)
"""

import asyncio
from collections.abc import Coroutine

from adapters.chat.connection_health import ConnectionHealth

INSIST = 2.0
"""Seconds until a cancellation is repeated."""


class ConnectionMonitor:
    """Ends a client that hears nothing for longer than ``patience`` seconds.

    The clock runs from the beginning until the client is ready for the first time, anew with each
    event, for many shards take their time; and later from when a shard is away until it is back.
    """

    def __init__(self, pulse: ConnectionHealth, patience: float) -> None:
        self._pulse = pulse
        self._patience = patience
        self._away: set[int] = set()
        self._begun = False
        self._end: asyncio.Timeout | None = None

    async def run(self, work: Coroutine[None, None, None]) -> None:
        """Do the work; raises TimeoutError when the patience is over."""
        task = asyncio.create_task(work)
        try:
            async with asyncio.timeout(self._patience) as self._end:
                await asyncio.shield(task)
        finally:
            self._end = None
            await _broken_off(task)

    def record_event(self) -> None:
        """Discord has told of something."""
        self._pulse.record_event()
        if not self._begun:
            self._wait()

    def mark_ready(self) -> None:
        """All shards were ready."""
        self._begun = True
        self._settle()

    def mark_resumed(self, shard: int) -> None:
        """A shard is connected again."""
        self._away.discard(shard)
        self._settle()

    def mark_disconnected(self, shard: int) -> None:
        """A shard is not connected any more; the library is at it."""
        if self._begun and not self._away:
            self._wait()
        self._away.add(shard)
        self._pulse.mark_disconnected()

    def _settle(self) -> None:
        if self._begun and not self._away and not self._pulse.connected:
            self._pulse.mark_connected()
            self._reschedule(None)

    def _wait(self) -> None:
        self._reschedule(asyncio.get_running_loop().time() + self._patience)

    def _reschedule(self, when: float | None) -> None:
        if self._end is not None and not self._end.expired():
            self._end.reschedule(when)


async def _broken_off(task: asyncio.Task[None]) -> None:
    """Cancel it until it has ended: a shard that begins a session anew swallows a cancellation."""
    while not task.done():
        task.cancel()
        await asyncio.wait((task,), timeout=INSIST)
    if not task.cancelled():
        task.exception()  # whoever waited has it, or does not want it any more
