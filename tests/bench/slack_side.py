"""Slack as the load plays it: Socket Mode and the part of the Web API that an interview needs.

It keeps little and checks nothing: what Slack keeps and refuses is the business of other tests.
"""

import asyncio
import itertools
import json
import time
from typing import Any
from urllib.parse import parse_qs

from aiohttp import WSMsgType, web

from adapters.slack.platform import SCOPES
from tests.bench.seeds import TEAM
from tests.bench.talk import Talk, Talks, Turn

Json = dict[str, Any]
BOT_TOKEN, APP_TOKEN = "xoxb-bench", "xapp-bench"
_HEAD = {"x-oauth-scopes": ",".join(SCOPES)}


class SlackSide:
    """The workspace. ``connected`` is set once the program listens."""

    def __init__(self, talks: Talks) -> None:
        self.talks = talks
        self.url = ""
        self.connected = asyncio.Event()
        self._socket: web.WebSocketResponse | None = None
        self._count = itertools.count(1)
        self._pending: dict[str, Turn] = {}
        self._said: dict[str, list[Json]] = {}
        self._last = 0.0

    def routes(self) -> list[web.RouteDef]:
        """Where it is found."""
        return [
            web.route("*", "/api/{method}", self._answer),
            web.post("/upload", self._uploaded),
            web.get("/socket", self._listening),
        ]

    def settings(self) -> dict[str, str]:
        """What the program is told about it."""
        tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
        return {**tokens, "SLACK_API_URL": f"{self.url}/api/"}

    async def say(self, talk: Talk, text: str) -> None:
        """The candidate writes into the thread."""
        thread = talk.seed.thread
        said = {"type": "message", "user": talk.seed.candidate, "text": text, "ts": self._ts()}
        kept = {**said, "thread_ts": thread.thread}
        self._said.setdefault(thread.thread, []).append(kept)
        number = next(self._count)
        payload = {
            "type": "event_callback",
            "event_id": f"Ev{number}",
            "event_time": int(time.time()),
            "team_id": TEAM,
            "api_app_id": "A01",
            "event": {**kept, "channel": thread.channel, "event_ts": said["ts"]},
        }
        envelope = f"e{number}"
        frame = {"envelope_id": envelope, "type": "events_api", "payload": payload}
        self._pending[envelope] = talk.turn
        assert self._socket is not None
        talk.turn.said = time.monotonic()
        await self._socket.send_str(json.dumps(frame))

    def _ts(self) -> str:
        """The stamp of now; no two are the same."""
        self._last = max(time.time(), self._last + 0.000_002)
        return f"{self._last:.6f}"

    async def _listening(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        self._socket = socket
        self.connected.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                turn = self._pending.pop(json.loads(message.data).get("envelope_id"), None)
                if turn is not None:
                    turn.acknowledged = time.monotonic()
        return socket

    async def _answer(self, request: web.Request) -> web.Response:
        method, params = request.match_info["method"], await _params(request)
        made = self._done(method, params)
        return web.json_response({"ok": True, **made}, headers=_HEAD)

    def _done(self, method: str, params: Json) -> Json:
        match method:
            case "chat.postMessage":
                self.talks.posted(params.get("thread_ts") or "", params)
                return {"channel": params["channel"], "ts": self._ts()}
            case "auth.test":
                who = {"team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0BOT", "user": "bot"}
                return {**who, "url": "https://bench.slack.test/"}
            case "apps.connections.open":
                return {"url": f"{self.url.replace('http', 'ws', 1)}/socket"}
            case "conversations.replies" | "conversations.history":
                return {"messages": self._said.get(params.get("ts") or "", [])}
            case "conversations.open":
                return {"channel": {"id": f"D{params['users']}"}}
            case "users.info":
                user = params["user"]
                return {"user": {"id": user, "name": user, "real_name": user, "tz_offset": 0}}
            case "files.getUploadURLExternal":
                return {"upload_url": f"{self.url}/upload", "file_id": f"F{next(self._count)}"}
            case "files.completeUploadExternal":
                return {"files": json.loads(params["files"])}
        return {}

    async def _uploaded(self, request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text="OK")


async def _params(request: web.Request) -> Json:
    body = await request.text()
    if request.content_type == "application/json":
        loaded: Json = json.loads(body) if body else {}
        return loaded
    return {**request.query, **{name: values[0] for name, values in parse_qs(body).items()}}
