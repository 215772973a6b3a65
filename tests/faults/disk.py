"""What can befall the file: another program's lock, no room, no right to write."""

import asyncio
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

from tests.fakes.children import die_with_parent

HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
"""
NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


async def locked(database: Path, seconds: float) -> None:
    """Another program holds the lock for writing."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, str(database), str(seconds), preexec_fn=die_with_parent
    )
    await process.wait()


async def full(pid: int, seconds: float) -> None:
    """No file of the process can grow: for SQLite the disk has no room.

    The log is emptied from time to time and written anew from its beginning, so no size is left.
    """
    with suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    await asyncio.sleep(seconds)
    with suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, NO_LIMIT)


def protect(folder: Path) -> None:
    """Nobody may write into the folder, nor into what is in it."""
    for path in folder.glob("interviews.db*"):
        path.chmod(0o444)
    folder.chmod(0o555)


def release(folder: Path) -> None:
    """The owner may again."""
    folder.chmod(0o755)
    for path in folder.glob("interviews.db*"):
        path.chmod(0o644)


def without_privileges() -> None:
    """Give up root's right to pass over permissions; called in the child before the program."""
    die_with_parent()
    if os.geteuid() != 0:
        return
    import ctypes  # noqa: PLC0415 - only here, and only for root

    drop, passing = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    libc = ctypes.CDLL(None)
    for capability in passing:
        libc.prctl(drop, capability, 0, 0, 0)
