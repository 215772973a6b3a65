"""What an interview owes, each with the time from which it is owed.

One list serves ``next_step`` and ``next_due_at``: quiet time, retries, nudge and expiry are all
just times on it. Things for the thread keep their order, so the first that is not out holds up
those behind it; private messages hold up nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.erasure import deletion_steps
from engine.dialogue.models import Exchange, Interview, QuestionKind, Status
from engine.dialogue.plan import ModelOutagePolicy, ModelWaitReason, Timing
from engine.dialogue.reminders import postpone_if_missed, reminder_and_expiry
from engine.dialogue.steps import (
    MANAGERS,
    Ask,
    Audience,
    BotMessage,
    Disclosure,
    NoticeKind,
    OpenThread,
    PostMessage,
    Report,
    Say,
    SendDirectMessage,
    Step,
    Summarise,
    WriteQuestion,
)
from engine.text import is_gibberish

IMMEDIATELY = datetime(1970, 1, 1, tzinfo=UTC)

LONGEST_DELIVERY = timedelta(minutes=20)
"""A report that is out so soon after the candidate's statement may have been made without it.

Ten minutes for a delivery that was under way, and ten for a platform's clock that is ahead.
"""

MIN_FOLLOW_UP_LENGTH = 20
"""Characters of an answer ("Yes, twice.") that leave nothing to follow up."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A step and the time from which it is owed."""

    at: datetime
    step: Step


def next_step(interview: Interview, now: datetime) -> Step | None:
    """What must happen next, None when nothing must (yet)."""
    first = next((p for p in pending_steps(interview) if p.at <= now), None)
    if first is None:
        return None
    return postpone_if_missed(interview, first.step, first.at, now) or first.step


def next_due_at(interview: Interview) -> datetime | None:
    """When something will be owed if nobody speaks; a time long past means at once."""
    return min((p.at for p in pending_steps(interview)), default=None)


def needs_model(interview: Interview) -> bool:
    """Whether a model has something to write for it, now or later, without the candidate."""
    return interview.erased_at is None and next(_model_steps(interview), None) is not None


def pending_steps(interview: Interview) -> Iterator[Pending]:
    """All that is owed now or later, the most urgent kind first."""
    if interview.erased_at is not None:
        owed_then = deletion_steps(interview)
        yield from (Pending(IMMEDIATELY if at is None else at, step) for at, step in owed_then)
        return
    yield from _thread_steps(interview)
    yield from _direct_messages(interview)
    yield from _model_steps(interview)
    yield from _silence_steps(interview)


def _thread_steps(interview: Interview) -> Iterator[Pending]:
    if interview.lost:
        return
    if interview.thread is None:
        if interview.status.running:
            yield from _unless_delivered(interview, OpenThread())
        return
    for utterance in _thread_messages(interview):
        waiting = tuple(_unless_delivered(interview, PostMessage(utterance)))
        if waiting:
            yield from waiting
            return


def _unless_delivered(
    interview: Interview, step: OpenThread | PostMessage | SendDirectMessage
) -> Iterator[Pending]:
    posting = interview.postings.get(step.key)
    if posting is None:
        yield Pending(IMMEDIATELY, step)
    elif posting.message_id is None and posting.retry_at is not None:
        yield Pending(posting.retry_at, step)


def _thread_messages(interview: Interview) -> Iterator[BotMessage]:
    """What the thread should hold by now, in its order, left out what time has overtaken."""
    match interview.status:
        case Status.NOT_STARTED:
            yield Disclosure()
            if interview.spoke_early:
                yield Say(NoticeKind.PRESS_START)
        case Status.IN_PROGRESS:
            yield from _while_asking(interview)
        case Status.PAUSED:
            yield from _question(interview)
            yield Say(NoticeKind.PAUSED, str(interview.paused_times))
        case Status.COMPLETED:
            summarised = interview.summary is not None
            yield Report(Audience.CANDIDATE) if summarised else Say(NoticeKind.FAREWELL)
        case Status.DECLINED:
            yield Say(NoticeKind.HUMAN if interview.wants_human else NoticeKind.DECLINED)
        case Status.WITHDRAWN:
            yield Say(NoticeKind.WITHDRAWN)
        case Status.EXPIRED:
            yield Say(NoticeKind.EXPIRED)


def _while_asking(interview: Interview) -> Iterator[BotMessage]:
    if interview.paused_times:
        yield Say(NoticeKind.RESUMED, str(interview.paused_times))
    yield from _question(interview)
    if interview.waits_for is ModelWaitReason.QUEUED:
        yield Say(NoticeKind.QUEUED, str(interview.outages))
    elif interview.waits_for is ModelWaitReason.BUDGET:
        yield Say(
            NoticeKind.OVER_BUDGET,
            "" if _is_left_to_built_in(interview) else str(interview.outages),
        )
    elif interview.model_failures:
        yield Say(NoticeKind.APOLOGY, str(interview.outages))


def _question(interview: Interview) -> Iterator[BotMessage]:
    """Also in a pause: a question that may be out already must not be asked again afterwards."""
    if interview.current is not None:
        yield Ask(interview.current.question, interview.plan.questions)


def _direct_messages(interview: Interview) -> Iterator[Pending]:
    news = _manager_notice(interview)
    if news is None:
        return
    for manager in interview.managers:
        notice = SendDirectMessage(manager, news)
        yield from _unless_delivered(interview, notice)
        posting = interview.postings.get(notice.key)
        yield from _statement_notice(interview, manager, posting)
        missed = posting is not None and posting.message_id is None and posting.unreachable
        if missed and manager != interview.inviter.id:
            word = Say(NoticeKind.UNREACHABLE, manager)
            yield from _unless_delivered(interview, SendDirectMessage(interview.inviter.id, word))


def _statement_notice(
    interview: Interview, manager: str, report: DeliveryRecord | None
) -> Iterator[Pending]:
    """What the candidate says about the report, for whoever has a report without it."""
    at = interview.disputed_at
    if at is None or interview.summary is None or report is None or report.sent_at is None:
        return
    if report.sent_at < at + LONGEST_DELIVERY:
        word = Say(NoticeKind.DISPUTED, f"{at.astimezone(UTC):%Y%m%dT%H%M%S%f}")
        yield from _unless_delivered(interview, SendDirectMessage(manager, word))


def _manager_notice(interview: Interview) -> BotMessage | None:
    """What the managers should hear, once there is something to hear."""
    if interview.summary is not None:
        return Report(Audience.MANAGER)
    if interview.lost and interview.status is Status.EXPIRED and not interview.answered:
        return Say(NoticeKind.THREAD_LOST, MANAGERS)
    match interview.status:
        case Status.DECLINED:
            return Say(NoticeKind.HUMAN if interview.wants_human else NoticeKind.DECLINED, MANAGERS)
        case Status.WITHDRAWN:
            return Say(NoticeKind.WITHDRAWN, MANAGERS)
        case Status.EXPIRED if not interview.answered:
            return Say(NoticeKind.EXPIRED, MANAGERS)
    return None


def _model_steps(interview: Interview) -> Iterator[Pending]:
    ready_at = _ready_at(interview)
    if ready_at is None:
        return
    at = max(ready_at, interview.model_retry_at or ready_at)
    built_in = _is_left_to_built_in(interview)
    asked = len(interview.exchanges)
    if interview.status is Status.IN_PROGRESS and asked < interview.plan.questions:
        kind, core = next_kind(interview)
        yield Pending(
            ready_at if built_in or kind is QuestionKind.CORE else at,
            WriteQuestion(interview.turn, asked + 1, kind, core, built_in),
        )
    else:
        yield Pending(ready_at if built_in else at, Summarise(interview.turn, built_in))


def _is_left_to_built_in(interview: Interview) -> bool:
    """Whether the built-in interviewer goes on; nobody is passed over who only waits in line."""
    if interview.waits_for is ModelWaitReason.BUDGET:
        return interview.plan.over_budget is ModelOutagePolicy.BUILT_IN
    failing = interview.model_failures > 0 and interview.waits_for is ModelWaitReason.NOTHING
    return failing and interview.plan.outage is ModelOutagePolicy.BUILT_IN


def _ready_at(interview: Interview) -> datetime | None:
    """From when a model has something to write; None while it is the candidate's turn."""
    if interview.summary is not None:
        return None
    match interview.status:
        case Status.COMPLETED:
            return IMMEDIATELY
        case Status.EXPIRED if interview.answered:
            return IMMEDIATELY
        case Status.IN_PROGRESS if interview.thread is not None or interview.lost:
            return _answer_complete_at(interview.current, interview.plan.pace)
    return None


def _answer_complete_at(exchange: Exchange | None, pace: Timing) -> datetime | None:
    if exchange is None or exchange.closed:
        return IMMEDIATELY
    if exchange.text is None or exchange.heard_at is None or exchange.question.asked_at is None:
        return None
    return exchange.heard_at + pace.quiet


def next_kind(interview: Interview) -> tuple[QuestionKind, str]:
    """What the next question is to be, and its text when a template fixes it.

    Every core question is asked. What is left of the number of questions goes to follow-ups on
    answers that say something, at most ``follow_ups`` in a row, and then to new sides of the topic.
    """
    core = interview.plan.core_questions
    asked = sum(1 for e in interview.exchanges if e.question.kind is QuestionKind.CORE)
    free = interview.plan.questions - len(interview.exchanges) - (len(core) - asked)
    if free > 0 and _is_worth_following_up(interview):
        return QuestionKind.FOLLOW_UP, ""
    if asked < len(core):
        return QuestionKind.CORE, core[asked]
    return QuestionKind.OPEN, ""


def _is_worth_following_up(interview: Interview) -> bool:
    run = 0
    for exchange in reversed(interview.exchanges):
        if exchange.question.kind is not QuestionKind.FOLLOW_UP:
            break
        run += 1
    most = interview.plan.template.follow_ups if interview.plan.template else None
    if run >= (interview.plan.follow_ups if most is None else most):
        return False
    text = interview.current.text if interview.current else None
    return text is not None and len(text) > MIN_FOLLOW_UP_LENGTH and not is_gibberish(text)


def _silence_steps(interview: Interview) -> Iterator[Pending]:
    """The nudge and the end of an interview in which it is the candidate's turn."""
    if interview.status.running and _ready_at(interview) is None:
        yield from (Pending(at, step) for at, step in reminder_and_expiry(interview))
