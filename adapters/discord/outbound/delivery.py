"""One utterance, one message: Discord knows a message by its nonce for some minutes.

A repeat within these minutes is the same message for Discord. After that, and after a restart,
the conversation is read first. Discord's history does not give the nonce back for certain, so a
message is also known by what it says: rendering the same utterance gives the same message.
"""

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import Self

import discord

from adapters.chat.posted_messages import format_ref
from adapters.discord.outbound.limits import bare_message, nonce_of
from adapters.discord.outbound.message import Message
from adapters.discord.outbound.requests import content, fingerprint, fingerprint_of
from adapters.discord.rest_api.current_client import CurrentClient
from adapters.discord.rest_api.errors import INVALID_FORM, UNKNOWN_MESSAGE
from engine.ports.chat import PostedMessage

log = logging.getLogger(__name__)

MOST_READ = 300


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """What is to be said where; ``after`` is an id older than any attempt to say it."""

    channel: str
    key: str
    messages: tuple[Message, ...]
    after: int

    def to(self, channel: str) -> Self:
        """The same for another channel."""
        return replace(self, channel=channel)


class Delivery:
    """Says each thing once. ``settle`` is how long, in seconds, a message may take to show up."""

    def __init__(self, wire: CurrentClient, settle: float) -> None:
        self._wire = wire
        self._settle = settle

    async def deliver(self, parcel: OutgoingMessage, *, again: bool) -> PostedMessage:
        """Say it and return the first message; raises ``faults.TROUBLE`` and NotDelivered."""
        place = await self._wire.place(parcel.channel)
        found = await self._find_posted(place, parcel.after) if again else []
        sent: list[discord.Message] = []
        for number, message in enumerate(parcel.messages):
            nonce = nonce_of(f"{parcel.key}#{number}" if number else parcel.key)
            out = _is_nonce_taken(found, message, nonce)
            sent.append(out or await _to_message(place, message, nonce))
        parts = tuple(format_ref(parcel.channel, message.id) for message in sent)
        return PostedMessage(str(sent[0].id), sent[0].created_at, parts)

    async def _find_posted(
        self, place: discord.PartialMessageable, after: int
    ) -> list[discord.Message]:
        """The bot's own messages since then, oldest first."""
        await asyncio.sleep(self._settle)
        me = (await self._wire.client()).user
        since = discord.Object(after)
        history = place.history(limit=MOST_READ, after=since, oldest_first=True)
        return [message async for message in history if message.author == me]


async def _to_message(
    place: discord.PartialMessageable, message: Message, nonce: str
) -> discord.Message:
    try:
        return await place.send(nonce=nonce, **content(message))
    except discord.HTTPException as error:
        if error.code == UNKNOWN_MESSAGE:
            # It was out, and somebody has deleted it: say it anew.
            return await place.send(nonce=nonce_of(nonce), **content(message))
        if error.code == INVALID_FORM and message.embed is not None:
            log.error("Discord refused an embed; its words go out without it")
            return await place.send(nonce=nonce, **content(bare_message(message)))
        raise


def _is_nonce_taken(
    found: list[discord.Message], message: Message, nonce: str
) -> discord.Message | None:
    """Take the message out of what was found, if it is there."""
    looks = {fingerprint(message), fingerprint(bare_message(message))}
    for candidate in found:
        if str(candidate.nonce) == nonce or fingerprint_of(candidate) in looks:
            found.remove(candidate)
            return candidate
    return None
