"""The people: each is interviewed once, writes as people do, and remembers every word."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tests.faults.dice import Dice

QUESTIONS = 5
ASKED = "Question {} of {}"
DISCLOSED = "I am an AI interviewer"
DONE = "Here is what I wrote down"
IMPATIENT = 8.0
"""Seconds after which a person clicks again when nothing happened."""
LOOK_EVERY = 0.15
DOOM = 3
HABITS = {"several": 0.15, "edit": 0.12, "twice": 0.06, "skip": 0.05, "pause": 0.04}


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the bot: its id, and all that is to be read in it."""

    id: str
    text: str


class Scene(Protocol):
    """One person's interview on one platform."""

    async def begin(self, topic: str) -> None:
        """Ask for the interview; may be asked again when nothing came of it."""
        ...

    async def press(self, label: str, under: str) -> None:
        """Click the button with this label in the message that has these words."""
        ...

    async def say(self, text: str) -> str:
        """Write a message; its id."""
        ...

    async def edit(self, message: str, text: str) -> None:
        """Change a message."""
        ...

    async def disturb(self) -> None:
        """What others do to the thread that the bot must not mind, such as archiving it."""
        ...

    async def vanish(self) -> None:
        """Somebody deletes the thread."""
        ...

    def said(self) -> Sequence[Said]:
        """What the bot has said in the interview's thread, in the order of the platform."""
        ...


@dataclass(slots=True)
class Written:
    """A message that a person wrote under question ``number``."""

    id: str
    text: str
    number: int


@dataclass
class Candidate:
    """Somebody who goes through with an interview, whatever happens to the bot.

    A ``doomed`` one's thread is deleted under the third question.
    """

    name: str
    scene: Scene
    dice: Dice
    doomed: bool = False
    written: list[Written] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)
    paused: bool = False
    done: bool = False
    where: str = "nowhere"

    @property
    def topic(self) -> str:
        """What the interview is about: nobody else's is."""
        return f"moving the {self.name} service to events"

    async def run(self) -> None:
        """Everything from the command to the thanks."""
        await self._until(DISCLOSED, lambda: self.scene.begin(self.topic))
        first = ASKED.format(1, QUESTIONS)
        await self._until(first, lambda: self.scene.press("Start", DISCLOSED))
        for number in range(1, QUESTIONS + 1):
            await self._until(ASKED.format(number, QUESTIONS))
            if self.doomed and number == DOOM:
                await self.scene.vanish()
                self.done = True
                return
            await asyncio.sleep(self.dice.between(0.1, 1.5))
            await self._answer(number)
            if self.dice.hit(0.05):
                await self.scene.disturb()
        await self._until(DONE)
        self.done = True

    async def _until(self, words: str, act: Callable[[], Awaitable[None]] | None = None) -> None:
        """Wait for the bot's word; act at first, and again when nothing comes of it."""
        self.where = f"waiting for {words!r}"
        acted = -IMPATIENT
        while not any(words in said.text for said in self.scene.said()):
            if act is not None and time.monotonic() - acted > IMPATIENT:
                await act()
                acted = time.monotonic()
            await asyncio.sleep(LOOK_EVERY)

    async def _answer(self, number: int) -> None:
        habit, asked = self.dice.one_of(HABITS), ASKED.format(number, QUESTIONS)
        following = ASKED.format(number + 1, QUESTIONS) if number < QUESTIONS else DONE
        if habit == "skip":
            self.skipped.add(number)
            await self._until(following, lambda: self.scene.press("Skip", asked))
            return
        if habit == "pause" and not self.paused:
            self.paused = True
            await self.scene.press("Pause", asked)
            await asyncio.sleep(self.dice.between(0.2, 1.0))
        first = await self._say(number)
        if habit == "twice":
            await self._say(number, first.text)
        for _ in range(2 if habit == "several" else 0):
            await asyncio.sleep(self.dice.between(0.05, 0.4))
            await self._say(number)
        if habit == "edit":
            await asyncio.sleep(self.dice.between(0.05, 1.0))
            first.text = f"{first.text} To be exact, it was {len(self.written)} weeks."
            await self.scene.edit(first.id, first.text)

    async def _say(self, number: int, text: str = "") -> Written:
        mark = f"{self.name}{number}{'abcdefghij'[len(self.written) % 10]}{len(self.written)}"
        said = text or (
            f"In part {mark} we replayed the invoices of {number + 2} days, because the nightly "
            f"batch of {self.name} took nine hours and nobody trusted the figures."
        )
        written = Written(await self.scene.say(said), said, number)
        self.written.append(written)
        return written
