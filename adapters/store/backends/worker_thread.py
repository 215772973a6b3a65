"""Whole transactions, handed to a thread that keeps a connection of its own.

The way to another thread and back costs more than a statement does, so it is gone once for all
that is done together, and not for each statement.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

T = TypeVar("T")


class WorkerThread:
    """Runs plain functions of a connection, one after another, each in a transaction.

    ``begin`` is a statement that begins it, for a driver that begins none by itself. It is no
    listener of SQLAlchemy's: one of those makes every statement look for listeners. The connection
    is kept.
    """

    def __init__(self, sync_engine: Engine, begin: str | None = None) -> None:
        self.sync_engine = sync_engine
        self._begin = begin
        self._connection: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._disposed = False

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """The result of ``work(connection, *arguments)``, after the commit.

        What it raises comes back after the rollback.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._done, work, arguments)

    async def dispose(self) -> None:
        """Let go of the connection and the thread, after what is being done; once is enough."""
        if self._disposed:
            return
        self._disposed = True
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _done(self, work: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        if self._connection is None:
            self._connection = self.sync_engine.connect()
        with self._connection.begin():  # one that was lost is made anew here
            if self._begin is not None:
                self._connection.exec_driver_sql(self._begin)
            return work(self._connection, *arguments)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self.sync_engine.dispose()
