"""What an interview is after something was delivered, or was not, or its thread was lost."""

from datetime import datetime

from engine.dialogue import events as ev
from engine.dialogue.answers import with_question_out
from engine.dialogue.delivery_status import DeliveryRecord, is_posted, with_record
from engine.dialogue.models import Interview, Status
from engine.dialogue.steps import DISCLOSURE, THREAD, ask_key
from engine.dialogue.transitions.finish import finish
from engine.frozen import copy_with

DeliveryEvent = ev.Posted | ev.PostFailed | ev.LatePutOff | ev.ThreadOpened | ev.ThreadLost


def apply_delivery_event(interview: Interview, event: DeliveryEvent, after: Status) -> Interview:
    """The interview after the event; ``after`` is its status if it cannot go on without that."""
    match event:
        case ev.ThreadOpened(at=at, thread=thread) if interview.thread is None:
            return copy_with(interview, thread=thread, active_at=at)
        case ev.ThreadLost(at=at) if not interview.lost:
            return _lose_thread(interview, at, after)
        case ev.Posted() if not is_posted(interview.postings, event.key):
            return _record_posted(interview, event)
        case ev.PostFailed() if not is_posted(interview.postings, event.key):
            return _record_failed_post(interview, event, after)
        case ev.LatePutOff() if not is_posted(interview.postings, event.key):
            return _postpone(interview, event)
    return interview


def _record_posted(interview: Interview, event: ev.Posted) -> Interview:
    posting = DeliveryRecord(
        event.key, event.message_id, event.sent_at, parts=event.parts, person=event.person
    )
    changed = copy_with(interview, postings=with_record(interview.postings, posting))
    current = interview.current
    if current is None or event.key != ask_key(current.question.number):
        return changed
    question = copy_with(current.question, message_id=event.message_id, asked_at=event.sent_at)
    return copy_with(with_question_out(changed, question, event.at), active_at=event.at)


def _record_failed_post(interview: Interview, event: ev.PostFailed, after: Status) -> Interview:
    posting = DeliveryRecord(
        key=event.key,
        retry_at=event.retry_at,
        tries=_tries(interview, event.key) + 1,
        unreachable=event.unreachable,
        person=event.person,
    )
    changed = copy_with(interview, postings=with_record(interview.postings, posting))
    given_up = event.retry_at is None and event.key in _cannot_go_on_without(interview)
    return _lose_thread(changed, event.at, after) if given_up else changed


def _postpone(interview: Interview, event: ev.LatePutOff) -> Interview:
    tries = _tries(interview, event.key)
    posting = DeliveryRecord(event.key, retry_at=event.until, tries=tries)
    return copy_with(interview, postings=with_record(interview.postings, posting))


def _tries(interview: Interview, key: str) -> int:
    before = interview.postings.get(key)
    return before.tries if before else 0


def _cannot_go_on_without(interview: Interview) -> frozenset[str]:
    questions = {ask_key(exchange.question.number) for exchange in interview.exchanges}
    return frozenset({THREAD, DISCLOSURE, *questions})


def _lose_thread(interview: Interview, at: datetime, after: Status) -> Interview:
    """Without its thread a running interview is over; what was said is still summarised."""
    lost = copy_with(interview, lost=True)
    return finish(lost, after, at) if after is not interview.status else lost
