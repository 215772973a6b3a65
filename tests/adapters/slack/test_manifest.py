"""The manifest that makes the app."""

from pathlib import Path
from typing import Any

import yaml

from adapters.slack.platform import SCOPES

MANIFEST = Path(__file__).parents[3] / "config" / "slack-manifest.yaml"


def manifest() -> dict[str, Any]:
    """The manifest as Slack reads it."""
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return loaded


def test_the_manifest_asks_for_the_scopes_that_are_used() -> None:
    """Nothing is asked for that is not used; the start warns about the same list."""
    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == SCOPES
    assert set(manifest()["oauth_config"]["scopes"]) == {"bot"}


def test_candidates_can_write_in_the_apps_messages() -> None:
    """The messages tab is on and writable; mentions in commands come as ids."""
    features = manifest()["features"]
    assert features["app_home"]["messages_tab_enabled"] is True
    assert features["app_home"]["messages_tab_read_only_enabled"] is False
    assert features["slash_commands"][0]["should_escape"] is True
    assert len(features["slash_commands"][0]["description"]) <= 2000
    assert len(manifest()["display_information"]["description"]) <= 140


def test_only_handled_events_are_subscribed_to() -> None:
    """Every kind of event that is subscribed to has a sample that is handled."""
    assert set(manifest()["settings"]["event_subscriptions"]["bot_events"]) == {
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "message.channels",
        "message.groups",
        "message.im",
        "tokens_revoked",
    }
