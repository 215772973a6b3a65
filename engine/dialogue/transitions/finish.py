"""How an interview ends, whatever ends it."""

from datetime import datetime

from engine.dialogue.models import Interview, Status
from engine.frozen import copy_with


def finish(interview: Interview, status: Status, at: datetime) -> Interview:
    """The interview, over: what a model is still writing for it becomes stale."""
    return copy_with(interview, status=status, ended_at=at, turn=interview.turn + 1, active_at=at)
