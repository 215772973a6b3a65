"""The adapter on the stand-in, with an engine in memory that is turned by hand."""

from dataclasses import replace
from datetime import timedelta

from adapters.slack.chat.chat import SlackChat
from adapters.slack.options import SlackOptions
from adapters.slack.outbound.delivery import Delivery
from adapters.slack.outbound.ephemeral import EphemeralMessages
from adapters.slack.web_api.client import SlackApi
from adapters.slack.web_api.users import UserDirectory
from engine.api.interviews import InterviewApi, InterviewRequest
from engine.dialogue.models import ChannelRef, Interview
from engine.dialogue.plan import Plan, Visibility
from engine.runtime.engine import InterviewEngine
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.stand_in import APP_TOKEN, TEAM, TOKEN
from tests.fakes.driver import Hand
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, MALLORY, SetClock
from tests.fakes.writer import Scribe

IN_CHANNEL = ChannelRef("slack", TEAM, "C01", Visibility.CHANNEL)
PRIVATE = ChannelRef("slack", TEAM, "C01", Visibility.PRIVATE)
PLAN = Plan(questions=2)


def options(lab: Lab, **changes: object) -> SlackOptions:
    """Options that point at the stand-in and wait for nothing."""
    usual = SlackOptions(
        TOKEN,
        APP_TOKEN,
        "lab-secret",
        api_url=lab.api_url,
        read_after_write_delay=0.0,
        catch_up_pace=0.0,
        thinking_after=0.0,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


class SlackHouse:
    """The chat and an engine around it."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.slack = lab.slack
        self.api = SlackApi(options(lab))
        self.people = UserDirectory(self.api)
        delivery = Delivery(self.api, settle=0.0)
        self.whispers = EphemeralMessages(self.api, delivery)
        self.chat = SlackChat(self.api, self.people, delivery, self.whispers)
        self.clock = SetClock()
        self.store = MemoryStore()
        self.scribe = Scribe()
        self.hand = Hand(self.store, self.clock)
        self.engine = InterviewEngine(
            self.store, {"slack": self.chat}, self.scribe, self.hand, self.clock, "first"
        )
        self.hand.start(self.engine.run_pending_steps)
        self.reception = InterviewApi(self.engine, lambda _: PLAN)

    async def invited(
        self, place: ChannelRef = IN_CHANNEL, seed: str = "1", **more: object
    ) -> Interview:
        """Mallory invites Alice; what is owed is done."""
        usual = InterviewRequest(seed, "moving a billing service to events", ALICE, MALLORY, place)
        interview = await self.reception.invite(replace(usual, **more))  # type: ignore[arg-type]
        await self.hand.rest()
        return await self.store.get(interview.id)

    async def later(self, interview: Interview, seconds: float) -> Interview:
        """Time passes; what became due is done."""
        self.clock.time += timedelta(seconds=seconds)
        self.hand.wake(interview.id)
        await self.hand.rest()
        return await self.store.get(interview.id)
