"""A Discord in memory with the bot in it, and people who do things there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.builders import ChannelHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult, ResponseMessage

from adapters.discord.options import DiscordOptions
from adapters.discord.platform import DiscordPlatform
from engine.api.interviews import InterviewApi
from engine.dialogue.models import Interview, Status
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import next_due_at
from engine.messages.texts import BUTTON_LABELS, CONFIRMATIONS
from engine.ports.runtime import QuestionWriter
from engine.ports.store import Store
from engine.quotas.admission import AdmissionControl
from engine.runtime.engine import InterviewEngine
from tests.fakes.driver import Hand
from tests.fakes.store import MemoryStore
from tests.fakes.writer import Scribe

OPTIONS = DiscordOptions("t0ken", read_after_write_delay=0.0, catch_up_pace=0.0, thinking_after=0.0)
TOPIC = "moving a billing service to events"
CONFIRMED = {BUTTON_LABELS[action] for action in CONFIRMATIONS}


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

    def __init__(
        self,
        options: DiscordOptions = OPTIONS,
        store: Store | None = None,
        writer: QuestionWriter | None = None,
        gate: AdmissionControl | None = None,
    ) -> None:
        self.gate = gate or AdmissionControl()
        self.options = options
        self.clock = EnvClock()
        self.store: Store = store or MemoryStore()
        self.writer = writer or Scribe()
        self.interviews: list[Interview] = []
        self.platform = DiscordPlatform(options)
        self.reception = self._reception("first")

    def _reception(self, owner: str) -> InterviewApi:
        self.hand = Hand(self.store, self.clock)
        chats = {"discord": self.platform.chat}
        engine = InterviewEngine(self.store, chats, self.writer, self.hand, self.clock, owner)
        self.hand.start(engine.run_pending_steps)
        return InterviewApi(
            engine, lambda wish: Plan(questions=wish.questions or 2), admission=self.gate
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Lab"]:
        """The world, running."""
        self.env = Env(self.platform.client(self.reception))
        self.clock.env = self.env
        self.guild = self.env.create_guild("Guild")
        role = self.guild.create_role(
            "managers", permissions=discord.Permissions(manage_guild=True)
        )
        self.bot_role = self.guild.roles[self.env.backend.bot_user.name]
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

    async def restart(self) -> None:
        """Kill the program and start it again on the same database."""
        self.platform = DiscordPlatform(self.options)
        self.reception = self._reception(f"owner {self.env.now()}")
        await self.store.expire_all_claims()
        await self.env.restart_bot(self.platform.client(self.reception))
        await self.wake()

    async def rest(self) -> None:
        """Let everything come to rest."""
        await self.env.settle()
        await self.hand.rest()
        await self.env.settle()
        ids = [line.id for line in await self.store.list_interviews()]
        self.interviews = [await self.store.get(interview_id) for interview_id in ids]

    async def wake(self) -> None:
        """Do whatever is owed anywhere."""
        for line in await self.store.list_interviews():
            self.hand.wake(line.id)
        await self.rest()

    async def later(self, seconds: float) -> None:
        """Time passes; what becomes due is done when it does."""
        end = self.env.now() + timedelta(seconds=seconds)
        while True:
            await self.rest()
            next_at = min((d for i in self.interviews if (d := next_due_at(i))), default=end)
            step = min(max(next_at, self.env.now()), end)
            await self.env.advance_time((step - self.env.now()).total_seconds())
            await self.wake()
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

    async def submit(
        self, who: MemberActor, form: InteractionResult, text: str
    ) -> InteractionResult:
        """Fill in the one field of a form and send it."""
        assert form.modal is not None
        (row,) = form.modal["components"]
        result = await who.submit_modal(form, {row["components"][0]["custom_id"]: text})
        await self.rest()
        return result

    async def press_dm(self, who: MemberActor, label: str) -> InteractionResult:
        """Click the newest button with this label in somebody's direct messages."""
        message = next(m for m in reversed(who.user.dm_channel.history()) if label in labels(m))
        result = await who.user.click(message, label=label)
        await self.rest()
        return result  # type: ignore[no-any-return]

    def forbid(self, **rights: bool) -> None:
        """Take rights from the bot's own role."""
        self._forbid(self.bot_role, **rights)

    def forbid_everybody(self, **rights: bool) -> None:
        """Take rights from everybody who has no role for them."""
        self._forbid(self.guild.default_role, **rights)

    def _forbid(self, handle: RoleHandle, **rights: bool) -> None:
        left = discord.Permissions(handle._role.permissions)
        left.update(**rights)
        handle._role.permissions = left.value
        payload = {"guild_id": str(self.guild.id), "role": serializers.role_payload(handle._role)}
        self.env.backend.emit("GUILD_ROLE_UPDATE", payload)

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

    def status(self) -> Status:
        """Where the only interview stands."""
        return self.interview.status

    @property
    def interview(self) -> Interview:
        """The only interview."""
        (found,) = self.interviews
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
