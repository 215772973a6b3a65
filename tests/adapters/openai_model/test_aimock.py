"""The client against aimock, whose answers nobody here has written."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from adapters.openai_model.model import OpenAIModel
from engine.errors import (
    ContextTooLong,
    LlmService,
    ModelCutOff,
    ModelFiltered,
    ModelRejected,
    ModelUnavailable,
    QuotaUsedUp,
)
from engine.ports.model import ChatMessage, ModelReply
from tests.adapters.openai_model.aimock import Json, answering
from tests.adapters.openai_model.lab import REQUEST, Timepiece, model_on

pytestmark = pytest.mark.process

GOOD = '{"question": "How did you find out?"}'
USAGE = {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200}
NO_SCHEMA = "Invalid parameter: 'response_format' of type 'json_schema' is not supported."
NO_OBJECT = "Invalid parameter: 'response_format' of type 'json_object' is not supported."


def _error(status: int, message: str, code: str = "", **more: object) -> Json:
    error = {"message": message, "type": "invalid_request_error", "code": code}
    return {"error": error, "status": status, **more}


def _fixture(word: str, response: Json, **more: object) -> Json:
    match: Json = {"userMessage": word}
    for key in ("responseFormat", "sequenceIndex"):
        if key in more:
            match[key] = more.pop(key)
    return {"match": match, "response": response, **more}


FINE: Json = {"content": GOOD, "usage": USAGE}
FIXTURES = [
    _fixture("fine", FINE),
    _fixture("cut", {"content": '{"question": "Ho', "finishReason": "length", "usage": USAGE}),
    _fixture("filter", {"content": "I", "finishReason": "content_filter", "usage": USAGE}),
    _fixture("objects", _error(400, NO_SCHEMA), responseFormat="json_schema"),
    _fixture("objects", FINE),
    _fixture("texts", _error(400, NO_SCHEMA), responseFormat="json_schema"),
    _fixture("texts", _error(422, NO_OBJECT), responseFormat="json_object"),
    _fixture("texts", {"content": f"<think>Hm.</think>Sure!\n```json\n{GOOD}\n```"}),
    _fixture("broken once", FINE, chaos={"malformedRate": 1}, sequenceIndex=0),
    _fixture("broken once", FINE),
    _fixture("always broken", FINE, chaos={"malformedRate": 1}),
    _fixture("vanishes once", FINE, chaos={"disconnectRate": 1}, sequenceIndex=0),
    _fixture("vanishes once", FINE),
    _fixture("always vanishes", FINE, chaos={"disconnectRate": 1}),
    _fixture("busy once", _error(429, "Slow down", retryAfter=7), sequenceIndex=0),
    _fixture("busy once", FINE),
    _fixture("an hour", _error(429, "Slow down", retryAfter=3600)),
    _fixture("no money", _error(429, "Check your plan", "insufficient_quota", retryAfter=1)),
    _fixture("too long", _error(400, "Too many tokens", "context_length_exceeded")),
    _fixture("no model", _error(404, "The model does not exist", "model_not_found")),
    _fixture("no key", _error(401, "Incorrect API key provided", "invalid_api_key")),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for this file."""
    with answering(FIXTURES, tmp_path_factory.mktemp("aimock"), _free_port()) as address:
        yield address


@pytest.fixture
async def both(address: str) -> AsyncIterator[tuple[OpenAIModel, Timepiece]]:
    """A model on the server, and its time."""
    async with model_on(address, input_price=1.0, output_price=2.0) as both:
        yield both


async def asked(model: OpenAIModel, word: str) -> ModelReply:
    """The reply to an answer with this word in it."""
    return await model.write(replace(REQUEST, turns=(ChatMessage("user", word),)))


async def test_a_reply_is_read_and_paid_for(both: tuple[OpenAIModel, Timepiece]) -> None:
    """Tokens are the server's own count."""
    reply = await asked(both[0], "fine")
    assert reply.text == GOOD
    assert (reply.call.input_tokens, reply.call.output_tokens) == (900, 300)
    assert reply.call.cost == pytest.approx(0.0015)


@pytest.mark.parametrize(
    ("word", "error"), [("cut", ModelCutOff), ("filter", ModelFiltered)], ids=["cut", "filter"]
)
async def test_a_finish_reason_is_heeded(
    both: tuple[OpenAIModel, Timepiece], word: str, error: type[LlmService]
) -> None:
    """The body is a whole and valid completion all the same, and was paid for."""
    with pytest.raises(error) as caught:
        await asked(both[0], word)
    assert [call.output_tokens for call in caught.value.calls] == [300]


@pytest.mark.parametrize(("word", "rung"), [("objects", "json_object"), ("texts", "plain text")])
async def test_the_ladder_ends_where_the_server_can_follow(
    both: tuple[OpenAIModel, Timepiece], word: str, rung: str
) -> None:
    """No step down is a wait, and the last rung is remembered."""
    model, timepiece = both
    assert GOOD in (await asked(model, word)).text
    assert GOOD in (await asked(model, word)).text
    assert timepiece.waits == []
    assert model._dialect.mode == rung


@pytest.mark.parametrize("word", ["broken once", "vanishes once", "busy once"])
async def test_a_fault_that_passes_is_got_over(
    both: tuple[OpenAIModel, Timepiece], word: str
) -> None:
    """One wait, then the reply; never shorter than the server asked for."""
    model, timepiece = both
    assert (await asked(model, word)).text == GOOD
    (wait,) = timepiece.waits
    assert wait == 7 if word == "busy once" else 2 <= wait <= 4


@pytest.mark.parametrize("word", ["always broken", "always vanishes"])
async def test_a_fault_that_stays_is_told(both: tuple[OpenAIModel, Timepiece], word: str) -> None:
    """After three attempts and two waits."""
    model, timepiece = both
    with pytest.raises(ModelUnavailable):
        await asked(model, word)
    assert len(timepiece.waits) == 2


@pytest.mark.parametrize(
    ("word", "error"),
    [
        ("an hour", ModelUnavailable),
        ("no money", QuotaUsedUp),
        ("too long", ContextTooLong),
        ("no model", ModelRejected),
        ("no key", ModelRejected),
    ],
)
async def test_what_waiting_does_not_mend_is_told_at_once(
    both: tuple[OpenAIModel, Timepiece], word: str, error: type[LlmService]
) -> None:
    """No wait at all; an hour is for whoever drives the interview."""
    model, timepiece = both
    with pytest.raises(error) as caught:
        await asked(model, word)
    assert timepiece.waits == []
    assert caught.value.retry_after == (3600 if word == "an hour" else None)


async def test_calls_do_not_get_in_each_others_way(both: tuple[OpenAIModel, Timepiece]) -> None:
    """A fault of one is no fault of the others."""
    words = ["fine", "cut", "no key", "always broken", "fine"]
    outcomes = await asyncio.gather(
        *(asked(both[0], word) for word in words), return_exceptions=True
    )
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [ModelReply, ModelCutOff, ModelRejected, ModelUnavailable, ModelReply]
