"""Which settings there are, read from the model: by section and key, and by name."""

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from config.settings import Settings
from config.sources.env_vars import PREFIX
from config.sources.types import Env, Section

Key = tuple[str, str]
"""Section and key."""


class Schema:
    """The settings of a model. ``fields`` are all of them, secrets included, by section and key."""

    def __init__(self, model: type[Settings]) -> None:
        self.model = model
        self.sections = dict(_sections(model))
        self.fields: dict[Key, FieldInfo] = {
            (name, key): field
            for name, section in self.sections.items()
            for key, field in section.items()
        }

    def fixed_names(self) -> dict[str, Key]:
        """The settings that have a name of their own in the environment."""
        named = ((fixed_name(field), key) for key, field in self.fields.items())
        return {name: key for name, key in named if name}

    def variable_name(self, key: Key) -> str:
        """What a setting is called in the environment."""
        return fixed_name(self.fields[key]) or usual_name(key)


def fixed_name(field: FieldInfo) -> str | None:
    """The name of its own that a setting has in the environment, if it has one."""
    return next((mark.name for mark in field.metadata if isinstance(mark, Env)), None)


def usual_name(key: Key) -> str:
    """What a setting without a name of its own is called in the environment."""
    return f"{PREFIX}{key[0]}__{key[1]}".upper()


def _sections(model: type[Settings]) -> Iterator[tuple[str, dict[str, FieldInfo]]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield name, field.annotation.model_fields
