"""What an interview is after the candidate did something that counts."""

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Status
from engine.dialogue.transitions.answers import (
    with_deletion,
    with_edit,
    with_question_skipped,
    with_reply,
    with_restoration,
    with_statement,
)
from engine.dialogue.transitions.finish import finish
from engine.dialogue.transitions.legality import CandidateEvent
from engine.frozen import copy_with


def apply_candidate_event(interview: Interview, event: CandidateEvent, after: Status) -> Interview:
    """The interview with ``after``, the status that the event leads to, if it changes something."""
    match event:
        case ev.Replied() | ev.ReplyEdited() | ev.ReplyDeleted() | ev.ReplyRestored():
            return _apply_message(interview, event, after)
        case ev.Accepted(at=at):
            return copy_with(interview, status=after, started_at=at, active_at=at)
        case ev.Declined(at=at):
            return finish(interview, after, at)
        case ev.AskedForHuman(at=at):
            return copy_with(finish(interview, after, at), wants_human=True)
        case ev.Skipped(number=number, at=at):
            skipped = with_question_skipped(interview, number, at)
            return skipped if skipped is interview else copy_with(skipped, status=after)
        case ev.Paused(at=at):
            times = interview.paused_times + 1
            return copy_with(interview, status=after, paused_times=times, active_at=at)
        case ev.Resumed(at=at):
            return copy_with(interview, status=after, active_at=at)
        case ev.Ended(at=at):
            early = interview.answered < interview.plan.questions
            return copy_with(finish(interview, after, at), ended_early=early)
        case ev.Withdrawn(at=at):
            return copy_with(finish(interview, after, at), summary=None)
        case ev.PictureDisputed():
            return with_statement(interview, event)


def _apply_message(
    interview: Interview,
    event: ev.Replied | ev.ReplyEdited | ev.ReplyDeleted | ev.ReplyRestored,
    after: Status,
) -> Interview:
    match event:
        case ev.Replied() if interview.status is Status.NOT_STARTED:
            return interview if interview.spoke_early else copy_with(interview, spoke_early=True)
        case ev.Replied():
            heard = with_reply(interview, event)
            return heard if heard is interview else copy_with(heard, status=after)
        case ev.ReplyEdited():
            return with_edit(interview, event)
        case ev.ReplyDeleted():
            return with_deletion(interview, event)
        case ev.ReplyRestored():
            return with_restoration(interview, event)
