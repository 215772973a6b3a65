"""What people write, on its way to their interview: which one it belongs to, and in what order.

No rule of the dialogue is here. When ``record_event_in_thread`` returns, what was said is stored.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import discord
from cachetools import LRUCache

from adapters.chat.texts import text_card
from adapters.discord.context import DiscordContext
from adapters.discord.ids import DIRECT, PLATFORM, is_direct, thread_of
from adapters.discord.inbound.events import MessageDeleted, MessageEvent, MessagePosted
from adapters.discord.inbound.ordered_queue import OrderedQueues
from adapters.discord.rest_api.errors import API_ERRORS
from adapters.discord.texts import NOTHING_OPEN, TEXT_NEEDED, WHICH
from engine.api.interviews import InterviewApi
from engine.api.permissions import Actor, Permission, is_allowed, roles
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import LATE_MESSAGE_WINDOW
from engine.errors import BusinessRule
from engine.quotas.admission import RateLimiter

log = logging.getLogger(__name__)

READ_WITHIN = 5.0
OBJECT_EVERY = timedelta(hours=1)
MOST_OBJECTIONS = 1_000
MOST_WORDS = 3
"""Words that somebody is told in a minute about what was not taken."""


class MessageHandler:
    """Tells interviews what was written in their threads."""

    def __init__(self, reception: InterviewApi, kit: DiscordContext) -> None:
        self._engine = reception.engine
        self._kit = kit
        self._pace = RateLimiter(MOST_WORDS)
        self._objected: LRUCache[ThreadRef, datetime] = LRUCache(MOST_OBJECTIONS)
        self.queues = OrderedQueues()

    def handle_message(self, said: MessageEvent) -> None:
        """Hear this in its turn; returns at once."""
        self.queues.put(said.channel, int(said.id), lambda: self.handle(said))

    async def handle(self, said: MessageEvent, *, live: bool = True) -> None:
        """Store what was said. ``live`` is False for what is read up later: nobody is answered.

        Raises Storage errors: then nothing is stored, and it has to be said again.
        """
        if said.workspace != DIRECT:
            await self._record(thread_of(said.workspace, said.channel), said, live=live)
        elif isinstance(said, MessageDeleted):
            for interview in await self._interview_in(said.channel):
                await self._record(_thread(interview), said, live=live)
        else:
            await self._direct(said, live=live)

    async def _record(self, thread: ThreadRef, said: MessageEvent, *, live: bool) -> None:
        """Tell the interview in this thread, if there is one."""
        if isinstance(said, MessageDeleted):
            await self._engine.record_event_in_thread(
                thread, ev.ReplyDeleted(self._engine.clock.now(), "", said.id)
            )
            return
        if said.files or said.unread:
            said = await self._with_files(thread, said, live=live)
        if not said.text.strip() and said.edited_at is None:
            return
        told = await self._engine.record_event_in_thread(thread, self._event(said))
        if told is not None and live:
            self._object(thread, said, told.rejection)

    def _event(self, said: MessagePosted) -> ev.Replied | ev.ReplyEdited:
        at = self._engine.clock.now()
        if said.edited_at is None:
            return ev.Replied(at, said.user, said.id, said.text, said.sent_at)
        return ev.ReplyEdited(at, said.user, said.id, said.text, said.sent_at, said.edited_at)

    async def _with_files(
        self, thread: ThreadRef, said: MessagePosted, *, live: bool
    ) -> MessagePosted:
        """The message with the text of its files; those of bystanders are not even looked at."""
        interview_id = await self._engine.store.find(thread)
        interview = await self._engine.store.get(interview_id) if interview_id else None
        who = Actor(said.user, (said.workspace,), direct=said.workspace == DIRECT)
        if interview is None or not is_allowed(Permission.ANSWER, roles(who, interview)):
            return said
        texts = [await _text_of(file) for file in said.files]
        unread = said.unread or None in texts
        if unread and live and interview.status.running and self._can_reply(said):
            word = self._kit.ephemeral.reply(said.channel, TEXT_NEEDED, f"{said.id}:text-needed")
            self._kit.tasks.run(word)
        parts = (said.text, *(text for text in texts if text))
        return replace(said, text="\n".join(part for part in parts if part.strip()))

    def _can_reply(self, said: MessagePosted) -> bool:
        """Whether a word more is no nuisance: whoever writes a lot is not answered each time."""
        to = (said.channel, said.user)
        return not self._pace.seconds_until_allowed(to, self._engine.clock.now().timestamp())

    def _object(
        self, thread: ThreadRef, said: MessagePosted, rejection: BusinessRule | None
    ) -> None:
        """Say in private why something was not taken, at most once an hour."""
        now = self._engine.clock.now()
        before = self._objected.get(thread)
        if rejection is None or (before is not None and now - before < OBJECT_EVERY):
            return
        self._objected[thread] = now
        word, key = text_card(str(rejection)), f"{said.id}:objection"
        if is_direct(thread):
            self._kit.tasks.run(self._kit.ephemeral.reply(thread.channel, word, key))
        else:
            self._kit.tasks.run(self._kit.ephemeral.message(said.user, word, key))

    async def _direct(self, said: MessagePosted, *, live: bool) -> None:
        """A message in the conversation with one person, who may have several interviews there."""
        held = await self._of(said)
        running = [interview for interview in held if interview.status.running]
        meant = _as_event(said, held) or (running if len(running) == 1 else [])
        if meant:
            await self._record(_thread(meant[0]), said, live=live)
        elif live and said.edited_at is None and self._can_reply(said):
            word, key = WHICH if running else NOTHING_OPEN, f"{said.id}:which"
            self._kit.tasks.run(self._kit.ephemeral.reply(said.channel, word, key))

    async def _of(self, said: MessagePosted) -> Sequence[Interview]:
        """The interviews that a person has in this conversation, the newest first."""
        lines = await self._engine.store.list_interviews(person=said.user)
        here = [
            line.id
            for line in lines
            if line.thread is not None
            and line.thread.workspace == DIRECT
            and line.thread.channel == said.channel
            and line.candidate_id == said.user
        ]
        return [await self._engine.store.get(interview_id) for interview_id in here]

    async def _interview_in(self, channel: str) -> Sequence[Interview]:
        """The interviews that are under way in a conversation."""
        since = self._engine.clock.now() - LATE_MESSAGE_WINDOW
        ids = await self._engine.store.with_open_threads(PLATFORM, since)
        held = [await self._engine.store.get(interview_id) for interview_id in ids]
        return [i for i in held if i.thread and i.thread.channel == channel]


def _as_event(said: MessagePosted, held: Sequence[Interview]) -> list[Interview]:
    """The interview that a message belongs to by what it replies to, or by being known to it."""
    return [
        interview
        for interview in held
        if any(m.id == said.id for e in interview.exchanges for m in e.messages)
        or (said.answers and said.answers in _is_posted(interview))
    ]


def _is_posted(interview: Interview) -> set[str]:
    ids = {p.message_id for p in interview.postings.values() if p.message_id}
    return ids | {_thread(interview).thread}


def _thread(interview: Interview) -> ThreadRef:
    assert interview.thread is not None  # noqa: S101 - callers chose it by its thread
    return interview.thread


async def _text_of(file: discord.Attachment) -> str | None:
    """The words in a text file, None when they cannot be had in time."""
    try:
        async with asyncio.timeout(READ_WITHIN):
            return (await file.read()).decode("utf-8", "replace")
    except API_ERRORS as error:
        log.info("a file could not be read: %s", type(error).__name__)
        return None
