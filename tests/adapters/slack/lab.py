"""The stand-in on a port of the loopback, with its sockets: what the adapter connects to."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.slack.stand_in import BOT, TEAM, StandIn

Json = dict[str, Any]


class Lab:
    """A running stand-in. Envelopes go over the newest socket; ``acks`` holds what came back.

    A ``mood`` holds for sockets that are opened from then on: ``mute`` accepts them and says
    nothing but pongs, ``dead`` not even those, ``stuck`` never answers the handshake, ``closed``
    refuses it. Addresses that were refused once are refused for ever, as an old ticket is.
    """

    def __init__(self, slack: StandIn) -> None:
        self.slack = slack
        self.sockets: list[web.WebSocketResponse] = []
        self.acks: dict[str, Json] = {}
        self.times: list[float] = []
        self.mood = "friendly"
        self.hello: Json = {}
        self.opened: list[web.WebSocketResponse] = []
        self.expired: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._connected = asyncio.Condition()
        self._numbers = count(1)

    @property
    def api_url(self) -> str:
        """What to set as Slack's address."""
        return f"{self.slack.url}/api/"

    async def connected(self, sockets: int = 1) -> None:
        """Return once so many sockets have been opened in all."""
        async with self._connected:
            await self._connected.wait_for(lambda: len(self.sockets) >= sockets)

    async def send(self, kind: str, payload: Json, within: float = 5.0) -> Json | None:
        """Send an envelope; its acknowledgement's payload, None when there is none in time."""
        envelope = f"e{next(self._numbers)}"
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = future
        if kind == "interactive":  # Slack always says where the app is installed
            payload = {"team": {"id": self.slack.team}, **payload}
        body: Json = {"type": kind, "envelope_id": envelope, "payload": payload}
        body["accepts_response_payload"] = kind != "events_api"
        began = time.perf_counter()
        await self.sockets[-1].send_json(body)
        try:
            acked = await asyncio.wait_for(future, within)
        except TimeoutError:
            return None
        self.times.append(time.perf_counter() - began)
        return acked

    async def event(self, event: Json, event_id: str = "", within: float = 5.0) -> Json | None:
        """Send an event as Slack does; its acknowledgement."""
        return await self.send("events_api", event_body(event, event_id), within)

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """A Socket Mode connection."""
        ticket = request.query.get("ticket", "")
        if self.mood == "closed":
            self.expired.add(ticket)
        if ticket in self.expired:
            raise web.HTTPForbidden
        if self.mood == "stuck":
            await asyncio.sleep(60)
        socket = web.WebSocketResponse(autoping=self.mood != "dead")
        await socket.prepare(request)
        self.opened.append(socket)
        if self.mood != "friendly":
            async for _ in socket:
                pass
            return socket
        await socket.send_json({"type": "hello", "num_connections": 1, **self.hello})
        async with self._connected:
            self.sockets.append(socket)
            self._connected.notify_all()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self._acked(message.json())
        return socket

    def _acked(self, body: Json) -> None:
        self.acks[body["envelope_id"]] = body
        future = self._waiting.pop(body["envelope_id"], None)
        if future is not None and not future.done():
            future.set_result(body.get("payload") or {})

    async def upload(self, request: web.Request) -> web.Response:
        """The address that a file's content is sent to."""
        content = await request.read()
        self.slack.uploads[request.match_info["file"]]["content"] = content
        return web.Response(text=f"OK - {len(content)}")

    async def download(self, request: web.Request) -> web.Response:
        """A file that a person shared; the app's token opens it."""
        name = request.match_info["name"]
        if not request.headers.get("Authorization", "").startswith("Bearer xoxb-"):
            return web.Response(text="<html>sign in</html>", content_type="text/html")
        return web.Response(text=self.slack.downloads[name], content_type="text/plain")

    async def respond(self, request: web.Request) -> web.Response:
        """A ``response_url``."""
        body = {"user": request.query.get("user", ""), **await request.json()}
        self.slack.checked(body["text"], body.get("blocks") or [])
        self.slack.responses.append(body)
        return web.Response(text="ok")


def event_body(event: Json, event_id: str = "") -> Json:
    """An event with what Slack wraps around it."""
    event_id = event_id or f"Ev{event.get('event_ts') or event.get('ts')}"
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A01INT",
        "event_id": event_id,
        "event_time": 1,
        "event": event,
        "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
    }


@asynccontextmanager
async def running(slack: StandIn) -> AsyncIterator[Lab]:
    """The stand-in, reachable until the end; fails there if Slack would refuse what was sent."""
    lab = Lab(slack)
    app = web.Application(client_max_size=2**24)
    app.router.add_route("*", "/api/{method}", slack.answer)
    app.router.add_get("/socket", lab.socket)
    app.router.add_post("/upload/{file}", lab.upload)
    app.router.add_get("/files/{name}", lab.download)
    app.router.add_post("/hook", lab.respond)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    slack.url = f"http://{host}:{port}"
    try:
        yield lab
    finally:
        for socket in lab.opened:
            await socket.close()
        await runner.cleanup()
    assert not slack.violations, slack.violations
