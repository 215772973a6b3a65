"""Many processes on PostgreSQL: some are killed and not replaced, the server is restarted.

``python -m tests.faults.fleet --help``. Two front ends listen, four workers drive; people, Slack,
the language model and the verdict are the campaign's.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.canaries import leaks
from tests.fakes.postgres import postgres_server
from tests.faults import verdict as v
from tests.faults.campaign import Begun, Campaign, Wish, prepared
from tests.faults.dice import Dice
from tests.faults.llm import Llm
from tests.faults.people import Candidate
from tests.faults.program import Ends, Program
from tests.faults.server import ServerCampaign
from tests.faults.side import Excused, Side
from tests.faults.slack_side import SlackSide

TAKEN_OVER_WITHIN = 10.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many processes there are, how many of them are killed, and restarts of the server."""

    fronts: int = 2
    workers: int = 4
    front_kills: int = 1
    worker_kills: int = 3
    restarts: int = 2
    between: float = 20.0


@dataclass(frozen=True, slots=True)
class FleetWish(Wish):
    """What is to be done, with the seconds within which people begin."""

    over: float = 120.0

    @property
    def spread(self) -> float:
        """Whatever befalls the processes."""
        return self.over


class Fleet:
    """All processes as one program: the campaign starts, stops and asks it."""

    def __init__(
        self, plan: Plan, folder: Path, settings: Mapping[str, str], excused: Excused
    ) -> None:
        self.folder = folder
        self._migrate = Program(folder, ["migrate"], settings, excused, "migrate")
        front = ["run", "--platform", "slack", "--no-worker"]
        self.fronts = [
            Program(folder, front, settings, excused, f"front{n}") for n in range(plan.fronts)
        ]
        self.workers = [
            Program(folder, ["worker"], settings, excused, f"worker{n}")
            for n in range(plan.workers)
        ]

    @property
    def all(self) -> list[Program]:
        """Every process, dead ones too."""
        return [*self.fronts, *self.workers]

    @property
    def pid(self) -> int | None:
        """Of any that runs."""
        return next((each.pid for each in self.all if each.pid), None)

    @property
    def ends(self) -> Ends:
        """How all of them ended, together."""
        made = Ends()
        for each in self.all:
            made.kills += each.ends.kills
            made.stops += each.ends.stops
            made.slow_stops += each.ends.slow_stops
            made.crashes += each.ends.crashes
        return made

    @property
    def secrets(self) -> list[str]:
        """The tokens and keys that they were given."""
        return self.fronts[0].secrets

    async def start(self) -> None:
        """Prepare the database, while the others wait for it already."""
        for each in self.all:
            await each.start()
        if await self._migrate.fails(60) != 0:
            raise RuntimeError(self._migrate.log.read_text())

    async def stop(self) -> None:
        """Ask all that run to stop."""
        await asyncio.gather(*(each.stop() for each in self.all if each.pid))

    async def kill(self) -> None:
        """End all that run."""
        await asyncio.gather(*(each.kill() for each in self.all if each.pid))


@dataclass
class FleetCampaign(ServerCampaign):
    """A campaign against a fleet."""

    plan: Plan = Plan()
    takeovers: list[float] = field(default_factory=list)
    held: int = 0

    @property
    def fleet(self) -> Fleet:
        """The processes."""
        assert isinstance(self.program, Fleet)
        return self.program

    async def _trouble(self) -> None:
        """Kill one after another, replaced by nobody; restart the server in between."""
        dice = Dice(self.wish.seed, "fleet")
        plan, fleet = self.plan, self.fleet
        acts: list[Callable[[], Any]] = [
            *[lambda: self._lose(dice.one(_alive(fleet.workers)))] * plan.worker_kills,
            *[lambda: self._lose(dice.one(_alive(fleet.fronts)))] * plan.front_kills,
            *[self._restart] * plan.restarts,
        ]
        while acts:
            await asyncio.sleep(dice.between(0.5, 1.5) * plan.between)
            await acts.pop(int(dice.between(0, len(acts) - 0.001)))()

    async def _lose(self, program: Program) -> None:
        """Kill it, and see how long others leave lying what it was at."""
        pid, name = program.pid, program.log.stem
        await program.kill()
        begun = time.monotonic()
        left = first = await self._held_by(pid)
        while left and time.monotonic() - begun < 6 * TAKEN_OVER_WITHIN:
            await asyncio.sleep(0.1)
            left = await self._held_by(pid)
        took = time.monotonic() - begun
        self.held += first
        if first:
            self.takeovers.append(took)
        self.tell(f"{name} is dead; it was at {first} interviews, taken over after {took:.1f} s")

    async def _held_by(self, pid: int | None) -> int:
        query = "SELECT count(*) FROM interviews WHERE owner LIKE %s"
        async with await psycopg.AsyncConnection.connect(self.url, autocommit=True) as connection:
            row = await (await connection.execute(query, [f"%-{pid}-%"])).fetchone()
        return int(row[0]) if row else 0


def _alive(programs: Sequence[Program]) -> list[Program]:
    return [each for each in programs if each.pid]


async def campaign(wish: Wish, plan: Plan, folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Hold a campaign; its figures, and what was wrong in words."""
    begun = time.monotonic()
    with postgres_server() as server:
        url = server.empty()

        def fleet(wish: Wish, folder: Path, given: Mapping[str, str], excused: Excused) -> Begun:
            settings = {**given, "DATABASE_URL": url}
            program: Any = Fleet(plan, folder, settings, excused)

            def made(llm: Llm, sides: Sequence[Side], people: Sequence[Candidate]) -> Campaign:
                for side in sides:
                    if isinstance(side, SlackSide):
                        side.events.spread = True
                return FleetCampaign(
                    wish, program, llm, sides, people, server=server, url=url, plan=plan
                )

            return made

        async with prepared(wish, folder, fleet) as held:
            assert isinstance(held, FleetCampaign)
            await held.run()
            return await _judged(held, time.monotonic() - begun)


async def _judged(held: FleetCampaign, seconds: float) -> tuple[dict[str, Any], list[str]]:
    unreported = {c.name for c in await held.unreported()}
    news = [one for side in held.sides for one in await side.news()]
    found = v.of_people(held.people, await held.rows(), news, unreported, held.llm.told)
    found["unacknowledged"] = ["an event"] * sum(side.unacknowledged for side in held.sides)
    found["unexplained_crashes"] = [*held.fleet.ends.crashes, *_logged(held)]
    slow = [took for took in held.takeovers if took > TAKEN_OVER_WITHIN]
    found["slow_takeovers"] = [f"{took:.1f} s" for took in slow]
    counts = {name: len(each) for name, each in found.items()}
    figures = {
        "seed": held.wish.seed,
        "processes": len(held.fleet.all),
        "kills": held.fleet.ends.kills,
        "restarts": held.plan.restarts,
        "interviews": held.wish.interviews,
        "completed": held.wish.interviews - counts["stuck"],
        **counts,
        "held_by_the_dead": held.held,
        "slowest_takeover_s": round(max(held.takeovers, default=0.0), 1),
        "seconds": round(seconds, 1),
    }
    return figures, [f"{name}: {one}" for name, each in found.items() for one in each]


def _logged(held: FleetCampaign) -> list[str]:
    """What no fault explains, and what may be in no log."""
    written = [w.text for c in held.people for w in c.written] + [c.topic for c in held.people]
    found: list[str] = []
    for each in held.fleet.all:
        text = each.log.read_text(encoding="utf-8", errors="replace")
        found += v.bugs(each.log)
        found += [f"a log holds: {leak}" for leak in leaks(text, written, held.fleet.secrets)]
    return found


MUST_BE_ZERO = (
    *("lost_answers", "lost_questions", "doubled_questions", "doubled_summaries", "doubled_dms"),
    *("stuck", "out_of_order", "unacknowledged", "unexplained_crashes", "slow_takeovers"),
)


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="python -m tests.faults.fleet", description=__doc__)
    made.add_argument("--seed", type=int, default=1, help="what all chance is made of (default 1)")
    made.add_argument("--interviews", type=int, default=500, help="hold so many (default 500)")
    made.add_argument("--over", type=float, default=120.0, help="begin them within so many seconds")
    made.add_argument("--worker-kills", type=int, default=3, help="of four (default 3)")
    made.add_argument("--front-kills", type=int, default=1, help="of two (default 1)")
    made.add_argument("--restarts", type=int, default=2, help="of PostgreSQL (default 2)")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    made.add_argument("--keep", type=Path, help="keep the logs in this folder")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 0 when nothing was lost, doubled, left standing or taken over too late."""
    options = parser().parse_args(arguments)
    acts = options.worker_kills + options.front_kills + options.restarts
    plan = Plan(
        front_kills=options.front_kills,
        worker_kills=options.worker_kills,
        restarts=options.restarts,
        between=options.over / max(acts, 1),
    )
    wish = FleetWish(options.seed, 1, options.interviews, over=options.over)
    folder = Path(tempfile.mkdtemp(prefix="fleet-"))
    try:
        figures, words = asyncio.run(campaign(wish, plan, folder))
    finally:
        if options.keep:
            shutil.copytree(folder, options.keep, dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
    for line in words[:200]:
        print(line, file=sys.stderr)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:20} {value}")
    return 1 if any(figures[name] for name in MUST_BE_ZERO) else 0


if __name__ == "__main__":
    sys.exit(main())
