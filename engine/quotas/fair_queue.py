"""Who may ask the language model next: a pure rule; time comes in as seconds of one clock.

1. At most so many interviews are written for at once, and so many calls begin in a minute: in all,
   and for each workspace.
2. Workspaces take turns. Within one, whoever has waited longest is first.
3. A writing counts as one call when it begins. What it took beyond that is added at its end, and
   those behind it wait for so much longer.
"""

from bisect import bisect_left, insort
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class ModelLimits:
    """The most at once and in a minute, in all and for each workspace; None is no limit."""

    at_once: int | None = None
    per_minute: int | None = None
    at_once_each: int | None = None
    per_minute_each: int | None = None


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A place in the queue: an interview's id, its workspace, and since when it waits."""

    id: str
    workspace: Hashable
    since: datetime


class Slots:
    """What of one ration is used: how much is under way, and the calls of the last minute."""

    def __init__(self, at_once: int | None, per_minute: int | None) -> None:
        self._limits = (at_once, per_minute)
        self._at_once, self._per_minute = self._limits
        self._busy = 0
        self._calls: deque[float] = deque()

    def opens(self, now: float) -> float | None:
        """When one more may begin: ``now``, a later time, or None: when one of them is done."""
        if self._at_once is not None and self._busy >= self._at_once:
            return None
        while self._calls and self._calls[0] <= now - MINUTE:
            self._calls.popleft()
        if self._per_minute is None or len(self._calls) < self._per_minute:
            return now
        return self._calls[len(self._calls) - self._per_minute] + MINUTE

    def set_worker_count(self, among: int) -> None:
        """Take one of so many equal shares of it, of at least one."""
        self._at_once, self._per_minute = (
            None if limit is None else max(1, limit // among) for limit in self._limits
        )

    def begin(self, now: float) -> None:
        """One more is under way."""
        self._busy += 1
        self._count(1, now)

    def end(self, begun: float, calls: int, now: float) -> None:
        """What was begun then is over, and took so many calls."""
        self._busy -= 1
        if calls == 0 and begun in self._calls:
            self._calls.remove(begun)
        self._count(calls - 1, now)

    def _count(self, calls: int, now: float) -> None:
        if self._per_minute is not None:
            self._calls.extend([now] * calls)


class FairQueue:
    """Interviews that wait for the model, in the order in which they may ask it."""

    def __init__(self, rations: ModelLimits) -> None:
        self._rations = rations
        self._all = Slots(rations.at_once, rations.per_minute)
        self._each: dict[Hashable, Slots] = {}
        self._among = 1
        self._waiting: OrderedDict[Hashable, list[tuple[datetime, str]]] = OrderedDict()
        self._tickets: dict[str, QueueEntry] = {}
        self._begun: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._tickets)

    def set_worker_count(self, among: int) -> None:
        """Take one of so many equal shares of every ration: others ask the same model."""
        self._among = max(1, among)
        for ration in (self._all, *self._each.values()):
            ration.set_worker_count(self._among)

    def join(self, ticket: QueueEntry) -> None:
        """Get in the queue, or stay where one is."""
        if ticket.id not in self._tickets:
            self._tickets[ticket.id] = ticket
            insort(self._waiting.setdefault(ticket.workspace, []), (ticket.since, ticket.id))

    def leave(self, interview_id: str) -> None:
        """Wait no longer."""
        ticket = self._tickets.pop(interview_id, None)
        if ticket is None:
            return
        waiting = self._waiting[ticket.workspace]
        del waiting[bisect_left(waiting, (ticket.since, ticket.id))]
        if not waiting:
            del self._waiting[ticket.workspace]

    def before(self, ticket: QueueEntry) -> int:
        """How many are before it: in its workspace, and as many of each other one."""
        mine = bisect_left(self._waiting.get(ticket.workspace, []), (ticket.since, ticket.id))
        others = (len(w) for k, w in self._waiting.items() if k != ticket.workspace)
        return mine + sum(min(mine, count) for count in others)

    def next(self, now: float) -> QueueEntry | None:
        """Whose turn it is; it leaves the queue and is under way. None when nobody may begin."""
        if self._all.opens(now) != now:
            return None
        for workspace, waiting in self._waiting.items():
            each = self._slots_of(workspace)
            if each.opens(now) == now:
                ticket = self._tickets[waiting[0][1]]
                self.leave(ticket.id)
                if workspace in self._waiting:
                    self._waiting.move_to_end(workspace)
                self._all.begin(now)
                each.begin(now)
                self._begun[ticket.id] = now
                return ticket
        return None

    def done(self, ticket: QueueEntry, calls: int, now: float) -> None:
        """What was under way is over and took so many calls; none if it never began."""
        begun = self._begun.pop(ticket.id, now)
        self._all.end(begun, calls, now)
        self._slots_of(ticket.workspace).end(begun, calls, now)

    def opens(self, now: float) -> float | None:
        """When somebody who waits may begin if nothing ends before; None when that is not known."""
        first = self._all.opens(now)
        if first is None:
            return None
        times = (self._slots_of(workspace).opens(now) for workspace in self._waiting)
        earliest = min((at for at in times if at is not None), default=None)
        return None if earliest is None else max(first, earliest)

    def _slots_of(self, workspace: Hashable) -> Slots:
        each = Slots(self._rations.at_once_each, self._rations.per_minute_each)
        each.set_worker_count(self._among)
        return self._each.setdefault(workspace, each)
