"""Discord: application commands, private threads, embeds, persistent buttons."""

from adapters.discord.options import DiscordOptions
from adapters.discord.platform import DiscordPlatform

__all__ = ["DiscordOptions", "DiscordPlatform"]
