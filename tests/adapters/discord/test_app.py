"""Discord as a platform: addresses, shards, and what is asked of the library."""

import asyncio
from dataclasses import replace

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.inbound.client import ShardedClient, SingleClient
from adapters.discord.platform import DiscordPlatform, _close, addresses, with_api_version
from tests.adapters.discord.lab import OPTIONS, Lab

PROXY = replace(OPTIONS, api_url="http://127.0.0.1:9/api/", gateway_url="ws://127.0.0.1:9/gateway")


@pytest.mark.parametrize(
    "url",
    ["https://proxy.example/api", "https://proxy.example/api/", "https://proxy.example/api/v10"],
)
def test_the_address_of_a_proxy_gets_the_version(url: str) -> None:
    """The version that the library speaks is added where it is not there yet."""
    assert with_api_version(url) == "https://proxy.example/api/v10"


def test_addresses_are_put_back() -> None:
    """The library's addresses are those of the settings while serving, and its own afterwards."""
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    with addresses(PROXY):
        assert Route.BASE == "http://127.0.0.1:9/api/v10"
        assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:9/gateway"
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)


@pytest.mark.parametrize(
    ("shards", "kind"), [(1, SingleClient), (2, ShardedClient), (None, ShardedClient)]
)
async def test_shards_choose_the_client(shards: int | None, kind: type[discord.Client]) -> None:
    """One shard is one connection; several, or as many as Discord recommends, are sharded."""
    lab = Lab(replace(OPTIONS, shards=shards))
    client = lab.platform.client(lab.reception)
    assert type(client) is kind
    assert client.shard_count == (shards if shards != 1 else None)


async def test_only_what_is_needed_is_listened_to() -> None:
    """No presences, no reactions, no voice; nobody is pinged by default."""
    lab = Lab()
    client = lab.platform.client(lab.reception)
    wanted = {name for name, on in client.intents if on}
    assert wanted == {"guilds", "guild_messages", "dm_messages", "message_content"}
    assert client.allowed_mentions is not None
    assert client.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


def test_a_token_is_never_shown() -> None:
    """Options that land in a log do not show the token."""
    assert "t0ken" not in repr(OPTIONS)
    assert DiscordPlatform(OPTIONS).name == "discord"


async def test_a_closing_that_was_broken_off_breaks_off_nobody() -> None:
    """Whoever closes the client once more goes on: else the platform would stay dead."""
    lab = Lab()
    client = lab.platform.client(lab.reception)
    client._closing_task = asyncio.create_task(asyncio.sleep(60))
    client._closing_task.cancel()
    await asyncio.wait((client._closing_task,))
    await asyncio.wait_for(_close(client), 10)
