"""procrastinate's own tables, which stand beside ours in the same database."""

import psycopg
from procrastinate.schema import SchemaManager

from engine.errors import StoreUnavailable

MIGRATING = 8_215_004
"""Number of the lock under which they are made."""


async def prepare(url: str) -> bool:
    """Make the tables at this address unless they are there; whether they were made.

    A newer procrastinate may need more: its own migrations then belong into a migration of ours.
    Raises StoreUnavailable.
    """
    try:
        async with await psycopg.AsyncConnection.connect(url) as connection:
            await connection.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATING])
            found = await connection.execute("SELECT to_regclass('procrastinate_jobs')")
            row = await found.fetchone()
            if row is not None and row[0] is not None:
                return False
            await connection.execute(SchemaManager.get_schema().encode())
            return True
    except psycopg.Error as error:
        problem = f"the queue's tables cannot be made ({type(error).__name__})"
        hint = "Check that DATABASE_URL's user may make tables, types and functions."
        raise StoreUnavailable(where="of the queue", problem=problem, hint=hint) from None
