"""What may still be spent today: what is stored, and what this process has spent a moment ago."""

from collections.abc import Iterable
from datetime import datetime

from engine.dialogue.models import Call, Place
from engine.ports.store import Spending, Store
from engine.spending import Budget, day_of, spending

Key = tuple[str, str]


class Purse:
    """The budget of each workspace, for one process.

    A call is stored a little after it was made. Whoever asks in between must not go free.
    """

    def __init__(self, budget: Budget | None = None) -> None:
        self._budget = budget or Budget()
        self._day = ""
        self._seen: dict[Key, Spending] = {}

    async def empty(self, store: Store, place: Place, now: datetime) -> bool:
        """Whether nothing more may be spent in a workspace today; raises Storage errors."""
        if not self._budget.limited:
            return False
        day = day_of(now)
        if day != self._day:
            self._day, self._seen = day, {}
        stored = await store.spent(place, day)
        seen = self._seen.setdefault(_key(place), stored)
        return self._budget.reached(stored) or self._budget.reached(seen)

    def note(self, place: Place, calls: Iterable[Call]) -> None:
        """These calls were made."""
        known, more = self._seen.get(_key(place)), spending(calls)
        if known is not None:
            calls_, tokens = known.calls + more.calls, known.tokens + more.tokens
            self._seen[_key(place)] = Spending(calls_, tokens, known.cost + more.cost)


def _key(place: Place) -> Key:
    return place.platform, place.workspace
