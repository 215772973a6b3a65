"""What no retry mends is told at once, with what to fix and nothing of what was said."""

import logging
from base64 import b64encode
from dataclasses import replace

import pytest

from engine.errors import (
    ContextTooLong,
    ModelCutOff,
    ModelRejected,
    ModelUnavailable,
    QuotaUsedUp,
)
from engine.ports.model import ChatMessage
from tests.adapters.openai_model.lab import KEY, REQUEST, TOLD, model_on
from tests.adapters.openai_model.stand_in import Answer, StandIn, failing


@pytest.mark.parametrize(
    ("status", "hint", "forms"),
    [
        (401, "OPENAI_API_KEY", 1),
        (403, "OPENAI_MODEL", 1),
        (404, "OPENAI_BASE_URL", 1),
        (400, "run_bot.py check", 3),
        (422, "run_bot.py check", 3),
    ],
)
async def test_what_no_retry_mends_fails_at_once(
    server: StandIn, status: int, hint: str, forms: int
) -> None:
    """No form of the request is sent twice, and the message says what to fix, without the key."""
    server.usual = failing(status, f"No such thing for {KEY}")
    async with model_on(server.url) as (model, timepiece):
        with pytest.raises(ModelRejected) as caught:
            await model.write(REQUEST)
    assert (len(set(server.formats)), len(server.bodies), timepiece.waits) == (forms, forms, [])
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


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 422])
async def test_not_one_word_of_a_server_is_repeated(server: StandIn, status: int) -> None:
    """Three words of an answer are as private as the whole; a known code is nobody's words."""
    server.usual = failing(status, "Fired my brother", code="model_not_found", param="Fired")
    request = replace(REQUEST, turns=(ChatMessage("user", "Fired my brother"),))
    async with model_on(server.url) as (model, _):
        with pytest.raises(ModelRejected) as caught:
            await model.write(request)
    assert "brother" not in f"{caught.value!r} {caught.value.details}"
    assert f"({status}, model_not_found)" in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (failing(401, "Incorrect API key provided", code="invalid_api_key"), "OPENAI_API_KEY"),
        (failing(400, "API key not valid. Please pass a valid API key."), "OPENAI_API_KEY"),
        (failing(404, "The model `tiny-1` does not exist or you do not have access"), "MODEL"),
        (failing(400, "tiny-1 is not a valid model ID", code="model_not_found"), "OPENAI_MODEL"),
        (Answer("<html>nginx</html>", 404, content_type="text/html"), "OPENAI_BASE_URL"),
        (Answer("404 page not found", 404, content_type="text/plain"), "OPENAI_BASE_URL"),
    ],
)
async def test_the_hint_names_the_setting_that_is_wrong(
    server: StandIn, answer: Answer, hint: str
) -> None:
    """One request each, in the words of OpenAI, Gemini, OpenRouter, nginx and Ollama."""
    server.usual = answer
    async with model_on(server.url) as (model, timepiece):
        with pytest.raises(ModelRejected) as caught:
            await model.write(REQUEST)
    assert hint in str(caught.value)
    assert (len(server.bodies), timepiece.waits) == (1, [])


async def test_a_model_that_thought_beyond_its_limit_is_cut_off(server: StandIn) -> None:
    """OpenAI's reasoning models answer so with a 400."""
    server.usual = failing(
        400, "Could not finish the message because max_tokens or model output limit was reached."
    )
    async with model_on(server.url) as (model, _):
        with pytest.raises(ModelCutOff):
            await model.write(REQUEST)
    assert len(server.bodies) == 1


@pytest.mark.parametrize("key", ["ключ", "sk-\u00e9", "sk-a\nb", "sk-\x00"])
async def test_a_key_that_cannot_be_sent_is_told(server: StandIn, key: str) -> None:
    """A key with a smart quote or a line in it is a slip of copying; no server ever sees it."""
    async with model_on(server.url, api_key=key) as (model, _):
        with pytest.raises(ModelRejected, match="OPENAI_API_KEY") as caught:
            await model.write(REQUEST)
    assert key not in str(caught.value)
    assert server.bodies == []


async def test_blanks_around_a_key_are_no_part_of_it(server: StandIn) -> None:
    """They come with copying."""
    async with model_on(server.url, api_key=f" {KEY}\n") as (model, _):
        await model.write(REQUEST)
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize("address", ["http://[::1", "http://127.0.0.1:99999/v1", "http://h:x/v1"])
async def test_an_address_that_is_none_is_told(address: str) -> None:
    """The library below would fail in words of its own."""
    async with model_on(address) as (model, _):
        with pytest.raises(ModelRejected, match="OPENAI_BASE_URL"):
            await model.write(REQUEST)


async def test_a_password_in_an_address_is_what_the_server_is_shown(server: StandIn) -> None:
    """It takes the key's place, as with any client (RFC 7617); signs in it may be escaped."""
    address = server.url.replace("://", "://bob:hunter%402@")
    async with model_on(address) as (model, _):
        await model.write(REQUEST)
    assert server.keys == [f"Basic {b64encode(b'bob:hunter@2').decode()}"]


async def test_a_password_in_an_address_stays_there() -> None:
    """Errors name the server and its port alone."""
    async with model_on("http://bob:hunter2@127.0.0.1:9/v1") as (model, _):
        with pytest.raises(ModelUnavailable) as caught:
            await model.write(REQUEST)
    assert "127.0.0.1:9" in str(caught.value)
    assert "hunter2" not in str(caught.value)
