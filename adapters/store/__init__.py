"""The Store port in a database: SQLite in a file."""

from adapters.store.opening import open_store
from adapters.store.restoring import restore
from adapters.store.sqlite import drive_lock
from adapters.store.store import SqlStore

__all__ = ["SqlStore", "drive_lock", "open_store", "restore"]
