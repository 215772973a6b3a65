"""The conversation in a terminal: what is typed becomes events and presses."""

from datetime import datetime

from adapters.console.chat import WORKSPACE, ConsoleChat
from adapters.console.forms import ask_for_text, send_statement
from adapters.console.keyboard import Keyboard
from adapters.console.render import COMMANDS
from engine.api.interviews import ButtonClick, ClickResponse, InterviewApi
from engine.api.permissions import Actor
from engine.catalogue import gettext, gettext_noop
from engine.dialogue.events import Replied
from engine.dialogue.models import Interview, Status
from engine.dialogue.state_machine import next_due_at, next_step
from engine.messages.card import Action, Card, plain

HELP = gettext_noop(
    "Type your answer and finish it with an empty line. Commands: /skip skips the question, /pause "
    "and /resume take a break, /end finishes with what you have said, /recorded shows what is "
    "kept, /withdraw leaves for good, /delete deletes everything, /wrong says that your report "
    "gives a wrong picture. Ctrl-C stops the program. Start it again to continue."
)
LAST_WORD = gettext_noop(
    "Does the report give a wrong picture? Type /wrong to say so. /recorded shows what is kept, "
    "/delete deletes everything, an empty line ends the program."
)
_ACTIONS = {command: action for action, command in COMMANDS.items()}


POLL_SECONDS = 0.05
"""Seconds between two looks at whose turn it is."""


def _is_thinking(interview: Interview) -> bool:
    current = interview.current
    if interview.status is not Status.IN_PROGRESS:
        return False
    return current is None or current.closed or current.text is not None


class ConsoleSession:
    """Lets one person at a keyboard take part in one interview until it is over."""

    def __init__(self, reception: InterviewApi, chat: ConsoleChat, keyboard: Keyboard) -> None:
        self._reception = reception
        self._chat = chat
        self._keyboard = keyboard
        self._heard = 0

    async def take_part(self, interview: Interview) -> bool:
        """Read, and pass on, what is typed until the interview is over: True; False at its end.

        What is typed while the interviewer thinks waits for the next question.
        """
        while await self._wait_for_question(interview.id):
            self._chat.prompt()
            text = await self._keyboard.answer()
            if text is None:
                return False
            await self.handle_line(interview, text)
        if (await self._reception.engine.store.get(interview.id)).summary is not None:
            await self._offer_last_word(interview)
        return True

    async def _offer_last_word(self, interview: Interview) -> None:
        """After the end: do what is typed, until an empty line or the end of what is typed."""
        self._chat.show(Card(body=(plain(gettext(LAST_WORD)),)))
        while True:
            self._chat.prompt()
            line = await self._keyboard.line()
            if line is None or not line.strip():
                return
            await self.handle_line(interview, line)
            await self._wait_for_question(interview.id)

    async def _wait_for_question(self, interview_id: str) -> bool:
        """Come back when it is the candidate's turn: True; or when all is said: False."""
        engine = self._reception.engine
        while True:
            interview = await engine.store.get(interview_id)
            if not interview.status.running and next_due_at(interview) is None:
                return False
            rested = next_step(interview, engine.clock.now()) is None
            if interview.status.running and rested and not _is_thinking(interview):
                return True
            await engine.clock.sleep(POLL_SECONDS)

    async def handle_line(self, interview: Interview, text: str) -> None:
        """Do what one answer or command asks for."""
        word = text.split(maxsplit=1)[0].lower()
        if word in _ACTIONS:
            await self._press(interview, _ACTIONS[word])
        elif word.startswith("/"):
            self._chat.show(Card(body=(plain(gettext(HELP)),)))
        else:
            await self._reply(interview, text)

    async def _press(self, interview: Interview, action: Action) -> None:
        current = await self._reception.engine.store.get(interview.id)
        number = current.current.question.number if current.current else 0
        press = ButtonClick(action, Actor(interview.candidate.id, (WORKSPACE,)), number)
        answer = await self._reception.handle_click(interview.id, press)
        if answer.form is not None:
            text = await ask_for_text(self._chat, self._keyboard, answer.form)
            card = await send_statement(self._reception, interview.id, press.who, text or "")
            answer = ClickResponse(card)
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
        told = await self._reception.engine.record_event(interview.id, event)
        if told.rejection is not None:
            self._chat.show(Card(body=(plain(str(told.rejection)),)))

    def _message_id(self, now: datetime) -> str:
        self._heard += 1
        return f"{now.timestamp():.6f}-{self._heard}"
