"""Discord's ids, which tell when something was made, and the addresses made of them."""

from datetime import datetime, timedelta

import discord

from engine.dialogue.models import ThreadRef

PLATFORM = "discord"
SKEW = timedelta(minutes=2)
"""How far our clock may be from Discord's."""
DIRECT = "@me"
"""The workspace of an interview that is held in direct messages, as Discord's addresses have it."""


def to_datetime(snowflake: int | str) -> datetime:
    """When something with this id was made, to the millisecond; raises ValueError."""
    return discord.utils.snowflake_time(int(snowflake))


def id_before(at: datetime) -> int:
    """An id older than anything that was made at that time by our clock."""
    return discord.utils.time_snowflake(at - SKEW)


def thread_of(workspace: str, channel: int | str, opening: int | str | None = None) -> ThreadRef:
    """The key of a conversation.

    In a server that is a thread, which is a channel of its own. In direct messages it is the
    message that began it, since several interviews share one conversation.
    """
    return ThreadRef(PLATFORM, workspace, str(channel), str(opening or channel))


def is_direct(thread: ThreadRef) -> bool:
    """Whether a conversation is one between the bot and one person."""
    return thread.workspace == DIRECT


def permalink(thread: ThreadRef, message_id: str = "") -> str:
    """The address of a message in a conversation, or of the conversation itself."""
    address = f"https://discord.com/channels/{thread.workspace}/{thread.channel}"
    return f"{address}/{message_id}" if message_id else address
