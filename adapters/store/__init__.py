"""The Store port in a database: SQLite in a file, or PostgreSQL on a server."""

from adapters.store.access.counts import Counts
from adapters.store.backends.postgres import is_postgres
from adapters.store.open import drive_lock, migrate_store, open_store
from adapters.store.store import SqlStore
from adapters.store.tools.restore import restore
from adapters.store.tools.transfer import move

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
