"""The Driver port on procrastinate: the work of many processes, kept in PostgreSQL."""

from adapters.queue.driver import LEASE, QueueDriver, QueueOptions
from adapters.queue.schema import prepare

__all__ = ["LEASE", "QueueDriver", "QueueOptions", "prepare"]
