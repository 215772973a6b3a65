"""A whole interview in the terminal: with a person at the keyboard, or with answers from a file."""

import json
import os
import re
import secrets
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from bot.app.compose import App, compose, settings_of
from bot.app.drive_until_idle import drive_until_idle
from bot.app.platforms.terminal import (
    PLACE,
    Keyboard,
    Terminal,
    TerminalSettings,
    open_terminal,
)
from bot.cli.export import as_json as exported
from config.settings import Settings
from engine.api.interviews import InterviewRequest
from engine.dialogue.events import Ended, Replied, Withdrawn
from engine.dialogue.models import Interview, Person
from engine.dialogue.plan import Plan
from engine.errors import BadAnswersFile, BadTopic
from engine.messages.card import Card, Span, Style, plain

YOU = "you"


TEAM = "hiring team"


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What was asked for on the command line."""

    topic: str | None
    template: str | None
    questions: int | None


async def demo(
    config: Path | None, wish: DemoOptions, answers: Path | None, *, as_json: bool
) -> int:
    """Hold an interview; the exit status is 0 when it is over or left to be gone on with."""
    settings = settings_of(config)
    if answers is not None:
        return await _run_script(settings, wish, read_answers(answers), as_json=as_json)
    return await _in_person(settings, wish)


async def _in_person(settings: Settings, wish: DemoOptions) -> int:
    terminal, keyboard = open_terminal(), Keyboard(sys.stdin)
    consent = settings.section(TerminalSettings).consent
    async with compose(settings, terminal.chats, lambda plan: _at_once(plan, consent)) as parts:
        terminal.show(_welcome(parts))
        interview = await _find_unfinished(parts, terminal, keyboard, wish.topic)
        if interview is None:
            interview = await _invite(parts, await _with_topic(wish, terminal, keyboard), YOU)
        parts.driver.start(parts.engine.run_pending_steps)
        over = await terminal.take_part(parts.reception, keyboard, interview)
        _say_goodbye(terminal, interview, over=over)
    return 0


def _at_once(plan: Plan, consent: bool) -> Plan:
    """In a terminal an empty line ends an answer: there is nothing to wait for."""
    return replace(plan, consent=consent, pace=replace(plan.pace, quiet=timedelta()))


def _welcome(parts: App) -> Card:
    model = parts.settings.model
    who = f"the language model {model.name}" if model.is_configured else "the built-in interviewer"
    hint = (
        ""
        if model.is_configured
        else " Set OPENAI_API_KEY or OPENAI_BASE_URL for a language model."
    )
    line = (Span("Asking: "), Span(who, Style.STRONG), Span(f".{hint}"))
    return Card(
        body=(line, plain("End an answer with an empty line; /help shows what else there is."))
    )


async def _find_unfinished(
    parts: App, terminal: Terminal, keyboard: Keyboard, topic: str | None
) -> Interview | None:
    """The interview that was left unfinished, if the person wants to go on with it."""
    lines = await parts.engine.store.list_interviews(workspace=PLACE.workspace, person=YOU)
    left = [n for n in lines if n.status.running and (topic is None or n.topic == topic)]
    if not left:
        return None
    line = left[0]
    question = f"{line.answered} of {line.questions} questions answered"
    asked = (Span("There is an unfinished interview about "), Span(line.topic, Style.EMPHASIS))
    terminal.show(Card(body=((*asked, Span(f" ({question}). Go on with it? [Y/n]")),)))
    if ((await keyboard.line()) or "").strip().lower() in {"n", "no"}:
        await parts.engine.record_event(line.id, Withdrawn(parts.engine.clock.now(), YOU))
        return None
    interview = await parts.engine.store.get(line.id)
    _show_open_question(terminal, interview)
    return interview


def _show_open_question(terminal: Terminal, interview: Interview) -> None:
    """Show the question that waits: the screen that held it may be gone."""
    current = interview.current
    if current is not None and current.question.asked_at is not None and current.text is None:
        title = f"Question {current.question.number} of {interview.plan.questions}"
        terminal.show(Card(title=title, body=(plain(current.question.text),)))


async def _with_topic(wish: DemoOptions, terminal: Terminal, keyboard: Keyboard) -> DemoOptions:
    if wish.topic is not None:
        return wish
    terminal.show(Card(body=(plain("What should the interview be about?"),)))
    return replace(wish, topic=(await keyboard.line()) or "")


async def _invite(parts: App, wish: DemoOptions, who: str) -> Interview:
    seed = secrets.token_hex(8)
    person = Person(who, os.environ.get("INTERVIEWER_NAME", ""))
    invitation = InterviewRequest(
        request_id=seed,
        topic=wish.topic or "",
        candidate=person,
        inviter=person,
        place=PLACE,
        template=wish.template,
        questions=wish.questions,
        managers=(TEAM,),
    )
    return await parts.reception.invite(invitation)


def _say_goodbye(terminal: Terminal, interview: Interview, *, over: bool) -> None:
    again = "" if over else "The interview is not over: start the demo again to go on. "
    export = f"{again}To export it: run_bot.py export {interview.id} --format md"
    terminal.show(Card(body=(plain(export),)))


async def _run_script(
    settings: Settings, wish: DemoOptions, answers: tuple[str, ...], *, as_json: bool
) -> int:
    if wish.topic is None:
        raise BadTopic(problem="is missing (--topic)")
    chats = open_terminal(quiet=as_json).chats
    async with compose(settings, chats, lambda plan: _at_once(plan, False)) as parts:
        interview = await _invite(parts, wish, f"file-{secrets.token_hex(4)}")
        for number, text in enumerate(answers, start=1):
            interview = await drive_until_idle(parts.engine, interview.id)
            if not interview.status.running:
                print(f"answers {number} and later were not needed", file=sys.stderr)
                break
            now = parts.engine.clock.now()
            event = Replied(now, interview.candidate.id, f"answer-{number}", text, now)
            await parts.engine.record_event(interview.id, event)
        interview = await _finish(parts, interview)
    if as_json:
        print(json.dumps(exported(interview), ensure_ascii=False))
    return 0


async def _finish(parts: App, interview: Interview) -> Interview:
    """The interview when it is over; with too few answers it ends early."""
    interview = await drive_until_idle(parts.engine, interview.id)
    if interview.status.running:
        now = parts.engine.clock.now()
        await parts.engine.record_event(interview.id, Ended(now, interview.candidate.id))
    return await drive_until_idle(parts.engine, interview.id)


_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def read_answers(file: Path) -> tuple[str, ...]:
    """The answers in their order; raises BadAnswersFile when there is none to be had."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise BadAnswersFile(file=file, problem=f"cannot be read ({error.strerror})") from None
    if b"\x00" in raw:
        raise BadAnswersFile(file=file, problem="is a binary file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadAnswersFile(file=file, problem=f"is not UTF-8 at byte {error.start}") from None
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not unified:
        raise BadAnswersFile(file=file, problem="is empty")
    return tuple(part.strip() for part in _BLANK_LINES.split(unified))
