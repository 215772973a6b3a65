"""The real time."""

import asyncio
from datetime import UTC, datetime


class SystemClock:
    """The Clock port on the machine's own clock and the running event loop."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds."""
        await asyncio.sleep(seconds)
