"""The command line: `run_bot.py --help` says what there is."""

import gc
import sys

from bot.cli.parser import main

WHILE_STARTING = 500_000
"""How many objects more than before make the collector look for unused ones, instead of 700.

Imports make fewer than that and hardly any waste: looking through them took a sixth of the CPU of
a start. A program that serves goes back to the usual number when its parts are together.
"""

if __name__ == "__main__":
    gc.set_threshold(WHILE_STARTING)
    sys.exit(main())
