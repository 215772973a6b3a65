"""How much may run at once, and how fast people may ask for more.

1. A limit of None is none. What is running is counted in the database, so that a restart forgets
   nothing.
2. Within one process two wishes of a workspace never pass a limit together: they are counted and
   stored one after the other. The limit on all interviews can be passed by one for every other
   workspace, and every limit by one for every other process, that stores a wish at that moment.
"""

import asyncio
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from weakref import WeakValueDictionary

from cachetools import LRUCache

from engine.errors import CandidateFull, Full, InviterFull, TooFast, WorkspaceFull
from engine.ports.store import ActiveCounts
from engine.quotas.budget import Budget

MINUTE = 60.0


MOST_KEYS = 10_000
"""People whose last minute is remembered; of more, those who were quiet longest are forgotten."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most interviews that may run at once, and wishes that a person may utter in a minute."""

    per_inviter: int | None = None
    per_candidate: int | None = None
    per_workspace: int | None = None
    in_all: int | None = None
    wishes_per_minute: int | None = None

    def check(self, running: ActiveCounts) -> None:
        """Raise what stands in the way of one more: InviterFull, CandidateFull and so on."""
        if _is_reached(self.per_inviter, running.inviter):
            raise InviterFull(most=self.per_inviter)
        if _is_reached(self.per_candidate, running.candidate):
            raise CandidateFull(most=self.per_candidate)
        if _is_reached(self.per_workspace, running.workspace):
            raise WorkspaceFull(most=self.per_workspace)
        if _is_reached(self.in_all, running.in_all):
            raise Full(most=self.in_all)


def _is_reached(most: int | None, count: int) -> bool:
    return most is not None and count >= most


class RateLimiter:
    """Counts what each key did in the last minute; a fixed number of keys is remembered."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._times = LRUCache[Hashable, deque[float]](MOST_KEYS)

    def seconds_until_allowed(self, key: Hashable, now: float) -> float:
        """Count it and return 0; or count nothing and return the seconds until it would be."""
        if self._most is None:
            return 0.0
        times = self._times.setdefault(key, deque(maxlen=self._most))
        while times and not now - MINUTE < times[0] <= now:
            times.popleft()
        if len(times) >= self._most:
            return times[0] + MINUTE - now
        times.append(now)
        return 0.0


@dataclass(frozen=True, slots=True)
class AdmissionControl:
    """Lets people in one by one, as fast and as many as the limits say."""

    limits: Limits = Limits()
    budget: Budget = field(default_factory=Budget)
    _paces: dict[str, RateLimiter] = field(default_factory=dict)
    _locks: WeakValueDictionary[Hashable, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def check_rate(self, kind: str, person: Hashable, now: datetime) -> None:
        """Raise TooFast when somebody has done that kind of thing too often in the last minute."""
        pace = self._paces.setdefault(kind, RateLimiter(self.limits.wishes_per_minute))
        wait = pace.seconds_until_allowed(person, now.timestamp())
        if wait:
            raise TooFast(seconds=max(1, round(wait)))

    def workspace_lock(self, workspace: Hashable) -> asyncio.Lock:
        """What to hold while one counts and stores."""
        return self._locks.setdefault(workspace, asyncio.Lock())
