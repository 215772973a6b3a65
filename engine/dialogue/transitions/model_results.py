"""What an interview is after a model wrote something for it, or did not."""

from engine.dialogue import events as ev
from engine.dialogue.answers import with_question
from engine.dialogue.models import Interview, Status
from engine.dialogue.plan import ModelWaitReason
from engine.frozen import copy_with

ModelEvent = ev.QuestionWritten | ev.Summarised | ev.ModelFailed


def add_calls(interview: Interview, event: ModelEvent) -> Interview:
    """The interview with what was spent, which counts even where the result is stale."""
    if not event.calls:
        return interview
    return copy_with(interview, calls=(*interview.calls, *event.calls))


def apply_model_event(interview: Interview, event: ModelEvent, after: Status) -> Interview:
    """The interview with a result for its present turn; ``after`` is its status if it is over."""
    answered = copy_with(
        add_calls(interview, event),
        model_failures=0,
        model_retry_at=None,
        waits_for=ModelWaitReason.NOTHING,
    )
    match event:
        case ev.QuestionWritten() if _is_question_wanted(interview, event.number):
            return with_question(answered, event)
        case ev.Summarised() if interview.summary is None:
            return _add_summary(answered, event, after)
        case ev.ModelFailed():
            return _record_model_failure(add_calls(interview, event), event)
    return interview


def grant_model_slot(interview: Interview, event: ev.Recalled) -> Interview:
    """The interview, free to ask the model for which it waits in line."""
    queued = interview.waits_for is ModelWaitReason.QUEUED
    waits = queued and (interview.model_retry_at or event.at) > event.at
    return copy_with(interview, model_retry_at=event.at) if waits else interview


def _record_model_failure(interview: Interview, event: ev.ModelFailed) -> Interview:
    """An outage begins with the first failure; waiting is none, and begins when its reason does."""
    failed = event.waits_for is ModelWaitReason.NOTHING
    again = interview.waits_for is event.waits_for and (not failed or interview.model_failures > 0)
    return copy_with(
        interview,
        model_failures=interview.model_failures + failed,
        model_retry_at=event.retry_at,
        outages=interview.outages + (not again),
        waits_for=event.waits_for,
    )


def _is_question_wanted(interview: Interview, number: int) -> bool:
    return number == len(interview.exchanges) + 1 <= interview.plan.questions


def _add_summary(interview: Interview, event: ev.Summarised, after: Status) -> Interview:
    ends = after is not interview.status
    ended_at = event.at if ends else interview.ended_at
    return copy_with(interview, summary=event.summary, status=after, ended_at=ended_at)
