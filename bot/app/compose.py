"""The parts of the program and how they are put together: only here concrete classes are named."""

import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from adapters.store import SqlStore, open_store
from bot.app.clock import SystemClock
from bot.app.driver_choice import ProcessIdentity, ProcessRole, driver_of
from bot.app.platforms.registry import settings_schema
from bot.monitoring.instrumentation import InstrumentedWriter, MetricsSink, instrument
from config.loader import load_settings
from config.plan_builder import plan_for
from config.question_bank import load_bank
from config.settings import Settings
from config.template_files import find_template, load_templates
from engine.api.interviews import InterviewApi, InterviewRequest, Planner, interview_id_for
from engine.dialogue.plan import Plan
from engine.errors import BadPrompt
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.ports.chat import Chat
from engine.ports.installation import Installations
from engine.ports.model import Model
from engine.ports.runtime import Driver, QuestionWriter
from engine.questions.bank import Bank
from engine.questions.checks import check_core_question
from engine.quotas.admission import AdmissionControl, Limits
from engine.quotas.budget import Budget, BudgetTracker
from engine.quotas.fair_queue import FairQueue, ModelLimits
from engine.quotas.throttled_writer import ModelScheduler, ThrottledWriter
from engine.runtime.engine import InterviewEngine
from prompts.library import Library, PromptError

MIGRATED_WITHIN = 60.0
"""Seconds that a process which serves waits for `run_bot.py migrate`."""
OPENAI = "https://api.openai.com"
BUILT_IN = OfflineModel.name


@dataclass(frozen=True, slots=True)
class Serving:
    """What a process that serves platforms does, and where: only interviews of there count."""

    role: ProcessRole
    installations: Installations


@dataclass(frozen=True, slots=True)
class App:
    """The running program's parts that commands work with."""

    settings: Settings
    store: SqlStore
    driver: Driver
    reception: InterviewApi
    asker: str
    turns: ModelScheduler

    async def stop(self) -> None:
        """Let what is under way finish, and break off what only waits for the language model."""
        await self.turns.close()
        await self.driver.stop()

    @property
    def engine(self) -> InterviewEngine:
        """The engine behind the reception."""
        return self.reception.engine


def settings_of(config: Path | None) -> Settings:
    """The settings as they stand; raises BadConfig with all mistakes."""
    files = (config,) if config else ()
    return load_settings(settings_schema(), files=files, env=os.environ, dotenv=Path(".env"))


def built_in_model_of(bank: Bank) -> Model:
    """The interviewer that needs no language model; it asks from this bank."""
    return OfflineModel(bank)


def language_model_of(settings: Settings) -> OpenAIModel:
    """The language model as it is configured."""
    model = settings.model
    return OpenAIModel(
        OpenAIOptions(
            name=model.name,
            api_key=model.api_key.get_secret_value() if model.api_key else "",
            base_url=model.base_url,
            timeout=model.timeout_seconds,
            deadline=model.deadline_seconds,
            temperature=model.temperature,
            input_price=model.input_price,
            cached_price=model.cached_price,
            output_price=model.output_price,
        )
    )


def server_of(settings: Settings) -> str:
    """The host that a language model is asked at; empty when none is configured."""
    model = settings.model
    if not model.is_configured:
        return ""
    return urlsplit(model.base_url or OPENAI).hostname or ""


def library_of(settings: Settings) -> Library:
    """The prompts, with every version that has a weight; raises BadPrompt naming the mistake."""
    try:
        library = Library.load()
        for name, versions in settings.prompts.model_dump().items():
            for version in versions:
                library.get(name, version)
    except PromptError as error:
        raise BadPrompt(problem=str(error)) from None
    return library


def planner_of(
    settings: Settings, library: Library, adjusted: Callable[[Plan], Plan] = lambda plan: plan
) -> Planner:
    """Makes plans from settings and templates; ``adjusted`` has the last word."""
    templates = load_templates(settings.interview.template_folders, check=check_core_question)
    weights: Mapping[str, Mapping[str, int]] = settings.prompts.model_dump()

    def planner(invitation: InterviewRequest) -> Plan:
        name = invitation.template
        template = find_template(templates, name) if name else None
        interview_id = interview_id_for(invitation.place.platform, invitation.request_id)
        versions = library.choose(weights, interview_id)
        questions = invitation.questions
        plan = plan_for(settings, template=template, questions=questions, prompts=versions)
        return adjusted(plan)

    return planner


def admission_of(settings: Settings) -> AdmissionControl:
    """What may run at once, and how fast people may ask for it."""
    ours = settings.limits
    return AdmissionControl(
        Limits(
            ours.per_inviter,
            ours.per_candidate,
            ours.per_workspace,
            ours.in_all,
            ours.wishes_per_minute,
        ),
        budget_of(settings),
    )


def budget_of(settings: Settings) -> Budget:
    """What a workspace may spend in a day."""
    return Budget(settings.limits.tokens_per_day, settings.limits.cost_per_day)


def rations_of(settings: Settings) -> ModelLimits:
    """How often the language model may be asked."""
    ours = settings.limits
    return ModelLimits(
        ours.model_at_once,
        ours.model_per_minute,
        ours.model_at_once_per_workspace,
        ours.model_per_minute_per_workspace,
    )


@asynccontextmanager
async def compose(
    settings: Settings,
    chats: Mapping[str, Chat],
    adjusted: Callable[[Plan], Plan] = lambda plan: plan,
    meter: MetricsSink | None = None,
    serving: Serving | None = None,
) -> AsyncIterator[App]:
    """The parts, working together; on the way out what runs is finished and stored.

    ``meter`` is told what they do; without one nothing is measured. Without ``serving`` a process
    works alone; one that serves waits for a database that is being migrated.
    """
    library = library_of(settings)
    bank = load_bank()
    built_in = built_in_model_of(bank)
    language_model = language_model_of(settings) if settings.model.is_configured else None
    interviewer = Interviewer(language_model or built_in, built_in, library, bank)
    planner = planner_of(settings, library, adjusted)
    role, installations = (serving.role, serving.installations) if serving else (None, None)
    wait = MIGRATED_WITHIN if serving else 0.0
    store = await open_store(settings.store.database_url, wait=wait, installations=installations)
    clock = SystemClock()

    async def recall(interview_id: str) -> bool:
        return await engine.grant_model_slot(interview_id)

    turns = ModelScheduler(FairQueue(rations_of(settings)), recall)
    asked: QuestionWriter = interviewer if meter is None else InstrumentedWriter(interviewer, meter)
    rationed = ThrottledWriter(asked, turns, store, clock, BudgetTracker(budget_of(settings)))
    writer: QuestionWriter = rationed if language_model else asked
    owner = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
    driver, lease = driver_of(
        settings.store, store, tuple(chats), ProcessIdentity(owner, role, turns.set_worker_count)
    )
    engine = InterviewEngine(store, chats, writer, driver, clock, owner, lease)
    engine = engine if meter is None else instrument(engine, meter)
    reception = InterviewApi(engine, planner, server_of(settings), admission_of(settings))
    parts = App(settings, store, driver, reception, interviewer.name, turns)
    try:
        yield parts
    finally:
        await parts.stop()
        await store.close()
        if language_model is not None:
            await language_model.close()
