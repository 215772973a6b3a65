"""How a server wants to be spoken to is found out by asking it, once."""

from dataclasses import replace

import pytest

from engine.errors import LlmService, ModelRejected
from engine.ports.model import ChatMessage
from tests.adapters.openai_model.lab import REQUEST, TOLD, model_on
from tests.adapters.openai_model.stand_in import REPLY, Answer, StandIn, failing, said

NO_SCHEMA = failing(400, "This model does not support response format `json_schema`.")
NO_OBJECT = failing(422, "response_format: json_object is not supported")


async def test_what_a_candidate_wrote_never_stands_in_a_system_message(server: StandIn) -> None:
    """On every rung the system message is the prompt alone, and it comes first."""
    server.then(NO_SCHEMA, NO_OBJECT)
    async with model_on(server.url) as (model, _):
        await model.write(REQUEST)
    for body in server.bodies:
        first, *others = body["messages"]
        assert first == {"role": "system", "content": "You hold a written job interview."}
        assert {message["role"] for message in others} == {"user", "assistant"}
        assert TOLD in others[-1]["content"]


async def test_neighbours_of_one_role_are_joined(server: StandIn) -> None:
    """Many chat templates insist that the roles alternate."""
    async with model_on(server.url) as (model, _):
        await model.write(REQUEST)
    roles = [message["role"] for message in server.bodies[0]["messages"]]
    assert roles == ["system", "assistant", "user"]


async def test_the_ladder_is_climbed_down_once(server: StandIn) -> None:
    """What a server cannot do is found out once; below the first rung the prompt has the schema."""
    server.then(NO_SCHEMA, NO_OBJECT)
    async with model_on(server.url) as (model, timepiece):
        await model.write(REQUEST)
        await model.write(REQUEST)
    assert server.formats == ["json_schema", "json_object", "text", "text"]
    ends = ["JSON schema" in body["messages"][-1]["content"] for body in server.bodies]
    assert ends == [False, True, True, True]
    assert timepiece.waits == []


async def test_a_schema_is_strict_and_named(server: StandIn) -> None:
    """The first rung is a strict JSON schema."""
    async with model_on(server.url) as (model, _):
        await model.write(REQUEST)
    wanted = server.bodies[0]["response_format"]["json_schema"]
    assert wanted == {"name": "question", "strict": True, "schema": dict(REQUEST.schema)}


async def test_a_server_error_may_mean_the_format(server: StandIn) -> None:
    """Some servers break over a format that they do not know."""
    server.then(failing(500, "KeyError: 'response_format'"))
    async with model_on(server.url) as (model, timepiece):
        await model.write(REQUEST)
    assert server.formats == ["json_schema", "json_object"]
    assert timepiece.waits == []


async def test_a_server_that_ignores_the_schema_is_told_it_in_words(server: StandIn) -> None:
    """Replies without the schema's fields, one after another, say that it does nothing with it."""
    server.then(*[said("How did you find out?")] * 3)
    async with model_on(server.url) as (model, _):
        for _ in range(4):
            await model.write(REQUEST)
    assert server.formats == [*["json_schema"] * 3, "json_object"]


async def test_one_broken_reply_says_nothing_about_a_server(server: StandIn) -> None:
    """Now and then any server writes something broken: it is given the schema all the same."""
    server.then(*[said("How?"), said(), said("How?"), said("How?"), said()])
    async with model_on(server.url) as (model, _):
        for _ in range(6):
            await model.write(REQUEST)
    assert server.formats == ["json_schema"] * 6


@pytest.mark.parametrize(
    ("message", "gone", "instead"),
    [
        (
            "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
            "max_tokens",
            "max_completion_tokens",
        ),
        ("Unsupported value: 'temperature' does not support 0.3", "temperature", "max_tokens"),
    ],
)
async def test_what_a_model_does_not_take_is_left_out(
    server: StandIn, message: str, gone: str, instead: str
) -> None:
    """Parameters that a 400 names are renamed or dropped, once for all."""
    server.then(failing(400, message))
    async with model_on(server.url, temperature=0.3) as (model, _):
        await model.write(REQUEST)
        await model.write(REQUEST)
    assert gone in server.bodies[0]
    assert all(gone not in body and instead in body for body in server.bodies[1:])
    assert len(server.bodies) == 3


async def test_a_model_without_system_messages_is_asked_without(server: StandIn) -> None:
    """Its rules then stand at the beginning of the first user message."""
    server.then(failing(400, "System role not supported"))
    async with model_on(server.url) as (model, _):
        await model.write(REQUEST)
    first = server.bodies[-1]["messages"][0]
    assert first == {"role": "user", "content": "You hold a written job interview."}


@pytest.mark.parametrize(
    "refusal",
    [
        failing(400, "This response_format type is unavailable now"),
        failing(400, "'response_format.type' must be 'json_schema' or 'text'"),
        failing(400, "Unknown name 'additionalProperties' at 'config.response_schema'"),
        failing(404, "No endpoints found that can handle the requested parameters."),
        failing(400, "Failed to generate JSON.", code="json_validate_failed"),
        failing(422, "Input validation error: grammar is not supported"),
        failing(500, "failed to parse grammar"),
        Answer('{"detail": [{"loc": ["body", "response_format", "type"]}]}', 422),
        Answer("", 400),
        failing(400, "Extra inputs are not permitted"),
    ],
)
async def test_the_words_of_many_servers_lead_down_the_ladder(
    server: StandIn, refusal: Answer
) -> None:
    """DeepSeek, LM Studio, Gemini, OpenRouter, Groq, TGI, llama.cpp, Mistral, and the tacit."""
    server.then(refusal)
    async with model_on(server.url) as (model, timepiece):
        assert (await model.write(REQUEST)).text == REPLY
    assert server.formats == ["json_schema", "json_object"]
    assert timepiece.waits == []


@pytest.mark.parametrize(
    "answer",
    [said(None, refusal="No."), said('{"ques', "length"), said("", "content_filter")],
    ids=["refusal", "cut off", "filtered"],
)
async def test_a_reply_that_is_none_says_nothing_of_the_schema(
    server: StandIn, answer: Answer
) -> None:
    """A server that takes the schema keeps being given it."""
    server.then(answer)
    async with model_on(server.url) as (model, _):
        with pytest.raises(LlmService):
            await model.write(REQUEST)
        await model.write(REQUEST)
    assert server.formats == ["json_schema", "json_schema"]


async def test_a_server_that_takes_nothing_is_asked_a_few_times(server: StandIn) -> None:
    """Every parameter is left out once, then it is told."""
    server.usual = failing(
        400, "max_completion_tokens, temperature, system role not supported, response_format"
    )
    async with model_on(server.url, temperature=0.3) as (model, timepiece):
        with pytest.raises(ModelRejected):
            await model.write(REQUEST)
    assert len(server.bodies) == 6
    assert timepiece.waits == []


async def test_half_an_emoji_can_be_sent(server: StandIn) -> None:
    """A text that was cut in the wrong place stops no interview."""
    request = replace(REQUEST, turns=(ChatMessage("user", "well \ud83d"),))
    async with model_on(server.url) as (model, _):
        await model.write(request)
    assert server.bodies[0]["messages"] == [{"role": "user", "content": "well ?"}]
