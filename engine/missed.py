"""Which threads are read when something may have been missed, and in what order."""

import random
from datetime import datetime

from engine.plan import AFTERWARDS
from engine.ports import Store


async def to_read(store: Store, platform: str, now: datetime) -> list[str]:
    """Ids of the interviews that may have missed words: running ones, then those just over.

    Both in random order: a process that is ended again and again before it has read them all
    still reaches each in time.
    """
    running = await store.listening(platform, now)
    known = set(running)
    over = [one for one in await store.listening(platform, now - AFTERWARDS) if one not in known]
    return [*random.sample(running, len(running)), *random.sample(over, len(over))]
