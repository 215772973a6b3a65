"""Slack's time stamps, which are the ids of messages, and the addresses made of them."""

from datetime import UTC, datetime, timedelta

from engine.dialogue.models import ThreadRef

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_datetime(ts: str) -> datetime:
    """When a message with this id was written, to the microsecond; raises ValueError."""
    seconds, _, fraction = ts.partition(".")
    micro = int(fraction.ljust(6, "0")[:6]) if fraction else 0
    return _EPOCH + timedelta(seconds=int(seconds), microseconds=micro)


def to_ts(at: datetime) -> str:
    """The stamp of a moment, for asking what came after it."""
    whole = (at - _EPOCH) // timedelta(microseconds=1)
    return f"{whole // 1_000_000}.{whole % 1_000_000:06d}"


def permalink(url: str, thread: ThreadRef, message_id: str = "") -> str:
    """The address of a message in a thread, or of the thread itself.

    Built as ``chat.getPermalink`` builds it; ``url`` is the workspace's, with its slash.
    """
    channel = thread.channel
    if not message_id or message_id == thread.thread:
        return f"{url}archives/{channel}/p{thread.thread.replace('.', '')}"
    place = f"archives/{channel}/p{message_id.replace('.', '')}"
    return f"{url}{place}?thread_ts={thread.thread}&cid={channel}"


def is_direct(channel: str) -> bool:
    """Whether a conversation is one between the app and one person."""
    return channel.startswith("D")
