"""Why an event changed nothing, as a person reads it. Silence is the answer to a mere repeat."""

from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.transitions.answers import MOST_CHARACTERS, MOST_MESSAGES
from engine.dialogue.transitions.legality import Refusal, refusal_of
from engine.errors import (
    AnswerFull,
    AnswerOrder,
    BusinessRule,
    ConsentMissing,
    InterviewOver,
    MaxQuestionsReached,
    NoReport,
    NotPaused,
    NotYours,
)


def rejection_reason(interview: Interview, event: ev.Event) -> BusinessRule | None:
    """What to tell whoever did something that changed nothing; None when there is nothing to say.

    To be asked only of events that ``apply_event`` gave the same interview back for.
    """
    refusal = refusal_of(interview, event)
    return _rejection(interview, refusal) if refusal else None


def _rejection(interview: Interview, refusal: Refusal) -> BusinessRule:
    match refusal:
        case Refusal.NOT_YOURS:
            return NotYours()
        case Refusal.NO_CONSENT:
            return ConsentMissing()
        case Refusal.OVER:
            return InterviewOver()
        case Refusal.NOT_PAUSED:
            return NotPaused()
        case Refusal.OTHER_QUESTION:
            return AnswerOrder(number=len(interview.exchanges))
        case Refusal.ANSWER_FULL:
            return AnswerFull(messages=MOST_MESSAGES, characters=f"{MOST_CHARACTERS:,}")
        case Refusal.ALL_ASKED:
            return MaxQuestionsReached(most=interview.plan.questions)
        case Refusal.NO_REPORT:
            return NoReport()
