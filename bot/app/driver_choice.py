"""Who does what interviews owe: this process alone, or whoever takes the job out of the queue."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from adapters.store import is_postgres
from bot.app.clock import SystemClock
from bot.app.local_driver import LocalDriver
from config.settings import StoreSettings
from engine.ports.runtime import Driver
from engine.ports.store import Store
from engine.runtime.engine import LEASE as LONG_LEASE


class ProcessRole(Enum):
    """What a process does: its value is how one asks for it."""

    ALL = "run"
    FRONT = "--no-worker"
    WORKER = "worker"

    @property
    def verb(self) -> str:
        """What the log says it does."""
        verbs = {
            ProcessRole.ALL: "serving",
            ProcessRole.FRONT: "listening to",
            ProcessRole.WORKER: "working for",
        }
        return verbs[self]


@dataclass(frozen=True, slots=True)
class ProcessIdentity:
    """Where a process stands: its name, what it does, and who is to know how many work.

    Without a role, as in a terminal, nobody else has a part in the work.
    """

    owner: str
    role: ProcessRole | None
    on_worker_count: Callable[[int], None]


def driver_of(
    settings: StoreSettings, store: Store, platforms: Collection[str], post: ProcessIdentity
) -> tuple[Driver, timedelta]:
    """The driver, and for how long a claim is to last."""
    if post.role is None or not is_postgres(settings.database_url):
        return LocalDriver(store, SystemClock(), platforms), LONG_LEASE
    from adapters.queue.driver import LEASE, QueueDriver, QueueOptions

    options = QueueOptions(
        platforms=tuple(platforms),
        owner=post.owner,
        works=post.role is not ProcessRole.FRONT,
        at_once=settings.interviews_at_once,
    )
    return QueueDriver(
        settings.database_url, store, SystemClock(), options, post.on_worker_count
    ), LEASE
