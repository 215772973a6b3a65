"""What the calls to a language model come to, and how much they may in a workspace and day (UTC).

A budget is looked at before something is written. What is being written at that moment is
finished, so that a budget can be passed by what is under way: at most as many questions and
summaries as may be written at once. A call that a killed process never heard the end of is in
nobody's books.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from engine.dialogue.models import ChannelRef, Interview, ModelCall
from engine.ports.store import Store, Usage


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a workspace may spend in a day; None is no limit."""

    tokens: int | None = None
    cost: float | None = None

    @property
    def is_limited(self) -> bool:
        """Whether there is anything to look at."""
        return self.tokens is not None or self.cost is not None

    def is_reached(self, spent: Usage) -> bool:
        """Whether nothing more may be spent."""
        tokens = self.tokens is not None and spent.tokens >= self.tokens
        return tokens or (self.cost is not None and spent.cost >= self.cost)


def total_usage(calls: Iterable[ModelCall]) -> Usage:
    """What calls come to, failed ones too."""
    made = tuple(calls)
    return Usage(
        len(made),
        sum(call.input_tokens + call.output_tokens for call in made),
        sum(call.cost or 0.0 for call in made),
    )


def usage_between(old: Interview, new: Interview) -> tuple[str, Usage]:
    """What was spent between two states of an interview, and on which day.

    Erasing gives nothing back. The day is that of the newest event.
    """
    at = (
        new.unsaved_audit_entries[-1].at
        if new.unsaved_audit_entries
        else new.active_at or new.created_at
    )
    return day_of(at), total_usage(new.calls[len(old.calls) :])


def day_of(moment: datetime) -> str:
    """The day that a moment counts for, as 2026-03-02."""
    return moment.astimezone(UTC).date().isoformat()


def next_day(moment: datetime) -> datetime:
    """The beginning of the following day."""
    midnight = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


Key = tuple[str, str]


class BudgetTracker:
    """The budget of each workspace, for one process.

    A call is stored a little after it was made. Whoever asks in between must not go free.
    """

    def __init__(self, budget: Budget | None = None) -> None:
        self._budget = budget or Budget()
        self._day = ""
        self._seen: dict[Key, Usage] = {}

    async def is_exhausted(self, store: Store, place: ChannelRef, now: datetime) -> bool:
        """Whether nothing more may be spent in a workspace today; raises Storage errors."""
        if not self._budget.is_limited:
            return False
        day = day_of(now)
        if day != self._day:
            self._day, self._seen = day, {}
        stored = await store.usage(place, day)
        seen = self._seen.setdefault(_key(place), stored)
        return self._budget.is_reached(stored) or self._budget.is_reached(seen)

    def record(self, place: ChannelRef, calls: Iterable[ModelCall]) -> None:
        """These calls were made."""
        known, more = self._seen.get(_key(place)), total_usage(calls)
        if known is not None:
            calls_, tokens = known.calls + more.calls, known.tokens + more.tokens
            self._seen[_key(place)] = Usage(calls_, tokens, known.cost + more.cost)


def _key(place: ChannelRef) -> Key:
    return place.platform, place.workspace
