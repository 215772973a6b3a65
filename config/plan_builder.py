"""Turns settings, a template and what was asked for into the plan of one interview."""

from collections.abc import Mapping
from datetime import timedelta

from config.settings import InterviewSettings, Settings
from engine.dialogue.plan import MOST_QUESTIONS, Plan, Template, Timing
from engine.errors import BadQuestionCount


def plan_for(  # noqa: PLR0913  keywords that a command may or may not bring
    settings: Settings,
    *,
    template: Template | None = None,
    questions: int | None = None,
    prompts: Mapping[str, str],
    consent: bool = True,
    quiet: timedelta | None = None,
) -> Plan:
    """The rules of one interview: what was asked for, over the template, over the settings.

    ``prompts`` are the versions drawn for this interview; those that the template pins replace
    them. ``consent`` is False where none is waited for: terminals whose operator says so, and
    answers read from a file. ``quiet`` replaces the configured quiet time. Raises BadQuestionCount
    when ``questions`` is not from 1, or the number of the template's core questions, to 20.
    """
    ours = settings.interview
    return Plan(
        questions=_count(ours, template, questions),
        template=template,
        follow_ups=template.follow_ups if template else ours.follow_ups,
        pace=_timing(ours, quiet),
        consent=consent,
        retention_days=ours.retention_days,
        sentiment=ours.sentiment,
        candidate_sees_scores=ours.candidate_sees_scores,
        outage=ours.model_outage,
        over_budget=settings.limits.budget_exceeded,
        rating_rounds=ours.rating_rounds,
        rating_spread=ours.rating_spread,
        prompts={**prompts, **(template.prompts if template else {})},
    )


def _count(settings: InterviewSettings, template: Template | None, questions: int | None) -> int:
    if questions is None:
        return template.questions if template else settings.questions
    least = max(1, len(template.core_questions)) if template else 1
    if not least <= questions <= MOST_QUESTIONS:
        raise BadQuestionCount(least=least, most=MOST_QUESTIONS, given=questions)
    return questions


def _timing(settings: InterviewSettings, quiet: timedelta | None) -> Timing:
    return Timing(
        quiet=timedelta(seconds=settings.quiet_seconds) if quiet is None else quiet,
        nudge=timedelta(hours=settings.nudge_hours),
        expiry=timedelta(days=settings.expiry_days),
        day_begins=settings.day_begins,
        day_ends=settings.day_ends,
    )
