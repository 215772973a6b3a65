"""Discord as the load plays it: a gateway and the part of the REST API that an interview needs.

It keeps little and checks nothing: what Discord keeps and refuses is the business of other tests.
"""

import asyncio
import itertools
import json
import time
from datetime import UTC, datetime
from typing import Any

from aiohttp import WSMsgType, web

from tests.bench.seeds import DISCORD_CHANNEL, GUILD
from tests.bench.talk import Talk, Talks

Json = dict[str, Any]
TOKEN = "bench.discord.token"
BOT = {"id": "9001", "username": "interviewer", "discriminator": "0", "avatar": None, "bot": True}
EPOCH_MS = 1_420_070_400_000
_LIMITS = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}


class DiscordSide:
    """The server. ``connected`` is set once the program has identified itself."""

    def __init__(self, talks: Talks) -> None:
        self.talks = talks
        self.url = ""
        self.connected = asyncio.Event()
        self._socket: web.WebSocketResponse | None = None
        self._sequence = itertools.count(1)
        self._said: dict[str, list[Json]] = {}
        self._last = 0
        self._commands: Any = []

    def routes(self) -> list[web.RouteDef]:
        """Where it is found."""
        return [
            web.get("/discord/gateway", self._listening),
            web.route("*", "/discord/v10/{path:.*}", self._answer),
        ]

    def settings(self) -> dict[str, str]:
        """What the program is told about it."""
        gateway = f"{self.url.replace('http', 'ws', 1)}/discord/gateway"
        address = {"DISCORD_API_URL": f"{self.url}/discord", "DISCORD_GATEWAY_URL": gateway}
        return {"DISCORD_TOKEN": TOKEN, **address}

    async def say(self, talk: Talk, text: str) -> None:
        """The candidate writes into the thread."""
        thread = talk.seed.thread
        author = {"id": talk.seed.candidate, "username": "candidate", "discriminator": "0"}
        message = self._message(thread.thread, {**author, "avatar": None}, {"content": text})
        member: Json = {
            "roles": [],
            "joined_at": message["timestamp"],
            "deaf": False,
            "mute": False,
        }
        self._said.setdefault(thread.thread, []).append(message)
        talk.turn.said = time.monotonic()
        await self._tell("MESSAGE_CREATE", {**message, "guild_id": str(GUILD), "member": member})

    def _message(self, channel: str, author: Json, content: Json) -> Json:
        embeds = [{"type": "rich", **embed} for embed in content.get("embeds") or ()]
        return {
            "id": self._snowflake(),
            "channel_id": channel,
            "author": author,
            "content": content.get("content") or "",
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            **{name: [] for name in ("mentions", "mention_roles", "attachments")},
            "embeds": embeds,
            "pinned": False,
            "type": 0,
            "flags": 0,
            "components": content.get("components") or [],
            "nonce": content.get("nonce"),
        }

    def _snowflake(self) -> str:
        """An id made of now; no two are the same."""
        self._last = max(int(time.time() * 1000 - EPOCH_MS) << 22, self._last + 1)
        return str(self._last)

    async def _listening(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._socket = socket
        await socket.send_str(json.dumps({"op": 10, "d": {"heartbeat_interval": 41_250}}))
        async for message in socket:
            frame = json.loads(message.data) if message.type is WSMsgType.TEXT else {}
            match frame.get("op"):
                case 1:
                    await socket.send_str(json.dumps({"op": 11}))
                case 2:
                    await self._identified()
        return socket

    async def _identified(self) -> None:
        guilds = [{"id": str(GUILD), "unavailable": True}]
        app = {"id": BOT["id"], "flags": 0}
        address = f"{self.url.replace('http', 'ws', 1)}/discord/gateway"
        ready = {"v": 10, "user": BOT, "guilds": guilds, "session_id": "s", "application": app}
        await self._tell("READY", {**ready, "resume_gateway_url": address})
        channel = {"id": str(DISCORD_CHANNEL), "type": 0, "name": "general", "position": 0}
        everyone = {"id": str(GUILD), "name": "@everyone", "permissions": "0", "position": 0}
        await self._tell(
            "GUILD_CREATE",
            {
                "id": str(GUILD),
                "name": "Bench",
                "owner_id": "1",
                "member_count": 3,
                "channels": [{**channel, "permission_overwrites": []}],
                "roles": [everyone],
                **{name: [] for name in ("threads", "members", "emojis", "voice_states")},
            },
        )
        self.connected.set()

    async def _tell(self, event: str, data: Json) -> None:
        assert self._socket is not None
        frame = {"op": 0, "t": event, "s": next(self._sequence), "d": data}
        await self._socket.send_str(json.dumps(frame))

    async def _answer(self, request: web.Request) -> web.Response:
        match (request.method, *request.match_info["path"].split("/")):
            case ("POST", "channels", channel, "messages"):
                content = await _content(request)
                self.talks.posted(channel, content)
                return _json(self._message(channel, BOT, content))
            case ("GET", "channels", channel, "messages"):
                after = int(request.query.get("after", "0"))
                kept = [m for m in self._said.get(channel, ()) if int(m["id"]) > after]
                return _json(kept[:100][::-1])
            case ("GET", "gateway", "bot"):
                url = f"{self.url.replace('http', 'ws', 1)}/discord/gateway"
                return _json({"url": url, "shards": 1, "session_start_limit": _LIMITS})
            case ("GET", "users", "@me", "guilds"):
                return _json([{"id": str(GUILD), "name": "Bench"}])
            case ("GET", "users", "@me"):
                return _json(BOT)
            case ("POST", "users", "@me", "channels"):
                user = str((await request.json())["recipient_id"])
                person = {"id": user, "username": user, "discriminator": "0", "avatar": None}
                return _json({"id": f"7{user}", "type": 1, "recipients": [person]})
            case ("GET", "users", user) | ("GET", "guilds", _, "members", user):
                person = {"id": user, "username": user, "discriminator": "0", "avatar": None}
                member: Json = {"user": person, "roles": [], "joined_at": None, "deaf": False}
                is_member = "members" in request.match_info["path"]
                return _json({**member, "mute": False, "flags": 0} if is_member else person)
            case ("GET", "oauth2", *_):
                app = {"id": BOT["id"], "name": "interviewer", "description": "", "icon": None}
                more = {"bot_public": True, "bot_require_code_grant": False, "verify_key": ""}
                return _json({**app, **more, "owner": BOT, "flags": 0})
            case ("PUT", "applications", _, "commands"):
                made = enumerate(await request.json(), start=1)
                self._commands = [{"id": str(n), "version": "1", **one} for n, one in made]
                return _json(self._commands)
            case ("GET", "applications", _, "commands"):
                return _json(self._commands)
        return web.Response(status=204)


async def _content(request: web.Request) -> Json:
    if not request.content_type.startswith("multipart/"):
        content: Json = await request.json()
        return content
    form = await request.post()
    loaded: Json = json.loads(str(form["payload_json"]))
    return loaded


def _json(data: Any) -> web.Response:
    """JSON under the content type that the library looks for, letter by letter."""
    return web.Response(
        body=json.dumps(data).encode(), headers={"Content-Type": "application/json"}
    )
