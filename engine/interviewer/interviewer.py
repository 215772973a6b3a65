"""Prompt and model to a checked question and a checked summary: the Writer port.

The model proposes. What fails a check goes back once with the reason; then the question bank
asks, or the report goes out without prose, labelled so. Nobody ever sees what failed a check.
"""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import Interview, QuestionKind
from engine.dialogue.plan import Competency
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.dialogue.summary import Summary
from engine.interviewer.brief import (
    history,
    passage_list,
    phrase_prompt,
    question_brief,
    question_goal,
    summary_brief,
    theme_list,
)
from engine.interviewer.built_in.select import select_by_rule
from engine.interviewer.material import Material, read_answers, usable_answers
from engine.interviewer.model_task import CallLog, ModelTask
from engine.interviewer.question import validate_question
from engine.interviewer.ratings import aggregate_ratings
from engine.interviewer.reply_schemas import (
    RatingReply,
    extract_json_object,
    parse_ratings,
    question_schema,
    rating_schema,
)
from engine.interviewer.report.selection import parse_selection, selection_schema
from engine.interviewer.report.summary import build_summary, empty_summary
from engine.ports.model import ChatMessage, Model, ModelRequest, TaskContext
from engine.questions.bank import Bank
from engine.text import words
from prompts.library import Library

BANK = "question bank"
TEMPLATE = "template"
SELECTION = "v3"
"""The first version of the summary's prompt that selects passages."""
RULES_CHOSE = (
    "The language model's choice could not be read, so these passages were picked by rule."
)
_BETWEEN = re.compile(r"\$\{?\w+\}?|\n")
_TONE = (
    "- sentiment_label: the tone of the answers about the topic; sentiment_score: 0.0 to 0.4 for "
    "negative, 0.4 to 0.6 for neutral, 0.6 to 1.0 for positive."
)


class Interviewer:
    """Writes questions and summaries with a model, the built-in one and a bank to fall back on."""

    def __init__(self, model: Model, built_in: Model, library: Library, bank: Bank) -> None:
        self._model = model
        self._built_in = built_in
        self._library = library
        self._bank = bank
        self._key = secrets.token_bytes(16)

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
        brief, spent = _limit_to_built_in(model, question_brief(interview, step)), CallLog()
        told = self._prompt_phrases(version)
        task = ModelTask(
            model, brief, lambda it: self._question_request(interview, it, version), spent
        )
        anew = not model.built_in  # what the built-in one asks was written and looked at beforehand
        text, _ = await task.run(
            lambda reply, _: validate_question(reply, interview, brief, told, anew=anew)
        )
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

    def _from_bank(self, interview: Interview, brief: TaskContext) -> str:
        asked = [e.question.text for e in interview.exchanges]
        return self._bank.pick(interview.topic, asked, brief.kind, brief.phrases, brief.number)

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """A summary made of passages; without any to choose from no model is asked."""
        model = self._built_in if step.built_in else self._model
        brief = _limit_to_built_in(model, summary_brief(interview))
        material, spent = read_answers(interview, brief.language), CallLog()
        made = empty_summary(interview, brief, material, model, now)
        if material.choosable:
            made = await self._select(interview, _offer(brief, material), material, made, spent)
        if interview.plan.rated_by_model and not model.built_in and material.readings:
            made = await self._rate_competencies(interview, brief, made, spent)
        return Summarised(now, step.turn, made, tuple(spent.calls))

    async def _select(
        self,
        interview: Interview,
        brief: TaskContext,
        material: Material,
        made: Summary,
        spent: CallLog,
    ) -> Summary:
        """The summary of what a model chooses, or rules where its reply is unusable."""
        model = self._built_in if made.built_in else self._model
        version = self._selection_version(interview)
        task = ModelTask(
            model, brief, lambda it: self._selection_request(interview, it, version), spent
        )
        chosen, read = await task.run(
            lambda text, last: parse_selection(extract_json_object(text), brief, last=last)
        )
        made = empty_summary(interview, read, material, model, made.written_at)
        if chosen is None:
            fallen = replace(
                made,
                source=self._built_in.name,
                built_in=True,
                notes=(RULES_CHOSE, *made.notes),
            )
            return build_summary(interview, material, select_by_rule(brief), fallen)
        prompt = "" if model.built_in else f"summary {version}"
        return build_summary(interview, material, chosen, replace(made, prompt=prompt))

    async def _rate_competencies(
        self, interview: Interview, brief: TaskContext, made: Summary, spent: CallLog
    ) -> Summary:
        """The summary with each competency rated, in as many rounds as the plan says."""
        version = self._version(interview, "rating")
        rounds: list[tuple[RatingReply, ...]] = []
        wanted = interview.plan.rating_rounds
        for _ in range(wanted):
            task = ModelTask(
                self._model,
                replace(brief, task="rating"),
                lambda it: self._rating_request(interview, it, version),
                spent,
            )
            replies, _ = await task.run(
                lambda text, _: parse_ratings(text, len(brief.competencies))
            )
            rounds += [replies] if replies is not None else []
        found = aggregate_ratings(
            brief.competencies,
            rounds,
            usable_answers(interview, brief),
            interview.plan.rating_spread,
        )
        lost = wanted - len(rounds)
        note = f"{lost} of {wanted} rounds of ratings could not be read."
        return replace(
            made,
            ratings=found.ratings,
            claims=made.claims + found.claims,
            dropped=made.dropped + found.dropped,
            notes=(*made.notes, note) if lost else made.notes,
            prompt=", ".join(filter(None, (made.prompt, f"rating {version}"))),
        )

    def _version(self, interview: Interview, name: str) -> str:
        return interview.plan.prompts.get(name) or self._library.versions(name)[-1]

    def _selection_version(self, interview: Interview) -> str:
        """Interviews that began with an earlier kind of summary get the selection, too."""
        version = self._version(interview, "summary")
        return version if version in self._library.versions("summary") else SELECTION

    def _prompt_phrases(self, version: str) -> tuple[str, ...]:
        """What a model is told and must not repeat: the prompts' own words."""
        question = self._library.get("question", version)
        return _own_words(question.system, question.task)

    def _conversation_prefix(
        self, interview: Interview, brief: TaskContext
    ) -> tuple[ChatMessage, ...]:
        """What every call of an interview begins with."""
        prompt = self._library.get("question", self._version(interview, "question"))
        role = f"The role: {brief.role}" if brief.role else ""
        opening = prompt.render_opening(
            topic=json.dumps(interview.topic, ensure_ascii=False), role=role
        )
        first = (ChatMessage("system", prompt.system), ChatMessage("user", opening))
        turns = tuple(turn for turn in first if turn.content)
        return (*turns, *history(interview, brief, self._key))

    def _question_request(
        self, interview: Interview, brief: TaskContext, version: str
    ) -> ModelRequest:
        task = self._library.get("question", version).render(
            number=str(brief.number),
            of=str(brief.of),
            aim=question_goal(brief),
            phrases=phrase_prompt(brief),
            language=_language(brief),
        )
        turns = (*self._conversation_prefix(interview, brief), ChatMessage("user", task))
        schema = question_schema(brief.phrases)
        return ModelRequest(turns, schema, "question", f"question {version}", brief, 200)

    def _selection_request(
        self, interview: Interview, brief: TaskContext, version: str
    ) -> ModelRequest:
        brief = _within_length(brief)
        task = self._library.get("summary", version).render(
            passages=passage_list(brief),
            themes=theme_list(brief),
            competencies=_number_lines(brief.competencies),
            tone=_TONE if brief.sentiment else "",
        )
        turns = (*self._conversation_prefix(interview, brief), ChatMessage("user", task))
        schema = selection_schema(brief)
        return ModelRequest(turns, schema, "summary", f"summary {version}", brief, 600)

    def _rating_request(
        self, interview: Interview, brief: TaskContext, version: str
    ) -> ModelRequest:
        numbers = tuple(usable_answers(interview, brief))
        task = self._library.get("rating", version).render(
            competencies=_number_lines(brief.competencies), numbers=", ".join(map(str, numbers))
        )
        turns = (*self._conversation_prefix(interview, brief), ChatMessage("user", task))
        count = len(brief.competencies)
        schema = rating_schema(count, numbers)
        return ModelRequest(turns, schema, "rating", f"rating {version}", brief, 150 + 250 * count)


def _offer(brief: TaskContext, material: Material) -> TaskContext:
    """The brief with all that may be chosen."""
    return replace(
        brief,
        passages=material.choosable,
        open_passages=material.open,
        themes=material.themes,
    )


def _within_length(brief: TaskContext) -> TaskContext:
    """Only passages of the part of each answer that a model reads."""
    return replace(
        brief,
        passages=tuple(p for p in brief.passages if p.end <= brief.longest),
        open_passages=tuple(p for p in brief.open_passages if p.end <= brief.longest),
    )


@lru_cache(maxsize=16)
def _own_words(*texts: str) -> tuple[str, ...]:
    """What stands between the places where something is filled in, if it is long enough."""
    parts = (part for text in texts for part in _BETWEEN.split(text))
    return tuple(part for part in parts if len(words(part)) >= 6)


def _number_lines(competencies: Sequence[Competency]) -> str:
    return "\n".join(
        f"- competency_{number}: {each.name}. 1: {each.low} 3: {each.middle} 5: {each.high}"
        for number, each in enumerate(competencies, start=1)
    )


def _language(brief: TaskContext) -> str:
    return "English" if brief.language == "en" else f"the language with code {brief.language}"


def _limit_to_built_in(model: Model, brief: TaskContext) -> TaskContext:
    """What a model can do of it: the built-in one asks, and hears a tone, in English only."""
    if not model.built_in or brief.language == "en":
        return brief
    if brief.task == "question":
        return replace(brief, language="en", kind=QuestionKind.OPEN, phrases=())
    return replace(brief, sentiment=False)
