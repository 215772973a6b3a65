"""One post, one message: Slack has no idempotency key, so ours travels in the message.

After an attempt whose outcome nobody knows, the conversation is read first. The key is in the
message's metadata and in the id of its first block; a file has it in its name.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import aiohttp

from adapters.chat.posted_messages import format_ref
from adapters.slack.outbound.blocks import Message
from adapters.slack.outbound.plain_text import plain_text
from adapters.slack.outbound.requests import EVENT_TYPE, post_arguments
from adapters.slack.web_api.client import Json, OutcomeUnknown, Rejected, SlackApi
from adapters.slack.web_api.history import read_messages
from engine.messages.card import Attachment

TOO_LONG = frozenset({"msg_blocks_too_long", "msg_too_long"})
REFUSED_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format"})


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """What is to be said where: ``thread`` is empty for the conversation itself.

    ``since`` is a moment before any attempt to say it.
    """

    channel: str
    thread: str
    key: str
    messages: tuple[Message, ...]
    since: datetime
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class AlreadyPosted:
    """What a conversation holds already: stamps of messages by key, ids of files by name."""

    messages: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)


FILE = "file"
NOTHING = AlreadyPosted({})


class Delivery:
    """Says each thing once. ``settle`` is how long, in seconds, a message may take to show up."""

    def __init__(self, api: SlackApi, settle: float) -> None:
        self._api = api
        self._settle = settle

    async def deliver(self, parcel: OutgoingMessage, *, again: bool) -> tuple[str, ...]:
        """Say it and return its addresses, the first message's first.

        Raises Refused and Unanswered.
        """
        found = await self._find_posted(parcel) if again else NOTHING
        stamps: list[str] = []
        for number, message in enumerate(parcel.messages):
            stamps += await self._post_message(parcel, _key(parcel.key, number), message, found)
        parts = [format_ref(parcel.channel, stamp) for stamp in stamps]
        attachment = parcel.attachment
        if attachment is not None:
            file = found.files.get(attachment.name)
            file = file or await self.upload(parcel.channel, parcel.thread, attachment)
            parts.append(format_ref(FILE, file))
        return tuple(parts)

    async def _post_message(
        self, parcel: OutgoingMessage, key: str, message: Message, found: AlreadyPosted
    ) -> Sequence[str]:
        """The stamps of what is out by now, usually one."""
        if key in found.messages:
            return [found.messages[key]]
        try:
            return [await self._post(parcel, key, message)]
        except Rejected as refused:
            if refused.code in TOO_LONG and len(message.blocks) > 1:
                return await self._post_halves(parcel, key, message, found)
            if refused.code in TOO_LONG | REFUSED_BLOCKS and message.blocks:
                plain = replace(message, text=plain_text(message.blocks) or message.text, blocks=())
                return [await self._post(parcel, key, plain)]
            raise

    async def _post_halves(
        self, parcel: OutgoingMessage, key: str, message: Message, found: AlreadyPosted
    ) -> list[str]:
        """In two messages, when the limit nobody documents turns out to be lower."""
        middle = len(message.blocks) // 2
        first = replace(message, blocks=message.blocks[:middle])
        second = replace(message, blocks=message.blocks[middle:])
        begin = await self._post_message(parcel, f"{key}/a", first, found)
        return [*begin, *await self._post_message(parcel, f"{key}/b", second, found)]

    async def _post(self, parcel: OutgoingMessage, key: str, message: Message) -> str:
        answer = await self._api.call(post_arguments(parcel.channel, parcel.thread, message, key))
        return str(answer["ts"])

    async def upload(self, channel: str, thread: str, attachment: Attachment) -> str:
        """Share a text file and return its id; raises Refused and Unanswered."""
        content = attachment.text.encode("utf-8", "replace")
        slot = await self._api.call(
            lambda client: client.files_getUploadURLExternal(
                filename=attachment.name, length=len(content)
            )
        )
        await self._put(str(slot["upload_url"]), content)
        await self._api.call(
            lambda client: client.files_completeUploadExternal(
                files=[{"id": str(slot["file_id"]), "title": attachment.name}],
                channel_id=channel,
                thread_ts=thread or None,
            )
        )
        return str(slot["file_id"])

    async def _put(self, url: str, content: bytes) -> None:
        try:
            async with self._api.session() as session, session.post(url, data=content) as answer:
                if answer.status != 200:
                    raise OutcomeUnknown(f"upload answered with HTTP {answer.status}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise OutcomeUnknown(type(error).__name__) from None

    async def _find_posted(self, parcel: OutgoingMessage) -> AlreadyPosted:
        await asyncio.sleep(self._settle)
        me = await self._api.identity()
        messages: dict[str, str] = {}
        files: dict[str, str] = {}
        keys = {_key(parcel.key, number) for number in range(len(parcel.messages))}
        names = {parcel.attachment.name} if parcel.attachment else set()
        async for message in read_messages(self._api, parcel.channel, parcel.thread, parcel.since):
            if me.user != message.get("user") and me.bot != message.get("bot_id"):
                continue
            messages |= dict.fromkeys(keys_of(message), str(message["ts"]))
            files |= {str(f.get("name")): str(f.get("id")) for f in message.get("files") or ()}
            if keys <= messages.keys() and names <= files.keys():
                break
        return AlreadyPosted(messages, files)


def _key(key: str, number: int) -> str:
    return f"{key}#{number}" if number else key


def keys_of(message: Json) -> list[str]:
    """The keys of ours that a message carries."""
    metadata = message.get("metadata") or {}
    keys: list[str] = []
    if metadata.get("event_type") == EVENT_TYPE:
        keys.append(str((metadata.get("event_payload") or {}).get("key")))
    for block in (message.get("blocks") or ())[:1]:
        keys.append(str(block.get("block_id", "")).rpartition("/")[0])
    return keys
