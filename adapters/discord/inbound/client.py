"""The client: which events are listened to, and whom they are passed on to."""

import logging
import sys
from typing import Any

import discord
from discord import app_commands

from adapters.chat.catch_up import CatchUp, ReadingPace
from adapters.discord.context import DiscordContext
from adapters.discord.ids import DIRECT, PLATFORM
from adapters.discord.inbound.buttons import button_class
from adapters.discord.inbound.catch_up import DiscordThreadReader
from adapters.discord.inbound.command_handlers import CommandHandlers
from adapters.discord.inbound.commands import add_commands, sync
from adapters.discord.inbound.connection_monitor import ConnectionMonitor
from adapters.discord.inbound.deleted_places import DeletedPlaces
from adapters.discord.inbound.events import MessageDeleted, parse_message
from adapters.discord.inbound.message_handler import MessageHandler
from adapters.discord.outbound.requests import NOBODY
from engine.api.interviews import InterviewApi

log = logging.getLogger(__name__)

MAX_WAIT = 60.0
"""Seconds that a request may wait for Discord's rate limits before it is put off."""


def intents_of(*, members: bool) -> discord.Intents:
    """What to be told: servers, messages and their text; ``members`` adds who has left."""
    intents = discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=True
    )
    intents.members = members
    return intents


class InterviewClient(discord.Client):
    """The events, common to a client of one connection and to one of several."""

    def __init__(
        self, reception: InterviewApi, kit: DiscordContext, *, members: bool, **more: Any
    ) -> None:
        # Nobody talks here: the library need not warn at each start that it could not.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=intents_of(members=members),
            allowed_mentions=NOBODY,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=kit.options.guild_ready,
            max_ratelimit_timeout=MAX_WAIT,
            **more,
        )
        self._kit = kit
        self.ear = MessageHandler(reception, kit)
        reader = DiscordThreadReader(reception, kit, self.ear)
        pace = ReadingPace(kit.options.catch_up_pace)
        self.catch_up = CatchUp(reception, PLATFORM, reader, pace)
        self.vigil = ConnectionMonitor(kit.health, kit.options.silence_timeout)
        self._losses = DeletedPlaces(reception)
        self._desk = CommandHandlers(reception, kit)
        self.tree: app_commands.CommandTree[Any] = app_commands.CommandTree(self)
        self.tree.error(_log_failure)
        add_commands(self.tree, self._desk, kit.options)

    async def setup_hook(self) -> None:
        """Logged in: from here on messages can be sent, and clicks are understood."""
        self._kit.current_client.set(self)
        self._kit.installation.learn(await servers(self))
        self.add_dynamic_items(button_class(self._desk.handle_button))
        try:
            await sync(self.tree)
        except discord.HTTPException as error:
            log.error("the commands could not be registered: %d %d", error.status, error.code)

    async def on_ready(self) -> None:
        """Connected anew: what was missed has to be read."""
        log.info("connected to Discord")
        self._kit.ready.set()
        self.vigil.mark_ready()
        self.catch_up.want()

    async def on_socket_event_type(self, event_type: str) -> None:
        """Discord has told of anything at all."""
        del event_type
        self.vigil.record_event()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A form was sent; the library itself forgets what forms are open when it is restarted."""
        await self._desk.handle_form(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote; channels that are no threads hold no interviews."""
        elsewhere = message.guild is not None and isinstance(
            message.channel, discord.abc.GuildChannel
        )
        said = None if elsewhere else parse_message(message)
        if said is not None:
            self.ear.handle_message(said)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Somebody changed what they wrote; previews of links that appear are no changes."""
        if payload.message.edited_at is not None:
            await self.on_message(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message was deleted."""
        self._handle_deleted(payload.guild_id, payload.channel_id, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Several messages were deleted by a moderator."""
        for message_id in payload.message_ids:
            self._handle_deleted(payload.guild_id, payload.channel_id, message_id)

    def _handle_deleted(self, guild: int | None, channel: int, message: int) -> None:
        workspace = str(guild) if guild else DIRECT
        self.ear.handle_message(MessageDeleted(workspace, str(channel), str(message)))

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread was deleted."""
        await self._losses.thread(payload.guild_id, payload.thread_id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel was deleted, with its threads."""
        await self._losses.channel(channel.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot is a member of one more server."""
        self._kit.installation.learn((str(guild.id),))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server can be reached; of one that is new Discord may say no more than this."""
        self._kit.installation.learn((str(guild.id),))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot is no member of a server any more."""
        await self._losses.server(guild.id)

    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """Somebody left a server."""
        await self._losses.member(payload.guild_id, payload.user.id)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A handler failed; what it was about can hold what people wrote and is for DEBUG alone."""
        del args, kwargs
        error = sys.exc_info()[1]
        log.error("%s failed: %s", event_method, type(error).__name__)
        log.debug("%s", event_method, exc_info=error)


async def servers(client: discord.Client) -> frozenset[str]:
    """The workspaces that a client which has logged in is installed in, those of other shards too.

    Direct messages belong to whoever holds a token: Discord does not tell whose they are. Raises
    what a request can end with.
    """
    return frozenset([DIRECT, *[str(guild.id) async for guild in client.fetch_guilds(limit=None)]])


def rest_only_client() -> discord.Client:
    """A client to say things with and never to listen."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    return discord.Client(
        intents=discord.Intents.none(),
        allowed_mentions=NOBODY,
        max_messages=None,
        max_ratelimit_timeout=MAX_WAIT,
    )


class SingleClient(InterviewClient):
    """One connection."""

    async def on_connect(self) -> None:
        """A session has begun."""
        self.vigil.mark_resumed(0)

    async def on_resumed(self) -> None:
        """A session goes on."""
        self.vigil.mark_resumed(0)

    async def on_disconnect(self) -> None:
        """The connection is gone; the library makes it anew."""
        self.vigil.mark_disconnected(0)


class ShardedClient(InterviewClient, discord.AutoShardedClient):
    """Several connections, each for a part of the servers."""

    async def on_shard_connect(self, shard_id: int) -> None:
        """A session of a shard has begun; when a former one was lost, nobody says ready again."""
        self.vigil.mark_resumed(shard_id)
        if self.is_ready():
            self.catch_up.want()

    async def on_shard_resumed(self, shard_id: int) -> None:
        """A session of a shard goes on."""
        self.vigil.mark_resumed(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """The connection of a shard is gone; the library makes it anew."""
        self.vigil.mark_disconnected(shard_id)


async def _log_failure(interaction: discord.Interaction[Any], error: Exception) -> None:
    del interaction
    log.error("a command failed: %s", type(error).__name__)
    log.debug("command", exc_info=error)
