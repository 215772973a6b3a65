"""How Discord's threads are read when something may have been missed.

A resumed connection brings what was missed by itself; a new one does not.
"""

from collections.abc import Sequence
from dataclasses import replace

import discord

from adapters.chat.catch_up import find_deleted, restore_if_deleted
from adapters.discord.context import DiscordContext
from adapters.discord.inbound.events import MessageDeleted, parse_message
from adapters.discord.inbound.message_handler import MessageHandler
from adapters.discord.rest_api.errors import API_ERRORS, about_reading
from engine.api.interviews import InterviewApi
from engine.dialogue.models import Interview, ThreadRef

MOST_READ = 2_000


class DiscordThreadReader:
    """Passes on what stands in threads and conversations of Discord."""

    def __init__(self, reception: InterviewApi, kit: DiscordContext, ear: MessageHandler) -> None:
        self._engine = reception.engine
        self._kit = kit
        self._ear = ear

    def is_heard(self, thread: ThreadRef) -> bool:
        """Whether the thread's server belongs to a shard of this process."""
        return self._kit.options.is_listening_to(thread.workspace)

    async def read(self, interview: Interview, thread: ThreadRef) -> None:
        """Pass on what is there in its order, then what is no longer there."""
        try:
            await self._read(interview, thread)
        except API_ERRORS as fault:
            raise about_reading(fault) from None

    async def read_outside_threads(self, interviews: Sequence[Interview]) -> None:
        """A conversation is read as a whole already."""

    async def _read(self, interview: Interview, thread: ThreadRef) -> None:
        place = await self._kit.current_client.place(thread.channel)
        seen: set[str] = set()
        since = discord.Object(int(thread.thread))
        async for message in place.history(limit=MOST_READ, after=since, oldest_first=True):
            seen.add(str(message.id))
            said = parse_message(message)
            if said is not None and said.user == interview.candidate.id:
                await restore_if_deleted(self._engine, interview, said.user, said.id)
                await self._ear.handle(replace(said, workspace=thread.workspace), live=False)
        if len(seen) == MOST_READ:
            return
        for gone in find_deleted(interview, seen):
            await self._ear.handle(
                MessageDeleted(thread.workspace, thread.channel, gone.id), live=False
            )
