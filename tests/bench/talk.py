"""What the load knows of each interview: when something was said, and when the bot had done what.

All times are the load's own, in seconds of one monotonic clock.
"""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.bench.llm import answers
from tests.bench.samples import MARK, Samples
from tests.bench.seeds import Seed

Json = dict[str, Any]
PATIENCE = 60.0


@dataclass(slots=True)
class Turn:
    """One answer and the question after it; a time of 0 has not come yet."""

    said: float = 0.0
    acknowledged: float = 0.0
    asked: float = 0.0
    written: float = 0.0
    posted: float = 0.0

    @property
    def whole(self) -> float:
        """From the answer to the next question."""
        return self.posted - self.said

    @property
    def own(self) -> float:
        """The same without the model's time."""
        return self.whole - (self.written - self.asked)


@dataclass(slots=True)
class Talk:
    """One interview under way. ``turns`` are those that are over, ``posts`` what was posted."""

    seed: Seed
    turn: Turn = field(default_factory=Turn)
    turns: list[Turn] = field(default_factory=list)
    posts: int = 0
    next_post: asyncio.Event = field(default_factory=asyncio.Event)

    def text(self, words: str) -> str:
        """An answer of this interview."""
        return f"{words} That was {self.seed.mark}."

    async def answered(self, within: float = PATIENCE) -> Turn:
        """Wait for the next question; the turn, which is over then. Raises TimeoutError."""
        async with asyncio.timeout(within):
            await self.next_post.wait()
        self.next_post.clear()
        self.turn.posted = self.turn.posted or time.monotonic()
        self.turns.append(self.turn)
        over, self.turn = self.turn, Turn()
        return over


class Talks:
    """All interviews of a run, by the number in their seeds and by their threads."""

    def __init__(self, seeds: Iterable[Seed]) -> None:
        self.by_number = {seed.number: Talk(seed) for seed in seeds}
        self._by_thread = {t.seed.thread.thread: t for t in self.by_number.values()}
        self.first_bodies: dict[int, Json] = {}
        self.first_posts: dict[int, Json] = {}

    def in_thread(self, thread: str) -> Talk | None:
        """The interview that is held there."""
        return self._by_thread.get(thread)

    def of_request(self, body: Json) -> Talk | None:
        """The interview that a request to the model is about, by the mark in its last answer."""
        for message in reversed(body["messages"]):
            found = MARK.search(message["content"])
            if found is not None:
                return self.by_number.get(int(found[1]))
        return None

    def posted(self, thread: str, message: Json) -> None:
        """The bot has posted into a thread."""
        talk = self.in_thread(thread)
        if talk is None:
            return
        talk.posts += 1
        talk.turn.posted = time.monotonic()
        self.first_posts.setdefault(len(talk.turns) + 1, message)
        talk.next_post.set()

    def samples(self) -> Samples:
        """The first request to the model and the first post of each turn."""
        return Samples(self.first_bodies, self.first_posts)


def answers_of(count: int) -> Sequence[str]:
    """So many different answers of about 120 words."""
    return answers(count)
