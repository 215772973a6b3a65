"""The command line: `run_bot.py --help` says what there is."""

import gc
import sys

from bot.cli import main

NEW_OBJECTS = 50_000
"""How many more objects than before the collector looks for unused ones after, instead of 700.

Imports make many objects and hardly any waste: looking through them takes 0.2 s of CPU of a start.
"""

if __name__ == "__main__":
    gc.set_threshold(NEW_OBJECTS)
    sys.exit(main())
