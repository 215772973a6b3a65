"""Waits between attempts that double up to a longest one."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits that double from ``first`` to ``longest`` seconds, given up after ``max_attempts``."""

    first: float
    longest: float
    max_attempts: int

    def next_attempt_at(self, tries: int, now: datetime, at_least: float = 0.0) -> datetime | None:
        """When to try again after ``tries`` failures before this one, None when it is enough."""
        if tries + 1 >= self.max_attempts:
            return None
        wait = max(min(self.first * 2 ** min(tries, 30), self.longest), at_least)
        return now + timedelta(seconds=wait)
