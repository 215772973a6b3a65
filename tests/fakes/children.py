"""Processes that tests start, which end with the tests however those end."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h: the signal that a process gets when the thread that started it ends."""


def die_with_parent() -> None:
    """Have this process killed when the one that started it ends, even by SIGKILL.

    For ``preexec_fn``; other systems than Linux have no such thing, and nothing happens there.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1 and os.getpid() != 1:  # it has ended before it could be asked for
            os._exit(1)
