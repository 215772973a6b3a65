"""One call to a server that answers: what comes back, what it cost, what it says of itself."""

import asyncio
import logging
import subprocess
import sys
from dataclasses import replace

import pytest

from engine.errors import (
    BadReply,
    LlmService,
    ModelCutOff,
    ModelFiltered,
    ModelRefused,
)
from engine.ports.outcomes import outcome_of
from tests.adapters.openai_model.lab import KEY, REQUEST, model_on
from tests.adapters.openai_model.stand_in import REPLY, Answer, StandIn, failing, said
from tests.fakes.children import die_with_parent

NO_SCHEMA = failing(400, "This model does not support response format `json_schema`.")


async def test_a_reply_comes_with_what_it_cost(server: StandIn) -> None:
    """Tokens, cached tokens, price, time and the prompt's version are known of every call."""
    prices = {"input_price": 2.0, "cached_price": 0.5, "output_price": 8.0}
    async with model_on(server.url, **prices) as (model, _):
        reply = await model.write(REQUEST)
    assert reply.text == REPLY
    call = reply.call
    assert (call.input_tokens, call.output_tokens, call.cached_tokens) == (1000, 50, 800)
    assert call.cost == pytest.approx((200 * 2.0 + 800 * 0.5 + 50 * 8.0) / 1e6)
    assert (call.purpose, call.model, call.prompt) == ("question", "tiny-1", "question v1")
    assert call.outcome == "ok"


async def test_a_cost_is_never_made_up(server: StandIn) -> None:
    """Without both prices nobody knows what a call cost."""
    async with model_on(server.url, input_price=2.0) as (model, _):
        assert (await model.write(REQUEST)).call.cost is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (said(None, refusal="I cannot help with that."), ModelRefused),
        (said('{"question": "How', "length"), ModelCutOff),
        (said("", "content_filter"), ModelFiltered),
        (failing(400, "The response was filtered: content_filter"), ModelFiltered),
        (said("  "), BadReply),
        (said(None), BadReply),
    ],
)
async def test_a_reply_that_is_none_is_an_error_of_its_own(
    server: StandIn, answer: Answer, error: type[LlmService]
) -> None:
    """It is not retried here, and what it cost is known all the same."""
    server.usual = answer
    async with model_on(server.url) as (model, _):
        with pytest.raises(error) as caught:
            await model.write(REQUEST)
    assert len(server.bodies) == 1
    assert caught.value.calls[0].outcome == outcome_of(error())
    assert caught.value.calls[0].input_tokens == (1000 if answer.status == 200 else 0)


async def test_a_whole_object_counts_though_the_model_went_on(server: StandIn) -> None:
    """Small models do not stop where they should; what stands before is good."""
    server.then(said(f"{REPLY} And then", "length"))
    async with model_on(server.url) as (model, _):
        assert (await model.write(REQUEST)).text.startswith(REPLY)


@pytest.mark.parametrize(
    "usage",
    [
        None,
        "many",
        [],
        {"prompt_tokens": "1000"},
        {"prompt_tokens": -1},
        {"prompt_tokens": 10**400},
    ],
)
async def test_tokens_that_are_no_numbers_count_as_none(server: StandIn, usage: object) -> None:
    """A reply is not lost over its bill."""
    server.then(said(usage=usage))
    async with model_on(server.url, input_price=1.0, output_price=1.0) as (model, _):
        reply = await model.write(REQUEST)
    assert (reply.text, reply.call.input_tokens) == (REPLY, 0)


async def test_a_server_of_ones_own_needs_no_key(server: StandIn) -> None:
    """Something is sent in the key's place, because the client insists."""
    async with model_on(server.url, api_key="") as (model, _):
        assert (await model.write(REQUEST)).text == REPLY
    assert server.keys == ["Bearer no-key"]


async def test_a_probe_says_what_the_server_can_do(server: StandIn) -> None:
    """Whether it answers, how it takes a schema, and what that call cost."""
    server.then(NO_SCHEMA)
    server.usual = said('{"ready": "yes"}')
    async with model_on(server.url, input_price=1.0, output_price=2.0) as (model, _):
        told = await model.probe()
    assert "tiny-1 at 127.0.0.1:" in told
    assert "json_object" in told
    assert "1000 + 50 tokens ($0.001100)" in told


async def test_a_closed_model_opens_again(server: StandIn) -> None:
    """Closing lets go of connections, not of the model."""
    async with model_on(server.url) as (model, _):
        await model.write(REQUEST)
        await model.close()
        await model.close()
        assert (await model.write(REQUEST)).text == REPLY


async def test_a_request_holds_what_every_server_knows(server: StandIn) -> None:
    """Nothing is stored at the provider's, nothing is streamed, the key is a bearer's."""
    async with model_on(server.url) as (model, _):
        await model.write(REQUEST)
    assert set(server.bodies[0]) == {"model", "messages", "max_tokens", "response_format"}
    assert server.bodies[0]["max_tokens"] == 321
    assert server.keys == [f"Bearer {KEY}"]


async def test_a_server_that_counts_no_tokens_has_no_cost(server: StandIn) -> None:
    """What is not known is not nought."""
    server.then(said(usage=None))
    async with model_on(server.url, input_price=2.0, output_price=8.0) as (model, _):
        assert (await model.write(REQUEST)).call.cost is None


async def test_a_text_in_parts_is_read(server: StandIn) -> None:
    """Mistral's reasoning models answer with a list: thoughts first, then texts."""
    parts = [{"type": "thinking", "thinking": []}, {"type": "text", "text": REPLY}]
    server.then(said(parts))
    async with model_on(server.url) as (model, _):
        assert (await model.write(REQUEST)).text == REPLY


async def test_twenty_calls_at_once_share_one_model(server: StandIn) -> None:
    """Interviews do not wait for each other."""
    server.usual = replace(said(), hangs=0.3)
    async with model_on(server.url) as (model, _), asyncio.timeout(4):
        replies = await asyncio.gather(*(model.write(REQUEST) for _ in range(20)))
    assert [reply.text for reply in replies] == [REPLY] * 20


async def test_a_call_can_be_given_up(server: StandIn) -> None:
    """Stopping the program waits for no model."""
    server.usual = replace(said(), hangs=30)
    async with model_on(server.url) as (model, _):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.5):
                await model.write(REQUEST)
    assert len(server.bodies) == 1


async def test_a_model_says_who_it_is(server: StandIn) -> None:
    """A report names it."""
    async with model_on(server.url) as (model, _):
        assert (model.name, model.built_in) == ("tiny-1", False)


async def test_a_probe_of_a_server_that_ignores_the_schema_says_so(server: StandIn) -> None:
    """A 200 proves nothing."""
    server.usual = said("Ready when you are!")
    async with model_on(server.url) as (model, _):
        assert "structured output: json_schema is ignored;" in await model.probe()


async def test_the_key_is_in_no_log_at_any_level(
    server: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """The client's library tells a lot when it is asked to debug."""
    server.then(failing(503, KEY))
    with caplog.at_level(logging.DEBUG):
        async with model_on(server.url) as (model, _):
            await model.write(REQUEST)
            assert KEY not in repr(model._options)
    assert caplog.records
    assert KEY not in caplog.text


@pytest.mark.process
def test_the_slow_library_is_imported_with_the_first_call_only() -> None:
    """Commands that need no language model start without it."""
    code = "import adapters.openai_model, sys; sys.exit('openai' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, timeout=60, preexec_fn=die_with_parent)
    assert done.returncode == 0
