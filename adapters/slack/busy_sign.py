"""The sign "is thinking…" in a thread, when thinking takes long enough to be noticed.

Slack takes it away with the next message; so that it cannot come after that message, whoever posts
waits for a sign that is on its way.
"""

import asyncio
import logging

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.api import SlackApi, SlackFault
from engine.interview import Thread

log = logging.getLogger(__name__)

BUSY = "is thinking…"
SHOW_WITHIN = 3.0
NEVER = frozenset({"unknown_method", "missing_scope", "not_allowed_token_type"})


class BusySign:
    """Shows the sign in threads, ``after`` so many seconds."""

    def __init__(self, api: SlackApi, after: float) -> None:
        self._api = api
        self._after = after
        self._shown: dict[Thread, asyncio.Task[None]] = {}
        self._on_its_way: set[Thread] = set()
        self._possible = True

    def show(self, thread: Thread) -> None:
        """Show it soon, unless it is hidden before; returns at once."""
        if self._possible and thread not in self._shown:
            self._shown[thread] = asyncio.create_task(self._showing(thread))

    async def hide(self, thread: Thread) -> None:
        """Do not show it any more; a sign that is on its way is waited for."""
        task = self._shown.pop(thread, None)
        if task is None:
            return
        if thread not in self._on_its_way:
            task.cancel()
        await asyncio.wait((task,))

    async def _showing(self, thread: Thread) -> None:
        await asyncio.sleep(self._after)
        self._on_its_way.add(thread)
        try:
            async with asyncio.timeout(SHOW_WITHIN):
                await self._asked(thread)
        except TimeoutError:
            log.info("setStatus took too long")
        except SlackFault as fault:
            self._possible = fault.code not in NEVER
            log.info("setStatus: %s", fault)
        finally:
            self._on_its_way.discard(thread)
            self._shown.pop(thread, None)

    async def _asked(self, thread: Thread) -> None:
        async def request(client: AsyncWebClient) -> AsyncSlackResponse:
            return await client.assistant_threads_setStatus(
                channel_id=thread.channel, thread_ts=thread.thread, status=BUSY
            )

        await self._api.call(request)
