"""A language model's server that answers chat completions well, badly, or not at all."""

import asyncio
import itertools
import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.faults.dice import Dice
from tests.faults.slack_api import cut

CHANCES: Mapping[str, float] = {
    "limited": 0.012,
    "limited-after": 0.012,
    "quota": 0.006,
    "500": 0.012,
    "503": 0.012,
    "hang": 0.008,
    "reset": 0.012,
    "truncated": 0.012,
    "html": 0.012,
    "refusal": 0.012,
    "empty": 0.012,
    "foreign": 0.012,
    "unchecked": 0.012,
}
FRAMES = (
    "How did you come to that point about {}?",
    "Why did you decide on {} at that moment?",
    "How did you find out that {} was the right way?",
    "What led you to {} in the first place?",
)
WORD = re.compile(r"[a-z]{5,}")
PART = re.compile(r"In part (\w+)")
"""How people's messages begin in the campaign: each with a word of its own."""
SELECTION = "The interview is over."
"""How the task of a summary begins."""
Json = dict[str, Any]


class Llm:
    """The server. While ``silent`` it hears requests and never answers one."""

    def __init__(self, dice: Dice, chances: Mapping[str, float] = CHANCES) -> None:
        self.url = ""
        self.silent = False
        self.faults: Counter[str] = Counter()
        self.answered = 0
        self.told: Counter[str] = Counter()
        """How often a person's part stood in one request, at most."""
        self._dice = dice
        self._chances = chances
        self._frames = itertools.cycle(FRAMES)

    def calm(self) -> None:
        """No faults any more."""
        self._chances = {}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One completion, or one fault."""
        body: Json = await request.json()
        # A selection lists the passages once more: only the conversation before it counts.
        conversation = str(body["messages"]).partition(SELECTION)[0]
        self.told |= Counter(PART.findall(conversation))
        if self.silent:
            self.faults["silence"] += 1
            await asyncio.sleep(600)
        fault = self._dice.one_of(self._chances)
        self.faults[fault] += bool(fault)
        if fault:
            return await self._failed(fault, request, body)
        self.answered += 1
        await asyncio.sleep(self._dice.between(0.0, 0.4))
        return _said(json.dumps(self._made(body)))

    async def _failed(self, fault: str, request: web.Request, body: Json) -> web.StreamResponse:
        match fault:
            case "limited":
                return _error(429, "Rate limit reached")
            case "limited-after":
                return _error(429, "Rate limit reached", headers={"Retry-After": "1"})
            case "quota":
                return _error(429, "You exceeded your quota", code="insufficient_quota")
            case "500" | "503":
                return _error(int(fault), "The server had an error")
            case "hang":
                await asyncio.sleep(600)
            case "reset":
                cut(request)
            case "html":
                return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
            case "truncated":
                return web.Response(text='{"id": "c1", "choices": [{"mess', content_type=JSON)
            case "refusal":
                return _said(None, refusal="I cannot help with that.")
            case "foreign":
                return _said(json.dumps({"question": "Wie haben Sie das damals entschieden?"}))
            case "unchecked":
                question = "How did you do it and why was your salary so high? Explain all of it?"
                return _said(json.dumps(dict.fromkeys(_properties(body), question)))
        return _said("")

    def _made(self, body: Json) -> Json:
        properties = _properties(body)
        said = body["messages"][-2]["content"].casefold()
        if "question" not in properties:
            return _summary(properties)
        phrase = (properties.get("phrase") or {}).get("enum", [""])[0]
        about = phrase or " and ".join(WORD.findall(said)[-2:]) or "this"
        made = {"question": next(self._frames).format(about)}
        return {**made, "phrase": phrase} if phrase else made


JSON = "application/json"


def _properties(body: Json) -> Json:
    """The properties that are asked for; without a schema of its own the last message has it."""
    form, last = body.get("response_format") or {}, body["messages"][-1]["content"]
    told = json.loads(last.splitlines()[-1]) if "json_schema" not in form else None
    properties: Json = (told or form["json_schema"]["schema"])["properties"]
    return properties


def _summary(properties: Json) -> Json:
    """The last of what may be chosen in each slot; no rating."""
    made: Json = {}
    for name, kind in properties.items():
        if kind["type"] == "object":
            made[name] = {"level": 0, "quote": "", "answer": 0}
        elif name == "sentiment_score":
            made[name] = 0.5
        elif name == "sentiment_label":
            made[name] = "neutral"
        else:
            made[name] = ["", *kind["enum"]][-1]
    return made


def _said(text: str | None, refusal: str | None = None) -> web.Response:
    message = {"role": "assistant", "content": text, "refusal": refusal}
    usage = {"prompt_tokens": 900, "completion_tokens": 30}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    head = {"id": "c1", "object": "chat.completion", "model": "m", "created": 1}
    return web.json_response({**head, "choices": [choice], "usage": usage})


def _error(
    status: int, message: str, code: str = "", headers: Mapping[str, str] | None = None
) -> web.Response:
    error = {"error": {"message": message, "code": code or None}}
    return web.json_response(error, status=status, headers=headers)


@asynccontextmanager
async def serving(llm: Llm) -> AsyncIterator[Llm]:
    """The server, listening on a free port of the loopback."""
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", llm.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    llm.url = "http://{}:{}/v1".format(*runner.addresses[0][:2])
    try:
        yield llm
    finally:
        await runner.cleanup()
