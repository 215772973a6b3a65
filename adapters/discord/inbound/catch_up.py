"""What was said while nobody listened: each open thread is read once, in the background.

A resumed connection brings what was missed by itself; a new one does not. A thread is read from
its beginning, so that edits and deletions of what is known already are seen too. What is heard
twice counts once; the engine knows messages by id.
"""

import asyncio
import logging
from dataclasses import replace

import discord

from adapters.chat.catch_up import find_deleted, taken_for_deleted, threads_to_catch_up
from adapters.discord.context import DiscordContext
from adapters.discord.ids import PLATFORM
from adapters.discord.inbound.events import MessageDeleted, parse_message
from adapters.discord.inbound.message_handler import MessageHandler
from adapters.discord.rest_api.errors import API_ERRORS, about_thread
from engine.api.interviews import InterviewApi
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ThreadRef
from engine.errors import InterviewError, ThreadGone

log = logging.getLogger(__name__)

MOST_READ = 2_000
TRIES = 3
LONGEST_WAIT = 30.0


class CatchUp:
    """Reads open threads when it is told to, never two rounds at once."""

    def __init__(self, reception: InterviewApi, kit: DiscordContext, ear: MessageHandler) -> None:
        self._engine = reception.engine
        self._kit = kit
        self._ear = ear
        self._round: asyncio.Task[None] | None = None
        self._again = False
        self.rounds = 0

    def want(self) -> None:
        """Something may have been missed: read all open threads, after the present round."""
        if self._round is not None and not self._round.done():
            self._again = True
            return
        self._round = asyncio.create_task(self._rounds())

    async def stop(self) -> None:
        """Leave off."""
        if self._round is not None:
            self._round.cancel()
            await asyncio.gather(self._round, return_exceptions=True)

    async def _rounds(self) -> None:
        self._again = True
        while self._again:
            self._again = False
            try:
                await self._read_all()
            except InterviewError as error:
                log.warning("catching up broke off: %s; again soon", type(error).__name__)
                await asyncio.sleep(LONGEST_WAIT)
                self._again = True
                continue
            self.rounds += 1

    async def _read_all(self) -> None:
        ids = await threads_to_catch_up(self._engine.store, PLATFORM, self._engine.clock.now())
        read = 0
        for interview_id in ids:
            interview = await self._engine.store.get(interview_id)
            thread = interview.thread
            if thread is None or not self._kit.options.is_listening_to(thread.workspace):
                continue
            await self._with_retries(interview_id)
            await asyncio.sleep(self._kit.options.catch_up_pace)
            read += 1
        if read:
            log.info("caught up with %d threads", read)

    async def _with_retries(self, interview_id: str) -> None:
        for attempt in range(1, TRIES + 1):
            interview = await self._engine.store.get(interview_id)
            if interview.thread is None:
                return
            try:
                await self._read(interview, interview.thread)
                return
            except API_ERRORS as fault:
                if isinstance(about_thread(fault), ThreadGone):
                    now = self._engine.clock.now()
                    await self._engine.record_event(interview_id, ev.ThreadLost(now, "found gone"))
                    return
                log.warning("interview %s cannot be read: %s", interview_id, type(fault).__name__)
                await asyncio.sleep(attempt)

    async def _read(self, interview: Interview, thread: ThreadRef) -> None:
        """Hear all that is there in its order, then what is no longer there."""
        place = await self._kit.current_client.place(thread.channel)
        seen: set[str] = set()
        deleted = taken_for_deleted(interview)
        since = discord.Object(int(thread.thread))
        async for message in place.history(limit=MOST_READ, after=since, oldest_first=True):
            seen.add(str(message.id))
            said = parse_message(message)
            if said is not None and said.user == interview.candidate.id:
                if said.id in deleted:
                    now = self._engine.clock.now()
                    await self._engine.record_event(
                        interview.id, ev.ReplyRestored(now, said.user, said.id)
                    )
                await self._ear.handle(replace(said, workspace=thread.workspace), live=False)
        if len(seen) == MOST_READ:
            return
        for gone in find_deleted(interview, seen):
            await self._ear.handle(
                MessageDeleted(thread.workspace, thread.channel, gone.id), live=False
            )
