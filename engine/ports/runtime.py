"""What the running loop needs from outside: clock, writer of questions and driver, as Protocols."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import Interview
from engine.dialogue.steps import Summarise, WriteQuestion


class Clock(Protocol):
    """Tells the time, and lets it pass."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds."""
        ...


class QuestionWriter(Protocol):
    """Writes what the dialogue asks for, checked, as ``engine.interviewer.interviewer`` does.

    Raises ``LlmService`` errors when no model answers at all; their ``calls`` attribute, if any,
    tells what was spent.
    """

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """A question that has passed every check."""
        ...

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """A summary in which everything is grounded."""
        ...


class Driver(Protocol):
    """Does what interviews owe, each by one hand at a time."""

    def start(self, drive: Callable[[str], Awaitable[None]]) -> None:
        """Begin: from now on ``drive`` is called for every interview that owes something."""
        ...

    def wake(self, interview_id: str, at: datetime | None = None) -> None:
        """Something may be owed here, now or ``at`` a time; returns at once."""
        ...

    async def stop(self) -> None:
        """Begin nothing new, and let what runs finish, though not for ever."""
        ...
