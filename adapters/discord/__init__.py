"""Discord: application commands, private threads, embeds, persistent buttons."""
