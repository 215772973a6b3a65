"""A server on loopback that answers chat completions as it is told, and keeps what it was sent."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

REPLY = '{"question": "How did you find out?"}'


@dataclass(frozen=True, slots=True)
class Answer:
    """One response; ``hangs`` keeps silent for that long, ``cut`` closes the line instead."""

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    hangs: float = 0.0
    cut: bool = False


def said(text: object = REPLY, finish: str = "stop", **changes: object) -> Answer:
    """A completion; ``changes`` are other keys of its body, ``refusal`` is one of the message."""
    message = {"role": "assistant", "content": text, "refusal": changes.pop("refusal", None)}
    usage = {
        "prompt_tokens": 1000,
        "completion_tokens": 50,
        "prompt_tokens_details": {"cached_tokens": 800},
    }
    choices = [{"index": 0, "message": message, "finish_reason": finish}]
    body = {"id": "c1", "object": "chat.completion", "model": "m", "created": 1}
    return Answer(json.dumps(body | {"choices": choices, "usage": usage} | changes))


def failing(status: int, message: str = "Bad request", **error: object) -> Answer:
    """An error in the usual form; ``after`` is its Retry-After."""
    after = error.pop("after", None)
    headers = {} if after is None else {"Retry-After": str(after)}
    return Answer(json.dumps({"error": {"message": message, **error}}), status, headers)


@dataclass(slots=True)
class StandIn:
    """The server; it answers from ``coming`` in order, then with ``usual``."""

    url: str = ""
    coming: list[Answer] = field(default_factory=list)
    usual: Answer = field(default_factory=said)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def then(self, *answers: Answer) -> None:
        """Answer like this, one after another."""
        self.coming.extend(answers)

    @property
    def formats(self) -> list[str]:
        """The response formats that were asked for, in order."""
        wanted = (body.get("response_format", {"type": "text"}) for body in self.bodies)
        return [each["type"] for each in wanted]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """What comes next."""
        self.bodies.append(await request.json())
        self.keys.append(request.headers.get("Authorization", ""))
        answer = self.coming.pop(0) if self.coming else self.usual
        await asyncio.sleep(answer.hangs)
        if answer.cut and request.transport is not None:
            request.transport.close()
        return web.Response(
            text=answer.body,
            status=answer.status,
            headers=answer.headers,
            content_type=answer.content_type,
        )


@asynccontextmanager
async def serving() -> AsyncIterator[StandIn]:
    """A stand-in that listens on a free port."""
    stand_in = StandIn()
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", stand_in.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    stand_in.url = f"http://{host}:{port}/v1"
    try:
        yield stand_in
    finally:
        await runner.cleanup()
