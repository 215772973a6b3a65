"""Slack's Web API between the program and local-slack: what gets lost, and what Slack keeps.

local-slack keeps the messages; here is what it lacks: metadata, and the faults of a real line.
Every message that it stored for the bot is in ``threads``, whatever the program was told about it.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from tests.faults.dice import Dice

Json = dict[str, Any]

POSTING: Mapping[str, float] = {
    "429": 0.02,
    "500-before": 0.01,
    "500-after": 0.02,
    "reset-before": 0.01,
    "reset-after": 0.02,
    "html-before": 0.01,
    "html-after": 0.02,
}
READING: Mapping[str, float] = {"429": 0.01, "500-before": 0.01, "reset-before": 0.01}
POSTS = frozenset({"chat.postMessage", "files.completeUploadExternal"})
READS = frozenset({"conversations.replies", "conversations.history", "conversations.open"})
HOP = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding"})


@dataclass(frozen=True, slots=True)
class Post:
    """A message that local-slack stored for the bot."""

    channel: str
    thread: str
    ts: str
    text: str
    blocks: Sequence[Json]


class SlackApi:
    """The Web API. ``socket_url`` is the address that the program gets for its web socket."""

    def __init__(self, upstream: str, dice: Dice) -> None:
        self.upstream = upstream
        self.socket_url = ""
        self.calm = False
        self.faults: Counter[str] = Counter()
        self.threads: dict[tuple[str, str], list[Post]] = {}
        self._metadata: dict[tuple[str, str], Json] = {}
        self._dice = dice
        self._http: aiohttp.ClientSession | None = None

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Any call: passed on, and perhaps broken before or after."""
        method, body = request.match_info["method"], await request.read()
        fault = self._fault(method)
        self.faults[f"{method} {fault}"] += bool(fault)
        if fault == "429":
            refused = {"ok": False, "error": "ratelimited"}
            return web.json_response(refused, status=429, headers={"Retry-After": "1"})
        if fault.endswith("-before"):
            return await _broken(request, fault)
        status, answered = await self._passed_on(request, method, body)
        if fault.endswith("-after"):
            return await _broken(request, fault)
        return web.json_response(answered, status=status)

    async def close(self) -> None:
        """Let go of local-slack."""
        if self._http is not None:
            await self._http.close()

    def _fault(self, method: str) -> str:
        if self.calm:
            return ""
        if method in POSTS:
            return self._dice.one_of(POSTING)
        return self._dice.one_of(READING) if method in READS else ""

    async def _passed_on(self, request: web.Request, method: str, body: bytes) -> tuple[int, Json]:
        headers = {k: v for k, v in request.headers.items() if k.lower() not in HOP}
        self._http = self._http or aiohttp.ClientSession()
        url = f"{self.upstream}/api/{method}"
        async with self._http.request(
            request.method, url, params=request.query, data=body, headers=headers
        ) as answer:
            answered: Json = await answer.json(content_type=None)
            status = answer.status
        if answered.get("ok"):
            self._kept(method, _params(request, body), answered)
        return status, answered

    def _kept(self, method: str, params: Json, answered: Json) -> None:
        match method:
            case "apps.connections.open":
                answered["url"] = self.socket_url
            case "chat.postMessage":
                at = (str(answered["channel"]), str(answered["ts"]))
                self._metadata[at] = params.get("metadata") or {}
                blocks = params.get("blocks") or []
                text = f"{params.get('text') or ''} {words(blocks)}"
                thread = params.get("thread_ts") or ""
                post = Post(at[0], thread, at[1], text, blocks)
                self.threads.setdefault((at[0], thread or at[1]), []).append(post)
            case "conversations.replies" | "conversations.history":
                for message in answered.get("messages") or ():
                    known = self._metadata.get((params["channel"], str(message["ts"])))
                    if known:
                        message["metadata"] = known


def words(node: Any) -> str:
    """All that is to be read in blocks."""
    if isinstance(node, Mapping):
        own = node["text"] + " " if isinstance(node.get("text"), str) else ""
        return own + "".join(words(child) for child in node.values())
    return "".join(words(child) for child in node) if isinstance(node, list) else ""


def _params(request: web.Request, body: bytes) -> Json:
    if "json" in request.content_type:
        loaded: Json = json.loads(body)
        return loaded
    return {**request.query, **dict(parse_qsl(body.decode()))}


def cut(request: web.Request) -> None:
    """Close the line, unless the program has done so itself."""
    if request.transport is not None:
        request.transport.close()


async def _broken(request: web.Request, fault: str) -> web.StreamResponse:
    if fault.startswith("reset"):
        cut(request)
        await asyncio.sleep(0)
    if fault.startswith("html"):
        return web.Response(text="<html>Something went wrong</html>", content_type="text/html")
    return web.Response(status=500, text="Internal server error")
