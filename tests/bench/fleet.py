"""What a turn costs each kind of process on PostgreSQL, and how it goes with more workers.

``python -m tests.bench.fleet`` holds interviews with 1, 2 and 4 workers and one front end, against
local-slack and a language model's stand-in, without any faults. CPU time is what counts: on a
machine with other work the wall time says little. PostgreSQL runs with its own settings, fsync too.
"""

import argparse
import asyncio
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.e2e.slack_world import eventually
from tests.fakes.postgres import Postgres, postgres_server
from tests.faults import fleet as f
from tests.faults.campaign import Begun, Campaign, Wish, prepared
from tests.faults.llm import Llm
from tests.faults.people import QUESTIONS, Candidate
from tests.faults.side import Excused, Side

TICK = os.sysconf("SC_CLK_TCK")
DURABLE = "-c max_connections=200"
LOOK_EVERY = 0.5
READY_AFTER = 3.0
STARTED = 10.0
"""Seconds that are added to the time in which interviews begin, for the start."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was measured: CPU in milliseconds a turn, of all processes of a kind together."""

    workers: int
    interviews: int
    turns: int
    seconds: float
    turns_per_second: float
    front_cpu_ms: float
    worker_cpu_ms: float
    postgres_cpu_ms: float
    commits_per_turn: float
    connections: int


def cpu(pid: int) -> float:
    """Seconds of CPU that a process and its ended children have used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0  # it has ended, and counts among its parent's ended children
    return sum(int(fields[n]) for n in (11, 12, 13, 14)) / TICK


def children(pid: int) -> list[int]:
    """The processes that a process has begun."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in found]


@dataclass
class Load(f.FleetCampaign):
    """Interviews without faults."""

    most: int = 0
    commits: int = 0
    seconds: float = 0.0
    used: tuple[float, float, float] = (0.0, 0.0, 0.0)

    async def _trouble(self) -> None:
        """None; wait until everybody is done, and count connections meanwhile.

        What starting costs is not counted.
        """
        for side in self.sides:
            side.calm()
        await eventually(self._ready, "all processes", 60)
        await asyncio.sleep(READY_AFTER)
        before = self._used()
        self.commits -= await self._one(COMMITS)
        begun = time.monotonic()
        while not all(c.done for c in self.people):
            self.most = max(self.most, await self._one(CONNECTIONS))
            await asyncio.sleep(LOOK_EVERY)
        self.seconds = time.monotonic() - begun
        self.commits += await self._one(COMMITS)
        fronts, workers, postgres = (n - was for n, was in zip(self._used(), before, strict=True))
        self.used = (fronts, workers, postgres)

    async def _ready(self) -> bool:
        return all("asking: " in each.log.read_text() for each in self.fleet.all)

    async def _one(self, query: str) -> int:
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            row = await (await connection.execute(query.encode())).fetchone()
        return int(row[0]) if row else 0

    def _used(self) -> tuple[float, float, float]:
        fronts, workers = (
            sum(cpu(each.pid) for each in kind if each.pid)
            for kind in (self.fleet.fronts, self.fleet.workers)
        )
        assert self.server is not None
        main = self.server.pid
        return fronts, workers, cpu(main) + sum(cpu(child) for child in children(main))


COMMITS = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
CONNECTIONS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid()"
)


async def measured(server: Postgres, workers: int, interviews: int, over: float) -> Cost:
    """Hold so many interviews with so many workers."""
    url, plan = server.empty(), f.Plan(fronts=1, workers=workers)
    folder = Path(tempfile.mkdtemp(prefix="bench-fleet-"))
    wish = Wish(1, 1, interviews, uptime=(STARTED + over) / 0.35)

    def begin(wish: Wish, folder: Path, given: Mapping[str, str], excused: Excused) -> Begun:
        quick = {"DATABASE_URL": url, "INTERVIEWER_LIMITS__PER_WORKSPACE": "10000"}
        program: Any = f.Fleet(plan, folder, {**given, **quick}, excused)

        def made(llm: Llm, sides: Sequence[Side], people: Sequence[Candidate]) -> Campaign:
            llm.calm()
            return Load(wish, program, llm, sides, people, server=server, url=url, plan=plan)

        return made

    try:
        async with prepared(wish, folder, begin) as held:
            assert isinstance(held, Load)
            await held.run()
            return _cost(held)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _cost(held: Load) -> Cost:
    turns = held.wish.interviews * (QUESTIONS + 1)
    fronts, workers, postgres = held.used
    return Cost(
        workers=held.plan.workers,
        interviews=held.wish.interviews,
        turns=turns,
        seconds=round(held.seconds, 1),
        turns_per_second=round(turns / held.seconds, 1),
        front_cpu_ms=round(1000 * fronts / turns, 1),
        worker_cpu_ms=round(1000 * workers / turns, 1),
        postgres_cpu_ms=round(1000 * postgres / turns, 1),
        commits_per_turn=round(held.commits / turns, 1),
        connections=held.most,
    )


def main() -> None:
    """Print a line for each number of workers."""
    made = argparse.ArgumentParser(prog="python -m tests.bench.fleet", description=__doc__)
    made.add_argument("--workers", default="1,2,4", help="with commas between (default 1,2,4)")
    made.add_argument("--interviews", type=int, default=100, help="for each (default 100)")
    made.add_argument("--over", type=float, default=20.0, help="begin them within so many seconds")
    made.add_argument("--json", action="store_true", help="print one JSON object a line")
    options = made.parse_args()
    with postgres_server(DURABLE) as server:
        for workers in options.workers.split(","):
            cost = asyncio.run(measured(server, int(workers), options.interviews, options.over))
            words = ", ".join(f"{name} {value}" for name, value in asdict(cost).items())
            print(json.dumps(asdict(cost)) if options.json else words, flush=True)


if __name__ == "__main__":
    main()
