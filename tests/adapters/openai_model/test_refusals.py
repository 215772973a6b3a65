"""What no retry mends is told at once, with what to fix and nothing of what was said."""

import logging

import pytest

from engine.errors import (
    ContextTooLong,
    ModelRejected,
    QuotaUsedUp,
)
from tests.adapters.openai_model.lab import KEY, REQUEST, TOLD, model_on
from tests.adapters.openai_model.stand_in import Answer, StandIn, failing


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (401, "OPENAI_API_KEY"),
        (403, "OPENAI_MODEL"),
        (404, "OPENAI_BASE_URL"),
        (400, "run_bot.py check"),
        (422, "run_bot.py check"),
    ],
)
async def test_what_no_retry_mends_fails_at_once(server: StandIn, status: int, hint: str) -> None:
    """One request, and a message that says what to fix and never holds the key."""
    server.usual = failing(status, f"No such thing for {KEY}")
    async with model_on(server.url) as (model, timepiece):
        with pytest.raises(ModelRejected) as caught:
            await model.write(REQUEST)
    assert (len(server.bodies), timepiece.waits) == (1, [])
    assert hint in str(caught.value)
    assert KEY not in str(caught.value)
    assert [call.outcome for call in caught.value.calls] == ["ModelRejected"]


@pytest.mark.parametrize(
    "answer",
    [
        failing(429, "You exceeded your current quota", code="insufficient_quota"),
        failing(402, "Insufficient Balance"),
        failing(429, "Your credit balance is too low"),
    ],
)
async def test_an_empty_account_is_not_asked_again(server: StandIn, answer: Answer) -> None:
    """A quota that is used up does not come back by waiting."""
    server.usual = answer
    async with model_on(server.url) as (model, _):
        with pytest.raises(QuotaUsedUp):
            await model.write(REQUEST)
    assert len(server.bodies) == 1


@pytest.mark.parametrize(
    "answer",
    [
        failing(400, "This model's maximum context length is 8192 tokens"),
        failing(400, "the request exceeds the available context size", type="exceed_context_size"),
        failing(413, "Request too large"),
        failing(500, "prompt is too long: n_ctx 2048"),
    ],
)
async def test_too_long_a_request_is_an_error_of_its_own(server: StandIn, answer: Answer) -> None:
    """Whoever asked can ask again with less."""
    server.usual = answer
    async with model_on(server.url) as (model, _):
        with pytest.raises(ContextTooLong):
            await model.write(REQUEST)
    assert len(server.bodies) == 1


async def test_an_error_repeats_nothing_of_what_was_said(
    server: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that echoes the request does not bring an answer into errors or logs."""
    server.usual = failing(400, f"Cannot parse: {TOLD}")
    async with model_on(server.url) as (model, _):
        with caplog.at_level(logging.INFO), pytest.raises(ModelRejected) as caught:
            await model.write(REQUEST)
    assert "nightly batch" not in str(caught.value)
    assert "nightly batch" not in caplog.text
    assert KEY not in caplog.text


async def test_an_address_without_the_api_is_told(server: StandIn) -> None:
    """A forgotten /v1 is the commonest mistake."""
    async with model_on(server.url.removesuffix("/v1")) as (model, _):
        with pytest.raises(ModelRejected, match="often with /v1"):
            await model.write(REQUEST)
