"""What the calls to a language model come to, and how much they may in a workspace and day (UTC).

A budget is looked at before something is written. What is being written at that moment is
finished, so that a budget can be passed by what is under way: at most as many questions and
summaries as may be written at once. A call that a killed process never heard the end of is in
nobody's books.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from engine.dialogue.models import Call, Interview
from engine.ports.store import Spending


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a workspace may spend in a day; None is no limit."""

    tokens: int | None = None
    cost: float | None = None

    @property
    def limited(self) -> bool:
        """Whether there is anything to look at."""
        return self.tokens is not None or self.cost is not None

    def reached(self, spent: Spending) -> bool:
        """Whether nothing more may be spent."""
        tokens = self.tokens is not None and spent.tokens >= self.tokens
        return tokens or (self.cost is not None and spent.cost >= self.cost)


def spending(calls: Iterable[Call]) -> Spending:
    """What calls come to, failed ones too."""
    made = tuple(calls)
    return Spending(
        len(made),
        sum(call.input_tokens + call.output_tokens for call in made),
        sum(call.cost or 0.0 for call in made),
    )


def newly_spent(old: Interview, new: Interview) -> tuple[str, Spending]:
    """What was spent between two states of an interview, and on which day.

    Erasing gives nothing back. The day is that of the newest event.
    """
    at = new.news[-1].at if new.news else new.active_at or new.created_at
    return day_of(at), spending(new.calls[len(old.calls) :])


def day_of(moment: datetime) -> str:
    """The day that a moment counts for, as 2026-03-02."""
    return moment.astimezone(UTC).date().isoformat()


def next_day(moment: datetime) -> datetime:
    """The beginning of the following day."""
    midnight = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)
