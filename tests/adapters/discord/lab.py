"""A Discord in memory with the bot in it, and people who do things there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult, ResponseMessage

from adapters.discord import DiscordOptions, DiscordPlatform
from engine.flow import due
from engine.interview import Interview, Status
from engine.plan import Plan
from engine.ports import Writer
from engine.reception import Reception
from engine.runner import InterviewEngine
from engine.wording import CONFIRM, LABELS
from tests.fakes.driver import Hand
from tests.fakes.store import MemoryStore
from tests.fakes.writer import Scribe

OPTIONS = DiscordOptions("t0ken", settle=0.0, catch_up_pace=0.0)
TOPIC = "moving a billing service to events"
CONFIRMED = {LABELS[action] for action in CONFIRM}
BOT_RIGHTS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_private_threads=True,
    create_public_threads=True,
    read_message_history=True,
    attach_files=True,
    embed_links=True,
    manage_threads=True,
)


class EnvClock:
    """The clock of the simulated Discord."""

    def __init__(self) -> None:
        self.env: Env | None = None

    def now(self) -> datetime:
        """Now, there."""
        assert self.env is not None
        return self.env.now()

    async def sleep(self, seconds: float) -> None:
        """Let time pass there."""
        assert self.env is not None
        await self.env.advance_time(seconds)


class Lab:
    """The bot and the world around it. ``alice`` is a candidate, ``mallory`` may manage."""

    def __init__(self, options: DiscordOptions = OPTIONS, writer: Writer | None = None) -> None:
        self.options = options
        self.clock = EnvClock()
        self.store = MemoryStore()
        self.writer = writer or Scribe()
        self.platform = DiscordPlatform(options)
        self.reception = self._reception("first")

    def _reception(self, owner: str) -> Reception:
        self.hand = Hand(self.store, self.clock)
        chats = {"discord": self.platform.chat}
        engine = InterviewEngine(self.store, chats, self.writer, self.hand, self.clock, owner)
        self.hand.start(engine.drive)
        return Reception(engine, lambda wish: Plan(questions=wish.questions or 2))

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Lab"]:
        """The world, running."""
        self.env = Env(self.platform.client(self.reception))
        self.clock.env = self.env
        self.guild = self.env.create_guild("Guild")
        role = self.guild.create_role(
            "managers", permissions=discord.Permissions(manage_guild=True)
        )
        bot_role = self.guild.create_role("bot", permissions=BOT_RIGHTS)
        self.env.backend.add_member(
            self.guild.id, self.env.backend.bot_user.id, roles=[bot_role.id], announce=False
        )
        self.general = self.guild.create_text_channel("general")
        self.alice = self.guild.add_member(
            self.env.create_user("alice", global_name="Alice Anderson")
        )
        self.bob = self.guild.add_member(self.env.create_user("bob", global_name="Bob Bystander"))
        mallory = self.env.create_user("mallory", global_name="Mallory Manager")
        self.mallory = self.guild.add_member(mallory, roles=[role])
        await self.env.start()
        try:
            yield self
        finally:
            await self.env.shutdown()
        self.env.raise_errors()

    async def restart(self, options: DiscordOptions | None = None) -> None:
        """Kill the program and start it again on the same database."""
        self.options = options or self.options
        self.platform = DiscordPlatform(self.options)
        self.reception = self._reception(f"owner {self.env.now()}")
        await self.store.void_claims()
        await self.env.restart_bot(self.platform.client(self.reception))
        for interview_id in tuple(self.store.rows):
            self.hand.wake(interview_id)
        await self.rest()

    async def rest(self) -> None:
        """Let everything come to rest."""
        await self.env.settle()
        await self.hand.rest()
        await self.env.settle()

    async def later(self, seconds: float) -> None:
        """Time passes; what becomes due is done when it does."""
        end = self.env.now() + timedelta(seconds=seconds)
        while True:
            await self.rest()
            next_at = min((d for i in self.interviews() if (d := due(i))), default=end)
            step = min(max(next_at, self.env.now()), end)
            await self.env.advance_time((step - self.env.now()).total_seconds())
            for interview in self.interviews():
                self.hand.wake(interview.id)
            await self.rest()
            if step >= end:
                return

    async def invite(self, asker: MemberActor, **options: object) -> InteractionResult:
        """``/interview`` in #general."""
        given = {"topic": TOPIC, **options}
        result = await asker.slash(self.general, "interview", **given)
        await self.rest()
        return result

    async def press(
        self, who: MemberActor, label: str, thread: ChannelHandle | None = None
    ) -> InteractionResult:
        """Click the newest button with this label, and confirm when asked."""
        place = thread or self.thread
        if place.is_thread:
            self.env.backend.add_thread_member(place.id, who.id)
        message = next(m for m in reversed(place.history()) if label in labels(m))
        result = await who.click(message, label=label)
        if label in CONFIRMED and result.response is not None:
            result = await who.click(result.response, label=label)
        await self.rest()
        return result

    async def say(self, who: MemberActor, text: str) -> discord.Message:
        """Write in the thread; bystanders are let in first."""
        self.env.backend.add_thread_member(self.thread.id, who.id)
        message = await who.send(self.thread, text)
        await self.rest()
        return message

    async def begun(self, **options: object) -> None:
        """Mallory has invited Alice, who has pressed Start."""
        await self.invite(self.mallory, candidate=self.alice, **options)
        await self.press(self.alice, "Start")

    def interviews(self) -> list[Interview]:
        """All interviews as they are stored."""
        return [row.interview for row in self.store.rows.values()]

    def status(self) -> Status:
        """Where the only interview stands."""
        return self.interview.status

    @property
    def interview(self) -> Interview:
        """The only interview."""
        (found,) = self.interviews()
        return found

    @property
    def thread(self) -> ChannelHandle:
        """The newest thread in #general."""
        return self.general.threads[-1]

    def said(self, place: ChannelHandle | None = None) -> list[str]:
        """What the bot wrote in a channel, in the thread if none is given."""
        place = place or self.thread
        bot = self.env.backend.bot_user.id
        return [shown(m) for m in place.history() if m.author.id == bot and not m.is_system()]

    def told(self, who: MemberActor) -> list[str]:
        """What the bot wrote to somebody directly."""
        return self.said(who.user.dm_channel)


def labels(message: discord.Message | ResponseMessage) -> list[str]:
    """The labels of a message's buttons."""
    rows: Any = [row if isinstance(row, dict) else row.to_dict() for row in message.components]
    return [str(child.get("label")) for row in rows for child in row["components"]]


def shown(message: discord.Message) -> str:
    """All that is to be read in a message."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
        parts.append(embed.footer.text or "")
    return "\n".join(part for part in parts if part)
