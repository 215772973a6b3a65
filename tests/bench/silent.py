"""What open, silent interviews cost: memory and the time to start, with none and with many.

    python -m tests.bench.silent [NUMBER]

The real parts (database, engine, driver) in a process of their own, without a platform: with no
interview, with so many that wait for an answer, and with so many that waited while the program was
down for twenty days, so that their reminders and ends were all missed.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.store import open_store
from bot.app.compose import compose, settings_of
from tests.bench.process import ROOT
from tests.bench.seeds import Seed
from tests.fakes.chat import Room

NUMBER = 10_000
TOGETHER = 500
DOWN = timedelta(days=20)
LOOK_EVERY = 0.05
MOST_LOOKS = 12_000
QUIET = 3.0
"""Seconds of watching the driver after it has nothing to do."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds until the first sweep is over, until nothing is due, and megabytes held then."""

    opened: float
    at_rest: float
    megabytes: float
    most: float


async def seed(file: Path, number: int, since: datetime) -> None:
    """So many interviews that wait for their first answer since then."""
    store = await open_store(f"sqlite:///{file}")
    for begin in range(0, number, TOGETHER):
        some = range(begin, min(begin + TOGETHER, number))
        waiting = [Seed("slack", n).waiting(5, 0.0, since) for n in some]
        await asyncio.gather(*map(store.add, waiting))
    await store.close()


async def measured() -> Cost:
    """In this process: open the parts, let the driver do what is due, and look."""
    begun = time.monotonic()
    settings = settings_of(None)
    room = Room(_Now())
    async with compose(settings, {"slack": room}) as parts:
        await parts.store.expire_all_claims()
        parts.driver.start(parts.engine.run_pending_steps)
        ready = time.monotonic() - begun
        for _ in range(MOST_LOOKS):
            if not await parts.store.due(datetime.now(UTC), ("slack",), 1):
                break
            await asyncio.sleep(LOOK_EVERY)
        rest = time.monotonic() - begun
        await asyncio.sleep(QUIET)
        return Cost(ready, rest, _status("VmRSS"), _status("VmHWM"))


class _Now:
    """The Clock port, for a room in which time does not matter."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds."""
        await asyncio.sleep(seconds)


def _status(what: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


async def cost_of(folder: Path, name: str, number: int, since: datetime) -> Cost:
    """The cost in a process of its own."""
    file = folder / f"{name}.db"
    await seed(file, number, since)
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    env["DATABASE_URL"] = f"sqlite:///{file}"
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.silent", "--child"),
        cwd=folder,
        env=env,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await child.communicate()
    return Cost(**json.loads(said.splitlines()[-1]))


async def main(number: int) -> None:
    """Print what was measured."""
    now = datetime.now(UTC)
    cases = [
        ("none", 0, now),
        (f"{number:,} that wait", number, now),
        (f"{number:,} missed for 20 days", number, now - DOWN),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for index, (name, count, since) in enumerate(cases):
            cost = await cost_of(Path(folder), str(index), count, since)
            print(
                f"{name:28} open after {cost.opened:5.2f} s, nothing due after {cost.at_rest:6.2f} "
                f"s, {cost.megabytes:5.1f} MB held, {cost.most:5.1f} MB at most"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=NUMBER)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if wish.child:
        print(json.dumps(asdict(asyncio.run(measured()))))
    else:
        asyncio.run(main(wish.number))
