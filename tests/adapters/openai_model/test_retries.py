"""What may pass is tried again, by one owner and with a deadline."""

import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from adapters.openai_model.model import ATTEMPTS, LONGEST_WAIT
from engine.errors import (
    ModelUnavailable,
)
from tests.adapters.openai_model.lab import KEY, REQUEST, TOLD, model_on
from tests.adapters.openai_model.stand_in import REPLY, Answer, StandIn, failing


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
async def test_what_may_pass_is_tried_three_times(server: StandIn, status: int) -> None:
    """Between attempts lie 2 to 10 seconds, the second wait longer than the first."""
    server.usual = failing(status, "Later")
    async with model_on(server.url) as (model, timepiece):
        with pytest.raises(ModelUnavailable) as caught:
            await model.write(REQUEST)
    assert len(server.bodies) == ATTEMPTS == 3
    first, second = timepiece.waits
    assert 2 <= first < second <= 10
    assert str(status) in str(caught.value)
    assert [call.outcome for call in caught.value.calls] == ["ModelUnavailable"]


@pytest.mark.parametrize("header", [{"Retry-After": "15"}, {"retry-after-ms": "15000"}])
async def test_a_wait_that_the_server_asks_for_is_kept(
    server: StandIn, header: dict[str, str]
) -> None:
    """Retry-After is the least, in seconds or in milliseconds."""
    server.then(Answer("{}", 429, header))
    async with model_on(server.url) as (model, timepiece):
        assert (await model.write(REQUEST)).text == REPLY
    assert timepiece.waits == [15.0]


async def test_a_date_in_retry_after_is_understood(server: StandIn) -> None:
    """RFC 9110 allows a date instead of seconds."""
    until = datetime.now(UTC) + timedelta(seconds=14)
    server.then(failing(503, "Later", after=format_datetime(until, usegmt=True)))
    async with model_on(server.url) as (model, timepiece):
        await model.write(REQUEST)
    assert 12 <= timepiece.waits[0] <= 14


async def test_a_wait_of_an_hour_is_handed_on(server: StandIn) -> None:
    """Nobody sits out an hour inside one call: the error says how long, after one request."""
    server.usual = failing(429, "Later", after=3600)
    async with model_on(server.url) as (model, timepiece):
        with pytest.raises(ModelUnavailable) as caught:
            await model.write(REQUEST)
    assert caught.value.retry_after == 3600 > LONGEST_WAIT
    assert (len(server.bodies), timepiece.waits) == (1, [])


@pytest.mark.parametrize("after", ["soon", "-5", "Wed, 21 Oct", "1e9", ""])
async def test_nonsense_in_retry_after_is_no_reason_to_stop(server: StandIn, after: str) -> None:
    """A header that says nothing counts as none."""
    server.then(failing(429, "Later", after=after))
    async with model_on(server.url) as (model, timepiece):
        await model.write(REQUEST)
    assert 2 <= timepiece.waits[0] <= 10


async def test_a_call_ends_at_its_deadline(server: StandIn) -> None:
    """No attempt begins after the deadline, however many are left."""
    server.usual = failing(503, "Later", after=18)
    async with model_on(server.url, deadline=20.0) as (model, timepiece):
        with pytest.raises(ModelUnavailable):
            await model.write(REQUEST)
    assert len(server.bodies) == 2
    assert timepiece.time <= 20


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        '{"choices": []}',
        '{"choices": null}',
        '{"choices": [{"message": null}]}',
        '{"choices": [{"message": {"content": "x"',
        '{"choices": "x"}',
        "{" * 100_000,
        "plainly not JSON",
    ],
    ids=lambda body: body[:30] or "empty",
)
async def test_a_broken_body_is_asked_for_again(server: StandIn, body: str) -> None:
    """A 200 without a completion in it is the server's trouble, and may pass."""
    server.then(Answer(body))
    async with model_on(server.url) as (model, timepiece):
        assert (await model.write(REQUEST)).text == REPLY
    assert len(timepiece.waits) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer('{"choices": []}'),
        Answer(json.dumps({"error": {"message": TOLD, "code": 502}})),
        Answer(f"Traceback: {TOLD} {KEY}"),
        Answer("[" * 100_000),
        Answer("no gzip at all", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["no choices", "an error inside", "a traceback", "far too deep", "false compression"],
)
async def test_a_server_that_never_answers_whole_is_unavailable(
    server: StandIn, answer: Answer
) -> None:
    """Nothing of what it said is repeated, and no error of another library comes through."""
    server.usual = answer
    async with model_on(server.url) as (model, _):
        with pytest.raises(ModelUnavailable) as caught:
            await model.write(REQUEST)
    assert len(server.bodies) == 3
    told = f"{caught.value!r} {caught.value.__cause__!r}"
    assert "nightly batch" not in told
    assert "Traceback" not in told
    assert KEY not in told


async def test_a_web_page_means_a_wrong_address(server: StandIn) -> None:
    """It may be a gateway's notice that passes; if it stays, the address is what to look at."""
    server.usual = Answer("<!doctype html><title>Hi</title>", content_type="text/html")
    async with model_on(server.url) as (model, _):
        with pytest.raises(ModelUnavailable, match=r"web page.*OPENAI_BASE_URL.*/v1"):
            await model.write(REQUEST)
    assert len(server.bodies) == 3


async def test_a_web_page_that_passes_is_no_failure(server: StandIn) -> None:
    """Gateways show one while they restart."""
    server.then(Answer("<html>Back soon</html>", content_type="text/html"))
    async with model_on(server.url) as (model, _):
        assert (await model.write(REQUEST)).text == REPLY


async def test_a_line_that_breaks_is_tried_again(server: StandIn) -> None:
    """A connection that closes in the middle is as good as a 503."""
    server.then(Answer("", cut=True))
    async with model_on(server.url) as (model, timepiece):
        assert (await model.write(REQUEST)).text == REPLY
    assert len(timepiece.waits) == 1


async def test_nobody_listening_is_told_after_three_attempts(server: StandIn) -> None:
    """The server's name is in the message, the key is not."""
    del server
    async with model_on("http://127.0.0.1:9/v1") as (model, timepiece):
        with pytest.raises(ModelUnavailable, match=r"127\.0\.0\.1:9: it cannot be reached"):
            await model.write(REQUEST)
    assert len(timepiece.waits) == 2


async def test_silence_is_not_waited_out(server: StandIn) -> None:
    """A server that says nothing for two minutes costs one time-out an attempt."""
    server.usual = Answer("{}", hangs=120)
    async with model_on(server.url, timeout=0.2) as (model, timepiece):
        with pytest.raises(ModelUnavailable, match="no answer within"):
            await model.write(REQUEST)
    assert (len(server.bodies), len(timepiece.waits)) == (3, 2)


@pytest.mark.slow
async def test_the_last_attempt_ends_with_the_deadline(server: StandIn) -> None:
    """What is left of the deadline is all the time that an attempt has."""
    server.usual = Answer("{}", hangs=20)
    began = time.monotonic()
    async with model_on(server.url, timeout=30.0, deadline=0.3) as (model, _):
        with pytest.raises(ModelUnavailable):
            await model.write(REQUEST)
    assert time.monotonic() - began < 3
    assert len(server.bodies) == 1


async def test_waits_differ_from_call_to_call(server: StandIn) -> None:
    """Jitter keeps interviews from coming back all at once."""
    server.usual = failing(503, "Later")
    firsts = set()
    async with model_on(server.url) as (model, timepiece):
        for _ in range(5):
            with pytest.raises(ModelUnavailable):
                await model.write(REQUEST)
            firsts.add(timepiece.waits[-2])
    assert len(firsts) == 5


async def test_what_an_attempt_found_out_is_no_retry(server: StandIn) -> None:
    """Two steps down the ladder leave all three attempts to a busy server."""
    refusal = failing(400, "response_format is not supported")
    server.then(refusal, refusal, failing(503), refusal, refusal, failing(503))
    async with model_on(server.url) as (model, timepiece):
        assert (await model.write(REQUEST)).text == REPLY
    assert len(timepiece.waits) == 2
