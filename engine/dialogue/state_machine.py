"""The rules of the dialogue. No clock, no asyncio, no SQL, no model: time comes in as a value.

1. ``apply_event`` folds an event into an interview. What is repeated, stale, out of place or done
   by somebody else changes nothing: the same value comes back.
2. What must happen next is derived, never stored: ``next_step`` is the first thing on the agenda
   (``engine.dialogue.next_step``) whose time has come, ``next_due_at`` the time of the earliest.
3. The model proposes, the machine disposes: which question comes next, whether it may be a
   follow-up, what a button means and when the interview ends are decided here and there only.
"""

from collections.abc import Mapping
from datetime import datetime

from engine.dialogue import events as ev
from engine.dialogue.answers import (
    with_deletion,
    with_edit,
    with_question,
    with_question_out,
    with_question_skipped,
    with_reply,
    with_restoration,
)
from engine.dialogue.audit_log import audit_entry
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.erasure import apply_after_deletion, delete_content
from engine.dialogue.models import (
    FINISHED,
    AuditEntry,
    Interview,
    ModelCall,
    Status,
)
from engine.dialogue.next_step import needs_model, next_due_at, next_step
from engine.dialogue.plan import ModelWaitReason
from engine.dialogue.steps import DISCLOSURE, THREAD, ask_key
from engine.frozen import copy_with

__all__ = ["apply_event", "create_interview", "needs_model", "next_due_at", "next_step"]


def create_interview(invited: ev.Invited) -> Interview:
    """A new interview in which nothing was said yet.

    Without managers the inviter is the one who is told how it went, unless that is the candidate.
    Without consent to wait for (a setting for terminals) it is in progress at once.
    """
    alone = invited.inviter.id == invited.candidate.id
    interview = Interview(
        id=invited.id,
        topic=invited.topic,
        candidate=invited.candidate,
        inviter=invited.inviter,
        place=invited.place,
        plan=invited.plan,
        created_at=invited.at,
        managers=invited.managers or (() if alone else (invited.inviter.id,)),
        thread=invited.thread,
        active_at=invited.at,
        unsaved_audit_entries=(audit_entry(invited),),
    )
    if invited.plan.consent:
        return interview
    return apply_event(interview, ev.Accepted(invited.at, invited.candidate.id))


def apply_event(interview: Interview, event: ev.Event) -> Interview:
    """What the interview is after the event; the very same value when the event changes nothing."""
    changed = _apply(interview, event)
    if changed is interview:
        return interview
    written: AuditEntry = audit_entry(event)
    return copy_with(
        changed,
        revision=interview.revision + 1,
        unsaved_audit_entries=(*interview.unsaved_audit_entries, written),
    )


def _apply(interview: Interview, event: ev.Event) -> Interview:
    if interview.erased_at is not None:
        return apply_after_deletion(interview, event)
    match event:
        case ev.Posted() | ev.PostFailed() | ev.ThreadOpened() | ev.ThreadLost():
            return _apply_delivery_event(interview, event)
        case ev.QuestionWritten() | ev.Summarised() | ev.ModelFailed():
            return _apply_model_event(interview, event)
        case ev.LatePutOff(key=key, until=until) if not _is_posted(interview, key):
            before = interview.postings.get(key)
            posting = DeliveryRecord(key, retry_at=until, tries=before.tries if before else 0)
            return copy_with(interview, postings=_with_delivery_record(interview.postings, posting))
        case ev.LatePutOff():
            return interview
        case ev.Recalled(at=at):
            waits = (
                interview.waits_for is ModelWaitReason.QUEUED
                and (interview.model_retry_at or at) > at
            )
            return copy_with(interview, model_retry_at=at) if waits else interview
        case ev.Expired(at=at) if interview.status.running:
            return _finish(interview, Status.EXPIRED, at)
        case ev.Erased():
            return delete_content(interview, event)
        case ev.Unsaid() | ev.Forgotten():
            return interview
        case ev.ReplyDeleted(by="") if interview.status in _EDITABLE:
            return with_deletion(interview, event)
        case ev.Invited() | ev.Expired() | ev.ReplyDeleted(by=""):
            return interview
        case _ if event.by == interview.candidate.id:
            return _apply_candidate_event(interview, event)
    return interview


_EDITABLE = frozenset({Status.IN_PROGRESS, Status.PAUSED, Status.COMPLETED})
_ASKING = frozenset({Status.IN_PROGRESS, Status.PAUSED})
_HEARING = _ASKING | FINISHED
_Doing = (
    ev.Accepted
    | ev.Declined
    | ev.AskedForHuman
    | ev.Replied
    | ev.ReplyEdited
    | ev.ReplyDeleted
    | ev.ReplyRestored
    | ev.Skipped
    | ev.Paused
    | ev.Resumed
    | ev.Ended
    | ev.Withdrawn
)


def _apply_candidate_event(interview: Interview, event: _Doing) -> Interview:
    status, at = interview.status, event.at
    match event:
        case ev.Accepted() if status is Status.NOT_STARTED:
            return copy_with(interview, status=Status.IN_PROGRESS, started_at=at, active_at=at)
        case ev.Declined() if status is Status.NOT_STARTED:
            return _finish(interview, Status.DECLINED, at)
        case ev.AskedForHuman() if status is Status.NOT_STARTED:
            return copy_with(_finish(interview, Status.DECLINED, at), wants_human=True)
        case ev.Replied() if status is Status.NOT_STARTED and not interview.spoke_early:
            return copy_with(interview, spoke_early=True)
        case ev.Replied() if status in _HEARING:
            return _apply_reply(interview, with_reply(interview, event))
        case ev.ReplyEdited() if status in _EDITABLE:
            return with_edit(interview, event)
        case ev.ReplyDeleted() if status in _EDITABLE:
            return with_deletion(interview, event)
        case ev.ReplyRestored() if status in _HEARING:
            return with_restoration(interview, event)
        case ev.Skipped(number=number) if status in _ASKING:
            return with_question_skipped(interview, number, at)
        case ev.Paused() if status is Status.IN_PROGRESS:
            times = interview.paused_times + 1
            return copy_with(interview, status=Status.PAUSED, paused_times=times, active_at=at)
        case ev.Resumed() if status is Status.PAUSED:
            return copy_with(interview, status=Status.IN_PROGRESS, active_at=at)
        case ev.Ended() if status in _ASKING:
            early = interview.answered < interview.plan.questions
            return copy_with(_finish(interview, Status.COMPLETED, at), ended_early=early)
        case ev.Withdrawn() if status.running or status is Status.COMPLETED:
            return copy_with(_finish(interview, Status.WITHDRAWN, at), summary=None)
    return interview


def _apply_reply(before: Interview, after: Interview) -> Interview:
    """Who writes during a pause has ended it."""
    if after is before or before.status is not Status.PAUSED:
        return after
    return copy_with(after, status=Status.IN_PROGRESS)


def _finish(interview: Interview, status: Status, at: datetime) -> Interview:
    return copy_with(interview, status=status, ended_at=at, turn=interview.turn + 1, active_at=at)


def _apply_delivery_event(
    interview: Interview, event: ev.Posted | ev.PostFailed | ev.ThreadOpened | ev.ThreadLost
) -> Interview:
    match event:
        case ev.ThreadOpened(at=at, thread=thread) if interview.thread is None:
            return copy_with(interview, thread=thread, active_at=at)
        case ev.ThreadLost(at=at) if not interview.lost:
            return _lose_thread(interview, at)
        case ev.Posted() if not _is_posted(interview, event.key):
            return _record_posted(interview, event)
        case ev.PostFailed() if not _is_posted(interview, event.key):
            return _record_failed_post(interview, event)
    return interview


def _is_posted(interview: Interview, key: str) -> bool:
    posting = interview.postings.get(key)
    return posting is not None and posting.message_id is not None


def _record_posted(interview: Interview, event: ev.Posted) -> Interview:
    posting = DeliveryRecord(
        event.key, event.message_id, event.sent_at, parts=event.parts, person=event.person
    )
    changed = copy_with(interview, postings=_with_delivery_record(interview.postings, posting))
    current = interview.current
    if current is None or event.key != ask_key(current.question.number):
        return changed
    question = copy_with(current.question, message_id=event.message_id, asked_at=event.sent_at)
    return copy_with(with_question_out(changed, question, event.at), active_at=event.at)


def _record_failed_post(interview: Interview, event: ev.PostFailed) -> Interview:
    before = interview.postings.get(event.key)
    tries = 1 + (before.tries if before else 0)
    posting = DeliveryRecord(
        key=event.key,
        retry_at=event.retry_at,
        tries=tries,
        unreachable=event.unreachable,
        person=event.person,
    )
    changed = copy_with(interview, postings=_with_delivery_record(interview.postings, posting))
    given_up = event.retry_at is None and event.key in _cannot_go_on_without(interview)
    return _lose_thread(changed, event.at) if given_up else changed


def _cannot_go_on_without(interview: Interview) -> frozenset[str]:
    questions = {ask_key(exchange.question.number) for exchange in interview.exchanges}
    return frozenset({THREAD, DISCLOSURE, *questions})


def _with_delivery_record(
    postings: Mapping[str, DeliveryRecord], posting: DeliveryRecord
) -> Mapping[str, DeliveryRecord]:
    return {**postings, posting.key: posting}


def _lose_thread(interview: Interview, at: datetime) -> Interview:
    """Without its thread a running interview is over; what was said is still summarised."""
    lost = copy_with(interview, lost=True)
    return _finish(lost, Status.EXPIRED, at) if interview.status.running else lost


def _apply_model_event(
    interview: Interview, event: ev.QuestionWritten | ev.Summarised | ev.ModelFailed
) -> Interview:
    calls: tuple[ModelCall, ...] = (*interview.calls, *event.calls)
    if event.turn != interview.turn:
        return copy_with(interview, calls=calls) if event.calls else interview
    answered = copy_with(
        interview,
        calls=calls,
        model_failures=0,
        model_retry_at=None,
        waits_for=ModelWaitReason.NOTHING,
    )
    match event:
        case ev.QuestionWritten() if _is_question_wanted(interview, event.number):
            return with_question(answered, event)
        case ev.Summarised() if interview.summary is None and _is_summary_wanted(interview):
            return _add_summary(answered, event)
        case ev.ModelFailed():
            return _record_model_failure(copy_with(interview, calls=calls), event)
    return interview


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
    next_number = len(interview.exchanges) + 1
    return interview.status in _ASKING and number == next_number <= interview.plan.questions


def _is_summary_wanted(interview: Interview) -> bool:
    return interview.status in {Status.IN_PROGRESS, Status.COMPLETED, Status.EXPIRED}


def _add_summary(interview: Interview, event: ev.Summarised) -> Interview:
    over = interview.status is not Status.IN_PROGRESS
    return copy_with(
        interview,
        summary=event.summary,
        status=interview.status if over else Status.COMPLETED,
        ended_at=interview.ended_at if over else event.at,
    )
