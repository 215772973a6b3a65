"""From an address to a store that is ready for use."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from adapters.store.backends.postgres import PostgresServer, is_postgres, open_postgres
from adapters.store.backends.sqlite import PATIENCE, file_lock, file_of, open_sqlite
from adapters.store.store import SqlStore
from engine.ports.installation import Installations


async def open_store(
    url: str,
    patience: float = PATIENCE,
    wait: float = 0.0,
    installations: Installations | None = None,
) -> SqlStore:
    """The store at this address: ``sqlite:///FILE``, or ``postgresql://USER:PASSWORD@HOST/NAME``.

    A file that is not there yet is made, and brought up to date; a server's database must have
    been prepared by ``migrate``, for which to ``wait`` some seconds. ``patience`` is how many
    seconds another program's lock, or the server's absence, is waited for. With ``installations``
    only rows of their workspaces count. Raises StoreTooNew,
    StoreNotReady, StoreReadOnly, StoreBusy, StoreCorrupt, StoreFull, StoreUnavailable.
    """
    if is_postgres(url):
        return SqlStore(await open_postgres(url, patience, wait), installations)
    return SqlStore(await open_sqlite(file_of(url), patience), installations)


async def migrate_store(url: str) -> None:
    """Bring the schema at this address up to date; raises what ``open_store`` raises."""
    if not is_postgres(url):
        await (await open_sqlite(file_of(url))).close()
        return
    server = PostgresServer(url)
    try:
        await server.migrate()
    finally:
        await server.close()


@contextmanager
def single_process_lock(url: str) -> Iterator[None]:
    """Be the one process that drives the interviews of a file; raises StoreBusy when it is not.

    On a server any number of processes may: there is nothing to lock.
    """
    with nullcontext() if is_postgres(url) else file_lock(file_of(url)):
        yield
