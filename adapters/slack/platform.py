"""Slack as a platform of the bot: everything put together."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

from slack_bolt.async_app import AsyncApp

from adapters.chat.catch_up import CatchUp, ReadingPace
from adapters.slack.context import build_context
from adapters.slack.inbound.app_home import Home
from adapters.slack.inbound.catch_up import BURST, SlackThreadReader
from adapters.slack.inbound.command_handlers import CommandHandlers
from adapters.slack.inbound.message_handler import MessageHandler
from adapters.slack.inbound.middleware import EventMiddleware, bolt_app
from adapters.slack.inbound.transports import http_server, socket_mode
from adapters.slack.options import SlackOptions
from adapters.slack.web_api.client import NO_TEAM, Rejected, SlackFailure
from engine.api.interviews import InterviewApi
from engine.errors import BadConfig
from engine.ports.chat import Chat

log = logging.getLogger(__name__)

SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "im:history",
        "im:write",
        "usergroups:read",
        "users:read",
    }
)
"""What the manifest asks for, all of it used."""

BAD_TOKENS = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked"})
TEAMLESS = (
    "SLACK_BOT_TOKEN: Slack names no workspace for it; install your app in a workspace and copy "
    "the Bot User OAuth Token from OAuth & Permissions"
)
FIRST_WAIT = 1.0
LAST_WORDS = 5.0
LONGEST_WAIT = 30.0


class SlackPlatform:
    """One Slack workspace."""

    name = "slack"

    def __init__(self, options: SlackOptions) -> None:
        self._options = options
        self._kit = build_context(options)
        self.chat: Chat = self._kit.chat
        self.health = self._kit.health
        self.installation = self._kit.installation
        self._ready = asyncio.Event()
        self.catch_up: CatchUp | None = None
        self.port = 0

    async def ready(self) -> None:
        """Return once the bot is connected."""
        await self._ready.wait()

    async def run(self, reception: InterviewApi) -> None:
        """Connect, catch up in the background, and pass on what people do until cancelled.

        Raises BadConfig when Slack refuses a token or the port is taken.
        """
        try:
            await self._serve(reception)
        except BadConfig as error:
            log.error("%s", error)
            raise

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[None]:
        """Say things for as long as this lasts, without listening.

        Raises BadConfig when Slack refuses the token.
        """
        async with self._kit.api.connections():
            await self._identify()
            self.health.mark_connected()
            try:
                yield
            finally:
                self.health.mark_disconnected()
                await self._kit.tasks.shutdown()

    async def _serve(self, reception: InterviewApi) -> None:
        async with self._kit.api.connections():
            await self._identify()
            ear, home = MessageHandler(reception, self._kit), Home(reception, self._kit)
            desk = CommandHandlers(reception, self._kit, home)
            front = EventMiddleware(self._kit, ear, desk, home)
            app = bolt_app(self._kit, front.receive)
            reader = SlackThreadReader(reception, self._kit, ear)
            pace = ReadingPace(self._options.catch_up_pace, BURST)
            self.catch_up = CatchUp(reception.engine, self.name, reader, pace)
            try:
                await self._listen(app, front)
            finally:
                self._ready.clear()
                self.health.mark_disconnected()
                await self.catch_up.stop()
                await self._kit.tasks.shutdown()

    async def _listen(self, app: AsyncApp, front: EventMiddleware) -> None:
        if self._options.transport == "socket":
            async with socket_mode(app, self._options, self.health, self._connect) as watch:
                await _until(watch.wait_until_silent(), front)
                log.warning("Slack is not heard any more: beginning anew")
                raise TimeoutError
        async with http_server(app, self._options, self._connect) as self.port:
            await _until(asyncio.Event().wait(), front)

    def _connect(self) -> None:
        if self.catch_up is not None:
            self.catch_up.want()
        self.health.mark_connected()
        self._ready.set()

    async def _identify(self) -> None:
        """Ask Slack who we are, for as long as it takes; name the scopes that are missing."""
        wait = FIRST_WAIT
        while True:
            try:
                me = await self._kit.api.identity()
                break
            except Rejected as refused:
                if refused.code in BAD_TOKENS:
                    hint = "copy it from OAuth & Permissions of your app"
                    mistake = f"SLACK_BOT_TOKEN: Slack says {refused.code}; {hint}"
                    raise BadConfig(mistakes=mistake) from None
                if refused.code == NO_TEAM:
                    raise BadConfig(mistakes=TEAMLESS) from None
                log.warning("Slack: %s; again in %.0f s", refused.code, wait)
            except SlackFailure as fault:
                log.warning("Slack does not answer (%s); again in %.0f s", fault.code, wait)
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
        self.installation.learn((me.team,))
        missing = sorted(SCOPES - me.scopes) if me.scopes else []
        if missing:
            log.warning("the app lacks scopes (%s): install it from the manifest", missing)


async def _until(end: Awaitable[object], front: EventMiddleware) -> None:
    """Wait; what is being stored when the end comes is still stored and acknowledged."""
    try:
        await end
    finally:
        await front.wait_until_drained(LAST_WORDS)
