"""Secrets are never shown, however they come in."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.app.platforms.registry import settings_schema
from config.sources.problems import is_secret
from engine.errors import BadConfig
from tests.config.loading import load, mistakes

SECRETS: Sequence[str] = [
    name
    for name, key in settings_schema().fixed_names().items()
    if is_secret(settings_schema().fields[key])
]
CANARY = "canary-7f3a"


class TestSecrets:
    def test_are_not_in_the_text_of_settings(self, tmp_path: Path) -> None:
        """Neither str, repr nor JSON of the settings shows a secret."""
        found = load(tmp_path, env=dict.fromkeys(SECRETS, CANARY))
        assert CANARY not in f"{found} {found!r} {found.model_dump_json()}"
        assert found.model.api_key is not None
        assert found.model.api_key.get_secret_value() == CANARY

    @pytest.mark.parametrize("name", [*SECRETS, "DATABASE_URL", "OPENAI_BASE_URL", "PORT"])
    def test_are_not_in_mistakes(self, tmp_path: Path, name: str) -> None:
        """A refused variable is named but not repeated, nor kept in the chain of exceptions."""
        with pytest.raises(BadConfig) as caught:
            load(tmp_path, env={name: f"{CANARY} //me:{CANARY}@x"})
        assert name in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
        assert CANARY not in repr(caught.value.details)

    @pytest.mark.parametrize(
        "text",
        [
            "model: {api_key: %s}",
            "model: {name: [%s]}",
            "slack: {mode: %s}",
            "slack: {bot_token: %s}",
            "slack: %s",
            "OPENAI_API_KEY=%s",
            "log: {level: *%s}",
            "log: {level: !%s x}",
            "log: {level: '%s}",
            "interview: {questions: {%s: 1}}",
            "prompts: {question: {v1: %s}}",
        ],
    )
    def test_in_yaml_are_not_repeated(self, tmp_path: Path, text: str) -> None:
        """A secret that somebody wrote into YAML, well or badly, is not in the message."""
        assert CANARY not in " ".join(mistakes(tmp_path, text % CANARY))

    def test_before_a_colon_are_not_repeated(self, tmp_path: Path) -> None:
        """A token that slipped before a colon looks like a key, and is still not repeated."""
        (found,) = mistakes(tmp_path, f"slack: {{xoxb-{CANARY}: 1}}")
        assert CANARY not in found
        (found,) = mistakes(tmp_path, dotenv=f"OPENAI_API_KEY sk-{CANARY} oops\n")
        assert CANARY not in found
