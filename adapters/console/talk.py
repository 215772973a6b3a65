"""The conversation in a terminal: what is typed becomes events and presses."""

from datetime import datetime

from adapters.console.chat import ConsoleChat
from adapters.console.keyboard import Keyboard
from adapters.console.render import COMMANDS
from engine.card import Action, Card, plain
from engine.events import Replied
from engine.interview import Interview
from engine.reception import Press, Reception

HELP = (
    "Type your answer and finish it with an empty line. Commands: /skip passes over the question, "
    "/pause and /resume take a break, /end finishes with what you have said, /recorded shows what "
    "is kept, /withdraw leaves for good, /delete deletes everything. Ctrl-C stops the program; "
    "start it again to go on."
)
_ACTIONS = {command: action for action, command in COMMANDS.items()}


class Talk:
    """Lets one person at a keyboard take part in one interview until it is over."""

    def __init__(self, reception: Reception, chat: ConsoleChat, keyboard: Keyboard) -> None:
        self._reception = reception
        self._chat = chat
        self._keyboard = keyboard
        self._heard = 0

    async def take_part(self, interview: Interview) -> None:
        """Read until there is nothing more to read; whoever calls stops it when all is said."""
        while (text := await self._keyboard.answer()) is not None:
            await self.typed(interview, text)

    async def typed(self, interview: Interview, text: str) -> None:
        """Do what one answer or command asks for."""
        word = text.split(maxsplit=1)[0].lower()
        if word in _ACTIONS:
            await self._press(interview, _ACTIONS[word])
        elif word.startswith("/"):
            self._chat.show(Card(body=(plain(HELP),)))
        else:
            await self._reply(interview, text)

    async def _press(self, interview: Interview, action: Action) -> None:
        current = await self._reception.engine.store.get(interview.id)
        number = current.current.question.number if current.current else 0
        press = Press(action, interview.candidate.id, number)
        answer = await self._reception.press(interview.id, press)
        if answer.card is not None:
            self._show(answer.card)

    def _show(self, shown: Card) -> None:
        """A terminal has no files to hand over: it prints them."""
        self._chat.show(shown)
        if shown.attachment is not None:
            self._chat.show(Card(body=(plain(shown.attachment.text),)))

    async def _reply(self, interview: Interview, text: str) -> None:
        now = self._reception.engine.clock.now()
        event = Replied(now, interview.candidate.id, self._message_id(now), text, now)
        told = await self._reception.engine.tell(interview.id, event)
        if told.objection is not None:
            self._chat.show(Card(body=(plain(str(told.objection)),)))

    def _message_id(self, now: datetime) -> str:
        self._heard += 1
        return f"{now.timestamp():.6f}-{self._heard}"
