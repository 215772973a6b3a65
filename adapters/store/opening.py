"""From an address to a store that is ready for use."""

from adapters.store.sqlite import PATIENCE, file_of, open_sqlite
from adapters.store.store import SqlStore


async def open_store(url: str, patience: float = PATIENCE) -> SqlStore:
    """The store at this address, ``sqlite:///FILE``; what is not there yet is made.

    ``patience`` is how many seconds to wait for another program's lock. Raises StoreTooNew,
    StoreReadOnly, StoreBusy, StoreCorrupt, StoreFull, StoreUnavailable.
    """
    return SqlStore(await open_sqlite(file_of(url), patience))
