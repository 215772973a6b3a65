"""A watch over the socket, for what the library does not notice.

slack_sdk pings Slack, and connects anew when nothing at all comes back. It does not notice a
connection that answers pings and never says hello, nor one that Slack should long have renewed;
and an address that is refused, because it has expired meanwhile, it tries for ever (see also
slackapi/python-slack-sdk, issue 1446). Each of them is mended by beginning from the beginning.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import ClientWebSocketResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.chat.connection_health import ConnectionHealth

LOOKS = 20
"""How many times it is looked within the patience."""
OVERDUE = 600.0
"""Seconds that a connection may outlive the time that Slack gave it in its hello."""


class ConnectionMonitor:
    """Whether Slack can be heard; ``patience`` is how many seconds it may be unheard."""

    def __init__(self, client: SocketModeClient, pulse: ConnectionHealth, patience: float) -> None:
        self._client = client
        self._pulse = pulse
        self._patience = patience
        self._greeted: ClientWebSocketResponse | None = None
        self._until = float("inf")

    def note_hello(self, hello: Mapping[str, Any]) -> None:
        """Slack has said hello over the present socket, and perhaps how long it will last."""
        self._greeted = self._client.current_session
        lasts = (hello.get("debug_info") or {}).get("approximate_connection_time")
        now = asyncio.get_running_loop().time()
        self._until = now + lasts + OVERDUE if isinstance(lasts, int) else float("inf")

    @property
    def alive(self) -> bool:
        """Whether the present socket is open, was greeted, and is not older than it can be."""
        session = self._client.current_session
        open_ = session is not None and not session.closed and not self._client.stale
        young = asyncio.get_running_loop().time() < self._until
        return open_ and session is self._greeted and young

    async def connect(self) -> None:
        """Connect; raises TimeoutError when that takes longer than the patience."""
        async with asyncio.timeout(self._patience):
            await self._client.connect()  # type: ignore[no-untyped-call]

    async def wait_until_silent(self) -> None:
        """Wait until Slack has not been heard for as long as the patience lasts."""
        unheard = 0
        while unheard < LOOKS:
            await asyncio.sleep(self._patience / LOOKS)
            unheard = 0 if self.alive else unheard + 1
            if unheard:
                self._pulse.mark_disconnected()
