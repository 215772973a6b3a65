"""Whatever a server sends, it is read as an answer or called broken."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from adapters.openai_model.capabilities import ServerCapabilities, StructuredOutputMode
from adapters.openai_model.errors import ErrorResponse, error_of
from adapters.openai_model.options import OpenAIOptions
from adapters.openai_model.responses import Answer, InvalidResponse, read_answer
from engine.errors import LlmService
from tests.adapters.openai_model.lab import KEY

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPTIONS = OpenAIOptions("m", KEY, "http://127.0.0.1/v1", input_price=1.0, output_price=1.0)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)
COMPLETIONS = st.fixed_dictionaries(
    {
        "choices": JSON
        | st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "message": JSON
                    | st.fixed_dictionaries({}, optional={"content": JSON, "refusal": JSON}),
                    "finish_reason": JSON | st.sampled_from(["stop", "length", "content_filter"]),
                },
            ),
            max_size=2,
        )
    },
    optional={
        "usage": JSON
        | st.fixed_dictionaries(
            {},
            optional={
                "prompt_tokens": JSON,
                "completion_tokens": JSON,
                "prompt_tokens_details": JSON
                | st.fixed_dictionaries({}, optional={"cached_tokens": JSON}),
            },
        )
    },
)


def _read(body: str) -> Answer | None:
    try:
        return read_answer(body)
    except InvalidResponse:
        return None


@given(COMPLETIONS)
def test_a_completion_of_any_shape_is_an_answer_or_broken(completion: object) -> None:
    """Counts are never negative, no more was cached than read, and an empty text is a fault."""
    answer = _read(json.dumps(completion))
    if answer is None:
        return
    assert answer.text.strip() or answer.fault is not None
    if answer.usage is not None:
        assert 0 <= answer.usage.cached <= answer.usage.read
        assert answer.usage.written >= 0
        cost = OPTIONS.cost(answer.usage.read, answer.usage.cached, answer.usage.written)
        assert cost is not None
        assert cost >= 0


@given(st.text(max_size=60) | JSON.map(json.dumps))
def test_a_body_of_any_kind_raises_nothing_else(body: str) -> None:
    """No error of a parser comes through."""
    _read(body)


@given(
    st.integers(400, 599),
    st.text(max_size=60) | JSON.map(json.dumps),
    st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms"]), st.text(max_size=30)),
)
def test_an_error_of_any_kind_is_told_or_passes(
    status: int, text: str, headers: dict[str, str]
) -> None:
    """Every refusal is retried, asked in another form, or has an error of its own."""
    refusal = ErrorResponse.of(status, text, headers, NOW)
    assert refusal.retry_after is None or refusal.retry_after >= 0
    assert isinstance(error_of(refusal, OPTIONS), LlmService)
    assert refusal.is_transient <= (status >= 500 or status in {408, 409, 425, 429})


@given(st.lists(st.sampled_from(["temperature", "max_completion_tokens", "json_schema", ""])))
def test_a_dialect_gives_way_a_few_times_and_then_no_more(refusals: list[str]) -> None:
    """No order of refusals makes a client ask for ever."""
    dialect, steps = ServerCapabilities(), 0
    for said in refusals:
        other = dialect.after(ErrorResponse(400, said))
        if other is not None:
            assert other != dialect
            dialect, steps = other, steps + 1
    assert steps <= 4
    assert dialect.mode in StructuredOutputMode
