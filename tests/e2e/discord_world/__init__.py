"""A Discord to run the real program against: simcord's world behind sockets on the loopback."""

from tests.e2e.discord_world.rest import TOKEN
from tests.e2e.discord_world.world import DiscordWorld, discord_world

__all__ = ["TOKEN", "DiscordWorld", "discord_world"]
