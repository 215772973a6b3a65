"""One registry of platforms: what a new one needs stands in its own files and in one line."""

import re
from pathlib import Path

import pytest

from bot.app.platforms.registry import PLATFORMS, SERVED, settings_schema
from bot.serve.platforms import check_configured, find_missing, platforms_of
from config.settings import Settings
from engine.errors import BadConfig
from tests.config.loading import load

ROOT = Path(__file__).parent.parent
REGISTRY = ROOT / "bot" / "app" / "platforms"
RICH = re.compile(r"\brich\.console\b|\bConsole\b|\bconsole=")
"""A library's own words, which are no platform's name."""


def named(text: str) -> list[str]:
    """The platforms' names in a source."""
    return re.findall("|".join(PLATFORMS), RICH.sub("", text), re.IGNORECASE)


def test_only_the_registry_names_platforms() -> None:
    """No other file of the program, of its settings and of the engine has a platform's name."""
    sources = [p for top in ("bot", "config", "engine") for p in (ROOT / top).rglob("*.py")]
    others = [p for p in (*sources, ROOT / "run_bot.py") if REGISTRY not in p.parents]
    assert len(others) > 100
    assert {
        str(p.relative_to(ROOT)): found for p in others if (found := named(p.read_text()))
    } == {}
    assert {name.lower() for p in REGISTRY.glob("*.py") for name in named(p.read_text())} == set(
        PLATFORMS
    )


def test_a_librarys_class_is_no_platform() -> None:
    """The search finds names in strings, imports and attributes, and passes over rich's Console."""
    assert named("from rich.console import Console\nConsole(stderr=True)") == []
    assert named('from adapters.console.chat import x; SlackChat; y = "discord"') == [
        "console",
        "Slack",
        "discord",
    ]


def test_each_platform_has_a_section_of_settings() -> None:
    """It is named as the platform is; the platform's class finds it."""
    schema = settings_schema()
    settings = schema.model.model_construct()
    assert set(PLATFORMS) <= set(schema.sections)
    for name, entry in PLATFORMS.items():
        part = entry.load()
        assert schema.model.model_fields[name].annotation is part.settings
        assert (part.create is not None) == entry.is_served
    assert isinstance(settings, Settings)


def test_an_unknown_platform_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    """As is none at all, and one whose secrets are missing."""
    settings = load(tmp_path)
    for names in (["irc"], []):
        with pytest.raises(BadConfig) as refused:
            platforms_of(settings, names)
        assert all(name in str(refused.value) for name in SERVED)
    for name in SERVED:
        with pytest.raises(BadConfig) as refused:
            platforms_of(settings, [name])
        assert find_missing(settings, name)
        assert all(one in str(refused.value) for one in find_missing(settings, name))


def test_what_is_made_has_the_name_it_was_asked_for_by(tmp_path: Path) -> None:
    """Who only posts needs no secret for listening."""
    env = {"SLACK_BOT_TOKEN": "xoxb-1", "DISCORD_TOKEN": "x"}
    settings = load(tmp_path, env=env)
    assert check_configured(settings) == list(SERVED)
    made = platforms_of(settings, SERVED, listens=False)
    assert [platform.name for platform in made] == list(SERVED)
    with pytest.raises(BadConfig, match="SLACK_APP_TOKEN"):
        platforms_of(settings, SERVED)
