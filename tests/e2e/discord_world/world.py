"""The world: a server with people in it, its clock the real one, its transport real sockets."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
from aiohttp import web
from simcord._clock import Clock
from simcord.actors import MemberActor
from simcord.backend import Backend
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult

from tests.adapters.discord.lab import labels, shown
from tests.adapters.discord.markdown import plain
from tests.canaries import leaks
from tests.e2e.discord_world.gateway import Gateway
from tests.e2e.discord_world.rest import TOKEN, Rest
from tests.e2e.slack_world import ROOT, eventually, free_port
from tests.fakes.children import die_with_parent

NAMES = {"alice": "Alice Anderson", "mallory": "Mallory Manager", "bob": "Bob Bystander"}


class WallClock(Clock):
    """The real time, for ids that are made of it."""

    def now(self) -> datetime:
        """Now."""
        return datetime.now(UTC)


class Sockets(Env):
    """simcord's world without a bot in its process: what people do goes out over the sockets."""

    def __init__(self) -> None:
        nobody = discord.Client(intents=discord.Intents.all())
        super().__init__(nobody)
        self.backend = Backend(clock=WallClock())
        self._message_states.add(nobody._connection)

    async def _settle_internal(self, **_: object) -> None:
        """Nothing to wait for: the bot is another process."""
        await asyncio.sleep(0)


class DiscordWorld:
    """A server with a channel and three people; the bot is whoever connects."""

    def __init__(self, port: int, rest: type[Rest] = Rest) -> None:
        self.port = port
        self.typed: list[str] = []
        self.env = Sockets()
        self.backend = self.env.backend
        self.gateway = Gateway(self.backend, lambda: f"ws://127.0.0.1:{port}/gateway")
        self.rest = rest(self.backend, lambda: f"ws://127.0.0.1:{port}/gateway")
        self.guild = self.env.create_guild("Lab")
        self.general = self.guild.create_text_channel("general")
        rights = discord.Permissions(manage_guild=True)
        role = self.guild.create_role("managers", permissions=rights)
        people = {
            name: self.env.create_user(name, global_name=full) for name, full in NAMES.items()
        }
        self.alice, self.bob = (self.guild.add_member(people[name]) for name in ("alice", "bob"))
        self.mallory = self.guild.add_member(people["mallory"], roles=[role])

    async def command(self, who: MemberActor, **options: Any) -> InteractionResult:
        """``/interview``, once the program has registered it."""

        async def registered() -> bool:
            return self.backend.find_command("interview", None, type=1) is not None

        await eventually(registered, "the commands")
        self.typed.append(str(options.get("topic", "")))
        result = await who.slash(self.general, "interview", **options)

        async def answered() -> bool:
            return result.response is not None

        await eventually(answered, "an answer to the command")
        return result

    async def press(self, who: MemberActor, place: ChannelHandle, label: str) -> InteractionResult:
        """Click the newest button with this label; confirm when asked."""

        async def button() -> discord.Message | None:
            found = (m for m in reversed(place.history()) if label in labels(m))
            return next(found, None)

        message = await eventually(button, f"a button {label}")
        result = await who.click(message, label=label)

        async def acknowledged() -> bool:
            return result.acknowledged

        await eventually(acknowledged, f"an answer to {label}")
        return result

    async def thread(self) -> ChannelHandle:
        """Wait for the newest thread in #general."""

        async def newest() -> ChannelHandle | None:
            threads = self.general.threads
            return threads[-1] if threads else None

        found: ChannelHandle = await eventually(newest, "a thread")
        return found

    async def shown(
        self, place: ChannelHandle, words: str, seconds: float = 30.0
    ) -> discord.Message:
        """Wait until the bot says something with these words; that message."""

        async def said() -> discord.Message | None:
            for message in place.history():
                ours = message.author.id == self.backend.bot_user.id
                if ours and words in " ".join(plain(shown(message)).split()):
                    return message
            return None

        found: discord.Message = await eventually(said, f"{words!r}", seconds)
        return found

    def said(self, place: ChannelHandle) -> list[str]:
        """What the bot wrote."""
        bot = self.backend.bot_user.id
        ours = (m for m in place.history() if m.author.id == bot and not m.is_system())
        return [plain(shown(message)) for message in ours]

    async def connected(self, times: int = 1) -> None:
        """Wait until the program has identified itself that often."""

        async def there() -> bool:
            return self.gateway.identified >= times

        await eventually(there, "the program to connect")

    @asynccontextmanager
    async def bot(
        self, folder: Path, platforms: str = "discord", *more: str, **variables: str
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        """The real program in a folder of its own, stopped in an orderly way at the end.

        It serves these platforms, or only works for them when the first of ``more`` says so.
        """
        env = {
            "PATH": os.environ["PATH"],
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_URL": f"http://127.0.0.1:{self.port}/api",
            "DISCORD_GATEWAY_URL": f"ws://127.0.0.1:{self.port}/gateway",
            "DATABASE_URL": f"sqlite:///{folder}/interviews.db",
            "INTERVIEWER_INTERVIEW__QUIET_SECONDS": "0.5",
            **variables,
        }
        what, *others = more or ("run",)
        arguments = (what, "--platform", platforms, *others)
        command = (sys.executable, str(ROOT / "run_bot.py"), *arguments)
        with (folder / "bot.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *command, cwd=folder, env=env, stdout=log, stderr=log, preexec_fn=die_with_parent
            )
            try:
                yield process
            except BaseException:
                print((folder / "bot.log").read_text(encoding="utf-8"))
                raise
            finally:
                if process.returncode is None:
                    process.terminate()
                    await asyncio.wait_for(process.wait(), 20)
        log_text = (folder / "bot.log").read_text(encoding="utf-8")
        assert leaks(log_text, self.written(), (TOKEN,)) == []

    def written(self) -> list[str]:
        """All that people typed, and the questions that they were asked."""
        found = list(self.typed)
        for kept in self.backend.messages.values():
            for message in kept.values():
                text = message.content
                if message.author_id != self.backend.bot_user.id:
                    found.append(text)
                elif text.startswith("**Question "):
                    found.append(text.partition("\n")[2])
        return found


@asynccontextmanager
async def discord_world(rest: type[Rest] = Rest) -> AsyncIterator[DiscordWorld]:
    """The world, listening on a free port of the loopback."""
    world = DiscordWorld(free_port(), rest)
    app = web.Application(client_max_size=20_000_000)
    app.add_routes([*world.rest.routes(), web.get("/gateway", world.gateway.serve)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", world.port).start()
    passing = asyncio.create_task(world.gateway.run())
    try:
        yield world
    finally:
        passing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await passing
        await world.gateway.drop(lose=True)
        await runner.cleanup()
