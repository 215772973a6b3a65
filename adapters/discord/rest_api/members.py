"""Who people are, asked of Discord once an hour and never in the way when it does not answer."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping

import discord

from adapters.chat.directory_cache import DirectoryCache
from adapters.discord.rest_api.current_client import CurrentClient
from adapters.discord.rest_api.errors import API_ERRORS, UNKNOWN_MEMBER

log = logging.getLogger(__name__)

Known = discord.Member | discord.User


class MemberDirectory:
    """Looks up members of servers and users. Who is not to be found has no name."""

    def __init__(self, wire: CurrentClient, now: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._known: DirectoryCache[tuple[str, str], Known] = DirectoryCache(now=now)

    async def names(self, workspace: str, ids: Iterable[str]) -> Mapping[str, str]:
        """What people are called in a server, by id, as far as Discord tells."""
        named: dict[str, str] = {}
        for one in dict.fromkeys(ids):
            person = await self._quietly(workspace, one)
            if person is not None:
                named[one] = person.display_name
        return named

    async def direct(self, user: str) -> str:
        """The id of the conversation with a user; raises ``faults.API_ERRORS``."""
        client = await self._wire.client()
        person = client.get_user(int(user)) or await client.fetch_user(int(user))
        return str((person.dm_channel or await person.create_dm()).id)

    async def has_left(self, workspace: str, user: str) -> bool:
        """Whether somebody is surely no member of the server any more."""
        guild = (await self._wire.client()).get_guild(int(workspace))
        if guild is None:
            return False
        try:
            await guild.fetch_member(int(user))
        except discord.NotFound as error:
            return error.code == UNKNOWN_MEMBER
        except API_ERRORS:
            return False
        return False

    async def can_see_private_threads(self, workspace: str, channel: str, user: str) -> bool:
        """Whether somebody may see all private threads of a channel."""
        person = await self._quietly(workspace, user)
        if not isinstance(person, discord.Member):
            return False
        place = person.guild.get_channel(int(channel)) if channel.isdecimal() else None
        rights = place.permissions_for(person) if place else person.guild_permissions
        return rights.manage_threads

    async def _quietly(self, workspace: str, user: str) -> Known | None:
        return await self._known.get_or_fetch(
            (workspace, user), lambda: self._fetch(workspace, user), (*API_ERRORS, ValueError)
        )

    async def _fetch(self, workspace: str, user: str) -> Known:
        client = await self._wire.client()
        guild = client.get_guild(int(workspace)) if workspace.isdecimal() else None
        if guild is not None:
            try:
                return guild.get_member(int(user)) or await guild.fetch_member(int(user))
            except discord.NotFound:
                log.info("somebody is no member of the server (any more)")
        return client.get_user(int(user)) or await client.fetch_user(int(user))
