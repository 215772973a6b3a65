"""How the stand-in deletes: an app's own messages and files, nobody else's."""

from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]


def _delete(slack: Any, params: Json) -> Json:
    kept = slack.messages.get(params["channel"], [])
    found = [m for m in kept if m["ts"] == str(params["ts"])]
    if not found:
        return {"ok": False, "error": "message_not_found"}
    if not found[0].get("bot_id"):
        return {"ok": False, "error": "cant_delete_message"}
    kept.remove(found[0])
    return {}


def _delete_file(slack: Any, params: Json) -> Json:
    """With the file goes the message that shared it."""
    if slack.uploads.pop(params["file"], None) is None:
        return {"ok": False, "error": "file_not_found"}
    for kept in slack.messages.values():
        kept[:] = [m for m in kept if params["file"] not in [f["id"] for f in m.get("files", ())]]
    return {}


REMOVING: Mapping[str, Callable[[Any, Json], Json]] = {
    "chat.delete": _delete,
    "files.delete": _delete_file,
}
