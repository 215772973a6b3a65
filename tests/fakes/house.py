"""An engine with everything around it in memory, and Alice in it."""

from datetime import timedelta

from engine.dialogue import events as ev
from engine.dialogue.plan import Plan
from engine.errors import BusinessRule
from engine.runtime.engine import InterviewEngine
from tests.fakes.chat import Room
from tests.fakes.driver import Hand
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, SetClock, invited, reply
from tests.fakes.writer import Scribe

ONE = Plan(questions=1)


class House:
    """An engine with everything around it in memory."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.store = MemoryStore()
        self.room = Room(self.clock)
        self.scribe = Scribe()
        self.hand = Hand(self.store, self.clock)
        self.engine = self.engine_of("first")
        self.id = ""

    def engine_of(self, owner: str) -> InterviewEngine:
        """Another process on the same store."""
        chats = {"fake": self.room}
        engine = InterviewEngine(self.store, chats, self.scribe, self.hand, self.clock, owner)
        self.hand.start(engine.run_pending_steps)
        return engine

    async def begun(self, plan: Plan = ONE, **changes: object) -> None:
        """Alice has accepted and reads question one."""
        self.id = (await self.engine.start(invited(plan, **changes))).id
        await self.hand.rest()
        await self.tell(ev.Accepted(self.clock.now(), ALICE.id))

    async def tell(self, event: ev.Event) -> BusinessRule | None:
        """Tell it and let everything come to rest."""
        told = await self.engine.record_event(self.id, event)
        await self.hand.rest()
        return told.rejection

    async def answered(self, text: str = "We counted twice, so I added a constraint.") -> None:
        """Alice answers and is quiet."""
        await self.tell(reply(text, self.clock.now()))
        await self.later(5)

    async def later(self, seconds: float) -> None:
        """Time passes."""
        self.clock.time += timedelta(seconds=seconds)
        self.hand.wake(self.id)
        await self.hand.rest()

    def keys(self) -> list[str]:
        """What was said in the thread."""
        return [key for key, _ in self.room.said]
