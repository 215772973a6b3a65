"""What the adapter adds to a call of the official client: our own CPU, and the wait before it.

    uv run python -m tests.bench.llm_call [--rounds N]

A server in a process of its own answers over loopback. CPU is this process's own, of ``write``
against the bare client's ``create`` with the same body, in rounds of 20 calls taken in turns; the
ratio is the median over the rounds. The first call's time holds the making of the client, though
not the import of its library.
"""

import argparse
import asyncio
import gc
import json
import statistics
import time
from typing import Any, cast

from openai import AsyncOpenAI

from adapters.openai_model.capabilities import ServerCapabilities
from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from engine.evidence.passages import Passage
from engine.interviewer.report.selection import selection_schema
from engine.ports.model import ChatMessage, ModelRequest, TaskContext
from tests.bench.llm import cpu, server

CALLS = 20
WORDS = 120
PASSAGES = tuple(Passage(f"{n}.1", n, "Step by step.", 0, 13) for n in range(1, 6))
SCHEMA = selection_schema(TaskContext("summary", "billing", (), passages=PASSAGES))
REPLY = json.dumps(dict.fromkeys(cast(list[str], SCHEMA["required"]), ""))


def conversation(answers: int) -> ModelRequest:
    """A request with so many answers of 120 words."""
    said = " ".join(["reconciliation"] * WORDS)
    pairs = (
        (ChatMessage("assistant", f"Question {n}?"), ChatMessage("user", said))
        for n in range(answers)
    )
    turns = (
        ChatMessage("system", "You lead interviews."),
        *(turn for pair in pairs for turn in pair),
    )
    brief = TaskContext("summary", "billing", ())
    return ModelRequest(
        (*turns, ChatMessage("user", "Now sum up.")), SCHEMA, "summary", "summary v3", brief
    )


async def measured(url: str, answers: int, rounds: int) -> None:
    """Print both sides' CPU for a conversation of that length."""
    request = conversation(answers)
    body = ServerCapabilities().body(request, "m", None)
    bare = AsyncOpenAI(api_key="k", base_url=url, max_retries=0)
    model = OpenAIModel(OpenAIOptions("m", "k", url))

    async def ours() -> None:
        await model.write(request)

    async def theirs() -> None:
        await bare.chat.completions.create(**cast(Any, body))

    await cpu(ours, CALLS)
    await cpu(theirs, CALLS)
    gc.collect()
    pairs = [(await cpu(ours, CALLS), await cpu(theirs, CALLS)) for _ in range(rounds)]
    await model.close()
    await bare.close()
    mine, client = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / two for one, two in pairs)
    print(
        f"{answers:>2} answers, {len(json.dumps(body)):>6} bytes: write {mine:.2f} ms CPU, "
        f"bare client {client:.2f} ms, ratio {ratio:.2f} (goal at most 1.5)"
    )


async def first(url: str) -> None:
    """Print how long the first call takes, and the second."""
    model = OpenAIModel(OpenAIOptions("m", "k", url))
    for name in ("first", "second"):
        began = time.perf_counter()
        await model.write(conversation(1))
        print(f"{name} call of the program: {(time.perf_counter() - began) * 1000:.0f} ms")
    await model.close()


async def main(rounds: int) -> None:
    """Print all figures."""
    async with server(REPLY) as url:
        await first(url)
        for answers in (1, 5, 20):
            await measured(url, answers, rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    asyncio.run(main(parser.parse_args().rounds))
