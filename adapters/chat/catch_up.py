"""What is read when something may have been missed, in what order, and what follows from it."""

import random
from collections.abc import Container
from datetime import datetime

from engine.dialogue.models import Interview, Message
from engine.dialogue.plan import LATE_MESSAGE_WINDOW
from engine.ports.store import Store


async def threads_to_catch_up(store: Store, platform: str, now: datetime) -> list[str]:
    """Ids of the interviews that may have missed words: running ones, then those just over.

    Both in random order: a process that is ended again and again before it has read them all
    still reaches each in time.
    """
    running = await store.with_open_threads(platform, now)
    known = set(running)
    over = [
        one
        for one in await store.with_open_threads(platform, now - LATE_MESSAGE_WINDOW)
        if one not in known
    ]
    return [*random.sample(running, len(running)), *random.sample(over, len(over))]


def find_deleted(interview: Interview, seen: Container[str]) -> list[Message]:
    """Messages that are gone from their thread; ``seen`` are the ids of all that was read of it.

    A platform can withhold a history, or its beginning, and answer as if there were none. So a
    message is gone only if the question that it answers, which stands before it, was read.
    """
    return [
        message
        for exchange in interview.exchanges
        if exchange.question.message_id in seen
        for message in exchange.messages
        if message.deleted_at is None and message.id not in seen
    ]


def taken_for_deleted(interview: Interview) -> frozenset[str]:
    """Ids of the messages that are to be restored when they are read in their thread."""
    messages = (m for exchange in interview.exchanges for m in exchange.messages)
    return frozenset(m.id for m in messages if m.deleted_at is not None)
