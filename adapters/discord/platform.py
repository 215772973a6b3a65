"""Discord as a platform of the bot: everything put together, and kept alive."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.chat.chat import DiscordChat
from adapters.discord.context import build_context
from adapters.discord.inbound.client import (
    InterviewClient,
    ShardedClient,
    SingleClient,
    rest_only_client,
    servers,
)
from adapters.discord.options import DiscordOptions
from adapters.discord.rest_api.errors import API_ERRORS
from engine.api.interviews import InterviewApi
from engine.errors import BadConfig
from engine.ports.chat import Chat

log = logging.getLogger(__name__)

FIRST_REST = 1.0
LONGEST_REST = 60.0
CLOSED_WITHIN = 5.0
LOOK_AGAIN = 10.0
"""Seconds between two looks at which servers there are, for who is not told when one is new."""
NO_INTENT = (
    "DISCORD_TOKEN: switch on Message Content Intent for your application (Developer Portal, Bot, "
    "Privileged Gateway Intents); without it Discord hides what people write"
)
REFUSED = (
    "DISCORD_TOKEN: Discord refuses it; copy it from the Developer Portal (your application, Bot)"
)


class DiscordPlatform:
    """The servers that one Discord application is in."""

    name = "discord"

    def __init__(self, options: DiscordOptions) -> None:
        self._options = options
        self._kit = build_context(options)
        self.chat: Chat = DiscordChat(self._kit)
        self.health = self._kit.health
        self.installation = self._kit.installation
        self.bot: InterviewClient | None = None

    @property
    def connected(self) -> bool:
        """Whether what people do is heard at the moment."""
        return self._kit.ready.is_set()

    async def ready(self) -> None:
        """Return once the bot is connected."""
        await self._kit.ready.wait()

    def client(self, reception: InterviewApi, *, members: bool = False) -> InterviewClient:
        """A new client; the library can use each for one connection only."""
        make = SingleClient if self._options.shards == 1 else ShardedClient
        self.bot = make(reception, self._kit, members=members, **self._shards())
        return self.bot

    def _shards(self) -> dict[str, Any]:
        """What the library is told of shards; nothing lets it ask Discord."""
        if self._options.shards in {None, 1}:
            return {}
        ids = {"shard_ids": list(self._options.shard_ids)} if self._options.shard_ids else {}
        return {"shard_count": self._options.shards, **ids}

    async def run(self, reception: InterviewApi) -> None:
        """Connect, catch up in the background, and pass on what people do until cancelled.

        Raises BadConfig when Discord refuses the token or does not show what people write.
        """
        members, rest = True, FIRST_REST
        with addresses(self._options):
            while True:
                begun = asyncio.get_running_loop().time()
                try:
                    await self._connection(reception, members=members)
                except discord.PrivilegedIntentsRequired:
                    if not members:
                        log.error("%s", NO_INTENT)
                        raise BadConfig(mistakes=NO_INTENT) from None
                    members = False
                    log.info("without the Server Members Intent leaving is noticed later")
                    continue
                except discord.LoginFailure:
                    log.error("%s", REFUSED)
                    raise BadConfig(mistakes=REFUSED) from None
                except Exception as error:
                    # A malformed event ends the library's loop: begin anew, read what was missed.
                    log.error("the connection to Discord broke: %s", type(error).__name__)
                    log.debug("connection", exc_info=error)
                lasted = asyncio.get_running_loop().time() - begun
                rest = FIRST_REST if lasted > LONGEST_REST else min(2 * rest, LONGEST_REST)
                await asyncio.sleep(rest)

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[None]:
        """Say things for as long as this lasts, over REST alone: no gateway connection is made.

        Raises BadConfig when Discord refuses the token.
        """
        with addresses(self._options):
            client = await self._log_in()
            self._kit.current_client.set(client)
            self.health.mark_connected()
            looking = asyncio.create_task(self._looking(client), name="servers")
            try:
                yield
            finally:
                looking.cancel()
                await asyncio.gather(looking, return_exceptions=True)
                self.health.mark_disconnected()
                self._kit.sign.hide_all()
                await self._kit.tasks.shutdown()
                self._kit.current_client.clear(client)
                await client.close()

    async def _log_in(self) -> discord.Client:
        """A client that has no connection; asked for until Discord answers."""
        rest = FIRST_REST
        while True:
            client = rest_only_client()
            try:
                await client.login(self._options.token)
                self.installation.learn(await servers(client))
            except discord.LoginFailure:
                await client.close()
                log.error("%s", REFUSED)
                raise BadConfig(mistakes=REFUSED) from None
            except API_ERRORS as error:
                await client.close()
                log.warning("Discord does not answer: %s", type(error).__name__)
            else:
                return client
            await asyncio.sleep(rest)
            rest = min(2 * rest, LONGEST_REST)

    async def _looking(self, client: discord.Client) -> None:
        """Look which servers there are when one is missed, until cancelled."""
        while True:
            await self.installation.missed()
            try:
                self.installation.learn(await servers(client))
            except API_ERRORS as error:
                log.warning("the servers cannot be listed: %s", type(error).__name__)
            await asyncio.sleep(LOOK_AGAIN)

    async def _connection(self, reception: InterviewApi, *, members: bool) -> None:
        """One client, from its login to its end."""
        client = self.client(reception, members=members)
        try:
            await client.vigil.run(client.start(self._options.token))
        finally:
            self._kit.ready.clear()
            self.health.mark_disconnected()
            self._kit.sign.hide_all()
            await client.catch_up.stop()
            await client.ear.queues.shutdown()
            await self._kit.tasks.shutdown()
            self._kit.current_client.clear(client)
            _forget_ready(client)
            await _close(client)


async def _close(client: discord.Client) -> None:
    """Close it, in some seconds at most.

    When the library's closing was broken off itself, waiting for it would break off whoever waits.
    """
    await asyncio.wait((asyncio.create_task(client.close()),), timeout=CLOSED_WITHIN)
    await client.http.close()


def _forget_ready(client: discord.Client) -> None:
    """The library's announcement that it is ready, if it still waits, fails on a closed client."""
    waiting = getattr(client._connection, "_ready_task", None)
    if waiting is not None:
        waiting.cancel()


@contextmanager
def addresses(options: DiscordOptions) -> Iterator[None]:
    """Use the API and the gateway of the options, for the whole process, until left.

    Large bots put a proxy that keeps the rate limits before Discord's API.
    """
    api, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    if options.api_url:
        Route.BASE = with_api_version(options.api_url)
    if options.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(options.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway


def with_api_version(url: str) -> str:
    """The address of the API with the version that the library speaks."""
    bare = url.rstrip("/")
    version = f"/v{discord.http.INTERNAL_API_VERSION}"
    return bare if bare.endswith(version) else bare + version
