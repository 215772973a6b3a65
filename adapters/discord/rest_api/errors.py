"""Discord's errors in the engine's terms: try again, nobody there, or the thread is gone.

Codes: Discord's developer documentation, "JSON error codes".
"""

from collections.abc import Mapping

import aiohttp
import discord

from engine.errors import Delivery, NotDelivered, ThreadGone, Unreachable

API_ERRORS = (
    discord.HTTPException,
    discord.RateLimited,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    RuntimeError,
)
"""What a request to Discord can end with; a RuntimeError is one on a client that was closed."""

UNKNOWN_CHANNEL = 10003
UNKNOWN_MEMBER = 10007
UNKNOWN_MESSAGE = 10008
INVALID_FORM = 50035
ARCHIVED = 50083
THREAD_EXISTS = 160004
MOST_THREADS = 160006
LONGEST_WAIT = 60.0

GONE: Mapping[int, str] = {
    UNKNOWN_CHANNEL: "it was deleted",
    10004: "the server is gone",
    UNKNOWN_MEMBER: "the candidate has left the server",
    50001: "I have no access to it any more",
    50007: "direct messages are closed",
    50278: "direct messages are closed",
    50013: "I lack the permission Send Messages in Threads there",
    ARCHIVED: "it is archived and I may not open it again",
    160005: "it is locked",
}

NOT_THERE: Mapping[int, str] = {
    10013: "Discord does not know this user",
    50007: "direct messages are closed",
    50278: "direct messages are closed",
    50001: "I have no access there",
    50013: "I lack a permission there",
    UNKNOWN_CHANNEL: "the channel is gone",
    200000: "the server's AutoMod refused the message",
}


def about_thread(fault: Exception) -> Delivery:
    """What a failure to post into an interview's thread means."""
    code = getattr(fault, "code", 0)
    return ThreadGone(problem=GONE[code]) if code in GONE else _again(fault)


def about_person(fault: Exception, who: str) -> Delivery:
    """What a failure to reach one person means."""
    code = getattr(fault, "code", 0)
    return Unreachable(who=who, problem=NOT_THERE[code]) if code in NOT_THERE else _again(fault)


def about_reading(fault: Exception) -> Delivery:
    """What a failure to read a thread means; what is refused is not tried again."""
    error = about_thread(fault)
    if isinstance(error, NotDelivered) and isinstance(fault, discord.HTTPException):
        is_refused = 400 <= fault.status < 500 and fault.status != 429
        return Unreachable(who="The thread", problem=f"code {fault.code}") if is_refused else error
    return error


def _again(fault: Exception) -> NotDelivered:
    retry_after = getattr(fault, "retry_after", None)
    if isinstance(fault, discord.HTTPException):
        return NotDelivered(problem=f"Discord answered {fault.status}, code {fault.code}")
    return NotDelivered(problem=type(fault).__name__, retry_after=retry_after)
