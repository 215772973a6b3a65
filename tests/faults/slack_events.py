"""Slack's side of Socket Mode between local-slack and the program: delivered late, twice, or not.

local-slack sends each event once to whoever is connected. Slack sends it again when it was not
acknowledged within three seconds: almost at once, after a minute, after five; then it is gone.
The times here are shorter.
"""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import WSMsgType, web

from tests.faults.dice import Dice

Json = dict[str, Any]

ACK_WITHIN = 3.0
RETRIES = (0.0, 0.5, 8.0, 40.0)
CHANCES: Mapping[str, float] = {
    "twice": 0.06,
    "thrice": 0.02,
    "late": 0.06,
    "ack lost": 0.03,
    "closed": 0.01,
    "refresh": 0.006,
}


@dataclass(slots=True)
class Line:
    """One connection of the program."""

    socket: web.WebSocketResponse
    pending: dict[str, asyncio.Future[Json]] = field(default_factory=dict)

    async def send(self, frame: Json) -> bool:
        """Send a frame; False when nobody is there."""
        if self.socket.closed:
            return False
        try:
            await self.socket.send_json(frame)
        except (ConnectionError, RuntimeError, aiohttp.ClientError):
            return False
        return True


class SlackEvents:
    """Delivers what happens. ``excused`` says that the program cannot store just now.

    Of several connections the newest gets everything, unless it is ``spread`` over all.
    """

    def __init__(self, dice: Dice, excused: Callable[[], bool]) -> None:
        self.calm = False
        self.spread = False
        self.faults: Counter[str] = Counter()
        self.delivered = 0
        self.lost = 0
        self.unacknowledged: set[str] = set()
        self.slowest = 0.0
        self._dice = dice
        self._excused = excused
        self._lines: list[Line] = []
        self._count = itertools.count()
        self._tasks: set[asyncio.Task[None]] = set()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """One connection of the program, until it ends."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        line = Line(socket)
        await line.send({"type": "hello", "num_connections": 1, "connection_info": {}})
        self._lines.append(line)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._taken(line, message.json())
        finally:
            self._lines.remove(line)
            for waiting in line.pending.values():
                if not waiting.done():
                    waiting.cancel()
        return socket

    async def listen(self, http: aiohttp.ClientSession, upstream: str, token: str) -> None:
        """Take everything from local-slack, until cancelled."""
        head = {"Authorization": f"Bearer {token}"}
        async with http.post(f"{upstream}/api/apps.connections.open", headers=head) as answer:
            url = (await answer.json())["url"]
        async with http.ws_connect(url) as socket:
            async for message in socket:
                frame = message.json()
                if "envelope_id" in frame:
                    self._spawn(self._passed(socket, frame))

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _passed(self, socket: aiohttp.ClientWebSocketResponse, frame: Json) -> None:
        envelope = frame["envelope_id"]
        if frame["type"] == "events_api":
            await socket.send_json({"envelope_id": envelope})
            await self._event(frame)
            return
        acked = await self._attempt(frame)
        if acked is not None:
            await socket.send_json({**acked, "envelope_id": envelope})

    async def _event(self, frame: Json) -> None:
        fault = "" if self.calm else self._dice.one_of(CHANCES)
        self.faults[fault] += bool(fault)
        if fault == "late":
            await asyncio.sleep(self._dice.between(0.3, 3.0))
        for number, wait in enumerate(RETRIES):
            await asyncio.sleep(wait)
            again = {"retry_attempt": number, "retry_reason": "timeout" if number else ""}
            copies = {"twice": 2, "thrice": 3}.get(fault, 1) if not number else 1
            done = await asyncio.gather(
                *(
                    self._attempt({**frame, **again}, fault if not number else "")
                    for _ in range(copies)
                )
            )
            if any(one is not None for one in done) and not (fault == "ack lost" and not number):
                self.delivered += 1
                return
        self.lost += 1

    async def _attempt(self, frame: Json, fault: str = "") -> Json | None:
        """Send it once and wait for the acknowledgement; None when there is none."""
        line = self._line()
        envelope = f"e{next(self._count)}"
        if line is None:
            return None
        acked: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        line.pending[envelope] = acked
        begun, excused = time.monotonic(), self._excused()
        if not await line.send({**frame, "envelope_id": envelope}):
            return None
        await self._disturb(line, fault)
        try:
            answer = await asyncio.wait_for(acked, ACK_WITHIN)
        except asyncio.CancelledError:
            if not acked.cancelled():
                raise
            return None
        except TimeoutError:
            self._noted(frame, line, excused=excused or self._excused())
            return None
        finally:
            line.pending.pop(envelope, None)
        self.slowest = max(self.slowest, time.monotonic() - begun)
        return answer

    def _line(self) -> Line | None:
        if self.spread and self._lines:
            return self._dice.one(self._lines)
        return self._lines[-1] if self._lines else None

    async def _disturb(self, line: Line, fault: str) -> None:
        if fault == "closed":
            await line.socket.close()
        if fault == "refresh":
            await line.send({"type": "disconnect", "reason": "refresh_requested"})

    def _noted(self, frame: Json, line: Line, *, excused: bool) -> None:
        """Not acknowledged in time, by a program that was there all along."""
        if not excused and not line.socket.closed:
            self.unacknowledged.add(str(frame["payload"].get("event_id") or frame["type"]))

    def _taken(self, line: Line, frame: Json) -> None:
        waiting = line.pending.get(str(frame.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(frame)
