"""The floor of a Discord turn: what the libraries themselves cost, with nothing of ours.

    python -m tests.bench.floor_discord FOLDER

A discord.py client, the official client's call with the same body, the same embed and buttons.
Not for use: it loses what it was doing when it ends, and forgets what fails.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, cast

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from openai import AsyncOpenAI

from tests.bench.floor_rows import Rows
from tests.bench.samples import Json, Samples


class Floor(discord.Client):
    """Answers every message with the next question."""

    def __init__(self, folder: Path) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
        super().__init__(
            intents=intents,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=0.1,
        )
        self._rows = Rows(folder / "floor.db")
        self._samples = Samples.read(folder / "samples.json")
        self._model = AsyncOpenAI(max_retries=0)

    async def on_message(self, message: discord.Message) -> None:
        """One turn."""
        if message.author.bot:
            return
        rows, thread = self._rows, str(message.channel.id)
        turn = rows.replied("discord", thread, str(message.id), message.content)
        body = self._samples.body(turn.number, turn.mark)
        said = await self._model.chat.completions.create(**cast(Any, body))
        reply = json.loads(said.choices[0].message.content or "")
        rows.written(turn, reply["question"], said.usage)
        post = self._samples.posts[turn.number]
        sent = await message.channel.send(nonce=message.id, **_content(post))
        rows.posted(turn, str(sent.id))


def _content(post: Json) -> Any:
    made: Json = {"content": post.get("content") or None}
    if post.get("embeds"):
        made["embed"] = discord.Embed.from_dict(cast(Any, post["embeds"][0]))
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(post.get("components") or ()):
        for button in row["components"]:
            style = discord.ButtonStyle(button["style"])
            named = {"label": button["label"], "custom_id": button["custom_id"]}
            made_button: discord.ui.Button[Any] = discord.ui.Button(
                style=style, row=number, **named
            )
            view.add_item(made_button)
    view.stop()
    return {**made, "view": view}


def main(folder: Path) -> None:
    """Serve until terminated."""
    Route.BASE = f"{os.environ['DISCORD_API_URL']}/v{discord.http.INTERNAL_API_VERSION}"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    Floor(folder).run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
