"""Payloads that were recorded from Slack."""

import json
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples" / "slack"


def sample(name: str) -> dict[str, Any]:
    """A recorded payload."""
    loaded: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded
