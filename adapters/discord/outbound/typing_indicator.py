"""The sign that somebody is typing, for as long as something is being thought up."""

import asyncio
import logging

from adapters.discord.rest_api.current_client import CurrentClient
from adapters.discord.rest_api.errors import API_ERRORS
from engine.errors import NotDelivered

log = logging.getLogger(__name__)

EVERY = 8.0
"""Seconds; the sign goes away by itself after ten."""
LONGEST = 180.0


class TypingSign:
    """Shows the sign in one or more channels, ``after`` some seconds, and takes it away."""

    def __init__(self, wire: CurrentClient, after: float) -> None:
        self._wire = wire
        self._after = after
        self._shown: dict[str, asyncio.Task[None]] = {}

    def show(self, channel: str) -> None:
        """Show it until ``hide``, or for three minutes."""
        self.hide(channel)
        task = asyncio.create_task(self._showing(channel))
        self._shown[channel] = task

    def hide(self, channel: str) -> None:
        """Show it no longer."""
        task = self._shown.pop(channel, None)
        if task is not None:
            task.cancel()

    def hide_all(self) -> None:
        """Show it nowhere."""
        for channel in tuple(self._shown):
            self.hide(channel)

    async def _showing(self, channel: str) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                await asyncio.sleep(self._after)
                place = await self._wire.place(channel)
                while True:
                    await place.typing()
                    await asyncio.sleep(EVERY)
        except (*API_ERRORS, NotDelivered) as error:
            log.info("no typing sign: %s", type(error).__name__)
