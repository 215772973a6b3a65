"""The way to Discord: whichever client is logged in at the moment."""

import asyncio

import discord

from engine.errors import NotDelivered

PATIENCE = 10.0


class CurrentClient:
    """Holds the client of the present connection; a new one comes with each new start."""

    def __init__(self) -> None:
        self._client: discord.Client | None = None
        self._logged_in = asyncio.Event()
        self.patience = PATIENCE

    def set(self, client: discord.Client) -> None:
        """From now on requests go through this client, which has logged in."""
        self._client = client
        self._logged_in.set()

    def clear(self, client: discord.Client) -> None:
        """This client is used no longer."""
        if self._client is client:
            self._client = None
            self._logged_in.clear()

    async def client(self) -> discord.Client:
        """The client to use; raises NotDelivered while there is none."""
        if self._client is None:
            try:
                async with asyncio.timeout(self.patience):
                    await self._logged_in.wait()
            except TimeoutError:
                raise NotDelivered(problem="there is no connection to Discord") from None
        if self._client is None:
            raise NotDelivered(problem="there is no connection to Discord")
        return self._client

    async def place(self, channel: str) -> discord.PartialMessageable:
        """A channel or thread to write to and read from, by its id alone, archived or not."""
        client = await self.client()
        return client.get_partial_messageable(int(channel))
