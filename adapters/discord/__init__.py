"""Discord: application commands, private threads, embeds, persistent buttons."""

from adapters.discord.app import DiscordPlatform
from adapters.discord.options import DiscordOptions

__all__ = ["DiscordOptions", "DiscordPlatform"]
