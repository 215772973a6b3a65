"""The Model port on a server that speaks OpenAI's chat completions.

tenacity alone retries: three attempts, waits of 2 to 10 s that grow, with jitter, never shorter
than the server asks for and never past the deadline. What no retry can mend fails at once.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from adapters.openai_model.capabilities import ServerCapabilities
from adapters.openai_model.errors import ConnectionFailed, Rejected, error_of
from adapters.openai_model.options import OpenAIOptions
from adapters.openai_model.responses import Answer, InvalidResponse, Usage, read_answer
from engine.dialogue.models import ModelCall
from engine.errors import LlmService, ModelRejected, ModelUnavailable
from engine.ports.model import ChatMessage, ModelReply, ModelRequest, TaskContext
from engine.ports.outcomes import outcome_of

ATTEMPTS = 3
LONGEST_WAIT = 20.0
"""Seconds; a server that asks for more is asked again by whoever drives the interview."""
_MOST_REFUSALS = 6
_growing = wait_exponential_jitter(multiplier=2, max=10, jitter=2)

Sleep = Callable[[float], Awaitable[None]]


class Transport(Protocol):
    """What ``http.Wire`` does."""

    async def post(self, body: dict[str, object], seconds: float) -> str:
        """The body of the answer."""
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...


class Transient(Exception):
    """An attempt failed in a way that the next may not."""

    def __init__(self, problem: str, retry_after: float | None = None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after


class OpenAIModel:
    """A language model behind HTTP; remembers how its server wants to be spoken to."""

    def __init__(
        self,
        options: OpenAIOptions,
        *,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options = options
        self._sleep = sleep
        self._clock = clock
        self._dialect = ServerCapabilities()
        self._wire: Transport | None = None
        self._loading = asyncio.Lock()

    @property
    def name(self) -> str:
        """The model's name, as its server knows it."""
        return self._options.name

    @property
    def built_in(self) -> bool:
        """It is a language model."""
        return False

    async def write(self, request: ModelRequest) -> ModelReply:
        """The reply to a request; raises ``LlmService`` errors that carry the call."""
        await self._transport()
        began, answer = self._clock(), Answer("")
        try:
            answer = await self._read(request, began + self._options.deadline)
            if answer.fault is not None:
                raise answer.fault
        except LlmService as error:
            call = self._call(request, answer, began, outcome_of(error))
            error.calls = (*error.calls, call)
            raise
        return ModelReply(answer.text, self._call(request, answer, began, "ok"))

    async def probe(self) -> str:
        """One small call: whether the server answers, how it takes a schema, what it cost."""
        reply = await self.write(_PROBE)
        call = reply.call
        price = "price unknown" if call.cost is None else f"${call.cost:.6f}"
        return (
            f"{self.name} at {self._options.host} answers in {call.seconds:.1f} s; structured "
            f"output: {self._dialect.structured}; that call took {call.input_tokens} + "
            f"{call.output_tokens} tokens ({price})"
        )

    async def close(self) -> None:
        """Let go of the connections; the next call opens new ones."""
        wire, self._wire = self._wire, None
        if wire is not None:
            await wire.close()

    def _call(self, request: ModelRequest, answer: Answer, began: float, outcome: str) -> ModelCall:
        usage = answer.usage or Usage()
        cost = self._options.cost(usage.read, usage.cached, usage.written)
        return ModelCall(
            purpose=request.brief.task,
            model=self.name,
            prompt=request.prompt,
            input_tokens=usage.read,
            output_tokens=usage.written,
            cached_tokens=usage.cached,
            cost=None if answer.usage is None else cost,
            seconds=round(self._clock() - began, 3),
            outcome=outcome,
        )

    async def _read(self, request: ModelRequest, until: float) -> Answer:
        retrying = AsyncRetrying(
            stop=lambda state: self._is_over(state, until),
            wait=_wait,
            retry=retry_if_exception_type(Transient),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return await retrying(self._attempt, request, until)
        except Transient as failure:
            unavailable = ModelUnavailable(problem=f"{self._options.host}: {failure}")
            unavailable.retry_after = failure.retry_after
            raise unavailable from None

    def _is_over(self, state: RetryCallState, until: float) -> bool:
        wait = state.upcoming_sleep
        late = self._clock() + wait >= until
        return state.attempt_number >= ATTEMPTS or wait > LONGEST_WAIT or late

    async def _attempt(self, request: ModelRequest, until: float) -> Answer:
        """One answer, asking again at once while the server refuses the form of the request."""
        http = await self._transport()
        dialect = self._dialect
        for _ in range(_MOST_REFUSALS):
            seconds = max(0.1, min(self._options.timeout, until - self._clock()))
            outcome = await self._send(http, request, dialect, seconds)
            if isinstance(outcome, Answer):
                whole = outcome.fault is None
                self._dialect = dialect.after_reply(outcome.text, request) if whole else dialect
                return outcome
            dialect = outcome
        raise ModelRejected(
            problem=f"{self._options.host} takes no form of the request",
            hint="Use a server that speaks OpenAI's chat completions.",
        )

    async def _send(
        self, wire: Transport, request: ModelRequest, dialect: ServerCapabilities, seconds: float
    ) -> Answer | ServerCapabilities:
        """The answer, or the dialect in which to ask again."""
        options = self._options
        try:
            body = dialect.body(request, options.name, options.temperature)
            return read_answer(await wire.post(body, seconds))
        except Rejected as refused:
            refusal = refused.refusal
            other = dialect.after(refusal)
            if other is not None:
                return other
            if refusal.is_transient:
                problem = f"it answers with status {refusal.status}"
                raise Transient(problem, refusal.retry_after) from None
            raise error_of(refusal, options) from None
        except (ConnectionFailed, InvalidResponse) as failure:
            raise Transient(str(failure)) from None

    async def _transport(self) -> Transport:
        """The connection; the client's library is loaded beside the event loop, once."""
        async with self._loading:
            if self._wire is None:
                self._wire = await asyncio.to_thread(_open_transport, self._options)
            return self._wire


def _open_transport(options: OpenAIOptions) -> Transport:
    # The client's library takes most of a second to import.
    from adapters.openai_model import http as wire  # noqa: PLC0415

    return wire.HttpTransport(options)


def _wait(state: RetryCallState) -> float:
    failure = state.outcome.exception() if state.outcome else None
    asked = failure.retry_after if isinstance(failure, Transient) else None
    return max(_growing(state), asked or 0.0)


_PROBE = ModelRequest(
    turns=(
        ChatMessage("system", "You check that a connection works."),
        ChatMessage("user", 'Reply with the JSON object {"ready": "yes"} and nothing else.'),
    ),
    schema={
        "type": "object",
        "properties": {"ready": {"type": "string", "enum": ["yes"]}},
        "required": ["ready"],
        "additionalProperties": False,
    },
    schema_name="probe",
    prompt="",
    brief=TaskContext(task="question", topic="", exchanges=()),
    most_tokens=200,
)
