"""What a running program says of itself, asked at its health port."""

from collections.abc import Mapping
from typing import Any

import aiohttp

from config.settings import HealthSettings, Settings
from engine.catalogue import gettext

ANSWERS_WITHIN = 5.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked, not listened on
READY = "/ready"


async def show_status(settings: Settings) -> list[bool]:
    """Print a line for each part of /ready; whether each is fine. Not running is no mistake."""
    if settings.health.port is None:
        _print_line("--", gettext("unknown: health.port is not set"))
        return []
    told = await _status_lines(settings.health)
    if told is None:
        port = settings.health.port
        _print_line("--", gettext("not running, or not with health.port {port}", port=port))
        return []
    return [_database(told.get("database", {})), *_platforms(told.get("platforms", {}))]


async def _status_lines(settings: HealthSettings) -> Mapping[str, Any] | None:
    """What /ready says, None when nobody answers or it is somebody else."""
    host = EVERYWHERE.get(settings.host, settings.host)
    address = f"[{host}]" if ":" in host else host
    timeout = aiohttp.ClientTimeout(total=ANSWERS_WITHIN)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as http,
            http.get(f"http://{address}:{settings.port}{READY}") as answer,
        ):
            told = await answer.json()
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None
    return told if isinstance(told, dict) and "ready" in told else None


def _database(told: Mapping[str, Any]) -> bool:
    fine = bool(told.get("ok"))
    if fine:
        time = f"{told.get('seconds', 0) * 1000:.1f}"
        _print_line("ok", gettext("database answers in {time} ms", time=time))
    else:
        _print_line("FAIL", gettext("database {problem}", problem=told.get("problem")))
    return fine


def _platforms(told: Mapping[str, Any]) -> list[bool]:
    for name, each in told.items():
        since = each["seconds_since_last_event"]
        if since is None:
            heard = gettext("no event yet")
        else:
            heard = gettext("last event {seconds} s ago", seconds=round(since))
        state = gettext("connected") if each["connected"] else gettext("NOT CONNECTED")
        _print_line("ok" if each["connected"] else "FAIL", f"{name} {state}, {heard}")
    return [bool(each["connected"]) for each in told.values()]


def _print_line(mark: str, text: str) -> None:
    print(f"{mark:<5} {gettext('running'):<14} {text}")
