"""How long a command or a click may take until it is stored; then the person is asked to try again.

Slack and Discord deliver commands and clicks once and wait three seconds for the acknowledgement.
"""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from adapters.chat.texts import error_text, text_card
from engine.errors import InterviewError
from engine.messages.card import Card

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that somebody asked for did not come about; ``text`` is what to tell them."""

    error: Exception
    text: str

    @property
    def card(self) -> Card:
        """The text as a card."""
        return text_card(self.text)


@dataclass(frozen=True, slots=True)
class AckDeadline:
    """Gives work at most ``seconds``; ``failures`` are the platform's own errors."""

    seconds: float
    failures: tuple[type[Exception], ...] = ()

    async def run(self, work: Awaitable[Result]) -> Result | Refusal:
        """What the work brings; a Refusal when it fails, or is not done in time and is given up.

        An error that is neither the engine's nor one of ``failures`` is raised.
        """
        expected: tuple[type[Exception], ...] = (InterviewError, TimeoutError, *self.failures)
        try:
            async with asyncio.timeout(self.seconds):
                return await work
        except expected as error:
            return Refusal(error, error_text(error))
