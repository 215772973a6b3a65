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


def interviewer(*lines: Line) -> tuple[Interviewer, Puppet]:
    """An interviewer whose model says these lines."""
    puppet, bank = Puppet(*lines), load_bank()
    return Interviewer(puppet, OfflineModel(bank), Library.load(), bank), puppet


def answered(text: str = TOLD, questions: int = 3) -> Interview:
    """An interview with one answer."""
    return apply_event(started(Plan(questions=questions)), reply(text, NOON + SECOND))


def good(**changes: object) -> dict[str, object]:
    """A selection from the passages of the answer above."""
    slots = [f"theme_{n}" for n in (1, 2, 3)]
    slots += [f"point_{n}" for n in range(1, 6)]
    slots += [f"{kind}_{n}" for kind in ("strength", "weakness") for n in (1, 2, 3)]
    usual: dict[str, object] = dict.fromkeys(slots, "")
    usual |= {"theme_1": "unique constraint", "point_1": "1.1", "strength_1": "1.1"}
    return {**usual, "sentiment_label": "neutral", "sentiment_score": 0.5, **changes}


async def summed(interview: Interview, *lines: Line) -> tuple[ev.Summarised, Puppet]:
    """What these lines of the model come to as a summary."""
    writer, puppet = interviewer(*lines)
    return await writer.summary(interview, Summarise(interview.turn), NOON), puppet
