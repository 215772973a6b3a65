"""Prompt and model to a checked question and a checked summary: the Writer port.

The model proposes. What fails a check goes back once with the reason; then the question bank
asks, or the report goes out without prose, labelled so. Nobody ever sees what failed a check.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from engine.bank import Bank
from engine.briefing import aim, history, offered, question_brief, summary_brief, unclear_note
from engine.checks import check_question
from engine.errors import BadReply, LlmService, ModelCutOff, ModelFiltered, ModelRefused
from engine.events import QuestionWritten, Summarised
from engine.interview import Call, Interview, Kind, Summary
from engine.ports import Brief, Model, Request, Turn
from engine.replies import (
    SummaryReply,
    parse_question,
    parse_summary,
    question_schema,
    summary_schema,
)
from engine.steps import Summarise, WriteQuestion
from engine.summary import checked_summary, empty_summary, without_prose
from engine.text import content_words
from prompts import Library

TRIES = 2
BANK = "question bank"
TEMPLATE = "template"
_OF_THIS_REPLY = (BadReply, ModelRefused, ModelCutOff, ModelFiltered)
"""Errors that are about one reply and not about the model's being there at all."""

R = TypeVar("R")


@dataclass(slots=True)
class Spent:
    """The calls of one task, as they are made."""

    calls: list[Call] = field(default_factory=list)

    def judged(self, outcome: str) -> None:
        """Say what came of the last call."""
        if self.calls:
            self.calls[-1] = replace(self.calls[-1], outcome=outcome)


class Interviewer:
    """Writes questions and summaries with a model, the built-in one and a bank to fall back on."""

    def __init__(self, model: Model, built_in: Model, library: Library, bank: Bank) -> None:
        self._model = model
        self._built_in = built_in
        self._library = library
        self._bank = bank

    @property
    def name(self) -> str:
        """Who asks."""
        return self._model.name

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """A question that has passed every check; a core question is asked as it stands."""
        version = self._version(interview, "question")
        written = QuestionWritten(now, step.turn, step.number, step.core, step.kind, TEMPLATE)
        if step.core:
            return written
        model = self._built_in if step.built_in else self._model
        brief, spent = _within_reach(model, question_brief(interview, step)), Spent()
        request = self._question_request(interview, brief, version)
        text = await _tried(model, request, spent, lambda reply: _checked(reply, interview, brief))
        source = model.name if text is not None else BANK
        text = text if text is not None else self._from_bank(interview, brief)
        return replace(
            written,
            text=text,
            kind=brief.kind,
            source=source,
            prompt="" if model.built_in or source == BANK else f"question {version}",
            calls=tuple(spent.calls),
        )

    def _from_bank(self, interview: Interview, brief: Brief) -> str:
        asked = [e.question.text for e in interview.exchanges]
        return self._bank.pick(interview.topic, asked, brief.kind, brief.phrases, brief.number)

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """A summary in which everything is grounded; without usable answers no model is asked."""
        model = self._built_in if step.built_in else self._model
        brief, spent = _within_reach(model, summary_brief(interview)), Spent()
        version = self._version(interview, "summary")
        made: Summary | None = empty_summary(interview, brief, model, now)
        if made is None:
            request = self._summary_request(interview, brief, version)
            reply = await _tried(model, request, spent, lambda text: _read_summary(text, brief))
            made = (
                checked_summary(interview, brief, reply, model, now, self._secrets(version))
                if reply is not None
                else without_prose(interview, brief, model, now)
            )
        made = replace(made, prompt="" if model.built_in else f"summary {version}")
        return Summarised(now, step.turn, made, tuple(spent.calls))

    def _version(self, interview: Interview, name: str) -> str:
        return interview.plan.prompts.get(name) or self._library.versions(name)[-1]

    def _secrets(self, version: str) -> tuple[str, ...]:
        """Lines of the prompts: none of them may come back."""
        task = self._library.get("summary", version).task
        return tuple(line for line in task.splitlines() if "$" not in line)

    def _question_request(self, interview: Interview, brief: Brief, version: str) -> Request:
        prompt = self._library.get("question", version)
        asked = "\n".join(f"- {e.question.text}" for e in interview.exchanges) or "- nothing yet"
        task = prompt.rendered(
            topic=interview.topic,
            role=f"The role: {brief.role}" if brief.role else "",
            number=str(brief.number),
            of=str(brief.of),
            aim=aim(brief),
            phrases=offered(brief),
            asked=asked,
            language=brief.language,
        )
        schema = question_schema(brief.phrases)
        turns = (Turn("system", prompt.system), *history(interview.exchanges), Turn("user", task))
        return Request(turns, schema, "question", f"question {version}", brief, 200)

    def _summary_request(self, interview: Interview, brief: Brief, version: str) -> Request:
        prompt = self._library.get("summary", version)
        system = self._library.get("question", self._version(interview, "question")).system
        numbers = [e.question.number for e in interview.exchanges if e.text is not None]
        tone = (
            "- sentiment_label: the tone of the answers about the topic; sentiment_score: 0.0 to "
            "0.4 for negative, 0.4 to 0.6 for neutral, 0.6 to 1.0 for positive."
        )
        task = prompt.rendered(
            topic=interview.topic,
            unclear=unclear_note(brief),
            numbers=", ".join(map(str, numbers)),
            tone=tone if brief.sentiment else "",
        )
        schema = summary_schema(numbers, sentiment=brief.sentiment)
        turns = (Turn("system", system), *history(interview.exchanges), Turn("user", task))
        return Request(turns, schema, "summary", f"summary {version}", brief, 1200)


def _within_reach(model: Model, brief: Brief) -> Brief:
    """What a model can do of it: the built-in one asks, and hears a tone, in English only."""
    if not model.built_in or brief.language == "en":
        return brief
    if brief.task == "question":
        return replace(brief, language="en", kind=Kind.OPEN, phrases=())
    return replace(brief, sentiment=False)


def _checked(reply: str, interview: Interview, brief: Brief) -> str:
    """The question in a reply; raises BadReply with what is wrong with it."""
    parsed = parse_question(reply, brief.phrases)
    text = " ".join(parsed.question.split())
    asked = [e.question.text for e in interview.exchanges]
    last = (interview.current.text or "") if interview.current else ""
    follow_up = brief.kind is Kind.FOLLOW_UP
    problem = check_question(
        text, asked, language=brief.language, last_answer=last if follow_up else ""
    )
    if problem is None and follow_up and not content_words(text) & content_words(last):
        problem = "The question must take up words of the last answer."
    if problem is not None:
        raise BadReply(problem=problem)
    return text


def _read_summary(reply: str, brief: Brief) -> SummaryReply:
    return parse_summary(reply, sentiment=brief.sentiment)


async def _tried(
    model: Model, request: Request, spent: Spent, read: Callable[[str], R]
) -> R | None:
    """What ``read`` makes of the model's reply, or of its second; None when neither will do.

    Errors that are not about one reply are passed on with what was spent.
    """
    for attempt in range(TRIES):
        try:
            reply = await model.write(request)
            spent.calls.append(reply.call)
            return read(reply.text)
        except _OF_THIS_REPLY as error:
            spent.calls.extend(error.calls)
            outcome = "invalid" if isinstance(error, BadReply) else type(error).__name__
            spent.judged(outcome)
            if attempt + 1 < TRIES:
                request = _sent_back(request, error)
        except LlmService as error:
            error.calls = (*spent.calls, *error.calls)
            raise
    return None


def _sent_back(request: Request, error: LlmService) -> Request:
    """The same request with the reason; the reply itself stays out, it may hold anything."""
    problem = str(error.details.get("problem") or error)
    note = f"Your last reply could not be used: {problem} Reply again with one JSON object."
    brief = replace(request.brief, problem=problem)
    return replace(request, turns=(*request.turns, Turn("user", note)), brief=brief)
