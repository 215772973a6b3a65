"""Discord in the campaign: simcord behind sockets, our faults around it, and its people."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.backend.errors import BackendError, SetupError
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from tests.adapters.discord.lab import labels
from tests.e2e.discord_world import TOKEN, DiscordWorld, discord_world
from tests.e2e.discord_world.rest import Fault, Rest
from tests.faults.dice import Dice
from tests.faults.people import Said
from tests.faults.side import Excused, News

Json = dict[str, Any]

ANSWER_WITHIN = 3.0
LATE = 4.0
"""Seconds that a request whose line was cut may still take: longer than the program waits."""
POSTING: Mapping[str, float] = {
    "429": 0.02,
    "503": 0.02,
    "cut-before": 0.01,
    "cut-after": 0.02,
    "cut, stored later": 0.01,
}
OTHERS: Mapping[str, float] = {"429": 0.005, "503": 0.01, "cut-before": 0.005}
KINDS = {
    "429": Fault(stored=False, status=429),
    "503": Fault(stored=False, status=503),
    "cut-before": Fault(stored=False),
    "cut-after": Fault(stored=True),
    "cut, stored later": Fault(stored=True, after=LATE),
}
BREAKS = ("resume", "lost session", "malformed event")
BREAK_EVERY = (8.0, 25.0)


class Flaky(Rest):
    """Discord's REST API on a bad line. ``dice`` is None while the line is good."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.dice: Dice | None = None
        self.faults: Counter[str] = Counter()

    def fault(self, method: str, path: str) -> Fault | None:
        """What goes wrong; an answer to a click or command is only ever given once, so nothing."""
        if self.dice is None or path.startswith(("/interactions/", "/webhooks/")):
            return None
        posting = method == "POST" and path.endswith("/messages")
        thrown = self.dice.one_of(POSTING if posting else OTHERS)
        if thrown:
            self.faults[f"{'posting' if posting else 'others'} {thrown}"] += 1
        return KINDS.get(thrown)


@dataclass(frozen=True, slots=True)
class Post:
    """A message that simcord stored for the bot."""

    channel: int
    id: str
    text: str
    files: tuple[str, ...]


class DiscordScene:
    """One person's interview in a thread."""

    def __init__(self, side: "DiscordSide", actor: MemberActor) -> None:
        self._side = side
        self._actor = actor
        self._topic = ""
        self._thread: ChannelHandle | None = None
        self._sent: dict[str, discord.Message] = {}

    @property
    def _place(self) -> ChannelHandle | None:
        if self._thread is None and self._topic:
            threads = self._side.world.general.threads
            self._thread = next((t for t in threads if self._topic in str(t.name)), None)
        return self._thread

    async def begin(self, topic: str) -> None:
        """Type the command, as soon as Discord knows it."""
        self._topic = topic
        world = self._side.world
        if world.backend.find_command("interview", None, type=1) is None:
            return
        await self._side.watched(
            self._actor.slash(
                world.general, "interview", topic=topic, questions=5, manager=world.mallory
            )
        )

    async def press(self, label: str, under: str) -> None:
        """Click a button."""
        place = self._place
        for post in reversed(self._side.posts_in(place)):
            if place is None or under not in post.text:
                continue
            found = next((m for m in place.history() if str(m.id) == post.id), None)
            if found is not None and label in labels(found):
                await self._side.watched(self._actor.click(found, label=label))
                return

    async def say(self, text: str) -> str:
        """Write into the thread."""
        assert self._place is not None
        async with self._side.one:
            message = await self._actor.send(self._place, text)
        self._sent[str(message.id)] = message
        return str(message.id)

    async def edit(self, message: str, text: str) -> None:
        """Change a message."""
        async with self._side.one:
            await self._actor.edit(self._sent[message], text)

    async def disturb(self) -> None:
        """A moderator archives the thread: who posts brings it back."""
        if self._place is not None:
            meta = {"archived": True}
            self._side.world.backend.edit_channel(self._place.id, {}, thread_metadata=meta)

    async def vanish(self) -> None:
        """A moderator deletes the thread."""
        if self._place is not None:
            self._side.world.backend.delete_channel(self._place.id)

    def said(self) -> Sequence[Said]:
        """What the bot said in the thread."""
        return [Said(post.id, post.text) for post in self._side.posts_in(self._place)]


class DiscordSide:
    """A server with faults around it."""

    name = "discord"
    threads_vanish = True

    def __init__(self, world: DiscordWorld, seed: int, people: int, excused: Excused) -> None:
        self.world = world
        self.one = asyncio.Lock()
        """simcord lets people do one thing at a time."""
        self._excused = excused
        self._dice = Dice(seed, "discord")
        self._breaks: Counter[str] = Counter()
        self._posts: dict[int, list[Post]] = {}
        self.unacknowledged = 0
        self._actors = [
            world.guild.add_member(world.env.create_user(f"candidate{n}")) for n in range(people)
        ]
        self._direct = world.mallory.user.dm_channel.id
        world.backend.subscribers.append(self._noted)
        assert isinstance(world.rest, Flaky)
        self._rest = world.rest
        self._rest.dice = Dice(seed, "discord api")

    @property
    def settings(self) -> Mapping[str, str]:
        """What the program is told about this Discord."""
        port = self.world.port
        return {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_URL": f"http://127.0.0.1:{port}/api",
            "DISCORD_GATEWAY_URL": f"ws://127.0.0.1:{port}/gateway",
        }

    @property
    def faults(self) -> Mapping[str, int]:
        """What was done to the line, by name."""
        both = {**self._rest.faults, **self._breaks}
        return {f"discord {name}": times for name, times in both.items()}

    def scene(self, number: int) -> DiscordScene:
        """The interview of one person."""
        return DiscordScene(self, self._actors[number])

    def calm(self) -> None:
        """No more faults: let everything come to its end."""
        self._rest.dice = None

    async def news(self) -> Sequence[News]:
        """What simcord stored of the messages to the manager."""
        return [News(post.text, post.files) for post in self._posts.get(self._direct, ())]

    def posts_in(self, place: ChannelHandle | None) -> Sequence[Post]:
        """What the bot said in a thread."""
        return self._posts.get(place.id, []) if place is not None else []

    async def breaking(self) -> None:
        """Break the connection now and then, until cancelled."""
        while True:
            await asyncio.sleep(self._dice.between(*BREAK_EVERY))
            if self._rest.dice is None:
                return
            what = self._dice.one(BREAKS)
            self._breaks[what] += 1
            if what == "malformed event":
                await self.world.gateway.malformed()
            else:
                await self.world.gateway.drop(lose=what == "lost session")

    async def watched(self, doing: Any) -> None:
        """Do something that the program must acknowledge, and see whether it does."""
        there = self._listening()
        try:
            async with self.one:
                result: InteractionResult = await doing
        except (BackendError, SetupError):
            return
        for _ in range(round(ANSWER_WITHIN / 0.1)):
            await asyncio.sleep(0.1)
            if result.acknowledged:
                return
        if there and there == self._listening() and not self._excused():
            self.unacknowledged += 1

    def _listening(self) -> set[str]:
        sessions = self.world.gateway.sessions.items()
        return {name for name, one in sessions if one.socket and not one.socket.closed}

    def _noted(self, event: str, data: Mapping[str, Any]) -> None:
        ours = str(self.world.backend.bot_user.id)
        if event == "MESSAGE_CREATE" and str(data["author"]["id"]) == ours:
            files = tuple(str(file["filename"]) for file in data.get("attachments") or ())
            post = Post(int(data["channel_id"]), str(data["id"]), _words(data), files)
            self._posts.setdefault(post.channel, []).append(post)


READ = ("content", "title", "description", "name", "value", "text")


def _words(node: Any) -> str:
    """All that is to be read in a message, without its markup."""
    if isinstance(node, Mapping):
        own = [str(node[key]) for key in READ if isinstance(node.get(key), str)]
        within = [_words(child) for child in node.values()]
        return " ".join((*own, *within)).replace("\\", "").replace("*", "")
    return " ".join(_words(child) for child in node) if isinstance(node, list | tuple) else ""


@asynccontextmanager
async def discord_side(
    folder: Path, seed: int, people: int, excused: Excused
) -> AsyncIterator[DiscordSide]:
    """Discord with so many candidates, and its faults."""
    del folder
    async with discord_world(Flaky) as world:
        side = DiscordSide(world, seed, people, excused)
        breaking = asyncio.create_task(side.breaking())
        try:
            yield side
        finally:
            breaking.cancel()
            await asyncio.gather(breaking, return_exceptions=True)
