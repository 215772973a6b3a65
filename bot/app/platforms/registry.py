"""The platforms there are: no other file of bot, config or engine names one.

A platform's module is imported when something of it is needed, so that a command that needs none
starts quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app.platforms.part import PlatformPart
    from config.schema import Schema


@dataclass(frozen=True, slots=True)
class PlatformEntry:
    """A platform: what people call it, and where its settings class and its factory are.

    ``is_served`` says whether `run_bot.py run` can serve it; then its messages can be removed, too.
    ``loggers`` are the names under which its library logs what people write.
    """

    title: str
    load: Callable[[], PlatformPart]
    is_served: bool = True
    loggers: tuple[str, ...] = ()


def _load_slack() -> PlatformPart:
    from bot.app.platforms.slack import PART

    return PART


def _load_discord() -> PlatformPart:
    from bot.app.platforms.discord import PART

    return PART


def _load_terminal() -> PlatformPart:
    from bot.app.platforms.terminal import PART

    return PART


PLATFORMS: Mapping[str, PlatformEntry] = {
    "slack": PlatformEntry("Slack", _load_slack, loggers=("slack_bolt", "slack_sdk")),
    "discord": PlatformEntry("Discord", _load_discord, loggers=("discord",)),
    "console": PlatformEntry("the terminal", _load_terminal, is_served=False),
}
"""By the name that an interview's place, the settings' section and the command line have."""

SERVED = tuple(name for name, entry in PLATFORMS.items() if entry.is_served)
"""Names of the platforms that can be served."""


@cache
def settings_schema() -> Schema:
    """All settings there are, those of each platform included."""
    from pydantic import create_model

    from config.schema import Schema
    from config.settings import Settings

    sections = {name: (entry.load().settings, ...) for name, entry in PLATFORMS.items()}
    model = create_model("AllSettings", __base__=Settings, **sections)  # type: ignore[call-overload]
    return Schema(model)


def platform_loggers() -> tuple[str, ...]:
    """Names of the loggers of all platforms' libraries."""
    return tuple(name for entry in PLATFORMS.values() for name in entry.loggers)
