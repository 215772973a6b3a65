"""Ends a PostgreSQL server when everybody who uses it has ended, and however they have.

``python guard.py FOLDER``: each user holds a shared lock on FOLDER/users, which ends with the
process even by SIGKILL. It goes on in a session of its own, where no signal to the users reaches
it, and removes the folder at the end.
"""

import fcntl
import os
import shutil
import signal
import sys
import time
from pathlib import Path

PATIENCE = 10.0
"""Seconds for the server to end by itself."""


def main(folder: Path) -> None:
    """Wait in the background for the last user, then stop the server."""
    if os.fork():
        return
    os.setsid()
    with (folder / "users").open() as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        _stop(folder / "data" / "postmaster.pid")
        shutil.rmtree(folder, ignore_errors=True)


def _stop(note: Path) -> None:
    if not note.exists():
        return
    server, until = int(note.read_text().splitlines()[0]), time.monotonic() + PATIENCE
    try:
        os.kill(server, signal.SIGQUIT)  # what "pg_ctl stop -m immediate" sends
        while time.monotonic() < until:
            os.kill(server, 0)
            time.sleep(0.02)
        os.kill(server, signal.SIGKILL)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
