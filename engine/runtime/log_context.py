"""Which interview the present task is about, so that every line of a log can say so.

The value belongs to the task at hand (a context variable): tasks that go on at the same time have
their own, and it ends with them.
"""

from contextvars import ContextVar
from dataclasses import dataclass

from engine.dialogue.models import ThreadRef


@dataclass(frozen=True, slots=True)
class LogContext:
    """An interview by its id and its thread's key; the thread is empty while there is none."""

    interview: str
    thread: str = ""


_SUBJECT: ContextVar[LogContext | None] = ContextVar("subject", default=None)


def current_log_context() -> LogContext | None:
    """What the present task is about, None when it is about no interview."""
    return _SUBJECT.get()


def set_log_context(interview_id: str, thread: ThreadRef | None = None) -> None:
    """From now on the present task is about this interview."""
    _SUBJECT.set(LogContext(interview_id, str(thread) if thread else ""))
