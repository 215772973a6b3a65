"""Interviews that wait for an answer, put into a database before anything is measured."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from adapters.store import open_store
from engine.dialogue import events as ev
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import ChannelRef, Interview, Person, ThreadRef
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.state_machine import apply_event, create_interview
from tests.fakes.world import MALLORY, invited, settled

FIRST = 1_700_000_000
SOME = 500
TEAM = "T01BENCH"
SLACK_CHANNEL = "C01BENCH"
GUILD = FIRST << 22
DISCORD_CHANNEL = GUILD + 1


@dataclass(frozen=True, slots=True)
class Seed:
    """How one interview is found on its platform: everything follows from its number."""

    platform: str
    number: int

    @property
    def interview(self) -> str:
        """The interview's id."""
        return f"b{self.number:07d}"

    @property
    def candidate(self) -> str:
        """The candidate's id."""
        return f"U{self.number:07d}" if self.platform == "slack" else str(GUILD + 10 + self.number)

    @property
    def thread(self) -> ThreadRef:
        """Where the interview is held."""
        if self.platform == "slack":
            return ThreadRef("slack", TEAM, SLACK_CHANNEL, f"{FIRST + self.number}.000100")
        channel = str((FIRST + 1 + self.number) << 22)
        return ThreadRef("discord", str(GUILD), channel, channel)

    @classmethod
    def of(cls, platform: str, thread: str) -> Self:
        """The one in this thread."""
        slack = platform == "slack"
        number = int(thread.partition(".")[0]) if slack else (int(thread) >> 22) - 1
        return cls(platform, number - FIRST)

    @property
    def mark(self) -> str:
        """What stands in each of its answers, so that a request to the model tells whose it is."""
        return f"case {self.number:07d}"

    def waiting(self, questions: int, quiet: float, now: datetime) -> Interview:
        """The interview, waiting for the answer to its first question since just now."""
        plan = Plan(questions=questions, pace=Timing(quiet=timedelta(seconds=quiet)))
        thread = self.thread
        asked = create_interview(
            invited(
                plan,
                id=self.interview,
                at=now,
                candidate=Person(self.candidate, f"Candidate{self.number} Example"),
                inviter=MALLORY,
                place=ChannelRef(thread.platform, thread.workspace, thread.channel),
                thread=thread,
            )
        )
        asked = settled(asked, now)[0]
        waiting = settled(apply_event(asked, ev.Accepted(now, self.candidate)), now)[0]
        return replace(waiting, postings={k: _out(p) for k, p in waiting.postings.items()})


def _out(posting: DeliveryRecord) -> DeliveryRecord:
    """With an id that every platform understands."""
    return replace(posting, message_id=str(GUILD), parts=(f"{GUILD}/{GUILD}",))


async def seed(
    where: Path | str, seeds: Sequence[Seed], questions: int, quiet: float = 0.0
) -> None:
    """Put interviews into a database: a file, new or not, or what is at an address."""
    store = await open_store(where if isinstance(where, str) else f"sqlite:///{where}")
    now = datetime.now(UTC)
    try:
        for some in _in_some(seeds):
            waiting = [one.waiting(questions, quiet, now) for one in some]
            await asyncio.gather(*map(store.add, waiting))
    finally:
        await store.close()


def _in_some(seeds: Sequence[Seed]) -> Iterator[Sequence[Seed]]:
    for start in range(0, len(seeds), SOME):
        yield seeds[start : start + SOME]
