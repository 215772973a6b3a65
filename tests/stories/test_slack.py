"""The stories in Slack: the real adapter on a stand-in, real stores, built-in questions."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.store import SqlStore, open_store
from config.question_bank import load_bank
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import next_due_at
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.messages.card import Action
from engine.messages.texts import BUTTON_LABELS
from prompts.library import Library
from tests.adapters.slack.lab import Lab, running
from tests.adapters.slack.scene import Scene
from tests.adapters.slack.stand_in import StandIn
from tests.fakes.world import ALICE, BOB, MALLORY, SetClock
from tests.stories.stage import STORIES, Teller

MOST_MOMENTS = 50
IDS = {"Alice": ALICE.id, "Bob": BOB.id, "Mallory": MALLORY.id}


class Workspace(Scene):
    """A scene on a real store, which remembers the interview that the story is about."""

    def __init__(self, lab: Lab, store: SqlStore, clock: SetClock) -> None:
        bank = load_bank()
        model = OfflineModel(bank)
        writer = Interviewer(model, model, Library.load(), bank)
        super().__init__(lab, store, writer)
        self.clock.time = clock.time
        self.current: Interview | None = None

    @property
    def interview(self) -> Interview:
        """The story's interview as it was when everything had come to rest."""
        assert self.current is not None
        return self.current

    async def rest(self) -> None:
        """Do what is owed, and look."""
        await super().rest()
        found = await self.store.list_interviews()
        if found:
            self.current = await self.store.get(found[0].id)


class Slack:
    """A stage: people in a workspace, on a clock that the story moves."""

    def __init__(self, lab: Lab, database: str) -> None:
        self._lab = lab
        self._database = database
        self._clock = SetClock(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
        self._written: dict[str, Any] = {}

    async def open(self) -> None:
        """Start the program."""
        self._store: SqlStore = await open_store(self._database)
        await self._store.expire_all_claims()
        self._scene = Workspace(self._lab, self._store, self._clock)
        await self._scene.start()
        await self._scene.rest()

    async def close(self) -> None:
        """Stop the program."""
        self._clock.time = self._scene.clock.time
        await self._scene.stop()
        await self._store.close()

    async def restart(self) -> None:
        """Stop it and start it on the same database."""
        await self.close()
        await self.open()

    async def invite(self, inviter: str, candidate: str, questions: int, topic: str) -> None:
        """Type the command in the channel."""
        text = f"{topic} <@{IDS[candidate]}|{candidate}> questions:{questions}"
        await self._scene.command(text, IDS[inviter])

    async def say(self, who: str, text: str) -> None:
        """Write into the thread, a moment after whatever came before."""
        self._scene.clock.time += timedelta(milliseconds=10)
        self._written[text] = await self._scene.say(text, IDS[who])

    async def edit(self, who: str, old: str, new: str) -> None:
        """Change what was written."""
        del who
        message = self._written[new] = self._written.pop(old)
        await self._scene.edit(message, new)

    async def delete(self, who: str, text: str) -> None:
        """Delete what was written."""
        del who
        await self._scene.delete(self._written.pop(text))

    async def press(self, who: str, label: str) -> None:
        """Click the newest button with this label."""
        await self._scene.press(label, IDS[who])

    async def dispute(self, who: str, text: str) -> None:
        """Click the report's button, fill in its form, and send it."""
        await self._scene.press(BUTTON_LABELS[Action.DISPUTE], IDS[who])
        assert await self._scene.submit(text, IDS[who]) in ({}, None)

    async def wait(self, time: timedelta) -> None:
        """Move the clock from one due moment to the next."""
        scene = self._scene
        end = scene.clock.now() + time
        for _ in range(MOST_MOMENTS):
            next_at = next_due_at(scene.interview)
            if next_at is None or next_at > end:
                break
            scene.clock.time = max(next_at, scene.clock.time)
            scene.hand.wake(scene.interview.id)
            await scene.rest()
        else:
            raise AssertionError("something is owed again and again")
        scene.clock.time = end

    def in_thread(self) -> list[str]:
        """What the bot said in the thread."""
        scene = self._scene
        return [read(m) for m in scene.slack.said(scene.channel, scene.thread)]

    def in_private(self, who: str) -> list[str]:
        """What only this person was shown: by DM outside the thread, or ephemerally."""
        slack, user = self._lab.slack, IDS[who]
        direct = [m for m in slack.said(f"D{user[1:]}") if not opens_thread(m)]
        shown = [m for m in (*slack.ephemerals, *slack.responses) if m.get("user") == user]
        return [read(message) for message in (*direct, *shown)]


def opens_thread(message: dict[str, Any]) -> bool:
    """Whether an interview's thread hangs on this message."""
    metadata = message.get("metadata") or {}
    return str(metadata.get("event_payload", {}).get("key", "")).endswith(":thread")


def read(message: dict[str, Any]) -> str:
    """All that is to be read in a message, its buttons left out."""
    blocks = [b for b in message.get("blocks") or () if b["type"] != "actions"]
    return "\n".join("".join(words(block)) for block in blocks) or str(message["text"])


def words(node: Any) -> Iterator[str]:
    """The texts in a block, in order."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        for child in node.values():
            yield from words(child)
    elif isinstance(node, list):
        for child in node:
            yield from words(child)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Slack]:
    """A workspace with a database of its own, of each kind."""
    database = f"sqlite:///{tmp_path}/interviews.db"
    if request.param == "postgresql":
        database = request.getfixturevalue("postgres_url")
    slack = StandIn()
    for person in (ALICE, MALLORY, BOB):
        slack.user(person.id, person.name)
    async with running(slack) as lab:
        stage = Slack(lab, database)
        await stage.open()
        yield stage
        await stage.close()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
async def test_story(stage: Slack, story: Path) -> None:
    """Every story goes in Slack as it is written."""
    await Teller(stage).tell(story)
