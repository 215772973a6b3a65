"""What llmock (PyPI, MIT), a server that judges its clients, says about this one."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from llmock.pytest_plugin import LLMock
from llmock.testing import LLMockServer

from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from engine.errors import ContextTooLong, LlmService, ModelRejected, ModelUnavailable
from engine.interviewer.reply_schemas import parse_question
from engine.ports.model import ChatMessage
from tests.adapters.openai_model.lab import KEY, REQUEST

FASTER = 20
"""How much faster waits pass here than in the real time that the server measures."""
ASKED = 2 / FASTER
"""Retry-After, by that faster clock as long as the shortest wait; left out, llmock asks for 1 s."""


@pytest.fixture(scope="module")
def judging() -> Iterator[LLMockServer]:
    """One server for this file."""
    with LLMockServer() as server:
        yield server


@pytest.fixture
def judge(judging: LLMockServer) -> LLMock:
    """A clean record."""
    return LLMock(judging).reset()


async def hurried(seconds: float) -> None:
    """Wait, but not as long."""
    await asyncio.sleep(seconds / FASTER)


@pytest.fixture
async def model(judge: LLMock) -> AsyncIterator[OpenAIModel]:
    """A model on the server."""
    options = OpenAIOptions("gpt-4o-mini", KEY, judge.base_url(), timeout=0.5, deadline=60.0)
    model = OpenAIModel(options, sleep=hurried)
    yield model
    await model.close()


@pytest.mark.slow
async def test_a_rate_limit_is_waited_out_in_real_time(judge: LLMock) -> None:
    """The server measures that nobody comes back before its Retry-After."""
    judge.rate_limit(times=1, retry_after=2.5)
    model = OpenAIModel(OpenAIOptions("gpt-4o-mini", KEY, judge.base_url()))
    try:
        reply = await model.write(REQUEST)
    finally:
        await model.close()
    assert reply.call.outcome == "ok"
    assert reply.call.seconds >= 2.5
    judge.assert_resilient(strict=True)
    assert judge.verdict().attempts == 2


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
async def test_a_fault_that_passes_is_got_over(
    judge: LLMock, model: OpenAIModel, status: int
) -> None:
    """Two faults, growing waits, one reply."""
    judge.fail(status, times=2, retry_after=ASKED)
    assert (await model.write(REQUEST)).text
    judge.assert_resilient(strict=True)
    assert (judge.verdict().attempts, judge.verdict().faults) == (3, 2)


async def test_an_outage_is_given_up_in_good_manners(judge: LLMock, model: OpenAIModel) -> None:
    """Three attempts with a back-off are neither a storm nor too few."""
    judge.fail(503, times=None, retry_after=ASKED)
    with pytest.raises(ModelUnavailable):
        await model.write(REQUEST)
    judge.assert_resilient(strict=True)
    assert judge.verdict().attempts == 3


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, ModelRejected),
        (401, ModelRejected),
        (403, ModelRejected),
        (404, ModelRejected),
        (422, ModelRejected),
    ],
)
async def test_no_request_that_was_refused_is_sent_again(
    judge: LLMock, model: OpenAIModel, status: int, error: type[LlmService]
) -> None:
    """Another form of it may be; the same never is."""
    judge.fail(status, times=None)
    with pytest.raises(error):
        await model.write(REQUEST)
    judge.assert_resilient(strict=True)
    prints = [record.fingerprint for record in judge.requests]
    assert len(prints) == len(set(prints))


async def test_too_long_a_context_is_told_after_one_request(
    judge: LLMock, model: OpenAIModel
) -> None:
    """The words are the provider's own."""
    judge.context_overflow()
    with pytest.raises(ContextTooLong):
        await model.write(REQUEST)
    judge.assert_resilient(strict=True)
    assert len(judge.requests) == 1


async def test_a_slow_answer_is_asked_for_again(judge: LLMock, model: OpenAIModel) -> None:
    """The first takes a second where half a second is the limit."""
    judge.delay(1.0)
    assert (await model.write(REQUEST)).call.outcome == "ok"
    judge.assert_resilient()
    assert len(judge.requests) == 2


async def test_a_quota_a_minute_is_kept(judge: LLMock, model: OpenAIModel) -> None:
    """The server says how long the minute lasts still; longer than one call waits is passed on."""
    judge.limits(rpm=1)
    await model.write(REQUEST)
    with pytest.raises(ModelUnavailable) as caught:
        await model.write(REQUEST)
    assert caught.value.retry_after is not None
    assert 20 < caught.value.retry_after <= 60
    assert len(judge.requests) == 2


async def test_a_schema_is_answered_with_what_the_engine_reads(
    judge: LLMock, model: OpenAIModel
) -> None:
    """The server fills the schema with values of its own."""
    reply = await model.write(REQUEST)
    assert parse_question(reply.text, ()).question
    assert reply.call.input_tokens > 0
    assert reply.call.output_tokens > 0
    assert judge.last_request.body["response_format"]["type"] == "json_schema"


async def test_faults_of_many_calls_at_once_are_got_over(judge: LLMock, model: OpenAIModel) -> None:
    """Ten interviews share a server that stumbles ten times; each is asked for at most thrice."""
    judge.fail(503, times=5, retry_after=ASKED).fail(429, times=5, retry_after=ASKED)
    requests = [replace(REQUEST, turns=(ChatMessage("user", f"{n}"),)) for n in range(10)]
    replies = await asyncio.gather(*map(model.write, requests), return_exceptions=True)
    given_up = [each for each in replies if isinstance(each, BaseException)]
    assert len(given_up) <= 3
    assert all(isinstance(each, ModelUnavailable) for each in given_up)
    judge.assert_resilient()
    assert judge.verdict().attempts <= 20
