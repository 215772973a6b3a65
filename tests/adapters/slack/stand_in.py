"""A Slack on the loopback: the part of the Web API that the adapter uses, with faults to order.

It keeps what a workspace would keep, refuses what Slack would refuse, and passes every message
and view that it is sent through the validators.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from adapters.slack.platform import SCOPES
from tests.adapters.slack.removing import REMOVING
from tests.adapters.slack.validators import assert_message, assert_view

Json = dict[str, Any]

TEAM, BOT, BOT_ID = "T01LAB", "U0BOT", "B0BOT"
TOKEN, APP_TOKEN = "xoxb-stand-in", "xapp-stand-in"
BASE = 1_772_452_800  # 2026-03-02 12:00 UTC, the moment that the tests' clock stands at
PAGE = 15


@dataclass
class Fault:
    """What goes wrong with the next ``times`` calls of a method.

    ``kind`` is ``limited``, ``error:CODE``, or one of ``500``, ``reset``, ``html``, each with
    ``-before`` or ``-after`` it was carried out.
    """

    method: str
    kind: str
    times: int = 1
    retry_after: int = 0


@dataclass
class StandIn:
    """The state of one workspace with one app in it."""

    url: str = ""
    team: str = TEAM
    members: set[str] = field(default_factory=lambda: {"C01"})
    users: dict[str, Json] = field(default_factory=dict)
    groups: dict[str, list[str]] | None = None
    closed: set[str] = field(default_factory=set)
    messages: dict[str, list[Json]] = field(default_factory=dict)
    ephemerals: list[Json] = field(default_factory=list)
    responses: list[Json] = field(default_factory=list)
    homes: dict[str, Json] = field(default_factory=dict)
    modals: list[Json] = field(default_factory=list)
    statuses: list[Json] = field(default_factory=list)
    uploads: dict[str, Json] = field(default_factory=dict)
    downloads: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    counter: int = 0
    page: str = "<html>maintenance</html>"
    strict: bool = True
    hidden_before: str = ""
    """The stamp before which histories show nothing, as a plan's limit does."""

    def user(self, user: str, name: str, **more: object) -> None:
        """Make a user known."""
        self.users[user] = {
            "id": user,
            "team_id": TEAM,
            "name": name.split(maxsplit=1)[0].lower(),
            "real_name": name,
            "tz": "Europe/Berlin",
            "tz_offset": 3600,
            "is_bot": False,
            "deleted": False,
            **more,
        }

    def ts(self) -> str:
        """The next time stamp: a second after the last."""
        self.counter += 1
        return f"{BASE + self.counter}.{self.counter:06d}"

    def written(self, channel: str, user: str, text: str, thread: str = "", **more: Any) -> Json:
        """A message by a person, kept in its channel."""
        message: Json = {"type": "message", "ts": self.ts(), "user": user, "text": text, **more}
        if thread:
            message["thread_ts"] = thread
        self.messages.setdefault(channel, []).append(message)
        return message

    def said(self, channel: str, thread: str = "") -> list[Json]:
        """What the app said in a thread, its root left out, or at the top of a conversation."""
        return [
            m
            for m in self.messages.get(channel, ())
            if m.get("bot_id") == BOT_ID and m.get("thread_ts", "") == thread
        ]

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(1 for name, _ in self.calls if name == method)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Any call of the Web API."""
        method = request.match_info["method"]
        params = await _params(request)
        self.calls.append((method, params))
        if request.headers.get("Authorization") not in {f"Bearer {TOKEN}", f"Bearer {APP_TOKEN}"}:
            return web.json_response({"ok": False, "error": "invalid_auth"})
        fault = self._fault(method)
        if fault and fault.kind == "limited":
            headers = {"Retry-After": str(fault.retry_after)}
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers=headers
            )
        if fault and fault.kind.startswith("error:"):
            return web.json_response({"ok": False, "error": fault.kind.split(":")[1]})
        if fault and fault.kind.endswith("-before"):
            return _broken(request, fault.kind.split("-")[0], self.page)
        handler = METHODS.get(method)
        outcome = handler(self, params) if handler else {"ok": False, "error": "unknown_method"}
        if fault and fault.kind.endswith("-after"):
            return _broken(request, fault.kind.split("-")[0], self.page)
        headers = {"x-oauth-scopes": ",".join(SCOPES)}
        return web.json_response({"ok": True, **outcome}, headers=headers)

    def _fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    def checked(self, text: str, blocks: list[Json]) -> None:
        """Pass a message through the validators; what they say is kept for the end of the test."""
        try:
            if self.strict:
                assert_message(text, blocks)
        except Exception as error:
            self.violations.append(f"{type(error).__name__}: {error}")


async def _params(request: web.Request) -> Json:
    if request.content_type == "application/json":
        body: Json = await request.json()
        return body
    form = {**request.query, **await request.post()}
    return {k: _maybe_json(str(v)) for k, v in form.items()}


def _maybe_json(text: str) -> Any:
    return json.loads(text) if text[:1] in "[{" and text else text


def _broken(request: web.Request, kind: str, page: str) -> web.StreamResponse:
    if kind == "500":
        return web.Response(status=500, text="oops")
    if kind == "html":
        return web.Response(text=page, content_type="text/html")
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def _auth(slack: StandIn, _: Json) -> Json:
    who = {"team_id": slack.team, "user_id": BOT, "bot_id": BOT_ID, "user": "interviewer"}
    return {"url": "https://lab.slack.com/", **who}


def _post(slack: StandIn, params: Json) -> Json:
    channel, thread = params["channel"], params.get("thread_ts") or ""
    if not channel.startswith("D") and channel not in slack.members:
        return {"ok": False, "error": "not_in_channel"}
    known = {m["ts"] for m in slack.messages.get(channel, ())}
    if thread and thread not in known:
        return {"ok": False, "error": "thread_not_found"}
    slack.checked(params["text"], params.get("blocks") or [])
    message: Json = {"type": "message", "ts": slack.ts(), "user": BOT, "bot_id": BOT_ID}
    message |= {name: params[name] for name in ("text", "blocks", "metadata") if params.get(name)}
    if thread:
        message["thread_ts"] = thread
    slack.messages.setdefault(channel, []).append(message)
    return {"channel": channel, "ts": message["ts"], "message": message}


def _ephemeral(slack: StandIn, params: Json) -> Json:
    slack.checked(params["text"], params.get("blocks") or [])
    slack.ephemerals.append(params)
    return {"message_ts": slack.ts()}


def _open(slack: StandIn, params: Json) -> Json:
    user = params["users"]
    if user in slack.closed:
        return {"ok": False, "error": "cannot_dm_bot"}
    if user not in slack.users:
        return {"ok": False, "error": "users_not_found"}
    return {"channel": {"id": f"D{user[1:]}"}}


def _history(slack: StandIn, params: Json) -> Json:
    chosen = [m for m in slack.messages.get(params["channel"], ()) if not m.get("thread_ts")]
    return _paged(slack, chosen[::-1], params)


def _replies(slack: StandIn, params: Json) -> Json:
    root = params["ts"]
    kept = slack.messages.get(params["channel"], ())
    if not any(m["ts"] == root for m in kept):
        return {"ok": False, "error": "thread_not_found"}
    chosen = [m for m in kept if m["ts"] == root or m.get("thread_ts") == root]
    return _paged(slack, chosen, params, root)


def _paged(slack: StandIn, chosen: list[Json], params: Json, root: str = "") -> Json:
    oldest = str(params.get("oldest", ""))
    shown = [m for m in chosen if m["ts"] >= slack.hidden_before]
    late = [m for m in shown if m["ts"] >= oldest or m["ts"] == root]
    start = int(params.get("cursor") or 0)
    more = start + PAGE < len(late)
    cursor = str(start + PAGE) if more else ""
    page = late[start : start + PAGE]
    return {"messages": page, "has_more": more, "response_metadata": {"next_cursor": cursor}}


def _user(slack: StandIn, params: Json) -> Json:
    found = slack.users.get(params["user"])
    return {"user": found} if found else {"ok": False, "error": "user_not_found"}


def _group(slack: StandIn, params: Json) -> Json:
    if slack.groups is None:
        return {"ok": False, "error": "unknown_method"}
    members = slack.groups.get(params["usergroup"])
    return {"users": members} if members is not None else {"ok": False, "error": "no_such_subteam"}


def _group_list(slack: StandIn, params: Json) -> Json:
    del params
    if slack.groups is None:
        return {"ok": False, "error": "unknown_method"}
    return {"usergroups": [{"id": g, "name": f"Group {g}"} for g in slack.groups]}


def _slot(slack: StandIn, params: Json) -> Json:
    file_id = f"F{len(slack.uploads) + 1}"
    slack.uploads[file_id] = {"name": params["filename"], "length": int(params["length"])}
    return {"file_id": file_id, "upload_url": f"{slack.url}/upload/{file_id}"}


def _complete(slack: StandIn, params: Json) -> Json:
    files = params["files"]
    for file in files:
        kept = slack.uploads[file["id"]]
        assert len(kept["content"]) == kept["length"]
        message: Json = {"type": "message", "subtype": "file_share", "ts": slack.ts(), "user": BOT}
        message |= {"files": [{"name": kept["name"], "id": file["id"]}], "text": ""}
        if params.get("thread_ts"):
            message["thread_ts"] = params["thread_ts"]
        slack.messages.setdefault(params["channel_id"], []).append(message)
    return {"files": files}


def _status(slack: StandIn, params: Json) -> Json:
    slack.statuses.append(params)
    return {}


def _view_open(slack: StandIn, params: Json) -> Json:
    assert_view(params["view"])
    slack.modals.append(params)
    return {"view": {"id": f"V{len(slack.modals)}"}}


def _publish(slack: StandIn, params: Json) -> Json:
    assert_view(params["view"])
    slack.homes[params["user_id"]] = params["view"]
    return {}


def _socket(slack: StandIn, _: Json) -> Json:
    slack.counter += 1
    return {"url": f"{slack.url.replace('http:', 'ws:')}/socket?ticket={slack.counter}"}


METHODS: Mapping[str, Callable[[StandIn, Json], Json]] = {
    "apps.connections.open": _socket,
    "assistant.threads.setStatus": _status,
    "auth.test": _auth,
    "chat.postEphemeral": _ephemeral,
    "chat.postMessage": _post,
    "conversations.history": _history,
    "conversations.open": _open,
    "conversations.replies": _replies,
    "files.completeUploadExternal": _complete,
    "files.getUploadURLExternal": _slot,
    "usergroups.list": _group_list,
    "usergroups.users.list": _group,
    "users.info": _user,
    "views.open": _view_open,
    "views.publish": _publish,
    **REMOVING,
}
