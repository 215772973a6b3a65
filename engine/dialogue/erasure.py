"""What happens when an interview is deleted. Pure.

1. All content goes at once. What stays are addresses: of the bot's own messages and files.
2. The text is owed to leave the database's files too (``Purge``), tried again until it has.
3. The messages are owed to be removed (``Unsay``), each until it is gone or cannot be for good.
4. Then the candidate is told what is gone and what remains, and the managers that it is deleted.
5. Then the addresses go too (``Forget``): a row of numbers and times without a candidate stays.

A quiet erasure (an interview that was kept long enough) tells nobody, so it owes no ``Purge``: the
store's regular purge does the same for it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from engine.dialogue import events as ev
from engine.dialogue.delivery_status import Posting
from engine.dialogue.models import Exchange, Interview, Person, Status
from engine.dialogue.steps import (
    MANAGERS,
    PURGE,
    THREAD,
    Audience,
    Forget,
    Notify,
    Post,
    Purge,
    Report,
    Say,
    Step,
    Unsay,
    Word,
)
from engine.frozen import replace

NOBODY = Person("")


def keep_until(interview: Interview) -> datetime | None:
    """Until when its words are kept; None while it is not over, and when they are gone already."""
    if interview.ended_at is None or interview.erased_at is not None:
        return None
    return interview.ended_at + timedelta(days=interview.plan.retention_days)


def erased(interview: Interview, event: ev.Erased) -> Interview:
    """Only ids, numbers and times stay; a question can quote an answer, so its text goes too."""
    bare = tuple(
        Exchange(replace(e.question, text=""), (), e.heard_at, closed=True)
        for e in interview.exchanges
    )
    traces = _traces(interview) if event.unsay else {}
    if not event.quiet:
        traces[PURGE] = Posting(PURGE)
    changed = replace(
        interview,
        topic="",
        status=Status.WITHDRAWN if interview.status.running else interview.status,
        ended_at=interview.ended_at or event.at,
        candidate=replace(interview.candidate, name=""),
        inviter=replace(interview.inviter, name=""),
        exchanges=bare,
        summary=None,
        postings=traces,
        turn=interview.turn + 1,
        erased_at=event.at,
        erased_quietly=event.quiet,
    )
    return forgotten(changed) if event.quiet and not changed.postings else changed


def after_erasure(interview: Interview, event: ev.Event) -> Interview:
    """What still counts then: what became of messages, the bot's last words among them."""
    if not interview.candidate.id:
        return interview
    match event:
        case ev.Unsaid(key=key) if key in interview.postings:
            return _with(interview, _unsaid(interview.postings[key], event))
        case ev.Posted(key=key) if not _is_out(interview, key):
            posting = Posting(
                key, event.message_id, event.sent_at, parts=event.parts, person=event.person
            )
            return _with(interview, posting)
        case ev.ThreadOpened(thread=thread) if interview.thread is None:
            trace = Posting(THREAD, thread.thread)
            return _with(replace(interview, thread=thread), trace)
        case ev.PostFailed(key=key) if key in _last_keys(interview) and not _is_out(interview, key):
            before = interview.postings.get(key)
            tries = 1 + (before.tries if before else 0)
            failed = Posting(
                key, None, None, event.retry_at, tries, event.unreachable, person=event.person
            )
            return _with(interview, failed)
        case ev.QuestionWritten(calls=calls) | ev.Summarised(calls=calls) if calls:
            return replace(interview, calls=(*interview.calls, *calls))
        case ev.Forgotten():
            return forgotten(interview)
    return interview


def forgotten(interview: Interview) -> Interview:
    """Nobody can be found by it any more; the managers see in their lists that it was deleted."""
    own, candidate = interview.inviter.id == interview.candidate.id, interview.candidate.id
    return replace(
        interview,
        candidate=NOBODY,
        inviter=NOBODY if own else interview.inviter,
        managers=tuple(m for m in interview.managers if m != candidate),
        thread=None,
        exchanges=(),
        postings={},
    )


def owed_after_erasure(interview: Interview) -> Iterator[tuple[datetime | None, Step]]:
    """What is owed then, with the time from which it is; None is at once."""
    if not interview.candidate.id:
        return
    last = _last_keys(interview)
    traces = [p for p in interview.postings.values() if p.key not in last and p.left is None]
    traces.sort(key=lambda posting: (posting.key == THREAD, posting.key))
    yield from ((p.retry_at, Purge() if p.key == PURGE else Unsay(p.key)) for p in traces)
    if not traces:
        words = list(_waiting(interview))
        yield from words or [(None, Forget())]


def _traces(interview: Interview) -> dict[str, Posting]:
    """Everything of ours that is out or may be, the thread itself last."""
    found: dict[str, Posting] = {}
    for posting in interview.postings.values():
        if posting.message_id is not None or posting.tries:
            found[posting.key] = Posting(
                posting.key, posting.message_id, parts=posting.parts, person=posting.person
            )
    if interview.summary is not None:
        for manager in interview.managers:
            key = Notify(manager, Report(Audience.MANAGER)).key
            found.setdefault(key, Posting(key, person=manager))
    if interview.thread is not None:
        found[THREAD] = Posting(THREAD, interview.thread.thread)
    return found


def _unsaid(posting: Posting, event: ev.Unsaid) -> Posting:
    if event.retry_at is not None:
        return replace(posting, retry_at=event.retry_at, tries=posting.tries + 1)
    return Posting(posting.key, left=event.left, person=posting.person)


def _last_words(interview: Interview) -> Iterator[Notify]:
    if interview.erased_quietly:
        return
    yield Notify(interview.candidate.id, Say(Word.ERASED))
    for manager in interview.managers:
        if manager != interview.candidate.id:
            yield Notify(manager, Say(Word.ERASED, MANAGERS))


def _last_keys(interview: Interview) -> frozenset[str]:
    words = {word.key for word in _last_words(interview)}
    return frozenset({*words, Say(Word.ERASED).key})


def _waiting(interview: Interview) -> Iterator[tuple[datetime | None, Step]]:
    for word in _last_words(interview):
        posting = interview.postings.get(word.key)
        yield from _unsettled(posting, word)
        missed = posting is not None and posting.message_id is None and posting.unreachable
        if missed and word.person == interview.candidate.id and _has_thread(interview):
            said = Post(word.utterance)
            yield from _unsettled(interview.postings.get(said.key), said)


def _unsettled(
    posting: Posting | None, step: Notify | Post
) -> Iterator[tuple[datetime | None, Step]]:
    if posting is None or not posting.settled:
        yield (posting.retry_at if posting else None, step)


def _has_thread(interview: Interview) -> bool:
    return interview.thread is not None and not interview.lost


def _is_out(interview: Interview, key: str) -> bool:
    posting = interview.postings.get(key)
    return posting is not None and posting.message_id is not None


def _with(interview: Interview, posting: Posting) -> Interview:
    postings: Mapping[str, Posting] = {**interview.postings, posting.key: posting}
    return replace(interview, postings=postings)
