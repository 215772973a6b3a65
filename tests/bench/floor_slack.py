"""The floor of a Slack turn: what the libraries themselves cost, with nothing of ours.

    python -m tests.bench.floor_slack FOLDER

A bolt handler in Socket Mode, the official client's call with the same body, the same message on
one shared session. Not for use: it acknowledges before it stores, and forgets what fails.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any, cast

import aiohttp
from openai import AsyncOpenAI
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench.floor_rows import Rows
from tests.bench.samples import Samples


async def main(folder: Path) -> None:
    """Serve until terminated."""
    rows, samples = Rows(folder / "floor.db"), Samples.read(folder / "samples.json")
    model = AsyncOpenAI(max_retries=0)
    async with aiohttp.ClientSession() as session:
        slack = AsyncWebClient(
            os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_API_URL"], session=session
        )
        app = AsyncApp(client=slack)

        @app.event("message")
        async def heard(event: dict[str, Any]) -> None:
            turn = rows.replied("slack", event["thread_ts"], event["ts"], event["text"])
            body = samples.body(turn.number, turn.mark)
            said = await model.chat.completions.create(**cast(Any, body))
            reply = json.loads(said.choices[0].message.content or "")
            rows.written(turn, reply["question"], said.usage)
            post = samples.posts[turn.number]
            answer = await slack.chat_postMessage(
                **{**post, "channel": event["channel"], "thread_ts": event["thread_ts"]}
            )
            rows.posted(turn, str(answer["ts"]))

        handler = AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], web_client=slack)
        await handler.start_async()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
