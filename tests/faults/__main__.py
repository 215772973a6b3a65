"""Run the campaign and print its figures; the status is 1 when one is not zero that must be."""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.canaries import leaks
from tests.fakes.postgres import postgres_server
from tests.faults import verdict as v
from tests.faults.campaign import Begin, Campaign, Wish, alone, prepared
from tests.faults.server import on_server

PLATFORMS = {"slack": ("slack",), "discord": ("discord",), "both": ("slack", "discord")}
DATABASES = ("sqlite", "postgresql")


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    made.add_argument("--seed", type=int, default=1, help="what all chance is made of (default 1)")
    made.add_argument("--kills", type=int, default=200, help="kill -9 that often (default 200)")
    made.add_argument("--interviews", type=int, default=200, help="hold so many (default 200)")
    made.add_argument("--platform", choices=PLATFORMS, default="both", help="default: both")
    made.add_argument("--database", choices=DATABASES, default="sqlite", help="default: sqlite")
    made.add_argument("--uptime", type=float, default=9.0, help="longest life between kills, in s")
    made.add_argument("--outage", type=float, default=60.0, help="model's silence, in s")
    made.add_argument("--lock", type=float, default=30.0, help="lock on the database, in s")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    made.add_argument("--keep", type=Path, help="keep database and log in this folder")
    return made


async def campaign(
    wish: Wish, folder: Path, begin: Begin = alone
) -> tuple[v.Verdict, list[str], dict[str, int]]:
    """Hold a campaign in a folder: its verdict, what was wrong in words, and the faults."""
    begun = time.monotonic()
    async with prepared(wish, folder, begin) as held:
        await held.run()
        made, words = await _judged(held, time.monotonic() - begun)
        faults = {k: n for side in held.sides for k, n in side.faults.items() if n}
        faults |= {f"model {name}": n for name, n in held.llm.faults.items() if name}
        rows = await held.rows()
        lost = [one for c in held.people for one in v.gone(c, rows.get(c.topic))]
        words += [f"gone with its thread, and not counted: {one}" for one in lost]
    return made, words, faults


async def _judged(held: Campaign, seconds: float) -> tuple[v.Verdict, list[str]]:
    people, ends = held.people, held.program.ends
    unreported = {c.name for c in await held.unreported()}
    news = [one for side in held.sides for one in await side.news()]
    finished = [c for c in people if c.done and c.name not in unreported]
    found = {
        **v.of_people(people, await held.rows(), news, unreported, held.llm.told),
        "unacknowledged": ["an event"] * sum(side.unacknowledged for side in held.sides),
        "unexplained_crashes": [
            *ends.crashes,
            *["an orderly stop took too long"] * ends.slow_stops,
            *v.bugs(held.program.log),
            *_leaked(held),
        ],
    }
    counts = {name: len(each) for name, each in found.items()}
    wish = held.wish
    verdict = v.Verdict(
        wish.seed, ends.kills, wish.interviews, len(finished), **counts, seconds=round(seconds, 1)
    )
    return verdict, [f"{name}: {one}" for name, each in found.items() for one in each]


def _leaked(held: Campaign) -> list[str]:
    """What people wrote, and secrets, in the log of all lives: nothing of it may be there."""
    log = held.program.log.read_text(encoding="utf-8", errors="replace")
    written = [w.text for c in held.people for w in c.written] + [c.topic for c in held.people]
    return [f"the log holds: {found}" for found in leaks(log, written, held.program.secrets)]


@contextmanager
def _begin(database: str) -> Iterator[Begin]:
    if database == "sqlite":
        yield alone
        return
    with postgres_server() as server:
        yield on_server(server)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 0 when nothing was lost, doubled or left standing."""
    options = parser().parse_args(arguments)
    platforms = PLATFORMS[options.platform]
    wish = Wish(
        options.seed,
        options.kills,
        options.interviews,
        platforms,
        options.uptime,
        options.outage,
        options.lock,
    )
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    try:
        with _begin(options.database) as begin:
            verdict, words, faults = asyncio.run(campaign(wish, folder, begin))
    finally:
        if options.keep:
            shutil.copytree(folder, options.keep, dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
    for line in words[:200]:
        print(line, file=sys.stderr)
    if options.json:
        print(json.dumps(asdict(verdict)))
    else:
        for name, value in asdict(verdict).items():
            print(f"{name:20} {value}")
        print("faults:", ", ".join(f"{name} {n}" for name, n in sorted(faults.items())))
    return 1 if verdict.mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
