"""Which workspaces this process is installed in: those whose token it holds.

A database can hold interviews of other workspaces: of a token that was changed by mistake, or of a
process that serves another team. Here they look as if their threads were gone, so nothing of them
is driven, found, listed, counted or deleted.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping

from engine.dialogue.models import ChannelRef


class Installation:
    """The workspaces of one platform that a process is installed in, as many as there are.

    Until the platform tells them there are none. None is ever taken away: an interview whose
    workspace has removed the bot comes to its end first, and its managers are told.
    """

    def __init__(self, workspaces: Iterable[str] = ()) -> None:
        self._workspaces = frozenset(workspaces)
        self._known = asyncio.Event()
        self._missed = asyncio.Event()
        if self._workspaces:
            self._known.set()

    @property
    def workspaces(self) -> frozenset[str]:
        """Those that are known so far."""
        return self._workspaces

    def learn(self, workspaces: Iterable[str]) -> None:
        """The platform says that these are among them; from now on they are known."""
        self._workspaces |= frozenset(workspaces)
        self._known.set()

    def miss(self) -> None:
        """Something of a workspace that is not among them was to be done: one may be new."""
        self._missed.set()

    async def known(self) -> None:
        """Come back when the platform has told the workspaces."""
        await self._known.wait()

    async def missed(self) -> None:
        """Come back when a workspace was missed since the last time this was asked."""
        await self._missed.wait()
        self._missed.clear()


Installations = Mapping[str, Installation]
"""All that a process is installed in, by the platform's name."""


def holds(installations: Installations | None, platform: str, workspace: str) -> bool:
    """Whether a workspace is among them; None is whoever owns the database and holds all."""
    if installations is None:
        return True
    found = installations.get(platform)
    return found is not None and workspace in found.workspaces


def takes(installations: Installations | None, place: ChannelRef) -> bool:
    """Whether this process may do something in a place; one that is missed is noted."""
    held = holds(installations, place.platform, place.workspace)
    if not held and installations and place.platform in installations:
        installations[place.platform].miss()
    return held


async def first_known(installations: Collection[Installation], within: float) -> None:
    """Come back when all are known; from the first on the others are waited for some seconds."""
    waiting = [asyncio.ensure_future(one.known()) for one in installations]
    try:
        if waiting:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait(waiting, timeout=within)
    finally:
        for each in waiting:
            each.cancel()
