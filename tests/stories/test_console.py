"""The stories in a terminal: the real console adapter, store and built-in interviewer."""

import io
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from adapters.console.chat import PLATFORM, WORKSPACE, ConsoleChat
from adapters.console.keyboard import Keyboard
from adapters.console.render import COMMANDS
from adapters.console.session import ConsoleSession
from adapters.store import SqlStore, open_store
from config.question_bank import load_bank
from engine.api.interviews import ButtonClick, InterviewApi, InterviewRequest
from engine.api.permissions import Actor
from engine.dialogue import events as ev
from engine.dialogue.models import ChannelRef, Interview, Person
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import next_due_at
from engine.dialogue.steps import BotMessage
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.messages.card import Action
from engine.messages.texts import BUTTON_LABELS
from engine.ports.chat import PostedMessage
from engine.runtime.engine import InterviewEngine
from prompts.library import Library
from tests.fakes.driver import Hand
from tests.fakes.world import SetClock
from tests.stories.stage import STORIES, Stage, Teller

BUTTONS = {label: action for action, label in BUTTON_LABELS.items()}
NAMES = {"Alice": "Alice Anderson", "Bob": "Bob Bystander", "Mallory": "Mallory Manager"}


class Screen(ConsoleChat):
    """A console whose output can be read, told apart by who it was for."""

    def __init__(self, clock: SetClock) -> None:
        self.page = io.StringIO()
        super().__init__(Console(file=self.page, width=200), clock)
        self.thread: list[str] = []
        self.private: dict[str, list[str]] = {}

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Print, and keep what was printed as the thread's."""
        sent = await super().post(interview, utterance, retry=retry)
        self.thread.append(self.printed())
        return sent

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Print, and keep what was printed as the person's."""
        sent = await super().notify(interview, person, utterance, retry=retry)
        self.private.setdefault(person, []).append(self.printed())
        return sent

    def printed(self) -> str:
        """What was printed since the last look, without frames."""
        text = re.sub(r"[─│╭╮╰╯]", " ", self.page.getvalue())
        self.page.seek(0)
        self.page.truncate()
        return text


class Terminal:
    """A stage: several people at one terminal, on a clock that the story moves."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._clock = SetClock(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
        self._screen = Screen(self._clock)
        self._ids: dict[str, str] = {}
        self._written: dict[str, datetime] = {}
        self._interview_id = ""

    async def open(self) -> None:
        """Start the program."""
        self._store: SqlStore = await open_store(f"sqlite:///{self._file}")
        await self._store.expire_all_claims()
        bank = load_bank()
        model = OfflineModel(bank)
        writer = Interviewer(model, model, Library.load(), bank)
        chats = {PLATFORM: self._screen}
        self._hand = Hand(self._store, self._clock)
        engine = InterviewEngine(
            self._store, chats, writer, self._hand, self._clock, f"o{self._clock.now()}"
        )
        self._hand.start(engine.run_pending_steps)
        self._reception = InterviewApi(engine, lambda wish: Plan(questions=wish.questions or 5))

    async def close(self) -> None:
        """Stop the program."""
        await self._store.close()

    async def restart(self) -> None:
        """Stop it and start it on the same file."""
        await self.close()
        await self.open()
        await self._hand.rest()

    async def invite(self, inviter: str, candidate: str, questions: int, topic: str) -> None:
        """Ask for an interview."""
        people = [Person(name, NAMES[name]) for name in (candidate, inviter)]
        wish = InterviewRequest(
            request_id=topic,
            topic=topic,
            candidate=people[0],
            inviter=people[1],
            place=ChannelRef(PLATFORM, "local", "terminal"),
            questions=questions,
        )
        self._interview_id = (await self._reception.invite(wish)).id
        await self._hand.rest()

    async def say(self, who: str, text: str) -> None:
        """Write, a moment after whatever came before."""
        self._clock.time += timedelta(milliseconds=10)
        now = self._clock.now()
        self._ids[text], self._written[text] = f"m{len(self._ids)}", now
        await self._tell(ev.Replied(now, who, self._ids[text], text, now))

    async def edit(self, who: str, old: str, new: str) -> None:
        """Change what was written."""
        now, sent = self._clock.now(), self._written[old]
        self._ids[new], self._written[new] = self._ids[old], sent
        await self._tell(ev.ReplyEdited(now, who, self._ids[old], new, sent, now))

    async def delete(self, who: str, text: str) -> None:
        """Delete what was written."""
        await self._tell(ev.ReplyDeleted(self._clock.now(), who, self._ids[text]))

    async def press(self, who: str, label: str) -> None:
        """Press a button under the question that is current."""
        interview = await self._reception.engine.store.get(self._interview_id)
        number = interview.current.question.number if interview.current else 0
        press = ButtonClick(BUTTONS[label], Actor(who, (WORKSPACE,)), number)
        answer = await self._reception.handle_click(self._interview_id, press)
        if answer.card is not None:
            self._screen.show(answer.card)
            self._screen.private.setdefault(who, []).append(self._screen.printed())
        await self._hand.rest()

    async def dispute(self, who: str, text: str) -> None:
        """Type /wrong and the text at the keyboard of the session."""
        keyboard = Keyboard(io.StringIO(f"{text}\n\n"))
        session = ConsoleSession(self._reception, self._screen, keyboard)
        interview = await self._reception.engine.store.get(self._interview_id)
        await session.handle_line(interview, COMMANDS[Action.DISPUTE])
        self._screen.private.setdefault(who, []).append(self._screen.printed())
        await self._hand.rest()

    async def wait(self, time: timedelta) -> None:
        """Move the clock from one due moment to the next."""
        end = self._clock.now() + time
        while True:
            interview = await self._reception.engine.store.get(self._interview_id)
            next_at = next_due_at(interview)
            if next_at is None or next_at > end:
                break
            self._clock.time = max(next_at, self._clock.time)
            self._hand.wake(self._interview_id)
            await self._hand.rest()
        self._clock.time = end

    def in_thread(self) -> list[str]:
        """What the bot said to the candidate."""
        return self._screen.thread

    def in_private(self, who: str) -> list[str]:
        """What the bot showed to one person."""
        return self._screen.private.get(who, [])

    async def _tell(self, event: ev.Event) -> None:
        await self._reception.engine.record_event(self._interview_id, event)
        await self._hand.rest()


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncIterator[Stage]:
    """A terminal with a database of its own."""
    stage = Terminal(tmp_path / "interviews.db")
    await stage.open()
    yield stage
    await stage.close()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
async def test_story(terminal: Stage, story: Path) -> None:
    """Every story goes in a terminal as it is written."""
    await Teller(terminal).tell(story)
