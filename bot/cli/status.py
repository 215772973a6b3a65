"""What a running program says of itself, asked at its health port."""

from collections.abc import Mapping
from typing import Any

import aiohttp

from config.settings import HealthSettings, Settings

ANSWERS_WITHIN = 5.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked, not listened on
READY = "/ready"


async def show_status(settings: Settings) -> list[bool]:
    """Print a line for each part of /ready; whether each is fine. Not running is no mistake."""
    if settings.health.port is None:
        _print_line("--", "running", "cannot be asked: health.port is not set")
        return []
    told = await _status_lines(settings.health)
    if told is None:
        _print_line("--", "running", f"not running, or not with health.port {settings.health.port}")
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
    words = f"answers in {told.get('seconds', 0) * 1000:.1f} ms" if fine else told.get("problem")
    _print_line("ok" if fine else "FAIL", "running", f"database {words}")
    return fine


def _platforms(told: Mapping[str, Any]) -> list[bool]:
    for name, each in told.items():
        since = each["seconds_since_last_event"]
        heard = "nothing heard yet" if since is None else f"last heard {since:.0f} s ago"
        state = "connected" if each["connected"] else "NOT CONNECTED"
        _print_line("ok" if each["connected"] else "FAIL", "running", f"{name} {state}, {heard}")
    return [bool(each["connected"]) for each in told.values()]


def _print_line(mark: str, name: str, words: str) -> None:
    print(f"{mark:<5} {name:<14} {words}")
