"""A cache for what a platform tells of people: fresh for some time, and never in the way."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from cachetools import LRUCache, TTLCache

log = logging.getLogger(__name__)

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST_KNOWN = 5_000
FRESH = 3600.0


class DirectoryCache(Generic[Key, Value]):
    """Values by key; each is asked for again after ``fresh`` seconds.

    When the platform does not answer, the last known value stays in use. At most ``most`` are kept.
    """

    def __init__(
        self,
        fresh: float = FRESH,
        most: int = MOST_KNOWN,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fresh: TTLCache[Key, Value] = TTLCache(most, fresh, timer=now)
        self._last: LRUCache[Key, Value] = LRUCache(most)

    def put(self, key: Key, value: Value) -> None:
        """Remember what the platform has just told."""
        self._fresh[key] = value
        self._last[key] = value

    def find(self, key: Key) -> Value | None:
        """What is fresh; None when the platform has to be asked."""
        return self._fresh.get(key)

    async def get_or_fetch(
        self,
        key: Key,
        fetch: Callable[[], Awaitable[Value]],
        failures: tuple[type[Exception], ...],
        within: float | None = None,
    ) -> Value | None:
        """The fresh value, else what ``fetch`` brings, else the last known one, else None.

        ``within`` is how many seconds ``fetch`` may take. What is none of ``failures`` is raised.
        """
        found = self._fresh.get(key)
        if found is not None:
            return found
        expected: tuple[type[Exception], ...] = (*failures, TimeoutError)
        try:
            async with asyncio.timeout(within):
                value = await fetch()
        except expected as error:
            log.info("a person could not be looked up: %s", type(error).__name__)
            return self._last.get(key)
        self.put(key, value)
        return value
