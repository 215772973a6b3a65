"""Asking a model once, and once more with the reason: what came of it, and what it took."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from engine.dialogue.models import ModelCall
from engine.errors import (
    BadReply,
    ContextTooLong,
    LlmService,
    ModelCutOff,
    ModelFiltered,
    ModelRefused,
)
from engine.interviewer.brief import SHORTER
from engine.ports.model import ChatMessage, Model, ModelRequest, TaskContext
from engine.ports.outcomes import outcome_of

TRIES = 2
_OF_THIS_REPLY = (BadReply, ModelRefused, ModelCutOff, ModelFiltered)
"""Errors that are about one reply and not about the model's being there at all."""

R = TypeVar("R")


@dataclass(slots=True)
class CallLog:
    """The calls of one task, as they are made."""

    calls: list[ModelCall] = field(default_factory=list)

    def record_outcome(self, outcome: str) -> None:
        """Say what came of the last call."""
        if self.calls:
            self.calls[-1] = replace(self.calls[-1], outcome=outcome)


@dataclass(frozen=True, slots=True)
class ModelTask:
    """Who is asked for what: ``request`` makes the prompt of a brief, which can be shortened."""

    model: Model
    brief: TaskContext
    request: Callable[[TaskContext], ModelRequest]
    call_log: CallLog

    async def run(self, read: Callable[[str, bool], R]) -> tuple[R | None, TaskContext]:
        """What ``read`` makes of a reply, None when no reply will do, and the brief it was given.

        ``read`` is told whether this is the last reply that there will be.

        Answers that are more than the model can read are shortened. Errors that are not about one
        reply or the length are passed on with what was spent.
        """
        brief = self.brief
        for brief in _shorter(self.brief):
            try:
                return await self._attempt(self.request(brief), read), brief
            except ContextTooLong as error:
                self.call_log.calls.extend(error.calls)
        return None, brief

    async def _attempt(self, request: ModelRequest, read: Callable[[str, bool], R]) -> R | None:
        for attempt in range(TRIES):
            try:
                reply = await self.model.write(request)
                self.call_log.calls.append(reply.call)
                return read(reply.text, attempt + 1 == TRIES)
            except _OF_THIS_REPLY as error:
                self.call_log.calls.extend(error.calls)
                self.call_log.record_outcome(outcome_of(error))
                if attempt + 1 < TRIES:
                    request = _with_feedback(request, error)
            except ContextTooLong:
                raise
            except LlmService as error:
                error.calls = (*self.call_log.calls, *error.calls)
                raise
        return None


def _shorter(brief: TaskContext) -> Iterator[TaskContext]:
    """The brief, and the same with less of each answer, as long as that makes a difference."""
    yield brief
    for longest in SHORTER:
        if any(len(exchange.text or "") > longest for exchange in brief.exchanges):
            yield replace(brief, longest=longest)


def _with_feedback(request: ModelRequest, error: LlmService) -> ModelRequest:
    """The same request with the reason; the reply itself stays out, it may hold anything."""
    problem = str(error.details.get("problem") or error)
    note = f"Your last reply could not be used: {problem} Reply again with one JSON object."
    brief = replace(request.brief, problem=problem)
    return replace(request, turns=(*request.turns, ChatMessage("user", note)), brief=brief)
