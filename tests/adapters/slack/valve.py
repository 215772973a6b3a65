"""A store that fails or dawdles when it is told to."""

import asyncio
from typing import Any

from engine.dialogue.models import Interview
from engine.errors import StoreUnavailable
from engine.ports.store import Change
from tests.adapters.slack.scene import Scene
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE


class Valve(MemoryStore):
    """A store whose writes fail, or take as long as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.seconds = 0.0
        self.writes = 0

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Change it, unless broken."""
        await self._pass()
        return await super().update(interview_id, change)

    async def add(self, interview: Interview) -> bool:
        """Keep it, unless broken."""
        await self._pass()
        return await super().add(interview)

    async def _pass(self) -> None:
        self.writes += 1
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.broken:
            raise StoreUnavailable(where="x", problem="it is down", hint="")


def reply(scene: Scene, text: str, user: str = ALICE.id) -> dict[str, Any]:
    """A message event in the newest thread; nothing is sent yet."""
    message = scene.slack.written(scene.channel, user, text, scene.thread)
    return {**message, "channel": scene.channel, "event_ts": message["ts"]}


def with_valve(scene: Scene, valve: Valve) -> None:
    """Let the scene see what the valve keeps."""
    scene.memory = valve
