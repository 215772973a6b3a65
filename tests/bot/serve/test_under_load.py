"""The whole program but for its platforms, when more is asked of the language model than it may."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app.clock import SystemClock
from bot.app.compose import App, compose
from engine.api.interviews import InterviewRequest
from engine.dialogue.models import ChannelRef, Person
from engine.dialogue.plan import ModelWaitReason, Plan
from engine.errors import BudgetUsedUp
from engine.ports.store import Usage
from engine.quotas.budget import day_of
from tests.config.loading import load
from tests.fakes.chat import Room
from tests.fakes.world import MALLORY
from tests.faults.dice import Dice
from tests.faults.llm import Llm, serving

pytestmark = pytest.mark.slow

ONE_CALL = 930
"""Tokens that the stand-in reports for each call."""
MOST_CALLS = 2
"""Calls that one question can take: a reply that fails a check goes back once."""


@dataclass
class House:
    """The running parts and what was said."""

    parts: App
    room: Room

    async def invite(self, number: int, workspace: str = "T01") -> None:
        """Somebody is invited to an interview that begins at once."""
        somebody = Person(f"U{number:03}", f"Person {number}")
        place = ChannelRef("slack", workspace, "C01")
        wish = InterviewRequest(f"command-{number}", f"subject {number}", somebody, MALLORY, place)
        await self.parts.reception.invite(wish)

    def said(self) -> Counter[str]:
        """How often each kind of word was said."""
        return Counter(key.rpartition("-")[0] for key, _ in self.room.said)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that must come within a minute."""
        for _ in range(1200):
            if holds():
                return
            await asyncio.sleep(0.05)
        raise AssertionError(self.said())


def _now() -> datetime:
    return datetime.now(UTC)


def _begun(plan: Plan) -> Plan:
    return replace(plan, consent=False)


@asynccontextmanager
async def running(folder: Path, llm: Llm, limits: str) -> AsyncIterator[House]:
    """The program with these limits."""
    env = {"OPENAI_BASE_URL": llm.url, "DATABASE_URL": f"sqlite:///{folder}/i.db"}
    settings = load(folder, f"limits: {{{limits}}}", env=env)
    room = Room(SystemClock())
    async with compose(settings, {"slack": room}, _begun) as parts:
        await parts.store.expire_all_claims()
        parts.driver.start(parts.engine.run_pending_steps)
        yield House(parts, room)


@pytest.fixture
async def llm() -> AsyncIterator[Llm]:
    """A server that answers everything, within 0.4 seconds."""
    async with serving(Llm(Dice(1, "llm"), {})) as server:
        yield server


async def test_forty_interviews_and_one_call_at_a_time(tmp_path: Path, llm: Llm) -> None:
    """Those behind are told once that they are in line; all are asked their question in the end."""
    limits = "model_at_once: 1, per_inviter: null, wishes_per_minute: null"
    async with running(tmp_path, llm, limits) as house:
        for number in range(40):
            await house.invite(number, f"T{number % 3}")
        await house.until(lambda: house.said()["ask"] == 40)
        assert 5 <= house.said()["in-line"] < 40
        lines = await house.parts.store.list_interviews(most=100)
        held = [await house.parts.store.get(line.id) for line in lines]
        assert all(i.waits_for is ModelWaitReason.NOTHING for i in held)


async def test_a_budget_is_kept_over_a_restart(tmp_path: Path, llm: Llm) -> None:
    """Three calls are paid for; what is under way is finished, and after that nobody is asked."""
    limits = f"tokens_per_day: {3 * ONE_CALL}, model_at_once: 2"
    async with running(tmp_path, llm, limits) as house:
        for number in range(8):
            await house.invite(number)
        await house.until(lambda: house.said()["over-budget"] >= 4)
        await house.until(lambda: house.said()["ask"] + house.said()["over-budget"] == 8)
        assert 3 <= llm.answered <= 2 + 2 * MOST_CALLS
        await house.invite(100, "T02")
        await house.until(lambda: house.said()["ask"] + house.said()["over-budget"] == 9)
        spent = await house.parts.store.usage(ChannelRef("slack", "T02", ""), day_of(_now()))
        assert spent != Usage()
    asked = llm.answered
    async with running(tmp_path, llm, limits) as house:
        with pytest.raises(BudgetUsedUp):
            await house.invite(9)
        await asyncio.sleep(2)
        assert llm.answered == asked
        assert not house.room.said
