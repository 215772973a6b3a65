"""Why an event changed nothing, as a person reads it. Silence is the answer to a mere repeat."""

from engine.dialogue import events as ev
from engine.dialogue.answers import MOST_CHARACTERS, MOST_MESSAGES, has_room
from engine.dialogue.models import Interview, Status
from engine.errors import (
    AnswerFull,
    AnswerOrder,
    BusinessRule,
    ConsentMissing,
    InterviewOver,
    MaxQuestionsReached,
    NotPaused,
    NotYours,
)

_CLICKS = (
    ev.Accepted,
    ev.Declined,
    ev.AskedForHuman,
    ev.Skipped,
    ev.Paused,
    ev.Resumed,
    ev.Ended,
    ev.Withdrawn,
)


def rejection_reason(interview: Interview, event: ev.Event) -> BusinessRule | None:
    """What to tell whoever did something that changed nothing; None when there is nothing to say.

    To be asked only of events that ``advance`` gave the same interview back for.
    """
    if isinstance(event, ev.QuestionWritten) and event.number > interview.plan.questions:
        return MaxQuestionsReached(most=interview.plan.questions)
    if isinstance(event, ev.ReplyEdited):
        return _answer_full(interview, event) if event.by == interview.candidate.id else None
    if not isinstance(event, (*_CLICKS, ev.Replied)):
        return None
    if event.by != interview.candidate.id:
        return NotYours() if isinstance(event, _CLICKS) else None
    return _from_candidate(interview, event)


def _from_candidate(interview: Interview, event: ev.Event) -> BusinessRule | None:
    current = interview.current
    if isinstance(event, ev.Replied) and _is_known_message(interview, event):
        return None
    if not interview.status.running:
        return InterviewOver()
    if isinstance(event, ev.Replied):
        return _answer_full(interview, event)
    if interview.status is Status.NOT_STARTED and not isinstance(event, ev.Replied):
        return ConsentMissing()
    if isinstance(event, ev.Resumed):
        return NotPaused()
    if isinstance(event, ev.Skipped) and current and current.question.number != event.number:
        return AnswerOrder(number=current.question.number)
    return None


def _answer_full(interview: Interview, event: ev.Replied | ev.ReplyEdited) -> BusinessRule | None:
    if not interview.status.running or has_room(interview, event):
        return None
    return AnswerFull(messages=MOST_MESSAGES, characters=f"{MOST_CHARACTERS:,}")


def _is_known_message(interview: Interview, reply: ev.Replied) -> bool:
    return any(m.id == reply.id for each in interview.exchanges for m in each.messages)
