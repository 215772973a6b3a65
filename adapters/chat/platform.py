"""What a chat platform is to the program that serves it."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from adapters.chat.connection_health import ConnectionHealth
from engine.api.interviews import InterviewApi
from engine.ports.chat import Chat
from engine.ports.installation import Installation


class Platform(Protocol):
    """A place where people talk: a chat to post to, and something that listens."""

    @property
    def name(self) -> str:
        """What an interview's place calls it."""
        ...

    @property
    def chat(self) -> Chat:
        """How things are said there."""
        ...

    @property
    def health(self) -> ConnectionHealth:
        """Whether it is connected, and when something last came from there."""
        ...

    @property
    def installation(self) -> Installation:
        """The workspaces whose token it holds, once the platform has told them."""
        ...

    def speaking(self) -> AbstractAsyncContextManager[None]:
        """Say things there for as long as this lasts, without listening."""
        ...

    async def run(self, reception: InterviewApi) -> None:
        """Connect, catch up, and pass on what people do until cancelled."""
        ...
