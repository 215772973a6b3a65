"""The Chat port on a terminal: what is said is printed, people are told on the same screen."""

from contextlib import AbstractContextManager

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from adapters.console.render import render
from engine.catalogue import gettext
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.steps import BotMessage
from engine.messages.card import Card
from engine.messages.texts import render_card
from engine.ports.chat import PostedMessage
from engine.ports.runtime import Clock

PLATFORM = "console"
WORKSPACE = "local"


def thread_of(interview_id: str) -> ThreadRef:
    """The conversation's key in a terminal: one thread for each interview."""
    return ThreadRef(PLATFORM, WORKSPACE, "terminal", interview_id)


class ConsoleChat:
    """Prints cards, and turns a sign while the model thinks."""

    def __init__(self, console: Console, clock: Clock, *, quiet: bool = False) -> None:
        self._console = console
        self._clock = clock
        self._quiet = quiet
        self._sign: AbstractContextManager[object] | None = None

    async def open(self, interview: Interview, *, retry: bool) -> ThreadRef:
        """The terminal is always open."""
        del retry
        return thread_of(interview.id)

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Print what is said in the thread; what a crash left half printed is printed again."""
        del retry
        self.show(render_card(interview, utterance))
        return PostedMessage(utterance.key, self._clock.now())

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Print what somebody else would read in private, under their name."""
        del retry
        self.rest()
        if not self._quiet:
            title = gettext("What the {person} reads", person=person)
            self._console.print(Rule(Text(title), style="dim"))
        self.show(render_card(interview, utterance))
        return PostedMessage(f"{person}-{utterance.key}", self._clock.now())

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """What a terminal has shown is its owner's: nothing of it can be taken back, or counted."""
        del interview, posting
        return 0

    async def show_thinking(self, interview: Interview) -> None:
        """Turn a sign until something is said."""
        del interview
        if self._quiet or self._sign is not None or not self._console.is_terminal:
            return
        self._sign = self._console.status(gettext("Thinking…"), spinner="dots")
        self._sign.__enter__()

    def prompt(self) -> None:
        """Mark where to type."""
        self.rest()
        if self._console.is_terminal:
            self._console.print(Text("› ", "green"), end="")

    def show(self, shown: Card) -> None:
        """Print a card."""
        self.rest()
        if not self._quiet:
            self._console.print(render(shown))
            self._console.print()

    def rest(self) -> None:
        """Stop the sign."""
        sign, self._sign = self._sign, None
        if sign is not None:
            sign.__exit__(None, None, None)
