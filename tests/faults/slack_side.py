"""Slack in the campaign: local-slack, our faults around it, and its people."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from tests.e2e.slack_world import (
    APP_TOKEN,
    BOB,
    BOT,
    BOT_TOKEN,
    GENERAL,
    MALLORY,
    SlackWorld,
    free_port,
    slack_world,
)
from tests.faults.dice import Dice
from tests.faults.people import Said
from tests.faults.side import Excused, News
from tests.faults.slack_api import Post, SlackApi, words
from tests.faults.slack_events import SlackEvents

ROOT = "Everything else is said in this thread"


class SlackScene:
    """One person's interview: an own wish in #general, or an ``invited`` one in messages."""

    def __init__(self, side: "SlackSide", user: str, *, invited: bool) -> None:
        self._side = side
        self._user = user
        self._invited = invited
        self._topic = ""
        self._found: Sequence[Post] = ()

    @property
    def _posts(self) -> Sequence[Post]:
        if self._topic and not self._found:
            self._found = self._side.thread_of(self._topic)
        return self._found

    @property
    def _root(self) -> Post:
        return next(post for post in self._posts if not post.thread)

    async def begin(self, topic: str) -> None:
        """Type the command, or have it typed."""
        self._topic = topic
        if self._invited:
            wish = f"{topic} <@{self._user}|candidate> questions:5"
            await self._side.world.command(wish, MALLORY)
        else:
            wish = f"{topic} manager:<@{MALLORY}|mgr> questions:5"
            await self._side.world.command(wish, self._user)

    async def press(self, label: str, under: str) -> None:
        """Click a button."""
        for post in reversed(self._posts):
            found = [b for b in _buttons(post) if b["text"]["text"] == label]
            if under in post.text and found:
                action = {name: found[0][name] for name in ("type", "action_id", "value")}
                action["block_id"] = found[0]["block_id"]
                at = {"channel": post.channel, "messageTs": post.ts, "user": self._user}
                await self._side.world.control("interact", **at, action=action)
                return

    async def say(self, text: str) -> str:
        """Write into the thread; every sixth message mentions the bot, which makes two events."""
        self._side.spoken += 1
        mention = f"<@{BOT}> " if self._side.spoken % 6 == 0 else ""
        root = self._root
        return await self._side.world.say(root.channel, root.ts, f"{text}{mention}", self._user)

    async def edit(self, message: str, text: str) -> None:
        """Change a message."""
        await self._side.world.control(
            "edit-message", channel=self._root.channel, ts=message, user=self._user, text=text
        )

    async def disturb(self) -> None:
        """Somebody else writes into the thread."""
        root = self._root
        if root.channel == GENERAL:
            await self._side.world.say(GENERAL, root.ts, "Good luck!", BOB)

    async def vanish(self) -> None:
        """Nobody can delete a whole thread in Slack."""

    def said(self) -> Sequence[Said]:
        """What the bot said in the thread."""
        return [Said(post.ts, post.text) for post in self._posts if post.thread]


class SlackSide:
    """A workspace with faults around it."""

    name = "slack"
    threads_vanish = False

    def __init__(self, world: SlackWorld, api: SlackApi, events: SlackEvents) -> None:
        self.world = world
        self.api = api
        self.events = events
        self.spoken = 0

    @property
    def settings(self) -> Mapping[str, str]:
        """What the program is told about this Slack."""
        base = self.api.socket_url.replace("ws:", "http:").replace("/socket", "/api/")
        tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
        return {**tokens, "SLACK_API_URL": base}

    @property
    def unacknowledged(self) -> int:
        """Events that a program that was there did not acknowledge in time."""
        return len(self.events.unacknowledged)

    @property
    def faults(self) -> Mapping[str, int]:
        """What was done to the line, by name."""
        return {**self.api.faults, **{f"event {k}": n for k, n in self.events.faults.items() if k}}

    def scene(self, number: int) -> SlackScene:
        """The interview of one person."""
        return SlackScene(self, user_of(number), invited=number % 2 == 1)

    def thread_of(self, topic: str) -> Sequence[Post]:
        """The root that names a topic, and what was posted under it."""
        for posts in self.api.threads.values():
            if topic in posts[0].text and ROOT in posts[0].text:
                return posts
        return ()

    def calm(self) -> None:
        """No more faults: let everything come to its end."""
        self.api.calm = self.events.calm = True

    async def news(self) -> Sequence[News]:
        """What local-slack holds of the manager's messages: texts with the files in them."""
        direct = await self.world.direct(MALLORY)
        kept = await self.world.messages(direct) if direct else ()
        ours = (m for m in kept if m.get("user") == BOT)
        return [
            News(
                f"{m.get('text', '')} {words(m.get('blocks') or [])}",
                tuple(str(f.get("name")) for f in m.get("files") or ()),
            )
            for m in ours
        ]


def user_of(number: int) -> str:
    """The id of a candidate."""
    return f"U1C{number:04d}"


def _buttons(post: Post) -> list[dict[str, Any]]:
    return [
        {**element, "block_id": block.get("block_id", "")}
        for block in post.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]


@asynccontextmanager
async def slack_side(
    folder: Path, seed: int, people: int, excused: Excused
) -> AsyncIterator[SlackSide]:
    """Slack with so many candidates, behind a port of the faults' own."""
    more = [(user_of(n), f"Candidate{n} Example") for n in range(people)]
    async with slack_world(folder, more=more) as world, aiohttp.ClientSession() as http:
        api = SlackApi(world.url, Dice(seed, "slack api"))
        events = SlackEvents(Dice(seed, "slack events"), excused)
        app = web.Application(client_max_size=20_000_000)
        app.add_routes(
            [web.route("*", "/api/{method}", api.answer), web.get("/socket", events.connect)]
        )
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        port = free_port()
        api.socket_url = f"ws://127.0.0.1:{port}/socket"
        await web.TCPSite(runner, "127.0.0.1", port).start()
        listening = asyncio.create_task(events.listen(http, world.url, APP_TOKEN))
        try:
            yield SlackSide(world, api, events)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            await runner.cleanup()
            await api.close()
