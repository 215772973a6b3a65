"""The command line: `run_bot.py --help` says what there is."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
