"""The Store port in a database: SQLite in a file, or PostgreSQL on a server."""

from adapters.store.counting import Counts
from adapters.store.moving import move
from adapters.store.opening import drive_lock, migrate_store, open_store
from adapters.store.postgres import is_postgres
from adapters.store.restoring import restore
from adapters.store.store import SqlStore

__all__ = [
    "Counts",
    "SqlStore",
    "drive_lock",
    "is_postgres",
    "migrate_store",
    "move",
    "open_store",
    "restore",
]
