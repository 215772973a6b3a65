"""What the README says about the program is so."""

import re
from datetime import timedelta
from pathlib import Path

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, QuestionKind, Status
from engine.dialogue.state_machine import apply_event, create_interview
from tests.fakes.world import ALICE, NOON, invited, reply, started, summary

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SOON = NOON + timedelta(minutes=1)
WHO = ALICE.id


def interviews() -> dict[Status, Interview]:
    """An interview in each status."""
    fresh, running = create_interview(invited()), started()
    return {
        Status.NOT_STARTED: fresh,
        Status.IN_PROGRESS: running,
        Status.PAUSED: apply_event(running, ev.Paused(SOON, WHO)),
        Status.COMPLETED: apply_event(running, ev.Ended(SOON, WHO)),
        Status.DECLINED: apply_event(fresh, ev.Declined(SOON, WHO)),
        Status.WITHDRAWN: apply_event(running, ev.Withdrawn(SOON, WHO)),
        Status.EXPIRED: apply_event(running, ev.Expired(SOON)),
    }


def events(interview: Interview) -> list[ev.Event]:
    """One event of each kind that fits this interview as well as it can."""
    turn, number = interview.turn, len(interview.exchanges)
    return [
        *(kind(SOON, WHO) for kind in (ev.Accepted, ev.Declined, ev.AskedForHuman, ev.Paused)),
        *(kind(SOON, WHO) for kind in (ev.Resumed, ev.Ended, ev.Withdrawn, ev.Erased)),
        reply("We counted twice.", SOON),
        ev.ReplyEdited(SOON, WHO, "m1", "more", SOON, SOON),
        ev.ReplyDeleted(SOON, WHO, "m1"),
        ev.ReplyRestored(SOON, WHO, "m1"),
        ev.Skipped(SOON, WHO, number),
        ev.Expired(SOON),
        ev.ThreadLost(SOON),
        ev.Posted(SOON, "ask-1", "m", SOON),
        ev.ModelFailed(SOON, turn, SOON),
        ev.QuestionWritten(SOON, turn, number + 1, "How?", QuestionKind.OPEN, "a model"),
        ev.Summarised(SOON, turn, summary()),
    ]


def test_the_state_diagram_is_the_flow() -> None:
    """The arrows of the diagram are exactly the changes of status that events make."""
    drawn = set(re.findall(r"^    (\w+) --> (\w+): (\w+)$", README, re.MULTILINE))
    real = {
        (str(status), str(after.status), type(event).__name__)
        for status, interview in interviews().items()
        for event in events(interview)
        if (after := apply_event(interview, event)).status is not status
    }
    assert drawn == real
