"""A language model's server that answers every question after a time that is set beforehand."""

import asyncio
import json
import re
import time
from typing import Any

from aiohttp import web

from tests.bench.talk import Talks

Json = dict[str, Any]
_WORD = re.compile(r"[a-z]{5,}")
_FRAMES = (
    "How did you come to that point about {}?",
    "Why did you decide on {} at that moment?",
    "How did you find out that {} was the right way?",
    "What led you to {} in the first place?",
)


class LlmSide:
    """Answers chat completions of the questions' and the summary's kind."""

    def __init__(self, talks: Talks, delay: float = 0.0) -> None:
        self.delay = delay
        self.requests = 0
        self._talks = talks

    def routes(self) -> list[web.RouteDef]:
        """Where it is found."""
        return [web.post("/v1/chat/completions", self._answer)]

    async def _answer(self, request: web.Request) -> web.Response:
        came, body = time.monotonic(), await request.json()
        self.requests += 1
        talk = self._talks.of_request(body)
        if talk is not None:
            talk.turn.asked = talk.turn.asked or came
            self._talks.first_bodies.setdefault(len(talk.turns) + 1, body)
        said = completion(json.dumps(self._made(body)))
        if self.delay:
            await asyncio.sleep(self.delay)
        if talk is not None:
            talk.turn.written = time.monotonic()
        return web.Response(text=said, content_type="application/json")

    def _made(self, body: Json) -> Json:
        properties = body["response_format"]["json_schema"]["schema"]["properties"]
        if "question" not in properties:
            return _summary(properties)
        phrase = (properties.get("phrase") or {}).get("enum", [""])[0]
        last = body["messages"][-2]["content"].casefold()
        about = phrase or " and ".join(_WORD.findall(last)[-2:])
        made = {"question": _FRAMES[self.requests % len(_FRAMES)].format(about)}
        return {**made, "phrase": phrase} if phrase else made


def completion(text: str) -> str:
    """The body of a chat completion."""
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 900, "completion_tokens": 30, "total_tokens": 930}
    head = {"id": "c1", "object": "chat.completion", "model": "m", "created": 1}
    return json.dumps({**head, "choices": [choice], "usage": usage})


def _summary(properties: Json) -> Json:
    """A summary of the benchmark's answers, grounded in words that all of them have."""
    made: Json = {}
    for name, kind in properties.items():
        if kind["type"] == "object":
            made[name] = {"text": "", "quote": "", "answer": 0}
        elif name == "sentiment_score":
            made[name] = 0.5
        else:
            made[name] = "neutral" if name == "sentiment_label" else "the step of the case"
    return made
