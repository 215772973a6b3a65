"""What happens when a candidate is silent: one reminder by day, and an end in the end. Pure.

1. A reminder is due after ``pace.nudge`` of silence, in the working hours of the candidate's own
   day; an interview expires after ``pace.expiry``.
2. What comes more than ``LATE`` after its time was missed: the program was down, or the clock has
   jumped. Then nobody had the chance to answer meanwhile, and many interviews come at once. So it
   is put off: a reminder by up to an hour, an end by a day and up to an hour more, spread evenly
   by the interviews' ids. The reminder thus goes out before the end does.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from engine.dialogue.models import Interview, Person, Status
from engine.dialogue.plan import Timing
from engine.dialogue.steps import Expire, Nudge, PostMessage, Postpone

LATE = timedelta(hours=1)
SPREAD = timedelta(hours=1)
GRACE = timedelta(days=1)
NEVER = datetime.max.replace(tzinfo=UTC)

Silence = PostMessage | Expire


def reminder_and_expiry(interview: Interview) -> Iterator[tuple[datetime, Silence]]:
    """The reminder and the end of an interview in which it is the candidate's turn."""
    pace, since = interview.plan.pace, interview.active_at or interview.created_at
    current = interview.current
    asked = current is not None and current.question.asked_at is not None
    if interview.status is Status.IN_PROGRESS and current is not None and asked:
        nudge = PostMessage(Nudge(current.question.number, interview.plan.questions))
        at = next_working_hour(since + pace.nudge, pace, interview.candidate)
        retry_at = _retry_at(interview, nudge.key)
        if retry_at is not NEVER:
            yield max(retry_at or at, at), nudge
    if asked or interview.status is not Status.IN_PROGRESS:
        at = since + pace.expiry
        yield max(_retry_at(interview, Expire().key) or at, at), Expire()


def _retry_at(interview: Interview, key: str) -> datetime | None:
    """When to try again, None for the first time, NEVER when it is out or given up."""
    posting = interview.postings.get(key)
    if posting is None:
        return None
    return NEVER if posting.is_final else posting.retry_at


def postpone_if_missed(
    interview: Interview, step: object, at: datetime, now: datetime
) -> Postpone | None:
    """The step's new time when its own was missed; None when it is on time, or not of silence."""
    reminder = isinstance(step, PostMessage) and isinstance(step.message, Nudge)
    if now - at <= LATE or not (reminder or isinstance(step, Expire)):
        return None
    pace = interview.plan.pace
    assert isinstance(step, PostMessage | Expire)  # noqa: S101 - for the type checker
    if isinstance(step, Expire):
        return Postpone(
            step.key, now + min(GRACE, pace.expiry) + _stable_fraction(interview) * SPREAD
        )
    morning = next_working_hour(now, pace, interview.candidate)
    later = morning + _stable_fraction(interview) * min(SPREAD, pace.nudge)
    return Postpone(step.key, next_working_hour(later, pace, interview.candidate))


def _stable_fraction(interview: Interview) -> float:
    """A number from 0 to 1 that is always the same for an interview and differs between them."""
    digest = blake2b(interview.id.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32


def next_working_hour(moment: datetime, pace: Timing, person: Person) -> datetime:
    """The first moment from then on that lies in the working hours of somebody's own day."""
    local = moment.astimezone(zone_of(person))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    opens, closes = (midnight + timedelta(hours=h) for h in (pace.day_begins, pace.day_ends))
    if local < opens:
        return opens.astimezone(UTC)
    return moment if local < closes else (opens + timedelta(days=1)).astimezone(UTC)


def zone_of(person: Person) -> tzinfo:
    """Somebody's time zone: by its name, or by the offset where the name is not known."""
    return _zone(person.zone) or timezone(timedelta(minutes=person.utc_offset))


@cache
def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None
