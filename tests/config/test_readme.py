"""What config/README.md says about the settings is true."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.app.platforms.registry import settings_schema

CONFIG = Path(__file__).parents[2] / "config"
README = (CONFIG / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)\.(\w+)` \| `(.+?)` \| `(\w+)` \| \S", re.MULTILINE)


def _defaults() -> Mapping[str, Mapping[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(
        (CONFIG / "default.yaml").read_text(encoding="utf-8")
    )
    return loaded


def test_the_table_has_every_setting_with_its_default_and_its_name_in_the_environment() -> None:
    """No setting is left out, and none is promised that the program does not know."""
    schema = settings_schema()
    told = {
        (section, key): (yaml.safe_load(default), name)
        for section, key, default, name in ROW.findall(README)
    }
    real = {
        (section, key): (default, schema.variable_name((section, key)))
        for section, settings in _defaults().items()
        for key, default in settings.items()
    }
    assert told == real


def test_every_secret_is_named() -> None:
    """What has no default, because it may stand in no file, is in the list of secrets."""
    schema, defaults = settings_schema(), _defaults()
    secrets = {schema.variable_name(k) for k in schema.fields if k[1] not in defaults[k[0]]}
    assert secrets
    assert {name for name in secrets if f"| `{name}` |" not in README} == set()
