"""Interviews as they were last read or written, so that they need not be read again."""

from collections import OrderedDict

from engine.dialogue.models import Interview, ThreadRef
from engine.ports.store import Change

MOST = 2000
"""Interviews that are kept at most."""
MOST_CHARACTERS = 30_000_000
"""Characters of messages in them, at most: a few long interviews weigh as much as many short."""


class InterviewCache:
    """The interviews that were used last. Never the truth: a revision is compared before use."""

    def __init__(self, most: int = MOST, most_characters: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._most_characters = most_characters
        self._known: OrderedDict[str, tuple[Interview, int]] = OrderedDict()
        self._threads: dict[ThreadRef, str] = {}
        self._characters = 0

    def in_thread(self, thread: ThreadRef) -> str | None:
        """The id of the interview in this thread, if it is among those that are known."""
        return self._threads.get(thread)

    def get(self, interview_id: str) -> Interview | None:
        """What is known of an interview, None when nothing is."""
        known = self._known.get(interview_id)
        return known[0] if known else None

    def put(self, interview: Interview, more: int | None = None) -> Interview:
        """Remember it, unless something newer is known; what was longest unused is forgotten.

        ``more`` is how many characters it has got since it was last kept, None when unknown.
        """
        known, weight = self._known.get(interview.id, (None, 0))
        if known is not None and known.revision > interview.revision:
            return interview
        self.evict(interview.id)
        weight = _weight(interview) if known is None or more is None else weight + more
        self._known[interview.id] = (interview, weight)
        self._characters += weight
        if interview.thread is not None:
            self._threads[interview.thread] = interview.id
        while len(self._known) > self._most or self._characters > self._most_characters:
            self.evict(next(iter(self._known)))
        return interview

    def evict(self, interview_id: str) -> None:
        """Know nothing of it any more."""
        known, weight = self._known.pop(interview_id, (None, 0))
        self._characters -= weight
        if known is not None and known.thread is not None:
            self._threads.pop(known.thread, None)


def _weight(interview: Interview) -> int:
    return sum(len(message.text) for e in interview.exchanges for message in e.messages)


def attempt(change: Change, old: Interview) -> Interview | None:
    """The change on what is remembered; None when only what is stored can tell.

    Something else may be stored by now, for which the change does something, or does not fail.
    """
    try:
        new = change(old)
    except Exception:
        return None
    return None if new is old else new
