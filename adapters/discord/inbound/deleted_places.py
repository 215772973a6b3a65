"""Threads, channels, servers and members that are gone: their interviews are told."""

import logging
from collections.abc import Callable

from adapters.discord.ids import PLATFORM, is_direct, thread_of
from engine.api.interviews import InterviewApi
from engine.dialogue import events as ev
from engine.dialogue.models import Interview

log = logging.getLogger(__name__)


class DeletedPlaces:
    """Tells interviews that their place, or their candidate, is gone."""

    def __init__(self, reception: InterviewApi) -> None:
        self._engine = reception.engine

    async def thread(self, server: int, thread: int) -> None:
        """A thread was deleted."""
        lost = ev.ThreadLost(self._engine.clock.now(), "deleted")
        await self._engine.record_event_in_thread(thread_of(str(server), thread), lost)

    async def channel(self, channel: int) -> None:
        """A channel was deleted, and the threads in it with it."""
        await self._all(lambda i: i.place.channel == str(channel), "its channel was deleted")

    async def server(self, server: int) -> None:
        """The bot was removed from a server."""
        await self._all(lambda i: i.place.workspace == str(server), "removed from the server")

    async def member(self, server: int, user: int) -> None:
        """Somebody has left a server."""
        await self._all(
            lambda i: i.place.workspace == str(server) and i.candidate.id == str(user),
            "the candidate left",
        )

    async def _all(self, concerns: Callable[[Interview], bool], reason: str) -> None:
        engine = self._engine
        for interview_id in await engine.store.with_open_threads(PLATFORM, engine.clock.now()):
            interview = await engine.store.get(interview_id)
            elsewhere = interview.thread is not None and is_direct(interview.thread)
            if concerns(interview) and not elsewhere:
                log.info("interview %s: %s", interview.id, reason)
                lost = ev.ThreadLost(engine.clock.now(), reason)
                await engine.record_event(interview.id, lost)
