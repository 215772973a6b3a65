"""Whole interviews with simulated candidates: the real engine and store, and no chat platform."""

import secrets
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.store import open_store
from bot.app.clock import SystemClock
from bot.app.compose import built_in_model_of, language_model_of
from bot.app.drive_until_idle import drive_until_idle
from bot.app.local_driver import LocalDriver
from bot.app.platforms.terminal import PLACE, open_terminal, thread_of
from bot.evaluation.candidates import Sample, next_answer
from config.plan_builder import plan_for
from config.question_bank import load_bank
from config.settings import Settings
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Person
from engine.dialogue.plan import Plan, Ratings, Template
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.interviewer.interviewer import BANK, Interviewer
from engine.ports.model import Model, ModelReply, ModelRequest
from engine.ports.runtime import QuestionWriter
from engine.runtime.engine import InterviewEngine
from prompts.library import Library

FIRST_TIME, REPAIRED, FALLBACK = "first time", "repaired", "fallback"
CANDIDATE = Person("simulated", "")


@dataclass(frozen=True, slots=True)
class Case:
    """One interview to be held: ``arm`` names the prompts under test, ``versions`` are theirs."""

    arm: str
    versions: Mapping[str, str]
    sample: Sample
    kind: str
    repeat: int


@dataclass(slots=True)
class Notes:
    """What is seen while an interview is held: what became of questions, and what was wrong."""

    fates: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Run:
    """An interview that was held, with what was seen, and the seconds that it took."""

    case: Case
    interview: Interview
    notes: Notes
    seconds: float


@dataclass(slots=True)
class _Watched:
    """The Writer port: another writer, of whose questions it notes what became."""

    writer: QuestionWriter
    notes: Notes

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> ev.QuestionWritten:
        """The writer's question."""
        written = await self.writer.question(interview, step, now)
        if not step.core:
            passed = FIRST_TIME if len(written.calls) == 1 else REPAIRED
            self.notes.fates[FALLBACK if written.source == BANK else passed] += 1
        return written

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> ev.Summarised:
        """The writer's summary."""
        return await self.writer.summary(interview, step, now)


@dataclass(slots=True)
class _Overheard:
    """The Model port: another model; it notes why replies are sent back."""

    model: Model
    notes: Notes

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.model.name

    @property
    def built_in(self) -> bool:
        """As the model itself."""
        return self.model.built_in

    async def write(self, request: ModelRequest) -> ModelReply:
        """The model's reply."""
        if request.brief.problem:
            self.notes.problems[f"{request.brief.task}: {request.brief.problem}"] += 1
        return await self.model.write(request)


@dataclass(frozen=True, slots=True)
class Simulation:
    """Holds interviews one after another; ``asker`` is who asks the questions."""

    settings: Settings
    engine: InterviewEngine
    watched: _Watched
    overheard: _Overheard
    rating_rounds: int
    questions: int | None

    @property
    def asker(self) -> str:
        """The name of the model under test."""
        return self.overheard.name

    async def run_case(self, case: Case) -> Run:
        """The whole interview; raises what the engine raises, and ModelGivenUp."""
        notes = self.watched.notes = self.overheard.notes = Notes()
        begun = time.perf_counter()
        left = list(case.sample.candidates[case.kind])
        interview = await self.engine.start(self._invite(case, len(left)))
        while (interview := await drive_until_idle(self.engine, interview.id)).status.running:
            await self.engine.record_event(interview.id, self._next_answer(interview, left))
        return Run(case, interview, notes, time.perf_counter() - begun)

    def _next_answer(self, interview: Interview, left: list[str]) -> ev.Event:
        """What the candidate does next: answer, or end it when there is nothing left to say."""
        now = self.engine.clock.now()
        if not left:
            return ev.Ended(now, CANDIDATE.id)
        question = interview.current.question.text if interview.current else ""
        text = next_answer(question, left)
        left.remove(text)
        return ev.Replied(now, CANDIDATE.id, secrets.token_hex(4), text, now)

    def _invite(self, case: Case, answers: int) -> ev.Invited:
        now = self.engine.clock.now()
        interview_id = secrets.token_hex(8)
        return ev.Invited(
            now,
            interview_id,
            case.sample.topic,
            CANDIDATE,
            CANDIDATE,
            PLACE,
            self._plan(case, answers),
            thread=thread_of(interview_id),
        )

    def _plan(self, case: Case, answers: int) -> Plan:
        sample = case.sample
        competencies = sample.competencies if self.rating_rounds else ()
        ours = self.settings.interview
        template = Template(
            name=sample.name,
            version="1",
            role=sample.role,
            competencies=competencies,
            questions=answers,
            follow_ups=ours.follow_ups,
            ratings=Ratings.MODEL if competencies else Ratings.NONE,
        )
        plan = plan_for(
            self.settings,
            template=template,
            questions=self.questions,
            prompts=case.versions,
            consent=False,
            quiet=timedelta(),
        )
        return replace(plan, rating_rounds=max(1, self.rating_rounds))


@asynccontextmanager
async def open_simulation(
    settings: Settings, library: Library, rating_rounds: int, questions: int | None
) -> AsyncIterator[Simulation]:
    """A simulation on the configured model and a database that is gone afterwards.

    The model is tried once before: raises LlmService errors when it does not answer at all.
    """
    bank, clock = load_bank(), SystemClock()
    built_in = built_in_model_of(bank)
    language_model = language_model_of(settings) if settings.model.is_configured else None
    overheard = _Overheard(language_model or built_in, Notes())
    watched = _Watched(Interviewer(overheard, built_in, library, bank), overheard.notes)
    chats = open_terminal(quiet=True).chats
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'eval.db'}")
        driver = LocalDriver(store, clock, tuple(chats))
        engine = InterviewEngine(store, chats, watched, driver, clock, "eval")
        try:
            if language_model is not None:
                await language_model.probe()
            yield Simulation(settings, engine, watched, overheard, rating_rounds, questions)
        finally:
            await store.close()
            if language_model is not None:
                await language_model.close()


def cases(
    samples: Sequence[Sample], arms: Mapping[str, Mapping[str, str]], repeats: int
) -> tuple[Case, ...]:
    """All interviews to be held, so ordered that a run that is stopped compares like with like."""
    return tuple(
        Case(arm, versions, sample, kind, repeat)
        for repeat in range(1, repeats + 1)
        for sample in samples
        for kind in sample.candidates
        for arm, versions in arms.items()
    )
