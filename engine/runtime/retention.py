"""How long an interview is kept: as many days after its end as its candidate was told."""

from dataclasses import dataclass
from datetime import datetime

from engine.dialogue import events as ev
from engine.dialogue.erasure import retention_deadline
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import apply_event
from engine.ports.store import RetainedInterview, Store

BATCH_SIZE = 50
"""Interviews that are looked at in one go."""


@dataclass(frozen=True, slots=True)
class RetentionRun:
    """A round of retention over a store.

    A pass that is cut off leaves nothing behind: the next one finds what is left by the same
    question, ``Store.kept_too_long``. ``takes_back`` names the platforms on which the bot's own
    messages go as well: the candidate was told how long answers and summary are kept, and a report
    is both. It goes by one moment, ``now``: a clock that is set meanwhile changes nothing.
    """

    store: Store
    now: datetime
    takes_back: frozenset[str]

    async def delete(self, kept: RetainedInterview) -> None:
        """Delete one of them, unless something has happened to it meanwhile."""
        now = self.now
        unsay = kept.platform in self.takes_back
        event = ev.Erased(now, ev.RETENTION, unsay=unsay, quiet=True)

        def change(interview: Interview) -> Interview:
            until = retention_deadline(interview)
            return (
                apply_event(interview, event) if until is not None and until <= now else interview
            )

        await self.store.update(kept.id, change)
