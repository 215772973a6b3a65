"""Slack's events as values: what people wrote, changed, removed, or asked for. Pure.

A message of ours, of another app, of Slack itself or of a kind that is not handled is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

KEPT = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that a person wrote."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody shared; ``size`` in bytes."""

    name: str
    mode: str
    mimetype: str
    url: str
    size: int


@dataclass(frozen=True, slots=True)
class MessagePosted:
    """A message: ``thread`` is empty at the top of a conversation, ``text`` as Slack sends it."""

    channel: str
    thread: str
    user: str
    ts: str
    text: str
    files: tuple[File, ...] = ()
    edited_ts: str = ""
    discussed: bool = False


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """A message with a new text."""

    now: MessagePosted


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message that was deleted; ``user`` is empty when Slack does not say whose it was."""

    channel: str
    thread: str
    user: str
    ts: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody addressed the app in a channel."""

    channel: str
    thread: str
    user: str
    ts: str


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody looks at the app's home."""

    user: str


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """The workspace has taken the app's rights away."""

    kind: str


Incoming = MessagePosted | MessageEdited | MessageDeleted | Mentioned | HomeOpened | Uninstalled


def teams(body: Json) -> frozenset[str]:
    """Ids of the workspaces that what Slack sent is meant for.

    That is where the app is installed, not where the person is from: in a channel that is shared
    with another organisation people of other workspaces speak too (Slack, Events API,
    ``authorizations``; Interactivity, ``team``).
    """
    view, team = body.get("view") or {}, body.get("team") or {}
    found = [body.get("team_id"), team.get("id"), view.get("app_installed_team_id")]
    found += [one.get("team_id") for one in body.get("authorizations") or ()]
    return frozenset(str(one) for one in found if one)


def parse_event(event: Json) -> Incoming | None:
    """What an event of the Events API says."""
    match event.get("type"):
        case "message":
            return _message(event)
        case "app_mention" if not event.get("bot_id") and event.get("user"):
            thread = event.get("thread_ts") or ""
            return Mentioned(event["channel"], thread, event["user"], event["ts"])
        case "app_home_opened" if event.get("tab") == "home":
            return HomeOpened(event["user"])
        case "app_uninstalled" | "tokens_revoked" as kind:
            return Uninstalled(kind)
    return None


def parse_message(message: Json, channel: str) -> MessagePosted | None:
    """A message as an event or a history holds it; None when no person wrote it."""
    user = message.get("user") or ""
    if not user or message.get("bot_id") or (message.get("subtype") or "") not in KEPT:
        return None
    ts = str(message["ts"])
    thread = str(message.get("thread_ts") or "")
    return MessagePosted(
        channel=channel,
        thread="" if thread == ts else thread,
        user=user,
        ts=ts,
        text=message.get("text") or "",
        files=tuple(_file(file) for file in message.get("files") or ()),
        edited_ts=str((message.get("edited") or {}).get("ts") or ""),
        discussed=bool(message.get("reply_count")),
    )


def _message(event: Json) -> MessagePosted | MessageEdited | MessageDeleted | None:
    channel = event["channel"]
    match event.get("subtype"):
        case "message_changed":
            return _parse_edit(event, channel)
        case "message_deleted":
            before = event.get("previous_message") or {}
            return _parse_deletion(
                before, channel, str(event.get("deleted_ts") or before.get("ts"))
            )
    return parse_message(event, channel)


def _parse_edit(event: Json, channel: str) -> MessageEdited | MessageDeleted | None:
    """An edit by a person; Slack sends the same when it unfurls a link or counts replies."""
    message = event.get("message") or {}
    if message.get("subtype") == "tombstone":
        return _parse_deletion(event.get("previous_message") or {}, channel, str(message["ts"]))
    now = parse_message(message, channel)
    return MessageEdited(now) if now is not None and now.edited_ts else None


def _parse_deletion(before: Json, channel: str, ts: str) -> MessageDeleted | None:
    if before.get("bot_id"):
        return None
    thread = str(before.get("thread_ts") or "")
    return MessageDeleted(channel, "" if thread == ts else thread, before.get("user") or "", ts)


def _file(file: Json) -> File:
    return File(
        name=str(file.get("name") or ""),
        mode=str(file.get("mode") or ""),
        mimetype=str(file.get("mimetype") or ""),
        url=str(file.get("url_private_download") or file.get("url_private") or ""),
        size=int(file.get("size") or 0),
    )
