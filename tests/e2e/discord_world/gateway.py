"""Discord's gateway over a web socket: hello, identify, resume, heartbeats, and events.

Events come from simcord's world and are shaped by the intents that the program declared, with
simcord's own rules.
"""

import asyncio
import copy
import itertools
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import discord
from aiohttp import WSMsgType, web
from simcord import intents as rules
from simcord.backend import Backend, serializers

Json = dict[str, Any]

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
HEARTBEAT_MS = 41_250
INTENTS_REFUSED = 4014


class Session:
    """What one identified client was told, so that it can resume."""

    def __init__(self, intents: discord.Intents, shard: tuple[int, int]) -> None:
        self.intents = intents
        self.shard, self.shards = shard
        self.frames: list[Json] = []
        self.socket: web.WebSocketResponse | None = None

    async def tell(self, event: str, data: Any) -> None:
        """Send an event, or keep it for a client that is away."""
        frame = {"op": DISPATCH, "t": event, "s": len(self.frames) + 1, "d": data}
        self.frames.append(frame)
        await self.send(frame)

    async def send(self, frame: Json) -> None:
        """Send a frame if somebody is there; whoever is not anymore must not end the gateway."""
        if self.socket is not None and not self.socket.closed:
            with suppress(ConnectionError):
                await self.socket.send_str(json.dumps(frame))


class Gateway:
    """Serves clients. ``approved`` are the intents that are switched on for the application.

    While it is ``mute`` it takes connections and answers heartbeats, and begins no session.
    """

    def __init__(self, backend: Backend, url: Callable[[], str]) -> None:
        self._backend = backend
        self._url = url
        self._count = itertools.count()
        self._events: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self.sessions: dict[str, Session] = {}
        self.approved = discord.Intents.all()
        self.mute = False
        self.ignored = 0
        self.identified = 0
        self.resumed = 0
        backend.subscribers.append(lambda event, data: self._events.put_nowait((event, data)))

    async def run(self) -> None:
        """Pass on what happens in the world until cancelled."""
        while True:
            event, data = await self._events.get()
            for session in tuple(self.sessions.values()):
                shaped = self._shaped(session, event, data)
                if shaped is not None:
                    await session.tell(event, shaped)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}}))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(message.data))
        return socket

    async def drop(self, *, lose: bool) -> None:
        """Break all connections; with ``lose`` their sessions cannot be resumed."""
        sessions = list(self.sessions.values())
        if lose:
            self.sessions.clear()
        for session in sessions:
            if session.socket is not None:
                await session.socket.close(code=4000)

    async def malformed(self) -> None:
        """Send an event that no library expects."""
        for session in self.sessions.values():
            await session.tell("MESSAGE_CREATE", {"id": "not a number"})

    async def _take(self, socket: web.WebSocketResponse, frame: Json) -> None:
        if self.mute and frame["op"] in {IDENTIFY, RESUME}:
            self.ignored += 1
            return
        match frame["op"]:
            case 1:
                await socket.send_str(json.dumps({"op": ACK}))
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"])

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> None:
        intents = discord.Intents._from_value(data["intents"])
        if rules.missing_privileged_intents(intents, self.approved):
            await socket.close(code=INTENTS_REFUSED, message=b"Disallowed intent(s).")
            return
        self.identified += 1
        session_id = f"session-{next(self._count)}"
        shard, shards = data.get("shard", (0, 1))
        session = Session(intents, (shard, shards))
        session.socket = socket
        self._forget_others(shard)
        guilds = [g for g in self._backend.guilds.values() if (g.id >> 22) % shards == shard]
        ready = {
            "v": 10,
            "user": dict(serializers.user_payload(self._backend.bot_user)),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session_id,
            "resume_gateway_url": self._url(),
            "shard": [shard, shards],
            "application": {"id": str(self._backend.application_id), "flags": 0},
        }
        await session.tell("READY", ready)
        for guild in guilds:
            payload = serializers.guild_create_payload(self._backend, guild)
            await session.tell("GUILD_CREATE", self._shaped(session, "GUILD_CREATE", payload))
        self.sessions[session_id] = session

    def _forget_others(self, shard: int) -> None:
        """Who identifies anew does not come back to what was before."""
        for session_id, old in tuple(self.sessions.items()):
            if old.shard == shard and (old.socket is None or old.socket.closed):
                self.sessions.pop(session_id)

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None:
            await socket.send_str(json.dumps({"op": INVALID, "d": False}))
            return
        self.resumed += 1
        session.socket = socket
        for frame in session.frames[data["seq"] :]:
            await session.send(frame)
        await session.tell("RESUMED", {})

    def _shaped(self, session: Session, event: str, data: Mapping[str, Any]) -> Json | None:
        """The event as these intents show it; None when they do not."""
        needed = rules.required_intent(event, data)
        if needed is not None and not getattr(session.intents, needed):
            return None
        guild = int(data.get("guild_id") or (data["id"] if event.startswith("GUILD_") else 0))
        if (guild >> 22) % session.shards != session.shard:
            return None
        shaped: Json = copy.deepcopy(dict(data))
        bot = self._backend.bot_user.id
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and not session.intents.message_content:
            rules.censor_message(shaped, bot, backend=self._backend)
        if event == "GUILD_CREATE":
            rules.prune_guild_create(shaped, session.intents, bot)
        return shaped
