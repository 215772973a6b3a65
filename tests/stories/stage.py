"""Conversations as text, told on any stage: a terminal, Slack, Discord.

A story is a text file. Its first line is its name; then come lines of these kinds:

    Mallory invites Alice to 2 questions about TOPIC
    Alice: what she writes
    Alice edits: old text => new text
    Alice deletes: text
    Alice presses Start                 (a button by its label)
    Alice says of the report: words     (with its button and its form)
    4 seconds pass                      (or minutes, hours, days)
    the program is killed and started again
    bot: some words                     (the next message in the thread holds these words)
    bot: nothing                        (no further message in the thread)
    Alice is told: some words           (in private, to her alone)
    Mallory is told: nothing

Empty lines and lines that begin with # are for the reader.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol

STORIES = tuple(sorted(Path(__file__).parent.glob("*.txt")))


class Stage(Protocol):
    """Where a story is played: the real adapter with people who do what the story says."""

    async def invite(self, inviter: str, candidate: str, questions: int, topic: str) -> None:
        """One person asks for an interview of another (or of themselves)."""
        ...

    async def say(self, who: str, text: str) -> None:
        """Somebody writes into the interview's thread."""
        ...

    async def edit(self, who: str, old: str, new: str) -> None:
        """Somebody changes what they wrote."""
        ...

    async def delete(self, who: str, text: str) -> None:
        """Somebody deletes what they wrote."""
        ...

    async def press(self, who: str, label: str) -> None:
        """Somebody presses the newest button with this label, and confirms when asked to."""
        ...

    async def dispute(self, who: str, text: str) -> None:
        """Somebody presses "This gives a wrong picture" and sends the form with this text."""
        ...

    async def wait(self, time: timedelta) -> None:
        """Time passes; what became due is done."""
        ...

    async def restart(self) -> None:
        """The program is killed and started again on the same database."""
        ...

    def in_thread(self) -> list[str]:
        """The plain texts of the bot's messages in the thread, all of them, oldest first."""
        ...

    def in_private(self, who: str) -> list[str]:
        """The plain texts that only this person was shown, oldest first."""
        ...


class Teller:
    """Tells one story on a stage and checks that it goes as written."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._read: dict[str, int] = {}

    async def tell(self, story: Path) -> None:
        """Play every line; AssertionError names the first that does not hold."""
        lines = story.read_text(encoding="utf-8").splitlines()[1:]
        for number, line in enumerate(lines, start=2):
            if line.strip() and not line.startswith("#"):
                await self._play(line.strip(), f"{story.name}:{number}")

    async def _play(self, line: str, where: str) -> None:
        for pattern, act in self._acts.items():
            match = re.fullmatch(pattern, line)
            if match is not None:
                await act(where, *match.groups())
                return
        raise AssertionError(f"{where}: no stage can play: {line}")

    @property
    def _acts(self) -> dict[str, Callable[..., Awaitable[None]]]:
        return {
            r"(\w+) invites (\w+) to (\d+) questions? about (.+)": self._invite,
            r"(\d+) (second|minute|hour|day)s? pass(?:es)?": self._wait,
            r"the program is killed and started again": self._restart,
            r"bot: (.+)": self._thread,
            r"(\w+) is told: (.+)": self._private,
            r"(\w+) presses (.+)": self._press,
            r"(\w+) says of the report: (.+)": self._dispute,
            r"(\w+) edits: (.+?) => (.+)": self._edit,
            r"(\w+) deletes: (.+)": self._delete,
            r"(\w+): (.+)": self._say,
        }

    async def _invite(self, _: str, inviter: str, who: str, count: str, topic: str) -> None:
        await self._stage.invite(inviter, who, int(count), topic)

    async def _wait(self, _: str, amount: str, unit: str) -> None:
        await self._stage.wait(timedelta(**{f"{unit}s": int(amount)}))

    async def _restart(self, _: str) -> None:
        await self._stage.restart()

    async def _press(self, _: str, who: str, label: str) -> None:
        await self._stage.press(who, label)

    async def _dispute(self, _: str, who: str, text: str) -> None:
        await self._stage.dispute(who, text)

    async def _edit(self, _: str, who: str, old: str, new: str) -> None:
        await self._stage.edit(who, old, new)

    async def _delete(self, _: str, who: str, text: str) -> None:
        await self._stage.delete(who, text)

    async def _say(self, _: str, who: str, text: str) -> None:
        await self._stage.say(who, text)

    async def _thread(self, where: str, expected: str) -> None:
        self._check(where, "the thread", self._stage.in_thread(), expected)

    async def _private(self, where: str, who: str, expected: str) -> None:
        self._check(where, who, self._stage.in_private(who), expected)

    def _check(self, where: str, place: str, said: list[str], expected: str) -> None:
        """The next message that was not read yet holds the words, or there is none."""
        unread = said[self._read.get(place, 0) :]
        if expected == "nothing":
            assert not unread, f"{where}: {place} has {unread}"
            return
        assert unread, f"{where}: {place} waits for: {expected}"
        flat = " ".join(unread[0].split())
        assert expected in flat, f"{where}: {place} has: {flat}"
        self._read[place] = self._read.get(place, 0) + 1
