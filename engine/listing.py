"""Interviews in a few words each, as lists show them."""

from dataclasses import dataclass
from datetime import datetime

from engine.dialogue.models import Status, Thread


@dataclass(frozen=True, slots=True)
class Line:
    """One interview in a list."""

    id: str
    topic: str
    status: Status
    candidate: str
    candidate_id: str
    created_at: datetime
    answered: int
    questions: int
    workspace: str
    thread: Thread | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An interview that is over and kept for a time: until when, in which state, of when."""

    id: str
    platform: str
    status: Status
    ended_at: datetime
    keep_until: datetime
