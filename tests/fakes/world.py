"""Values that tests about interviews begin with: people, a place, a clock that is set by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from engine.dialogue.events import (
    Accepted,
    Event,
    Forgotten,
    Invited,
    LatePutOff,
    Posted,
    QuestionWritten,
    Replied,
    Summarised,
    ThreadOpened,
    Unsaid,
)
from engine.dialogue.models import ChannelRef, Interview, Person, ThreadRef
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, create_interview, next_step
from engine.dialogue.steps import (
    PURGE,
    Anonymize,
    DeleteBotMessages,
    OpenThread,
    PostMessage,
    Postpone,
    Purge,
    SendDirectMessage,
    Step,
    Summarise,
    WriteQuestion,
)
from engine.dialogue.summary import Summary, SummaryState
from engine.ports.store import Change
from engine.scoring import MEASURES, Score, Scores

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ALICE = Person("U01ALICE", "Alice Anderson")
MALLORY = Person("U02MALLORY", "Mallory Manager")
BOB = Person("U03BOB", "Bob Bystander")
PLACE = ChannelRef("fake", "T01", "C01")
THREAD = ThreadRef("fake", "T01", "C01", "100.1")
UNSCORED = Score(None, None, "Too little was said.")
NO_SCORES = Scores({measure.name: UNSCORED for measure in MEASURES})
SECOND = timedelta(seconds=1)


class SetClock:
    """A clock that stands still until it is moved; sleeping moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Move on by that much at once."""
        self.time += timedelta(seconds=seconds)


def invited(plan: Plan | None = None, **changes: object) -> Invited:
    """Mallory's invitation of Alice."""
    usual = Invited(
        at=NOON,
        id="a1b2c3d4e5",
        topic="moving a billing service to events",
        candidate=ALICE,
        inviter=MALLORY,
        place=PLACE,
        plan=plan or Plan(),
        thread=THREAD,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def summary(state: SummaryState = SummaryState.COMPLETE) -> Summary:
    """A summary that says little."""
    return Summary(state, NOON, "a model", built_in=False, scores=NO_SCORES, themes=("billing",))


def happened(step: Step, now: datetime) -> Event:
    """What has happened when a step went well."""
    match step:
        case OpenThread():
            return ThreadOpened(now, THREAD)
        case PostMessage() | SendDirectMessage():
            return Posted(now, step.key, f"m-{step.key}", now, (f"m-{step.key}",))
        case DeleteBotMessages():
            return Unsaid(now, step.key)
        case Purge():
            return Unsaid(now, PURGE)
        case Anonymize():
            return Forgotten(now)
        case WriteQuestion():
            text = step.core or f"How did step {step.number} go?"
            return QuestionWritten(now, step.turn, step.number, text, step.kind, "a model")
        case Postpone(key=key, until=until):
            return LatePutOff(now, key, until)
        case Summarise():
            return Summarised(now, step.turn, summary())
    raise AssertionError(step)


def done(interview: Interview, step: Step, now: datetime) -> Interview:
    """The interview after a step went well."""
    return apply_event(interview, happened(step, now))


def settled(interview: Interview, now: datetime) -> tuple[Interview, list[Step]]:
    """The interview when nothing is owed any more, and what was done until then."""
    steps: list[Step] = []
    while (step := next_step(interview, now)) is not None:
        steps.append(step)
        assert len(steps) < 100, steps
        interview = done(interview, step, now)
    return interview, steps


def reply(text: str, at: datetime, message_id: str = "", by: str = ALICE.id) -> Replied:
    """A message that was heard the moment it was written."""
    return Replied(at, by, message_id or f"r-{at.timestamp()}", text, at)


def started(plan: Plan | None = None) -> Interview:
    """An interview that waits for the answer to its first question."""
    interview, _ = settled(create_interview(invited(plan)), NOON)
    return settled(apply_event(interview, Accepted(NOON, ALICE.id)), NOON)[0]


def telling(event: Event) -> Change:
    """The change that an event makes, for a store."""
    return lambda interview: apply_event(interview, event)
