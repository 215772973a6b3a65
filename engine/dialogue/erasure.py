"""What happens when an interview is deleted. Pure.

1. All content goes at once. What stays are addresses: of the bot's own messages and files.
2. The text is owed to leave the database's files too (``Purge``), tried again until it has.
3. The messages are owed to be removed (``DeleteBotMessages``), each until it is gone or
   cannot be removed for good.
4. Then the candidate is told what is gone and what remains, and the managers that it is deleted.
5. Then the addresses go too (``Anonymize``): a row of numbers and times without a candidate stays.

A quiet erasure (an interview that was kept long enough) tells nobody, so it owes no ``Purge``: the
store's regular purge does the same for it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from engine.dialogue import events as ev
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Exchange, Interview, Person, Status
from engine.dialogue.steps import (
    MANAGERS,
    PURGE,
    THREAD,
    Anonymize,
    Audience,
    DeleteBotMessages,
    NoticeKind,
    PostMessage,
    Purge,
    Report,
    Say,
    SendDirectMessage,
    Step,
)
from engine.frozen import copy_with

ANONYMOUS = Person("")


def retention_deadline(interview: Interview) -> datetime | None:
    """Until when its words are kept; None while it is not over, and when they are gone already."""
    if interview.ended_at is None or interview.erased_at is not None:
        return None
    return interview.ended_at + timedelta(days=interview.plan.retention_days)


def delete_content(interview: Interview, event: ev.Erased, after: Status) -> Interview:
    """Only ids, numbers and times stay; a question can quote an answer, so its text goes too."""
    bare = tuple(
        Exchange(copy_with(e.question, text=""), (), e.heard_at, closed=True)
        for e in interview.exchanges
    )
    traces = _bot_messages_to_delete(interview) if event.unsay else {}
    if not event.quiet:
        traces[PURGE] = DeliveryRecord(PURGE)
    changed = copy_with(
        interview,
        topic="",
        status=after,
        ended_at=interview.ended_at or event.at,
        candidate=copy_with(interview.candidate, name=""),
        inviter=copy_with(interview.inviter, name=""),
        exchanges=bare,
        summary=None,
        candidate_statement="",
        disputed_at=None,
        postings=traces,
        turn=interview.turn + 1,
        erased_at=event.at,
        erased_quietly=event.quiet,
    )
    return anonymize(changed) if event.quiet and not changed.postings else changed


def apply_after_deletion(interview: Interview, event: ev.Event) -> Interview:
    """What still counts then: what became of messages, the bot's last words among them."""
    if not interview.candidate.id:
        return interview
    match event:
        case ev.Unsaid(key=key) if key in interview.postings:
            return _with_delivery_record(
                interview, _record_deleted_messages(interview.postings[key], event)
            )
        case ev.Posted(key=key) if not _is_out(interview, key):
            posting = DeliveryRecord(
                key, event.message_id, event.sent_at, parts=event.parts, person=event.person
            )
            return _with_delivery_record(interview, posting)
        case ev.ThreadOpened(thread=thread) if interview.thread is None:
            trace = DeliveryRecord(THREAD, thread.thread)
            return _with_delivery_record(copy_with(interview, thread=thread), trace)
        case ev.PostFailed(key=key) if key in _deletion_notice_keys(interview) and not _is_out(
            interview, key
        ):
            before = interview.postings.get(key)
            tries = 1 + (before.tries if before else 0)
            failed = DeliveryRecord(
                key, None, None, event.retry_at, tries, event.unreachable, person=event.person
            )
            return _with_delivery_record(interview, failed)
        case ev.QuestionWritten(calls=calls) | ev.Summarised(calls=calls) if calls:
            return copy_with(interview, calls=(*interview.calls, *calls))
        case ev.Forgotten():
            return anonymize(interview)
    return interview


def anonymize(interview: Interview) -> Interview:
    """Nobody can be found by it any more; the managers see in their lists that it was deleted."""
    own, candidate = interview.inviter.id == interview.candidate.id, interview.candidate.id
    return copy_with(
        interview,
        candidate=ANONYMOUS,
        inviter=ANONYMOUS if own else interview.inviter,
        managers=tuple(m for m in interview.managers if m != candidate),
        thread=None,
        exchanges=(),
        postings={},
    )


def deletion_steps(interview: Interview) -> Iterator[tuple[datetime | None, Step]]:
    """What is owed then, with the time from which it is; None is at once."""
    if not interview.candidate.id:
        return
    last = _deletion_notice_keys(interview)
    traces = [p for p in interview.postings.values() if p.key not in last and p.left is None]
    traces.sort(key=lambda posting: (posting.key == THREAD, posting.key))
    yield from (
        (p.retry_at, Purge() if p.key == PURGE else DeleteBotMessages(p.key)) for p in traces
    )
    if not traces:
        words = list(_is_awaiting_deletion(interview))
        yield from words or [(None, Anonymize())]


def _bot_messages_to_delete(interview: Interview) -> dict[str, DeliveryRecord]:
    """Everything of ours that is out or may be, the thread itself last."""
    found: dict[str, DeliveryRecord] = {}
    for posting in interview.postings.values():
        if posting.message_id is not None or posting.tries:
            found[posting.key] = DeliveryRecord(
                posting.key, posting.message_id, parts=posting.parts, person=posting.person
            )
    if interview.summary is not None:
        for manager in interview.managers:
            key = SendDirectMessage(manager, Report(Audience.MANAGER)).key
            found.setdefault(key, DeliveryRecord(key, person=manager))
    if interview.thread is not None:
        found[THREAD] = DeliveryRecord(THREAD, interview.thread.thread)
    return found


def _record_deleted_messages(posting: DeliveryRecord, event: ev.Unsaid) -> DeliveryRecord:
    if event.retry_at is not None:
        return copy_with(posting, retry_at=event.retry_at, tries=posting.tries + 1)
    return DeliveryRecord(posting.key, left=event.left, person=posting.person)


def _deletion_notices(interview: Interview) -> Iterator[SendDirectMessage]:
    if interview.erased_quietly:
        return
    yield SendDirectMessage(interview.candidate.id, Say(NoticeKind.ERASED))
    for manager in interview.managers:
        if manager != interview.candidate.id:
            yield SendDirectMessage(manager, Say(NoticeKind.ERASED, MANAGERS))


def _deletion_notice_keys(interview: Interview) -> frozenset[str]:
    words = {word.key for word in _deletion_notices(interview)}
    return frozenset({*words, Say(NoticeKind.ERASED).key})


def _is_awaiting_deletion(interview: Interview) -> Iterator[tuple[datetime | None, Step]]:
    for word in _deletion_notices(interview):
        posting = interview.postings.get(word.key)
        yield from _unless_delivered(posting, word)
        missed = posting is not None and posting.message_id is None and posting.unreachable
        if missed and word.person == interview.candidate.id and _has_thread(interview):
            said = PostMessage(word.message)
            yield from _unless_delivered(interview.postings.get(said.key), said)


def _unless_delivered(
    posting: DeliveryRecord | None, step: SendDirectMessage | PostMessage
) -> Iterator[tuple[datetime | None, Step]]:
    if posting is None or not posting.is_final:
        yield (posting.retry_at if posting else None, step)


def _has_thread(interview: Interview) -> bool:
    return interview.thread is not None and not interview.lost


def _is_out(interview: Interview, key: str) -> bool:
    posting = interview.postings.get(key)
    return posting is not None and posting.message_id is not None


def _with_delivery_record(interview: Interview, posting: DeliveryRecord) -> Interview:
    postings: Mapping[str, DeliveryRecord] = {**interview.postings, posting.key: posting}
    return copy_with(interview, postings=postings)
