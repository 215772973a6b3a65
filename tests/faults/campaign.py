"""One campaign: people are interviewed while the program is killed and its world breaks."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import disk
from tests.faults.dice import Dice
from tests.faults.discord_side import discord_side
from tests.faults.llm import Llm, serving
from tests.faults.people import Candidate
from tests.faults.program import Program
from tests.faults.side import Excused, Side
from tests.faults.slack_side import slack_side
from tests.faults.verdict import Kept, kept, lost_answers, reports_on

PATIENCE = 330.0
"""Seconds without any progress after which an interview stands still: longer than any back-off."""
LOOK_EVERY = 1.0
TELL_EVERY = 15.0
BAD_START = 15.0
RESTART = 2.0
"""Seconds from one life to the next, about."""
DOOMED = 0.04
"""Share of the interviews whose thread is deleted, where that is possible."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done: times in seconds."""

    seed: int = 1
    kills: int = 200
    interviews: int = 200
    platforms: tuple[str, ...] = ("slack",)
    uptime: float = 9.0
    outage: float = 60.0
    lock: float = 30.0

    @property
    def spread(self) -> float:
        """Within so many seconds people begin, so that the last kills find somebody too."""
        return 0.7 * self.kills * (self.uptime / 2 + RESTART)


@dataclass
class Campaign:
    """A campaign under way."""

    wish: Wish
    program: Program
    llm: Llm
    sides: Sequence[Side]
    people: Sequence[Candidate]
    done: list[str] = field(default_factory=list)
    excused: bool = False

    async def run(self) -> None:
        """From the first start to the last orderly stop."""
        interviews = [asyncio.create_task(self._interview(c)) for c in self.people]
        telling = asyncio.create_task(self._telling())
        try:
            await self.program.start()
            await self._trouble()
            for side in self.sides:
                side.calm()
            await self._until_still()
            await self.program.stop()
        finally:
            for task in (*interviews, telling):
                task.cancel()
            await asyncio.gather(*interviews, telling, return_exceptions=True)
            if self.program.pid:
                await self.program.kill()

    def disasters(self) -> list[Callable[[], Awaitable[None]]]:
        """What happens once each, in this order, between the kills."""
        return [self._outage, self._locked, self._full, self._read_only]

    async def rows(self) -> dict[str, Kept]:
        """All interviews by their topic, as the database has them."""
        return kept(self.program.database)

    async def _interview(self, candidate: Candidate) -> None:
        await asyncio.sleep(candidate.dice.between(0.0, self.wish.spread))
        try:
            await candidate.run()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            candidate.where = f"{candidate.where}; the campaign itself failed: {error!r}"

    async def _trouble(self) -> None:
        """Kill and stop it again and again; break other things at their planned times."""
        dice = Dice(self.wish.seed, "kills")
        disasters = self.disasters()
        between = max(self.wish.kills // (len(disasters) + 1), 1)
        for number in range(1, self.wish.kills + 1):
            await asyncio.sleep(dice.between(0.2, self.wish.uptime))
            if dice.hit(0.15):
                await self.program.stop()
                await self.program.start()
                await asyncio.sleep(dice.between(0.2, self.wish.uptime))
            await (self.program.reboot() if dice.hit(0.2) else self.program.kill())
            await asyncio.sleep(dice.between(0.0, 1.0))
            await self.program.start()
            if disasters and number % between == 0:
                await disasters.pop(0)()
        for disaster in disasters:
            await disaster()

    async def _outage(self) -> None:
        """The language model says nothing for a long time; kills go on meanwhile."""
        self.tell(f"no language model for {self.wish.outage:.0f} s")
        self.llm.silent = True
        asyncio.get_running_loop().call_later(self.wish.outage, self._heard_again)
        await asyncio.sleep(0)

    def _heard_again(self) -> None:
        self.llm.silent = False

    async def _locked(self) -> None:
        self.tell(f"the database is locked for {self.wish.lock:.0f} s")
        self.excused = True
        await disk.locked(self.program.database, self.wish.lock)
        await asyncio.sleep(BAD_START)
        self.excused = False

    async def _full(self) -> None:
        self.tell(f"no room on the disk for {self.wish.lock / 2:.0f} s")
        self.excused = True
        if self.program.pid:
            await disk.full(self.program.pid, self.wish.lock / 2)
        await asyncio.sleep(BAD_START)
        self.excused = False

    async def _read_only(self) -> None:
        """A start without the right to write says so and ends; the next one goes on."""
        self.tell("a start on a database that cannot be written")
        await self.program.kill()
        self.program.ends.kills -= 1
        disk.protect(self.program.folder)
        status = await self.program.fails(BAD_START)
        disk.release(self.program.folder)
        if status != 2:
            self.program.ends.crashes.append(f"on a read-only database: status {status}, not 2")
        await self.program.start()

    async def _until_still(self) -> None:
        """Wait for everything to end; what does not move for too long stands still."""
        before, since = "", time.monotonic()
        while time.monotonic() - since < PATIENCE:
            missed = await self._missed()
            now = str([(c.done, c.where, len(c.scene.said())) for c in self.people]) + str(missed)
            if now != before:
                before, since = now, time.monotonic()
            done = all(c.done for c in self.people) and not missed
            if done and not await self.unreported():
                return
            await asyncio.sleep(LOOK_EVERY)

    async def _missed(self) -> int:
        """How many answers are not stored: whoever was killed has threads to read up."""
        rows = await self.rows()
        return sum(len(lost_answers(c, rows.get(c.topic))) for c in self.people)

    async def unreported(self) -> list[Candidate]:
        """Those whose report the manager does not have."""
        news = [one for side in self.sides for one in await side.news()]
        return [c for c in self.people if not any(reports_on(one, c) for one in news)]

    async def _telling(self) -> None:
        begun = time.monotonic()
        while True:
            await asyncio.sleep(TELL_EVERY)
            done, ends = sum(c.done for c in self.people), self.program.ends
            self.tell(
                f"{time.monotonic() - begun:5.0f} s: {done} of {len(self.people)} interviews, "
                f"{ends.kills} kills, {ends.stops} stops, {self.llm.answered} model calls"
            )

    def tell(self, text: str) -> None:
        """Say how it goes on standard error."""
        print(text, file=sys.stderr, flush=True)


Begun = Callable[[Llm, Sequence[Side], Sequence[Candidate]], Campaign]
Begin = Callable[[Wish, Path, Mapping[str, str], Excused], Begun]


def alone(wish: Wish, folder: Path, settings: Mapping[str, str], excused: Excused) -> Begun:
    """A campaign against one process."""
    arguments = ("run", "--platform", ",".join(wish.platforms))
    program = Program(folder, arguments, settings, excused)
    return lambda llm, sides, people: Campaign(wish, program, llm, sides, people)


@asynccontextmanager
async def prepared(wish: Wish, folder: Path, begin: Begin = alone) -> AsyncIterator[Campaign]:
    """The worlds, the program and the people, before anything has begun."""
    campaigns: list[Campaign] = []

    def excused() -> bool:
        return bool(campaigns and campaigns[0].excused)

    async with AsyncExitStack() as stack:
        llm = await stack.enter_async_context(serving(Llm(Dice(wish.seed, "llm"))))
        each = -(-wish.interviews // len(wish.platforms))
        sides: list[Side] = []
        for name in wish.platforms:
            made = SIDES[name](folder, wish.seed, each, excused)
            sides.append(await stack.enter_async_context(made))
        settings = {
            "OPENAI_BASE_URL": llm.url,
            "OPENAI_API_KEY": "sk-a-key-that-nobody-may-see",
            "INTERVIEWER_INTERVIEW__QUIET_SECONDS": "0.5",
            "INTERVIEWER_LIMITS__PER_INVITER": "1000",
            "INTERVIEWER_LIMITS__WISHES_PER_MINUTE": "1000",
            "INTERVIEWER_MODEL__TIMEOUT_SECONDS": "4",
            "INTERVIEWER_MODEL__DEADLINE_SECONDS": "8",
        }
        for side in sides:
            settings |= side.settings
        people = [_candidate(wish, sides[n % len(sides)], n) for n in range(wish.interviews)]
        begun = begin(wish, folder, settings, excused)
        campaigns.append(begun(llm, sides, people))
        yield campaigns[0]


def _candidate(wish: Wish, side: Side, number: int) -> Candidate:
    scene = side.scene(number // len(wish.platforms))
    dice = Dice(wish.seed, f"candidate {number}")
    doomed = side.threads_vanish and dice.hit(DOOMED)
    return Candidate(f"kestrel{number}", scene, dice, doomed)


SIDES: Mapping[str, Callable[[Path, int, int, Excused], AbstractAsyncContextManager[Side]]] = {
    "slack": slack_side,
    "discord": discord_side,
}
