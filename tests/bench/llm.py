"""What interviews ask of a language model: calls, tokens, what a cache serves, and our own CPU.

    uv run python -m tests.bench.llm [--calls N]

A server in a process of its own answers with replies that were prepared beforehand, over HTTP.
Tokens are estimated as a quarter of the characters, OpenAI's rule of thumb for English. A prompt
cache serves whole steps of 128 tokens from 1,024 on, of the longest beginning that two calls
share (OpenAI's guide to prompt caching). Answers have about 120 words. The CPU is that of this
process: of a question from the interview's value to the checked text, against the official
client's ``create`` with the same messages, both in turns.
"""

import argparse
import asyncio
import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, cast

from aiohttp import web
from openai import AsyncOpenAI

from adapters.openai_model.capabilities import ServerCapabilities
from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from config.question_bank import load_bank
from engine.dialogue.models import Interview, QuestionKind
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.steps import WriteQuestion
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.ports.model import Model, ModelReply, ModelRequest
from prompts.library import Library
from tests.fakes.talk import held, sample
from tests.fakes.world import NOON

SHARED_FROM, STEP = 1024, 128
TOPIC = "moving a billing service to events"
LENGTH = 120


@dataclass(slots=True)
class Recorder:
    """A language model in name; the built-in interviewer writes its replies, and all is kept."""

    built_in = False
    name = "recorder"
    kept: list[tuple[ModelRequest, str]] = field(default_factory=list)
    model: OfflineModel = field(default_factory=lambda: OfflineModel(load_bank()))

    async def write(self, request: ModelRequest) -> ModelReply:
        """What the built-in interviewer replies."""
        reply = await self.model.write(request)
        self.kept.append((request, reply.text))
        return reply


def writer_of(model: Model) -> Interviewer:
    """An interviewer with a model, as the program puts it together."""
    bank = load_bank()
    return Interviewer(model, OfflineModel(bank), Library.load(), bank)


def answers(count: int) -> list[str]:
    """So many different answers of about 120 words, made of the samples."""
    samples = [text for name in ("billing", "outage", "data", "product") for text in sample(name)]
    sentences = [part for text in samples for part in text.replace("\n", " ").split(". ")]
    made: list[str] = []
    for number in range(count):
        start = number * 7 % len(sentences)
        rolled = sentences[start:] + sentences[:start]
        words = f"{'. '.join(rolled)}.".split()[:LENGTH]
        made.append(f"In step {number + 1}: {' '.join(words)}.")
    return made


async def recorded(questions: int) -> tuple[Interview, Recorder]:
    """A whole interview and all that its model was asked."""
    recorder = Recorder()
    plan = Plan(questions=questions, pace=Timing(quiet=timedelta()))
    interview = await held(writer_of(recorder), answers(questions), TOPIC, plan)
    return interview, recorder


def tokens(text: str) -> int:
    """About how many tokens a text has."""
    return len(text) // 4


def sent(request: ModelRequest) -> str:
    """The messages as they go over the wire."""
    return json.dumps(ServerCapabilities().body(request, "m", None)["messages"], ensure_ascii=False)


def served(texts: Sequence[str]) -> Iterator[int]:
    """Tokens of each call that a prompt cache can serve, given the calls before it."""
    for at, text in enumerate(texts):
        shared = max((_shared(text, earlier) // 4 for earlier in texts[:at]), default=0)
        yield shared // STEP * STEP if shared >= SHARED_FROM else 0


def _shared(one: str, two: str) -> int:
    """Characters that two texts have in common at their beginnings."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))


async def tell_tokens(questions: int) -> None:
    """Print the calls and tokens of one interview."""
    interview, recorder = await recorded(questions)
    texts = [sent(request) for request, _ in recorder.kept]
    each = [tokens(text) for text in texts]
    hit = list(served(texts))
    print(f"{questions} questions, answers of {LENGTH} words:")
    print(f"  calls {len(interview.calls)} (at most {questions + 1} when nothing fails)")
    print(f"  input tokens a call: {', '.join(map(str, each))}")
    grown = statistics.fmean(b - a for a, b in itertools.pairwise(each[:-1]))
    print(f"  all input {sum(each)}, growth a question {grown:.0f}, summary {each[-1]}")
    print(f"  a prompt cache can serve {100 * sum(hit) / sum(each):.0f} % ({sum(hit)} tokens)")
    share = 100 * hit[-1] / each[-1]
    print(f"  of the summary's call alone {share:.0f} %")


@asynccontextmanager
async def server(reply: str) -> AsyncIterator[str]:
    """The base URL of a server, in another process, that always gives this reply."""
    process = subprocess.Popen(  # noqa: ASYNC220 - before anything is measured
        [sys.executable, "-m", "tests.bench.llm", "--serve", reply],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


async def serve(reply: str) -> None:
    """Answer until terminated."""
    message = {"role": "assistant", "content": reply, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 1000, "completion_tokens": 40, "total_tokens": 1040}
    body = {"id": "c", "object": "chat.completion", "created": 1, "model": "m"}
    payload = json.dumps(body | {"choices": [choice], "usage": usage})

    async def answer(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text=payload, content_type="application/json")

    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print("http://{}:{}/v1".format(*runner.addresses[0][:2]), flush=True)
    await asyncio.Event().wait()


async def cpu(call: Callable[[], Awaitable[object]], calls: int) -> float:
    """CPU milliseconds of one call."""
    began = time.process_time()
    for _ in range(calls):
        await call()
    return (time.process_time() - began) * 1000 / calls


async def tell_cpu(questions: int, calls: int) -> None:
    """Print our CPU for the question before the last answer's follow-up, and the bare client's."""
    interview, recorder = await recorded(questions)
    number = next(
        at
        for at in range(questions - 1, 0, -1)
        if recorder.kept[at][0].brief.kind is QuestionKind.FOLLOW_UP
    )
    request, text = recorder.kept[number]
    then = _as_it_was(interview, number)
    step = WriteQuestion(0, number + 1, QuestionKind.FOLLOW_UP)
    async with server(text) as url:
        model = OpenAIModel(OpenAIOptions("m", "k", url))
        bare = AsyncOpenAI(api_key="k", base_url=url, max_retries=0)
        writer, body = writer_of(model), ServerCapabilities().body(request, "m", None)

        async def ours() -> None:
            written = await writer.question(then, step, NOON)
            assert [call.outcome for call in written.calls] == ["ok"], written

        async def theirs() -> None:
            await bare.chat.completions.create(**cast(Any, body))

        await cpu(ours, 5)
        await cpu(theirs, 5)
        pairs = [(await cpu(ours, 20), await cpu(theirs, 20)) for _ in range(max(1, calls // 20))]
        await model.close()
        await bare.close()
    mine, client = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / two for one, two in pairs)
    print(f"question {number + 1} of {questions}: {mine:.2f} ms CPU a call, the bare client's")
    print(f"  {client:.2f} ms; ratio {ratio:.2f} (goal at most 1.5)")


def _as_it_was(interview: Interview, answered: int) -> Interview:
    return replace(interview, exchanges=interview.exchanges[:answered], summary=None)


async def main(calls: int) -> None:
    """Print all figures."""
    for questions in (5, 20):
        await tell_tokens(questions)
    for questions in (5, 20):
        await tell_cpu(questions, calls)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=200)
    parser.add_argument("--serve", metavar="REPLY")
    given = parser.parse_args()
    asyncio.run(serve(given.serve) if given.serve else main(given.calls))
