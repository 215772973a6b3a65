"""Opens the place where an interview is held: a private thread, a public one, or a conversation.

Each of them is opened once: a private thread is found again by its name and its owner, a public
one by the message that it hangs on, since its id is that message's.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import discord

from adapters.chat.texts import thread_root_card
from adapters.discord.context import DiscordContext
from adapters.discord.ids import DIRECT, id_before, thread_of
from adapters.discord.outbound.delivery import OutgoingMessage
from adapters.discord.outbound.limits import thread_name
from adapters.discord.outbound.render import CUSTOM_ID, RenderContext, render
from adapters.discord.outbound.requests import custom_ids
from adapters.discord.rest_api.errors import API_ERRORS, MOST_THREADS, THREAD_EXISTS, about_person
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Visibility
from engine.messages.card import Card, Paragraph, Span, Style, people_in, plain

log = logging.getLogger(__name__)

ARCHIVE_AFTER: Final = 10_080

NO_THREADS = "That channel can hold no threads"
NOT_ALLOWED = "I lack a permission there (Create Private Threads, Send Messages in Threads)"
TOO_MANY = "That server has as many active threads as it may have"
NOT_SEEN = "You cannot see the channel in which I was asked"


Words = Callable[[Interview], Card]


@dataclass(frozen=True, slots=True)
class Opened:
    """A place for an interview, and why it is not where it was asked for."""

    thread: ThreadRef
    why: str = ""


class CannotOpenThread(Exception):
    """The interview cannot be held in this channel; the text says why."""


class ThreadOpener:
    """Opens threads, or conversations where threads are not possible."""

    def __init__(self, kit: DiscordContext) -> None:
        self._wire = kit.current_client
        self._people = kit.people
        self._delivery = kit.delivery

    async def open(self, interview: Interview, *, again: bool) -> Opened:
        """The place; raises the engine's Delivery errors."""
        place = interview.place
        if place.workspace == DIRECT:
            return Opened(await self._conversation(interview, "", again=again))
        try:
            return Opened(await self._thread(interview, again=again))
        except CannotOpenThread as reason:
            why = str(reason)
        log.warning("interview %s: no thread: %s", interview.id, why)
        return Opened(await self._conversation(interview, why, again=again), why)

    async def _thread(self, interview: Interview, *, again: bool) -> ThreadRef:
        try:
            channel = await self._channel(interview)
            public = interview.place.visibility is Visibility.CHANNEL
            make = self._public if public else self._private
            thread = await make(interview, channel, again=again)
            await _let_in(thread, interview.candidate.id)
        except discord.Forbidden:
            raise CannotOpenThread(NOT_ALLOWED) from None
        except API_ERRORS as fault:
            if getattr(fault, "code", 0) == MOST_THREADS:
                raise CannotOpenThread(TOO_MANY) from None
            raise about_person(fault, "The channel") from None
        return thread_of(interview.place.workspace, thread.id)

    async def _channel(self, interview: Interview) -> discord.TextChannel:
        client = await self._wire.client()
        channel_id = int(interview.place.channel)
        try:
            channel = client.get_channel(channel_id) or await client.fetch_channel(channel_id)
        except discord.NotFound:
            raise CannotOpenThread(NO_THREADS) from None
        private = interview.place.visibility is Visibility.PRIVATE
        if not isinstance(channel, discord.TextChannel) or (private and channel.is_news()):
            raise CannotOpenThread(NO_THREADS)
        return channel

    async def _private(
        self, interview: Interview, channel: discord.TextChannel, *, again: bool
    ) -> discord.Thread:
        if again and (known := await self._find_existing(interview, channel)) is not None:
            return known
        return await channel.create_thread(
            name=name_of(interview),
            type=discord.ChannelType.private_thread,
            auto_archive_duration=ARCHIVE_AFTER,
            invitable=False,
        )

    async def _find_existing(
        self, interview: Interview, channel: discord.TextChannel
    ) -> discord.Thread | None:
        """The thread that an earlier attempt made, if it did."""
        me = (await self._wire.client()).user
        since = id_before(interview.created_at)
        for thread in await channel.guild.active_threads():
            ours = me is not None and thread.owner_id == me.id
            here = thread.parent_id == channel.id and thread.name == name_of(interview)
            new = thread.id > since
            if ours and here and new and not await _is_name_taken(thread, interview.id):
                return thread
        return None

    async def _public(
        self, interview: Interview, channel: discord.TextChannel, *, again: bool
    ) -> discord.Thread:
        """A thread on a message; made a second time, Discord names the first by its code."""
        message_id = int(
            await self._opening(interview, str(channel.id), thread_root_card, again=again)
        )
        message = channel.get_partial_message(message_id)
        try:
            return await message.create_thread(
                name=name_of(interview), auto_archive_duration=ARCHIVE_AFTER
            )
        except discord.HTTPException as error:
            if error.code != THREAD_EXISTS:
                raise
        known = await channel.guild.fetch_channel(message_id)
        if not isinstance(known, discord.Thread):
            raise CannotOpenThread(NO_THREADS)
        return known

    async def _conversation(self, interview: Interview, why: str, *, again: bool) -> ThreadRef:
        """The conversation with the candidate, begun by a word why it is held there."""
        who = interview.candidate.name or "The candidate"
        try:
            channel = await self._people.direct(interview.candidate.id)
            message = await self._opening(
                interview, channel, lambda one: _beginning(one, why), again=again
            )
        except API_ERRORS as fault:
            raise about_person(fault, who) from None
        return thread_of(DIRECT, channel, message)

    async def _opening(
        self, interview: Interview, channel: str, words: Words, *, again: bool
    ) -> str:
        card = words(interview)
        people = people_in(card)
        names = await self._people.names(interview.place.workspace, people)
        messages = render(card, RenderContext(interview.id, names))
        after = id_before(interview.created_at)
        parcel = OutgoingMessage(channel, f"{interview.id}:thread", messages, after)
        return (await self._delivery.deliver(parcel, again=again)).message_id


def name_of(interview: Interview) -> str:
    """What the thread is called; the candidate tells several on one topic apart."""
    who = f" · {interview.candidate.name}" if interview.candidate.name else ""
    return thread_name(f"Interview: {interview.topic}{who}")


async def _let_in(thread: discord.Thread, candidate: str) -> None:
    """Add the candidate; a thread that they cannot be in is of no use."""
    try:
        await thread.add_user(discord.Object(int(candidate)))
    except (discord.Forbidden, discord.NotFound):
        with suppress(*API_ERRORS):
            await thread.delete()
        raise CannotOpenThread(NOT_SEEN) from None


async def _is_name_taken(thread: discord.Thread, interview_id: str) -> bool:
    """Whether another interview has begun in the thread: its buttons carry its id."""
    async for message in thread.history(limit=10, oldest_first=True):
        for found in custom_ids(message):
            kind, _, rest = found.partition(":")
            if kind == CUSTOM_ID and not rest.startswith(f"{interview_id}:"):
                return True
    return False


def _beginning(interview: Interview, why: str) -> Card:
    """The first message of an interview in a conversation of two."""
    topic = Span(interview.topic, Style.EMPHASIS)
    inviter = Span(interview.inviter.id, Style.PERSON)
    begin: Paragraph = (Span("This is an interview about "), topic)
    if interview.inviter.id != interview.candidate.id:
        begin = (inviter, Span(" invites you to an interview about "), topic)
    reason = f"{why}, so we talk here." if why else "We talk here."
    return Card(body=((*begin, Span(".")), plain(reason)))
