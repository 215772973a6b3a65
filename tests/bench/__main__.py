"""How fast the program is, on one machine, against stand-ins on loopback.

    uv run python -m tests.bench [--only PARTS] [--quick] [--interviews N] [--json]
        [--chart FILE.png]

The stand-ins and the people are in this process, the program in another one; CPU is the
program's. It needs Linux. Parts: turn, throughput, concurrency, growth, cost, start, evidence.
"""

import argparse
import asyncio
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from rich.console import Console

from tests.bench.figures import MANY, Figure, Wish, as_json, tabulate

PARTS = ("turn", "throughput", "concurrency", "growth", "cost", "start", "evidence")


class Part(Protocol):
    """A module that measures something."""

    async def figures(self, wish: Wish) -> list[Figure]:
        """All figures of this part."""
        ...


def parts(text: str) -> tuple[str, ...]:
    """The parts that are named, with commas between."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in PARTS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"name some of {', '.join(PARTS)}")
    return names


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.formatter_class = argparse.RawDescriptionHelpFormatter
    options.add_argument("--only", type=parts, default=PARTS, metavar="PARTS")
    options.add_argument("--quick", action="store_true", help="rough figures within a minute")
    options.add_argument(
        "--interviews", type=int, default=MANY, metavar="N", help="how many at once (concurrency)"
    )
    options.add_argument("--json", action="store_true", help="print one JSON object")
    options.add_argument("--chart", type=Path, metavar="FILE", help="draw a PNG of it")
    return options


async def measured(names: Sequence[str], wish: Wish) -> list[Figure]:
    """The figures of these parts, in their order."""
    found: list[Figure] = []
    for name in names:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        part = cast(Part, importlib.import_module(f"tests.bench.{name}"))
        some = await part.figures(wish)
        assert any(figure.value is not None for figure in some), f"{name} measured nothing"
        found += some
    return found


def main() -> None:
    """Measure, and show."""
    given = parser().parse_args()
    found = asyncio.run(measured(given.only, Wish(given.quick, given.interviews)))
    if given.json:
        print(json.dumps(as_json(found), indent=2))
    else:
        tabulate(found, Console())
    if given.chart:
        from tests.bench.chart import draw  # noqa: PLC0415 - of a group of its own, and slow

        draw(found, given.chart)


if __name__ == "__main__":
    main()
