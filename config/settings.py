"""What an operator may set, as frozen values. The defaults and their meaning: ``default.yaml``.

Secrets have no place in YAML: they come from the environment or ``.env`` and are ``SecretStr``.
"""

from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from config.sources.types import (
    DATABASE,
    WEB,
    Amount,
    Env,
    Price,
    Secret,
    Section,
    Text,
    Web,
    Weights,
    Whole,
    database_address,
)
from engine.dialogue.plan import MOST_QUESTIONS, ModelOutagePolicy

SomeSection = TypeVar("SomeSection", bound=Section)


class InterviewSettings(Section):
    """What holds for every interview unless its template or its command says otherwise."""

    questions: Whole = Field(ge=1, le=MOST_QUESTIONS)
    follow_ups: Whole = Field(ge=0, le=10)
    quiet_seconds: Amount = Field(ge=0, le=300)
    nudge_hours: Amount = Field(ge=0.001, le=8760)
    expiry_days: Amount = Field(ge=0.001, le=365)
    day_begins: Whole = Field(ge=0, le=23)
    day_ends: Whole = Field(ge=1, le=24)
    retention_days: Whole = Field(ge=1, le=3650)
    sentiment: bool
    candidate_sees_scores: bool
    model_outage: ModelOutagePolicy
    rating_rounds: Whole = Field(ge=1, le=9)
    rating_spread: Whole = Field(ge=0, le=4)
    template_folders: tuple[Path, ...] = Field(description="a list of paths")

    @model_validator(mode="after")
    def _day(self) -> Self:
        if self.day_begins >= self.day_ends:
            raise ValueError("day_begins must be an earlier hour than day_ends")
        return self


class PromptSettings(Section):
    """Released versions of each prompt, by weight."""

    question: Weights
    summary: Weights
    rating: Weights


class ModelSettings(Section):
    """The language model. Prices are per million tokens."""

    name: Annotated[Text, Env("OPENAI_MODEL")]
    base_url: Annotated[Web | None, Env("OPENAI_BASE_URL")] = Field(description=f"{WEB}, or null")
    timeout_seconds: Amount = Field(ge=1, le=600)
    deadline_seconds: Amount = Field(ge=1, le=3600)
    temperature: Amount | None = Field(ge=0, le=2)
    input_price: Price
    cached_price: Price
    output_price: Price
    api_key: Annotated[Secret | None, Env("OPENAI_API_KEY")] = None

    @property
    def is_configured(self) -> bool:
        """Whether a language model is to be used at all: it has a key, or a server of its own."""
        return self.api_key is not None or self.base_url is not None

    @model_validator(mode="after")
    def _time(self) -> Self:
        if self.deadline_seconds < self.timeout_seconds:
            raise ValueError("deadline_seconds must not be below timeout_seconds")
        return self


class StoreSettings(Section):
    """The database; its address comes without a driver's name, and can hold a password."""

    database_url: Annotated[str, AfterValidator(database_address), Env("DATABASE_URL")] = Field(
        repr=False, exclude=True, description=DATABASE
    )
    interviews_at_once: Whole = Field(ge=1, le=10_000)


class LimitSettings(Section):
    """How much may run at once; None is no limit."""

    per_inviter: Whole | None = Field(ge=1)
    per_candidate: Whole | None = Field(ge=1)
    per_workspace: Whole | None = Field(ge=1)
    in_all: Whole | None = Field(ge=1)
    wishes_per_minute: Whole | None = Field(ge=1)
    model_at_once: Whole | None = Field(ge=1)
    model_per_minute: Whole | None = Field(ge=1)
    model_at_once_per_workspace: Whole | None = Field(ge=1)
    model_per_minute_per_workspace: Whole | None = Field(ge=1)
    tokens_per_day: Whole | None = Field(ge=1)
    cost_per_day: Amount | None = Field(gt=0)
    budget_exceeded: ModelOutagePolicy


class RetentionSettings(Section):
    """What goes when an interview has been kept for its days."""

    unsay: bool


class LogSettings(Section):
    """What is logged, and how."""

    level: Literal["debug", "info", "warning", "error"]
    format: Literal["text", "json"]


class HealthSettings(Section):
    """Where health and metrics can be asked for over HTTP, and when silence is no health."""

    port: Whole | None = Field(ge=0, le=65535)
    host: Text
    silence_seconds: Amount = Field(ge=10, le=3600)


class Settings(Section):
    """All settings of the running program but for those of platforms.

    A subclass adds a section for each platform (bot/app/platforms), named as the platform is.
    """

    model_config = ConfigDict(defer_build=True)

    interview: InterviewSettings
    prompts: PromptSettings
    model: ModelSettings
    store: StoreSettings
    limits: LimitSettings
    retention: RetentionSettings
    log: LogSettings
    health: HealthSettings

    def section(self, kind: type[SomeSection]) -> SomeSection:
        """The section of a platform, by its class; raises LookupError when there is none."""
        found = [section for _, section in self if isinstance(section, kind)]
        if not found:
            raise LookupError(kind.__name__)
        return found[0]

    @model_validator(mode="after")
    def _cost(self) -> Self:
        if self.limits.cost_per_day is not None and (
            self.model.input_price is None or self.model.output_price is None
        ):
            raise ValueError(
                "limits.cost_per_day needs model.input_price and model.output_price; "
                "without prices no cost is known"
            )
        return self
