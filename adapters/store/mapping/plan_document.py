"""An interview's plan as the JSON in its row: each key is explicit, whatever fields are called.

A key that a document lacks was not known to the version that wrote it: its default here is what
that version did.
"""

from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict

from engine.dialogue.plan import (
    Competency,
    ModelOutagePolicy,
    Plan,
    Ratings,
    Template,
    Timing,
    Visibility,
)


class _Stored(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)


class _Competency(_Stored):
    name: str
    low: str
    middle: str
    high: str


class _Template(_Stored):
    name: str
    version: str
    role: str = ""
    core_questions: tuple[str, ...] = ()
    competencies: tuple[_Competency, ...] = ()
    questions: int = 5
    follow_ups: int = 2
    prompts: dict[str, str] = {}
    visibility: Visibility | None = None
    managers: tuple[str, ...] = ()
    ratings: Ratings = Ratings.MODEL


class _Pace(_Stored):
    quiet: timedelta = timedelta(seconds=4)
    nudge: timedelta = timedelta(days=1)
    expiry: timedelta = timedelta(days=14)
    day_begins: int = 9
    day_ends: int = 18


class _Plan(_Stored):
    questions: int = 5
    template: _Template | None = None
    follow_ups: int = 2
    pace: _Pace = _Pace()
    consent: bool = True
    consent_version: str = "v1"
    retention_days: int = 180
    sentiment: bool = True
    candidate_sees_scores: bool = False
    outage: ModelOutagePolicy = ModelOutagePolicy.WAIT
    over_budget: ModelOutagePolicy = ModelOutagePolicy.WAIT
    rating_rounds: int = 3
    rating_spread: int = 1
    prompts: dict[str, str] = {}


def plan_to_document(plan: Plan) -> dict[str, Any]:
    """The plan as plain values; times are ISO 8601 durations ("PT4S")."""
    document = _Plan(
        questions=plan.questions,
        template=_template_to_document(plan.template) if plan.template else None,
        follow_ups=plan.follow_ups,
        pace=_Pace(
            quiet=plan.pace.quiet,
            nudge=plan.pace.nudge,
            expiry=plan.pace.expiry,
            day_begins=plan.pace.day_begins,
            day_ends=plan.pace.day_ends,
        ),
        consent=plan.consent,
        consent_version=plan.consent_version,
        retention_days=plan.retention_days,
        sentiment=plan.sentiment,
        candidate_sees_scores=plan.candidate_sees_scores,
        outage=plan.outage,
        over_budget=plan.over_budget,
        rating_rounds=plan.rating_rounds,
        rating_spread=plan.rating_spread,
        prompts=dict(plan.prompts),
    )
    return document.model_dump(mode="json")


def _template_to_document(template: Template) -> _Template:
    return _Template(
        name=template.name,
        version=template.version,
        role=template.role,
        core_questions=template.core_questions,
        competencies=tuple(
            _Competency(name=each.name, low=each.low, middle=each.middle, high=each.high)
            for each in template.competencies
        ),
        questions=template.questions,
        follow_ups=template.follow_ups,
        prompts=dict(template.prompts),
        visibility=template.visibility,
        managers=template.managers,
        ratings=template.ratings,
    )


def plan_from_document(document: Any) -> Plan:
    """The plan that a document holds. Raises ValueError when it holds none."""
    stored = _Plan.model_validate(document)
    return Plan(
        questions=stored.questions,
        template=_template_from_document(stored.template) if stored.template else None,
        follow_ups=stored.follow_ups,
        pace=Timing(
            quiet=stored.pace.quiet,
            nudge=stored.pace.nudge,
            expiry=stored.pace.expiry,
            day_begins=stored.pace.day_begins,
            day_ends=stored.pace.day_ends,
        ),
        consent=stored.consent,
        consent_version=stored.consent_version,
        retention_days=stored.retention_days,
        sentiment=stored.sentiment,
        candidate_sees_scores=stored.candidate_sees_scores,
        outage=stored.outage,
        over_budget=stored.over_budget,
        rating_rounds=stored.rating_rounds,
        rating_spread=stored.rating_spread,
        prompts=stored.prompts,
    )


def _template_from_document(stored: _Template) -> Template:
    return Template(
        name=stored.name,
        version=stored.version,
        role=stored.role,
        core_questions=stored.core_questions,
        competencies=tuple(
            Competency(name=each.name, low=each.low, middle=each.middle, high=each.high)
            for each in stored.competencies
        ),
        questions=stored.questions,
        follow_ups=stored.follow_ups,
        prompts=stored.prompts,
        visibility=stored.visibility,
        managers=stored.managers,
        ratings=stored.ratings,
    )
