"""The Store port in a database: SQLite in a file."""

from adapters.store.opening import drive_lock
from adapters.store.store import SqlStore, open_store

__all__ = ["SqlStore", "drive_lock", "open_store"]
