"""Discord's REST API over HTTP: every request goes through simcord's own routes.

What simcord does not keep is added here: the nonce, which makes a repeated message one message,
and the faults that only a real connection has.
"""

import asyncio
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from simcord.backend import Backend
from simcord.backend.errors import BackendError
from simcord.http import router, routes

TOKEN = "lab.discord.token"
Json = Any


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as simcord's routes take it."""

    filename: str
    fp: io.BytesIO
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A request that goes wrong, after it was ``stored`` or before; without status it is cut.

    With ``after`` it is cut at once and stored so many seconds later.
    """

    stored: bool
    status: int = 0
    after: float = 0.0

    async def answered(self, request: web.Request) -> web.StreamResponse:
        """What the client gets."""
        if not self.status:
            return await hang_up(request)
        body = {"message": "You are being rate limited.", "retry_after": 0.5, "global": False}
        return answer(body, self.status, Via="1.1 google")


class Rest:
    """Answers requests.

    A message with words in ``cut`` is stored, but not acknowledged, once. While it is ``blind``,
    histories do not show what has just been said.
    """

    def __init__(self, backend: Backend, gateway_url: Callable[[], str]) -> None:
        assert routes
        self._backend = backend
        self._gateway_url = gateway_url
        self._nonces: dict[tuple[str, str], Json] = {}
        self.cut: list[str] = []
        self.repeats = 0
        self.blind = False

    def routes(self) -> list[web.RouteDef]:
        """The API in the version that the library speaks, behind any prefix."""
        return [
            web.get("/api/v10/gateway/bot", self._gateway),
            web.route("*", "/api/v10/{path:.*}", self._request),
        ]

    def forget(self) -> None:
        """Some minutes have passed: repeated messages are no longer known by their nonces."""
        self._nonces.clear()

    def fault(self, method: str, path: str) -> "Fault | None":
        """What goes wrong with a request; nothing, unless a campaign says otherwise."""
        del method, path
        return None

    async def _gateway(self, request: web.Request) -> web.Response:
        del request
        limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        made = {"url": self._gateway_url(), "shards": 1, "session_start_limit": limit}
        return answer(made)

    async def _request(self, request: web.Request) -> web.StreamResponse:
        path = f"/{request.match_info['path']}"
        interaction = path.startswith(("/interactions/", "/webhooks/"))
        if not interaction and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return answer({"code": 0, "message": "401: Unauthorized"}, status=401)
        body, files = await _read(request)
        key = _nonce_key(request.method, path, body)
        if key in self._nonces:
            self.repeats += 1
            return answer(self._nonces[key])
        if self.blind and request.method == "GET" and path.endswith("/messages"):
            return answer([])
        fault = self.fault(request.method, path)
        if fault is not None and not fault.stored:
            return await fault.answered(request)
        if fault is not None and fault.after:
            await hang_up(request)
            await asyncio.sleep(fault.after)
            if key in self._nonces:
                self.repeats += 1
                return web.Response()
        try:
            made = router.dispatch(
                self._backend,
                request.method,
                path,
                json=body,
                params=dict(request.query),
                files=files,
            )
        except BackendError as error:
            return answer(error.to_json(), status=error.status)
        if key is not None:
            self._nonces[key] = {**made, "nonce": key[1]}
            if any(words in json.dumps(made, ensure_ascii=False) for words in self.cut):
                self.cut.clear()
                return await hang_up(request)
        if fault is not None:
            return await fault.answered(request)
        return web.Response(status=204) if made is None else answer(made)


def answer(made: Json, status: int = 200, **more: str) -> web.Response:
    """JSON under the content type that the library looks for, letter by letter."""
    headers = {"Content-Type": "application/json", **more}
    return web.Response(body=json.dumps(made).encode(), status=status, headers=headers)


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection in the middle of the answer."""
    if request.transport is not None:
        request.transport.close()
    await asyncio.sleep(0)
    return web.Response()


async def _read(request: web.Request) -> tuple[Json, list[Upload]]:
    """The JSON of a request and its files."""
    if not request.content_type.startswith("multipart/"):
        return (await request.json() if request.can_read_body else None), []
    form, files = await request.post(), list[Upload]()
    for value in form.values():
        if isinstance(value, web.FileField):
            files.append(Upload(value.filename, io.BytesIO(value.file.read())))
    return json.loads(str(form["payload_json"])), files


def _nonce_key(method: str, path: str, body: Json) -> tuple[str, str] | None:
    """What makes a message the same as an earlier one; None for anything else."""
    sent = method == "POST" and path.startswith("/channels/") and path.endswith("/messages")
    if not sent or not isinstance(body, Mapping) or not body.get("enforce_nonce"):
        return None
    return path, str(body["nonce"])
