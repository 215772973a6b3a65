"""The table of legality: in which statuses an event counts, where it leads, what else is told.

The state machine applies an event only where its row says so, the rejections read what a person is
told otherwise, and the state diagram of engine/README.md shows the same rows. A new button is a
new row. What still counts once an interview is deleted is in ``engine.dialogue.erasure``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from engine.dialogue import events as ev
from engine.dialogue.models import FINISHED, Interview, Status
from engine.dialogue.transitions.answers import has_room


class Refusal(StrEnum):
    """Why an event changed nothing, where its author is told."""

    NOT_YOURS = "not yours"
    NO_CONSENT = "no consent"
    OVER = "over"
    NOT_PAUSED = "not paused"
    OTHER_QUESTION = "other question"
    ANSWER_FULL = "answer full"
    ALL_ASKED = "all asked"
    NO_REPORT = "no report"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    ``moves`` holds each status in which the event counts and the status that it can lead to.
    ``told`` is what its author is told by status when it changed nothing, ``stranger`` what
    anybody but the candidate is told; silence where nothing is given.
    """

    moves: Mapping[Status, Status]
    told: Mapping[Status, Refusal] = field(default_factory=dict)
    stranger: Refusal | None = None


CandidateEvent = (
    ev.Accepted
    | ev.Declined
    | ev.AskedForHuman
    | ev.Replied
    | ev.ReplyEdited
    | ev.ReplyDeleted
    | ev.ReplyRestored
    | ev.Skipped
    | ev.Paused
    | ev.Resumed
    | ev.Ended
    | ev.Withdrawn
    | ev.PictureDisputed
)
"""What only the candidate can do."""

_RUNNING = tuple(status for status in Status if status.running)
_ASKING = (Status.IN_PROGRESS, Status.PAUSED)
_EDITABLE = (*_ASKING, Status.COMPLETED)
_HEARING = (*_ASKING, *sorted(FINISHED))
_OVER = {status: Refusal.OVER for status in Status if not status.running}


def _stay(*statuses: Status) -> dict[Status, Status]:
    return {status: status for status in statuses}


def _lead_to(end: Status, *statuses: Status) -> dict[Status, Status]:
    return dict.fromkeys(statuses, end)


def _button(moves: Mapping[Status, Status], told: Mapping[Status, Refusal] | None = None) -> Rule:
    """A button of the candidate's: a repeated click is answered with silence."""
    usual = {**_OVER, Status.NOT_STARTED: Refusal.NO_CONSENT}
    return Rule(moves, {**usual, **(told or {})}, stranger=Refusal.NOT_YOURS)


_EXPIRING = {**_stay(*Status), **_lead_to(Status.EXPIRED, *_RUNNING)}

LEGALITY: Mapping[type[ev.Event], Rule] = {
    ev.Accepted: _button({Status.NOT_STARTED: Status.IN_PROGRESS}),
    ev.Declined: _button({Status.NOT_STARTED: Status.DECLINED}),
    ev.AskedForHuman: _button({Status.NOT_STARTED: Status.DECLINED}),
    ev.Skipped: _button(_lead_to(Status.IN_PROGRESS, *_ASKING)),
    ev.Paused: _button({Status.IN_PROGRESS: Status.PAUSED}),
    ev.Resumed: _button(
        {Status.PAUSED: Status.IN_PROGRESS}, {Status.IN_PROGRESS: Refusal.NOT_PAUSED}
    ),
    ev.Ended: _button(_lead_to(Status.COMPLETED, *_ASKING)),
    ev.Withdrawn: _button(_lead_to(Status.WITHDRAWN, *_RUNNING, Status.COMPLETED)),
    ev.PictureDisputed: Rule(
        _stay(*sorted(FINISHED)),
        {status: Refusal.NO_REPORT for status in Status if status not in FINISHED},
        stranger=Refusal.NOT_YOURS,
    ),
    # Who writes during a pause has ended it.
    ev.Replied: Rule(
        {**_stay(Status.NOT_STARTED, *_HEARING), Status.PAUSED: Status.IN_PROGRESS}, _OVER
    ),
    ev.ReplyEdited: Rule(_stay(*_EDITABLE)),
    ev.ReplyDeleted: Rule(_stay(*_EDITABLE)),
    ev.ReplyRestored: Rule(_stay(*_HEARING)),
    ev.QuestionWritten: Rule(_stay(*_ASKING)),
    ev.Summarised: Rule(
        {**_stay(*FINISHED), Status.IN_PROGRESS: Status.COMPLETED},
    ),
    ev.ModelFailed: Rule(_stay(*Status)),
    ev.Recalled: Rule(_stay(*Status)),
    ev.Posted: Rule(_stay(*Status)),
    ev.PostFailed: Rule(_EXPIRING),
    ev.LatePutOff: Rule(_stay(*Status)),
    ev.ThreadOpened: Rule(_stay(*Status)),
    ev.ThreadLost: Rule(_EXPIRING),
    ev.Expired: Rule(_lead_to(Status.EXPIRED, *_RUNNING)),
    ev.Erased: Rule({**_stay(*Status), **_lead_to(Status.WITHDRAWN, *_RUNNING)}),
    ev.Invited: Rule({}),
    ev.Unsaid: Rule({}),
    ev.Forgotten: Rule({}),
}
"""One row for each event."""


def status_after(interview: Interview, event: ev.Event) -> Status | None:
    """The status that the event can lead to; None where it does not count."""
    if isinstance(event, CandidateEvent) and not _is_by_candidate(interview, event):
        return None
    return LEGALITY[type(event)].moves.get(interview.status)


def _is_by_candidate(interview: Interview, event: CandidateEvent) -> bool:
    """Platforms do not always say who deleted a message; nobody but its author can."""
    unknown = isinstance(event, ev.ReplyDeleted) and not event.by
    return unknown or event.by == interview.candidate.id


def refusal_of(interview: Interview, event: ev.Event) -> Refusal | None:
    """What to tell the author of an event that changed nothing; None when there is nothing to say.

    To be asked only of events that ``apply_event`` gave the same interview back for.
    """
    rule = LEGALITY[type(event)]
    if isinstance(event, CandidateEvent) and event.by != interview.candidate.id:
        return rule.stranger
    if isinstance(event, ev.Replied) and _is_known_message(interview, event):
        return None
    return rule.told.get(interview.status) or _refusal_of_detail(interview, event)


def _refusal_of_detail(interview: Interview, event: ev.Event) -> Refusal | None:
    """Why an event changed nothing in a status in which it counts."""
    current = interview.current
    match event:
        case ev.QuestionWritten(number=number) if number > interview.plan.questions:
            return Refusal.ALL_ASKED
        case ev.Skipped(number=number) if current and current.question.number != number:
            return Refusal.OTHER_QUESTION
        case ev.Replied() | ev.ReplyEdited() if interview.status.running:
            return None if has_room(interview, event) else Refusal.ANSWER_FULL
        case ev.PictureDisputed() if interview.summary is None:
            return Refusal.NO_REPORT
    return None


def _is_known_message(interview: Interview, reply: ev.Replied) -> bool:
    return any(m.id == reply.id for each in interview.exchanges for m in each.messages)
