"""The Store port in a database: SQLite in a file, or PostgreSQL on a server."""

from adapters.store.access.counts import Counts
from adapters.store.backends.postgres import is_postgres
from adapters.store.open import migrate_store, open_store, single_process_lock
from adapters.store.store import SqlStore
from adapters.store.tools.restore import restore
from adapters.store.tools.transfer import copy_sqlite_to_postgres

__all__ = [
    "Counts",
    "SqlStore",
    "copy_sqlite_to_postgres",
    "is_postgres",
    "migrate_store",
    "open_store",
    "restore",
    "single_process_lock",
]
