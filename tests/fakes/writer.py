"""A writer that always has a question ready, and fails when it is told to."""

from datetime import datetime

from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import Interview
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.errors import LlmService
from tests.fakes.world import summary


class Scribe:
    """The Writer port in memory. ``failures`` are raised, one for each coming call."""

    def __init__(self) -> None:
        self.failures: list[LlmService] = []
        self.built_in = 0

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """How step N went."""
        del interview
        self._fail()
        self.built_in += step.built_in
        text = step.core or f"How did step {step.number} go?"
        return QuestionWritten(now, step.turn, step.number, text, step.kind, "a scribe")

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """A summary that says little."""
        del interview
        self._fail()
        return Summarised(now, step.turn, summary())

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
