"""What the store needs of a database, whichever it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

P = ParamSpec("P")
T = TypeVar("T")


async def run_in_transaction(
    engine: AsyncEngine,
    work: Callable[Concatenate[Connection, P], T],
    *arguments: P.args,
    **options: P.kwargs,
) -> T:
    """The result of ``work``, which gets the connection first, after the commit.

    What it raises comes back after the rollback.
    """
    async with engine.begin() as connection:
        return await connection.run_sync(work, *arguments, **options)


class Database(Protocol):
    """An open database whose schema is up to date.

    ``writer`` begins its transactions so that nobody else writes within them; a transaction of
    ``reader`` sees one state throughout.
    """

    @property
    def where(self) -> str:
        """What it is called in an error: its file or address, without secrets."""
        ...

    @property
    def writer(self) -> AsyncEngine:
        """For what changes something."""
        ...

    @property
    def reader(self) -> AsyncEngine:
        """For what only looks."""
        ...

    @property
    def patience(self) -> float:
        """Seconds to try again for while what was raised is ``is_transient``."""
        ...

    def is_transient(self, error: Exception) -> bool:
        """Whether the same may succeed in a moment, on a new connection."""
        ...

    def to_storage_error(self, error: Exception) -> Exception:
        """The Storage error for what the database raised; what is none of its comes back as is."""
        ...

    async def purge_deleted(self) -> bool:
        """Leave nothing of what was deleted in logs and free pages; False when it must be retried.

        Raises nothing: what was deleted stays deleted.
        """
        ...

    async def backup(self, path: Path) -> None:
        """Copy everything into a new file while others go on reading and writing."""
        ...

    async def close(self) -> None:
        """Let go of it."""
        ...
