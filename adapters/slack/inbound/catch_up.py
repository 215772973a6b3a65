"""How Slack's threads are read when something may have been missed.

A thread is read from its beginning, which is one request all the same. In a direct message what
was written beside the threads is read too.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from adapters.chat.catch_up import find_deleted, restore_if_deleted
from adapters.slack.context import SlackContext
from adapters.slack.inbound.message_handler import MessageHandler, Said
from adapters.slack.web_api.client import Json, Rejected, SlackFailure
from adapters.slack.web_api.errors import about_reading
from adapters.slack.web_api.events import (
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    parse_message,
)
from adapters.slack.web_api.history import read_messages
from adapters.slack.web_api.timestamps import is_direct, to_datetime
from engine.api.interviews import InterviewApi
from engine.dialogue.models import Interview, ThreadRef

BURST = 10
"""Threads that are read at once; "sporadic bursts are welcome" (Slack, Rate limits, tier 3)."""


class SlackThreadReader:
    """Passes on what stands in threads of Slack; one process is told of all of them."""

    def __init__(self, reception: InterviewApi, kit: SlackContext, ear: MessageHandler) -> None:
        self._engine = reception.engine
        self._kit = kit
        self._ear = ear

    def is_heard(self, thread: ThreadRef) -> bool:
        """A workspace has one connection."""
        del thread
        return True

    async def read(self, interview: Interview, thread: ThreadRef) -> None:
        """Pass on what is there in its order, then what is no longer there."""
        try:
            await self._read(interview, thread)
        except SlackFailure as fault:
            raise about_reading(fault) from None

    async def read_outside_threads(self, interviews: Sequence[Interview]) -> None:
        """Read each direct message once, from the first of its interviews on."""
        channels: dict[str, datetime] = {}
        for interview in interviews:
            if interview.thread is not None and is_direct(interview.thread.channel):
                channel, since = interview.thread.channel, _since(interview)
                channels[channel] = min(since, channels.get(channel, since))
        for channel, since in channels.items():
            try:
                await self._read_outside_thread(channel, since)
            except SlackFailure as fault:
                raise about_reading(fault) from None

    async def _read(self, interview: Interview, thread: ThreadRef) -> None:
        channel, root, api = thread.channel, thread.thread, self._kit.api
        seen: set[str] = set()
        async for message in read_messages(api, channel, root, _since(interview)):
            seen |= await self._seen(interview, message, channel)
            await self._handle(parse_message(message, channel))
        if is_direct(channel):
            beside: set[str] = set()
            async for message in read_messages(api, channel, "", to_datetime(root)):
                beside |= await self._seen(interview, message, channel)
            if root not in beside:
                return
            seen |= beside
        user = interview.candidate.id
        for gone in find_deleted(interview, seen):
            await self._ear.handle(MessageDeleted(channel, root, user, gone.id), live=False)

    async def _seen(self, interview: Interview, message: Json, channel: str) -> set[str]:
        """The id of a message that is there; one that was taken for deleted is restored."""
        if message.get("subtype") == "tombstone":
            return set()
        said = parse_message(message, channel)
        if said is not None:
            await restore_if_deleted(self._engine, interview, said.user, said.ts)
        return {str(message["ts"])}

    async def _read_outside_thread(self, channel: str, since: datetime) -> None:
        """What was written beside the threads of a DM; what the bot asked about is passed over."""
        await asyncio.sleep(self._kit.options.catch_up_pace)
        with suppress(Rejected):
            async for message in read_messages(self._kit.api, channel, "", since):
                said = parse_message(message, channel)
                if said is not None and not said.thread and not said.discussed:
                    await self._handle(said)

    async def _handle(self, said: MessagePosted | None) -> None:
        if said is not None:
            heard: Said = MessageEdited(said) if said.edited_ts else said
            await self._ear.handle(heard, live=False)


def _since(interview: Interview) -> datetime:
    """A moment before anything was said, on Slack's clock, which may differ from ours."""
    asked_at = interview.exchanges[0].question.asked_at if interview.exchanges else None
    return asked_at or interview.created_at
