"""What was said while nobody listened: each open thread is read once, in the background.

A thread is read from its beginning, which is one request all the same, so that edits and deletions
of what is known already are seen too; and threads of interviews that have just come to their end,
to which late words belong. What is heard twice counts once; the engine knows messages by id.
"""

import asyncio
import logging
from contextlib import suppress
from datetime import datetime

from adapters.chat.catch_up import find_deleted, taken_for_deleted, threads_to_catch_up
from adapters.slack.context import SlackContext
from adapters.slack.inbound.message_handler import MessageHandler, Said
from adapters.slack.web_api.client import Json, Rejected, SlackFailure
from adapters.slack.web_api.errors import about_thread
from adapters.slack.web_api.events import (
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    parse_message,
)
from adapters.slack.web_api.history import read_messages
from adapters.slack.web_api.timestamps import is_direct, to_datetime
from engine.api.interviews import InterviewApi
from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.errors import InterviewError, ThreadGone
from engine.ports.runtime import Clock
from engine.ports.store import Store

log = logging.getLogger(__name__)

PLATFORM = "slack"
TRIES = 5
LEAST_WAIT = 1.0
LATER = 60.0
BURST = 10
"""Threads that are read at once; "sporadic bursts are welcome" (Slack, Rate limits, tier 3)."""


class CatchUp:
    """Reads open threads when it is told to, never two rounds at once."""

    def __init__(self, reception: InterviewApi, kit: SlackContext, ear: MessageHandler) -> None:
        self._engine = reception.engine
        self._kit = kit
        self._ear = ear
        self._wanted = asyncio.Event()
        self._hurried = 0
        self.rounds = 0

    @property
    def _store(self) -> Store:
        return self._engine.store

    @property
    def _clock(self) -> Clock:
        return self._engine.clock

    def want(self) -> None:
        """Something may have been missed: read all open threads, after the present round."""
        self._wanted.set()

    async def run(self) -> None:
        """Do so whenever it is wanted, until cancelled."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self._round()
            except (InterviewError, SlackFailure) as error:
                log.warning("catching up broke off: %s; again soon", type(error).__name__)
                await asyncio.sleep(max(self._kit.options.catch_up_pace, LEAST_WAIT))
                self._wanted.set()
                continue
            self.rounds += 1

    async def _round(self) -> None:
        ids = await threads_to_catch_up(self._store, PLATFORM, self._clock.now())
        self._hurried = BURST
        channels: dict[str, datetime] = {}
        unread = 0
        for interview_id in ids:
            interview = await self._store.get(interview_id)
            unread += not await self._with_retries(interview)
            if interview.thread is not None and is_direct(interview.thread.channel):
                channel, since = interview.thread.channel, _since(interview)
                channels[channel] = min(since, channels.get(channel, since))
        for channel, since in channels.items():
            await self._outside_thread(channel, since)
        if ids:
            log.info("caught up with %d of %d threads", len(ids) - unread, len(ids))
        if unread:
            await asyncio.sleep(LATER)
            self._wanted.set()

    async def _with_retries(self, interview: Interview) -> bool:
        """Read a thread; when Slack asks to wait, wait and read it again. False when in vain."""
        for _ in range(TRIES):
            await self._pause()
            try:
                await self._thread(await self._store.get(interview.id))
                return True
            except Rejected as refused:
                if refused.retry_after is None:
                    await self._note_lost_thread(interview, refused)
                    return True
                await asyncio.sleep(refused.retry_after)
            except SlackFailure as fault:
                log.info("reading interview %s: %s", interview.id, fault)
        return False

    async def _pause(self) -> None:
        """Keep to Slack's pace, but for the first few of a round."""
        self._hurried -= 1
        if self._hurried < 0:
            await asyncio.sleep(self._kit.options.catch_up_pace)

    async def _note_lost_thread(self, interview: Interview, fault: Rejected) -> None:
        error = about_thread(fault)
        if isinstance(error, ThreadGone):
            await self._engine.record_event(
                interview.id, ev.ThreadLost(self._clock.now(), "found gone when catching up")
            )
        else:
            log.warning("interview %s cannot be read: %s", interview.id, fault)

    async def _thread(self, interview: Interview) -> None:
        thread = interview.thread
        if thread is None:
            return
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
        if said is not None and said.ts in taken_for_deleted(interview):
            restored = ev.ReplyRestored(self._clock.now(), said.user, said.ts)
            await self._engine.record_event(interview.id, restored)
        return {str(message["ts"])}

    async def _outside_thread(self, channel: str, since: datetime) -> None:
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
