"""An interviewer whose model says what it is told, and replies that pass every check."""

from config.question_bank import load_bank
from engine.dialogue import events as ev
from engine.dialogue.models import Interview, QuestionKind
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from prompts.library import Library
from tests.fakes.model import Line, Puppet
from tests.fakes.world import NOON, SECOND, reply, started

TOLD = (
    "Invoices were counted twice when messages came again. I noticed it because 41 of 120,000 "
    "lines differed, so I added a unique constraint."
)
PHRASE = "Invoices were counted twice when messages came again"
QUESTION = "How did you notice that invoices were counted twice?"
FOLLOW = WriteQuestion(1, 2, QuestionKind.FOLLOW_UP)
OPEN = WriteQuestion(0, 1, QuestionKind.OPEN)
FINDING = {"text": "Measures first", "quote": "41 of 120,000 lines differed", "answer": 1}


def interviewer(*lines: Line) -> tuple[Interviewer, Puppet]:
    """An interviewer whose model says these lines."""
    puppet, bank = Puppet(*lines), load_bank()
    return Interviewer(puppet, OfflineModel(bank), Library.load(), bank), puppet


def answered(text: str = TOLD, questions: int = 3) -> Interview:
    """An interview with one answer."""
    return apply_event(started(Plan(questions=questions)), reply(text, NOON + SECOND))


def good(**changes: object) -> dict[str, object]:
    """A summary that the answer carries."""
    usual: dict[str, object] = {
        "themes": ["invoices counted twice", "unique constraint", "lines differed"],
        "key_points": [
            "Invoices were counted twice.",
            "Messages came again.",
            "41 of 120,000 lines differed.",
            "A unique constraint was added.",
            "The candidate noticed that lines differed.",
        ],
        "strengths": [FINDING],
        "weaknesses": [],
        "missing_information": ["team size"],
        "sentiment_label": "neutral",
        "sentiment_score": 0.5,
        "full_summary_text": "Invoices were counted twice. She added a unique constraint.",
    }
    return {**usual, **changes}


async def summed(interview: Interview, *lines: Line) -> tuple[ev.Summarised, Puppet]:
    """What these lines of the model come to as a summary."""
    writer, puppet = interviewer(*lines)
    return await writer.summary(interview, Summarise(interview.turn), NOON), puppet
