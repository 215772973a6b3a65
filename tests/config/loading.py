"""Loads settings from texts, for the tests of the loader."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.app.platforms.registry import settings_schema
from config.loader import load_settings
from config.settings import Settings
from engine.errors import BadConfig


def load(
    folder: Path,
    *texts: str,
    env: Mapping[str, str] | None = None,
    dotenv: str | None = None,
) -> Settings:
    """The settings from YAML texts, an environment and the text of a ``.env`` file."""
    files = []
    for number, text in enumerate(texts):
        files.append(folder / f"own{number}.yaml")
        files[-1].write_text(text, "utf-8")
    if dotenv is not None:
        (folder / ".env").write_text(dotenv, "utf-8")
    return load_settings(settings_schema(), files=files, env=env or {}, dotenv=folder / ".env")


def mistakes(
    folder: Path,
    *texts: str,
    env: Mapping[str, str] | None = None,
    dotenv: str | None = None,
) -> list[str]:
    """What the loader has against them, a line each."""
    with pytest.raises(BadConfig) as caught:
        load(folder, *texts, env=env, dotenv=dotenv)
    lines = str(caught.value).splitlines()
    assert lines[0] == "The configuration has mistakes:"
    return [line.removeprefix("- ").replace(f"{folder}/", "") for line in lines[1:]]


def outcome(folder: Path, text: str, dotenv: str | None = None) -> Settings | str:
    """The settings from any text, or what is said against it."""
    try:
        return load(folder, text, dotenv=dotenv)
    except BadConfig as error:
        return str(error)
