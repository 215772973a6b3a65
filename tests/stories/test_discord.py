"""The stories in Discord: the real library on a Discord in memory, a real store."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.env import Env

from adapters.store import SqlStore, open_store
from config.question_bank import load_bank
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.messages.card import Action
from engine.messages.texts import BUTTON_LABELS
from prompts.library import Library
from tests.adapters.discord.lab import Lab, shown
from tests.adapters.discord.markdown import plain
from tests.stories.stage import STORIES, Teller

MORNING = 10 * 3_600
"""Seconds from the beginning of the simulated time to ten o'clock."""


class Server:
    """A stage: people in a server, on the clock of the simulated Discord."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._written: dict[str, discord.Message] = {}
        self._shown: dict[str, list[tuple[int, str]]] = {}

    async def open(self, stack: AsyncExitStack) -> None:
        """Make the world and start the program in it."""
        bank = load_bank()
        model = OfflineModel(bank)
        writer = Interviewer(model, model, Library.load(), bank)
        self.lab = Lab(store=await self._opened(), writer=writer)
        await stack.enter_async_context(self.lab.open())
        await self.lab.env.advance_time(MORNING)

    async def close(self) -> None:
        """Close the database."""
        await self._store.close()

    async def restart(self) -> None:
        """Kill the program and start it on the same file."""
        await self.close()
        self.lab.store = await self._opened()
        await self.lab.restart()

    async def _opened(self) -> SqlStore:
        self._store: SqlStore = await open_store(f"sqlite:///{self._file}")
        return self._store

    def _member(self, who: str) -> MemberActor:
        people = {"Alice": self.lab.alice, "Bob": self.lab.bob, "Mallory": self.lab.mallory}
        return people[who]

    async def invite(self, inviter: str, candidate: str, questions: int, topic: str) -> None:
        """Give the command in #general."""
        given = {"topic": topic, "questions": questions, "candidate": self._member(candidate)}
        await self.lab.invite(self._member(inviter), **given)

    async def say(self, who: str, text: str) -> None:
        """Write into the thread, a moment after whatever came before."""
        await self.lab.env.advance_time(0.01)
        self._written[text] = await self.lab.say(self._member(who), text)

    async def edit(self, who: str, old: str, new: str) -> None:
        """Change what was written."""
        message = self._written[new] = self._written.pop(old)
        await self._member(who).edit(message, new)
        await self.lab.rest()

    async def delete(self, who: str, text: str) -> None:
        """Delete what was written."""
        await self._member(who).delete(self._written.pop(text))
        await self.lab.rest()

    async def press(self, who: str, label: str) -> None:
        """Click the newest button with this label; confirm when asked."""
        result = await self.lab.press(self._member(who), label)
        answer = result.response
        if answer is not None and answer.ephemeral:
            self._shown.setdefault(who, []).append((answer.id, answer.content))

    async def dispute(self, who: str, text: str) -> None:
        """Click the report's button, fill in its form, and send it."""
        form = await self.lab.press(self._member(who), BUTTON_LABELS[Action.DISPUTE])
        answer = (await self.lab.submit(self._member(who), form, text)).response
        assert answer is not None
        self._shown.setdefault(who, []).append((answer.id, answer.content))

    async def wait(self, time: timedelta) -> None:
        """Time passes."""
        await self.lab.later(time.total_seconds())

    def in_thread(self) -> list[str]:
        """What the bot wrote in the thread."""
        return [plain(text) for text in self.lab.said()]

    def in_private(self, who: str) -> list[str]:
        """What only this person was shown: direct messages, and answers to clicks."""
        bot = self.lab.env.backend.bot_user.id
        history = self._member(who).user.dm_channel.history()
        told = [(m.id, shown(m)) for m in history if m.author.id == bot]
        return [plain(text) for _, text in sorted([*told, *self._shown.get(who, [])])]


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    """A server with the bot in it, and a database of its own."""
    async with AsyncExitStack() as stack:
        stage = Server(tmp_path / "interviews.db")
        await stage.open(stack)
        yield stage
    await stage.close()


@pytest.fixture
def env(server: Server) -> Env:
    """The world of the server; simcord's plugin sets the clocks of tests that use it."""
    return server.lab.env


@pytest.mark.usefixtures("env")
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
async def test_story(server: Server, story: Path) -> None:
    """Every story goes in Discord as it is written."""
    await Teller(server).tell(story)
