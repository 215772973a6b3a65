"""The sign "is thinking…" in a thread, when thinking takes long enough to be noticed.

Slack takes it away with the next message; so that it cannot come after that message, whoever posts
waits for a sign that is on its way.
"""

import asyncio
import logging

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.web_api.client import SlackApi, SlackFailure
from engine.dialogue.models import ThreadRef

log = logging.getLogger(__name__)

BUSY = "is thinking…"
SHOW_WITHIN = 3.0
NEVER = frozenset({"unknown_method", "missing_scope", "not_allowed_token_type"})


class ThinkingStatus:
    """Shows the sign in threads, ``after`` so many seconds."""

    def __init__(self, api: SlackApi, after: float) -> None:
        self._api = api
        self._after = after
        self._planned: dict[ThreadRef, asyncio.TimerHandle] = {}
        self._on_its_way: dict[ThreadRef, asyncio.Task[None]] = {}
        self._possible = True

    def show(self, thread: ThreadRef) -> None:
        """Show it soon, unless it is hidden before; returns at once."""
        if self._possible and thread not in self._planned and thread not in self._on_its_way:
            loop = asyncio.get_running_loop()
            self._planned[thread] = loop.call_later(self._after, self._begin, thread)

    async def hide(self, thread: ThreadRef) -> None:
        """Do not show it any more; a sign that is on its way is waited for."""
        planned = self._planned.pop(thread, None)
        if planned is not None:
            planned.cancel()
        task = self._on_its_way.get(thread)
        if task is not None:
            await asyncio.wait((task,))

    def _begin(self, thread: ThreadRef) -> None:
        del self._planned[thread]
        self._on_its_way[thread] = asyncio.create_task(self._showing(thread))

    async def _showing(self, thread: ThreadRef) -> None:
        try:
            async with asyncio.timeout(SHOW_WITHIN):
                await self._set_status(thread)
        except TimeoutError:
            log.info("setStatus took too long")
        except SlackFailure as fault:
            self._possible = fault.code not in NEVER
            log.info("setStatus: %s", fault)
        finally:
            del self._on_its_way[thread]

    async def _set_status(self, thread: ThreadRef) -> None:
        async def request(client: AsyncWebClient) -> AsyncSlackResponse:
            return await client.assistant_threads_setStatus(
                channel_id=thread.channel, thread_ts=thread.thread, status=BUSY
            )

        await self._api.call(request)
