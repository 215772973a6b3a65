"""What an interview owes, each with the time from which it is owed.

One list serves ``owed`` and ``due``: quiet time, retries, nudge and expiry are all just times on
it. Things for the thread keep their order, so the first that is not out holds up those behind
it; private messages hold up nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from engine.dialogue.erasure import owed_after_erasure
from engine.dialogue.models import Exchange, Interview, Kind, Status
from engine.dialogue.plan import Outage, Pace, Wait
from engine.dialogue.reminders import put_off, when_silent
from engine.dialogue.steps import (
    MANAGERS,
    Ask,
    Audience,
    Disclosure,
    Notify,
    OpenThread,
    Post,
    Report,
    Say,
    Step,
    Summarise,
    Utterance,
    Word,
    WriteQuestion,
)
from engine.text import is_gibberish

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

SHORT = 20
"""Characters of an answer ("Yes, twice.") that leave nothing to follow up."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A step and the time from which it is owed."""

    at: datetime
    step: Step


def owed(interview: Interview, now: datetime) -> Step | None:
    """What must happen next, None when nothing must (yet)."""
    first = next((p for p in agenda(interview) if p.at <= now), None)
    if first is None:
        return None
    return put_off(interview, first.step, first.at, now) or first.step


def due(interview: Interview) -> datetime | None:
    """When something will be owed if nobody speaks; a time long past means at once."""
    return min((p.at for p in agenda(interview)), default=None)


def writes(interview: Interview) -> bool:
    """Whether a model has something to write for it, now or later, without the candidate."""
    return interview.erased_at is None and next(_to_write(interview), None) is not None


def agenda(interview: Interview) -> Iterator[Pending]:
    """All that is owed now or later, the most urgent kind first."""
    if interview.erased_at is not None:
        owed_then = owed_after_erasure(interview)
        yield from (Pending(AT_ONCE if at is None else at, step) for at, step in owed_then)
        return
    yield from _for_the_thread(interview)
    yield from _in_private(interview)
    yield from _to_write(interview)
    yield from _when_silent(interview)


def _for_the_thread(interview: Interview) -> Iterator[Pending]:
    if interview.lost:
        return
    if interview.thread is None:
        if interview.status.running:
            yield from _unsettled(interview, OpenThread())
        return
    for utterance in _to_say(interview):
        waiting = tuple(_unsettled(interview, Post(utterance)))
        if waiting:
            yield from waiting
            return


def _unsettled(interview: Interview, step: OpenThread | Post | Notify) -> Iterator[Pending]:
    posting = interview.postings.get(step.key)
    if posting is None:
        yield Pending(AT_ONCE, step)
    elif posting.message_id is None and posting.retry_at is not None:
        yield Pending(posting.retry_at, step)


def _to_say(interview: Interview) -> Iterator[Utterance]:
    """What the thread should hold by now, in its order, left out what time has overtaken."""
    match interview.status:
        case Status.NOT_STARTED:
            yield Disclosure()
            if interview.spoke_early:
                yield Say(Word.PRESS_START)
        case Status.IN_PROGRESS:
            yield from _while_asking(interview)
        case Status.PAUSED:
            yield from _question(interview)
            yield Say(Word.PAUSED, str(interview.paused_times))
        case Status.COMPLETED:
            summarised = interview.summary is not None
            yield Report(Audience.CANDIDATE) if summarised else Say(Word.FAREWELL)
        case Status.DECLINED:
            yield Say(Word.HUMAN if interview.wants_human else Word.DECLINED)
        case Status.WITHDRAWN:
            yield Say(Word.WITHDRAWN)
        case Status.EXPIRED:
            yield Say(Word.EXPIRED)


def _while_asking(interview: Interview) -> Iterator[Utterance]:
    if interview.paused_times:
        yield Say(Word.RESUMED, str(interview.paused_times))
    yield from _question(interview)
    if interview.waits_for is Wait.LINE:
        yield Say(Word.IN_LINE, str(interview.outages))
    elif interview.waits_for is Wait.BUDGET:
        yield Say(Word.OVER_BUDGET, "" if _by_built_in(interview) else str(interview.outages))
    elif interview.model_failures:
        yield Say(Word.APOLOGY, str(interview.outages))


def _question(interview: Interview) -> Iterator[Utterance]:
    """Also in a pause: a question that may be out already must not be asked again afterwards."""
    if interview.current is not None:
        yield Ask(interview.current.question, interview.plan.questions)


def _in_private(interview: Interview) -> Iterator[Pending]:
    news = _news(interview)
    if news is None:
        return
    for manager in interview.managers:
        notice = Notify(manager, news)
        yield from _unsettled(interview, notice)
        posting = interview.postings.get(notice.key)
        missed = posting is not None and posting.message_id is None and posting.unreachable
        if missed and manager != interview.inviter.id:
            word = Say(Word.UNREACHABLE, manager)
            yield from _unsettled(interview, Notify(interview.inviter.id, word))


def _news(interview: Interview) -> Utterance | None:
    """What the managers should hear, once there is something to hear."""
    if interview.summary is not None:
        return Report(Audience.MANAGER)
    if interview.lost and interview.status is Status.EXPIRED and not interview.answered:
        return Say(Word.THREAD_LOST, MANAGERS)
    match interview.status:
        case Status.DECLINED:
            return Say(Word.HUMAN if interview.wants_human else Word.DECLINED, MANAGERS)
        case Status.WITHDRAWN:
            return Say(Word.WITHDRAWN, MANAGERS)
        case Status.EXPIRED if not interview.answered:
            return Say(Word.EXPIRED, MANAGERS)
    return None


def _to_write(interview: Interview) -> Iterator[Pending]:
    ready_at = _ready_at(interview)
    if ready_at is None:
        return
    at = max(ready_at, interview.model_retry_at or ready_at)
    built_in = _by_built_in(interview)
    asked = len(interview.exchanges)
    if interview.status is Status.IN_PROGRESS and asked < interview.plan.questions:
        kind, core = next_kind(interview)
        yield Pending(
            ready_at if built_in or kind is Kind.CORE else at,
            WriteQuestion(interview.turn, asked + 1, kind, core, built_in),
        )
    else:
        yield Pending(ready_at if built_in else at, Summarise(interview.turn, built_in))


def _by_built_in(interview: Interview) -> bool:
    """Whether the built-in interviewer goes on; nobody is passed over who only waits in line."""
    if interview.waits_for is Wait.BUDGET:
        return interview.plan.over_budget is Outage.BUILT_IN
    failing = interview.model_failures > 0 and interview.waits_for is Wait.NOTHING
    return failing and interview.plan.outage is Outage.BUILT_IN


def _ready_at(interview: Interview) -> datetime | None:
    """From when a model has something to write; None while it is the candidate's turn."""
    if interview.summary is not None:
        return None
    match interview.status:
        case Status.COMPLETED:
            return AT_ONCE
        case Status.EXPIRED if interview.answered:
            return AT_ONCE
        case Status.IN_PROGRESS if interview.thread is not None or interview.lost:
            return _answer_complete_at(interview.current, interview.plan.pace)
    return None


def _answer_complete_at(exchange: Exchange | None, pace: Pace) -> datetime | None:
    if exchange is None or exchange.closed:
        return AT_ONCE
    if exchange.text is None or exchange.heard_at is None or exchange.question.asked_at is None:
        return None
    return exchange.heard_at + pace.quiet


def next_kind(interview: Interview) -> tuple[Kind, str]:
    """What the next question is to be, and its text when a template fixes it.

    Every core question is asked. What is left of the number of questions goes to follow-ups on
    answers that say something, at most ``follow_ups`` in a row, and then to new sides of the topic.
    """
    core = interview.plan.core_questions
    asked = sum(1 for e in interview.exchanges if e.question.kind is Kind.CORE)
    free = interview.plan.questions - len(interview.exchanges) - (len(core) - asked)
    if free > 0 and _worth_following(interview):
        return Kind.FOLLOW_UP, ""
    if asked < len(core):
        return Kind.CORE, core[asked]
    return Kind.OPEN, ""


def _worth_following(interview: Interview) -> bool:
    run = 0
    for exchange in reversed(interview.exchanges):
        if exchange.question.kind is not Kind.FOLLOW_UP:
            break
        run += 1
    most = interview.plan.template.follow_ups if interview.plan.template else None
    if run >= (interview.plan.follow_ups if most is None else most):
        return False
    text = interview.current.text if interview.current else None
    return text is not None and len(text) > SHORT and not is_gibberish(text)


def _when_silent(interview: Interview) -> Iterator[Pending]:
    """The nudge and the end of an interview in which it is the candidate's turn."""
    if interview.status.running and _ready_at(interview) is None:
        yield from (Pending(at, step) for at, step in when_silent(interview))
