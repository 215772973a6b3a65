"""What people write in Discord, as plain values: the library's messages with the rest taken off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import discord

from adapters.discord.ids import DIRECT

ORDINARY = frozenset({discord.MessageType.default, discord.MessageType.reply})
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_USER = re.compile(r"<@!?(\d+)>")
_OTHER = re.compile(r"<(?:@&|#)(\d+)>")


@dataclass(frozen=True, slots=True)
class MessagePosted:
    """A message of a person.

    ``unread`` says that there is something in it besides text and text files. ``answers`` is the
    id of the message it replies to, if any.
    """

    workspace: str
    channel: str
    user: str
    id: str
    text: str
    sent_at: datetime
    edited_at: datetime | None = None
    files: tuple[discord.Attachment, ...] = ()
    unread: bool = False
    answers: str = ""


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message was deleted; Discord does not say whose it was."""

    workspace: str
    channel: str
    id: str


MessageEvent = MessagePosted | MessageDeleted

LARGEST_FILE = 100_000


def parse_message(message: discord.Message) -> MessagePosted | None:
    """What a person said with a message; None for bots, webhooks, and what Discord itself says."""
    if message.author.bot or message.webhook_id or message.type not in ORDINARY:
        return None
    texts = tuple(file for file in message.attachments if _is_readable(file))
    more = len(texts) < len(message.attachments) or message.stickers or message.poll
    reference = message.reference
    forwarded = bool(message.message_snapshots)
    return MessagePosted(
        workspace=str(message.guild.id) if message.guild else workspace_of(message),
        channel=str(message.channel.id),
        user=str(message.author.id),
        id=str(message.id),
        text=readable(message.content, _names(message)),
        sent_at=message.created_at,
        edited_at=message.edited_at,
        files=texts,
        unread=bool(more) or forwarded,
        answers=str(reference.message_id) if reference and not forwarded else "",
    )


def workspace_of(message: discord.Message) -> str:
    """The id of the server that a message was written in, as far as the message tells."""
    guild = getattr(message.channel, "guild_id", None)
    return str(guild) if guild else DIRECT


def readable(text: str, names: Mapping[str, str]) -> str:
    """What a person wrote, as they saw it: mentions as names, custom emoji as words."""
    named = _USER.sub(lambda m: f"@{names.get(m.group(1), 'somebody')}", text)
    return _EMOJI.sub(r"\1", _OTHER.sub(lambda m: f"@{names.get(m.group(1), 'mention')}", named))


def _names(message: discord.Message) -> dict[str, str]:
    found = {str(person.id): person.display_name for person in message.mentions}
    found |= {str(role.id): role.name for role in message.role_mentions}
    channels = message.channel_mentions
    return found | {str(c.id): c.name for c in channels if isinstance(c.name, str)}


def _is_readable(file: discord.Attachment) -> bool:
    kind = file.content_type or ""
    text = kind.startswith("text/") or (not kind and file.filename.endswith((".txt", ".md")))
    return text and file.size <= LARGEST_FILE
