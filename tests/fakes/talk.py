"""A whole interview in memory: a writer asks, a list of answers is given."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.state_machine import apply_event, create_interview, next_step
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.ports.runtime import QuestionWriter
from tests.fakes.world import ALICE, NOON, SECOND, happened, invited, reply

SAMPLES = Path(__file__).parent.parent / "samples" / "answers"
TOPICS = {
    "billing": "moving a billing service to events",
    "career": "becoming a developer",
    "data": "forecasting the energy demand of buildings",
    "leading": "leading a team through a reorganisation",
    "outage": "an outage of a login service",
    "product": "redesigning a checkout",
}


def sample(name: str) -> tuple[str, ...]:
    """The answers of a sample, in order."""
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(text.strip().split("\n\n"))


async def held(
    writer: QuestionWriter, answers: Sequence[str], topic: str, plan: Plan | None = None
) -> Interview:
    """The interview when all is said: ended early where there are fewer answers than questions."""
    chosen = plan or Plan(questions=len(answers), pace=Timing(quiet=timedelta()))
    now = NOON
    interview = await settled_with(writer, create_interview(invited(chosen, topic=topic)), now)
    interview = await settled_with(writer, apply_event(interview, ev.Accepted(now, ALICE.id)), now)
    for number, answer in enumerate(answers):
        now += timedelta(minutes=1)
        interview = apply_event(interview, reply(answer, now, f"m{number}"))
        now += chosen.pace.quiet + SECOND
        interview = await settled_with(writer, interview, now)
    if interview.summary is None:
        now += timedelta(minutes=1)
        interview = await settled_with(writer, apply_event(interview, ev.Ended(now, ALICE.id)), now)
    return interview


async def settled_with(writer: QuestionWriter, interview: Interview, now: datetime) -> Interview:
    """The interview when nothing is owed; what the writer has to write, it writes."""
    while (step := next_step(interview, now)) is not None:
        event: ev.Event
        if isinstance(step, WriteQuestion):
            event = await writer.question(interview, step, now)
        elif isinstance(step, Summarise):
            event = await writer.summary(interview, step, now)
        else:
            event = happened(step, now)
        interview = apply_event(interview, event)
    return interview
