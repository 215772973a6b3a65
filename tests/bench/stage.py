"""The stand-ins, all in the load's own process, behind one port of the loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from tests.bench.discord_side import DiscordSide
from tests.bench.llm_side import LlmSide
from tests.bench.slack_side import SlackSide
from tests.bench.talk import Talk, Talks


@dataclass(frozen=True, slots=True)
class Stage:
    """What a measured program talks to."""

    talks: Talks
    llm: LlmSide
    slack: SlackSide
    discord: DiscordSide
    url: str

    async def say(self, talk: Talk, text: str) -> None:
        """The candidate writes into the interview's thread."""
        await self._side(talk.seed.platform).say(talk, text)

    async def ready(self, platform: str, within: float) -> None:
        """Wait until the program listens; raises TimeoutError."""
        await asyncio.wait_for(self._side(platform).connected.wait(), within)

    def _side(self, platform: str) -> SlackSide | DiscordSide:
        return self.slack if platform == "slack" else self.discord

    def settings(self, database: str) -> dict[str, str]:
        """What a program is told in its environment."""
        return {
            **self.slack.settings(),
            **self.discord.settings(),
            "OPENAI_BASE_URL": f"{self.url}/v1",
            "OPENAI_API_KEY": "bench",
            "DATABASE_URL": database,
            "INTERVIEWER_INTERVIEW__QUIET_SECONDS": "0",
            "INTERVIEWER_LOG__LEVEL": "warning",
        }


@asynccontextmanager
async def stage(talks: Talks, delay: float = 0.0) -> AsyncIterator[Stage]:
    """The stand-ins, listening; the model takes ``delay`` seconds for each answer."""
    llm, slack, discord = LlmSide(talks, delay), SlackSide(talks), DiscordSide(talks)
    app = web.Application(client_max_size=20_000_000)
    app.add_routes([*llm.routes(), *slack.routes(), *discord.routes()])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = "http://{}:{}".format(*runner.addresses[0][:2])
    slack.url = discord.url = url
    try:
        yield Stage(talks, llm, slack, discord, url)
    finally:
        await runner.cleanup()
