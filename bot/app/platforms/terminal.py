"""The terminal: its settings, and an interview's place in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console

from adapters.console.chat import PLATFORM, WORKSPACE, ConsoleChat, thread_of
from adapters.console.keyboard import Keyboard
from adapters.console.session import ConsoleSession
from bot.app.clock import SystemClock
from bot.app.platforms.part import PlatformPart
from config.sources.types import Section
from engine.api.interviews import InterviewApi
from engine.dialogue.models import ChannelRef, Interview
from engine.messages.card import Card
from engine.ports.chat import Chat
from engine.ports.installation import Installation, Installations

__all__ = [
    "PART",
    "PLACE",
    "Keyboard",
    "Terminal",
    "TerminalSettings",
    "open_terminal",
    "thread_of",
]

PLACE = ChannelRef(PLATFORM, WORKSPACE, "terminal")


class TerminalSettings(Section):
    """The terminal."""

    consent: bool


@dataclass(frozen=True, slots=True)
class Terminal:
    """A screen to say things on; ``quiet`` shows nothing."""

    chat: ConsoleChat

    @property
    def chats(self) -> Mapping[str, Chat]:
        """The chat by the platform's name, as the engine takes it."""
        return {PLATFORM: self.chat}

    def show(self, card: Card) -> None:
        """Print a card."""
        self.chat.show(card)

    async def take_part(
        self, reception: InterviewApi, keyboard: Keyboard, interview: Interview
    ) -> bool:
        """Let the person at the keyboard take part; False when they leave before the end."""
        try:
            return await ConsoleSession(reception, self.chat, keyboard).take_part(interview)
        finally:
            self.chat.rest()


def open_terminal(*, quiet: bool = False) -> Terminal:
    """The terminal that the program was started in."""
    screen = Console(quiet=True) if quiet else Console()
    return Terminal(ConsoleChat(screen, SystemClock(), quiet=quiet))


def own_installations() -> Installations:
    """A terminal's interviews belong to its machine."""
    return {PLATFORM: Installation((WORKSPACE,))}


PART = PlatformPart(TerminalSettings)
