"""Puts the settings together: environment over ``.env`` over the operator's YAML over defaults."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from config.schema import Key, Schema, fixed_name, usual_name
from config.settings import Settings
from config.sources.env_vars import CONFIG, PREFIX, Variable, config_files, read_variables
from config.sources.problems import (
    ConfigProblem,
    describe_allowed,
    display_value,
    is_secret,
    nearest,
    raise_if_any,
    unknown,
)
from config.sources.yaml_documents import Document, read_document

DEFAULTS = Path(__file__).with_name("default.yaml")


@dataclass(frozen=True, slots=True)
class SettingEntry:
    """A value that somebody set: where, and the name it goes by there."""

    value: object
    name: str
    source: Document

    def problem(self, text: str, loc: Sequence[object] = ()) -> ConfigProblem:
        """A mistake in this value, at its line or that of its part at ``loc``."""
        return ConfigProblem(self.source.where(loc), self.name, text)


Layer = tuple[dict[Key, SettingEntry], list[ConfigProblem]]


def load_settings(
    schema: Schema,
    *,
    files: Sequence[Path] = (),
    env: Mapping[str, str],
    dotenv: Path | None = None,
) -> Settings:
    """All settings of a schema; a later file wins over an earlier one, ``dotenv`` may be missing.

    Files that ``INTERVIEWER_CONFIG`` names come before ``files``. Raises BadConfig with every
    mistake at once: file and line, key, what is allowed.
    """
    variables, mistakes = read_variables(env, dotenv)
    paths = (DEFAULTS, *config_files(variables), *files)
    layers = [*(_of_file(schema, path) for path in paths), _of_variables(schema, variables)]
    entries = {key: entry for layer, _ in layers for key, entry in layer.items()}
    settings, wrong = _validate(schema, entries)
    raise_if_any([*mistakes, *(one for _, found in layers for one in found), *wrong])
    if settings is None:  # pragma: no cover  a refused value is always a mistake
        raise AssertionError
    return settings


# --- YAML --------------------------------------------------------------------------------------


def _of_file(schema: Schema, path: Path) -> Layer:
    document, mistakes = read_document(path)
    if document.data is None:
        return {}, mistakes
    if not isinstance(document.data, dict):
        where = document.where()
        return {}, [*mistakes, ConfigProblem(where, "", "must be groups of settings, name: value")]
    entries: dict[Key, SettingEntry] = {}
    for section, values in document.data.items():
        mistakes += _read_section(schema, document, section, values, entries)
    return entries, mistakes


def _read_section(
    schema: Schema,
    document: Document,
    section: object,
    values: object,
    entries: dict[Key, SettingEntry],
) -> Iterator[ConfigProblem]:
    known = schema.sections
    if not isinstance(section, str) or section not in known:
        hint = unknown(str(section), known, "group of settings")
        yield ConfigProblem(document.where((section,)), display_value(section), hint)
    elif isinstance(values, dict):
        for key, value in values.items():
            entry = SettingEntry(value, f"{section}.{display_value(key)}", document)
            if problem := _explain_misplaced(schema, section, str(key)):
                yield entry.problem(problem, (section, key))
            else:
                entries[section, str(key)] = entry
    elif values is not None:
        yield ConfigProblem(document.where((section,)), section, "must be a group of settings")


def _explain_misplaced(schema: Schema, section: str, key: str) -> str | None:
    """Why a key cannot stand in this section of a YAML file."""
    known = schema.fields
    field = known.get((section, key))
    if field is not None:
        secret = f"is a secret: set {fixed_name(field)} in the environment or in .env instead"
        return secret if is_secret(field) else None
    elsewhere = [other for other, name in known if name == key]
    if elsewhere:
        return f"is not a setting of {section}; it belongs to {' or '.join(elsewhere)}"
    here = [name for other, name in known if other == section]
    return unknown(key, [name for name in here if not is_secret(known[section, name])])


# --- The environment ---------------------------------------------------------------------------


def _of_variables(schema: Schema, variables: Mapping[str, Variable]) -> Layer:
    names = {schema.variable_name(key): key for key in schema.fields}
    entries: dict[Key, SettingEntry] = {}
    mistakes: list[ConfigProblem] = []
    for name, variable in variables.items():
        if name in names:
            key = names[name]
            value = _parse(variable.text, schema.fields[key])
            entries[key] = SettingEntry(value, name, Document(variable.where))
        elif name.startswith(PREFIX) and name != CONFIG:
            mistakes.append(
                ConfigProblem(variable.where, name, _unknown_variable(schema, name, names))
            )
    return entries, mistakes


def _unknown_variable(schema: Schema, name: str, names: Iterable[str]) -> str:
    for key, field in schema.fields.items():
        if name == usual_name(key):
            return f"goes by another name: set {fixed_name(field)}"
    return f"is not a setting; {nearest(name, [CONFIG, *names], show_all=False)}"


def _parse(text: str, field: FieldInfo) -> object:
    """The value that a text stands for; what does not fit is left for validation to refuse."""
    origin = get_origin(field.annotation)
    if origin is tuple:
        return tuple(part for raw in text.split(",") if (part := raw.strip()))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        pairs = [part.partition("=") for part in text.split(",")]
        return {name.strip(): weight.strip() for name, _, weight in pairs}
    nullable = type(None) in getattr(field.annotation, "__args__", ())
    return None if nullable and text == "null" else text


# --- Validation --------------------------------------------------------------------------------


def _validate(
    schema: Schema, entries: Mapping[Key, SettingEntry]
) -> tuple[Settings | None, list[ConfigProblem]]:
    try:
        return _settings(schema, entries), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    bad = {(str(loc[0]), str(loc[1])) for detail in details if len(loc := detail["loc"]) > 1}
    between = _between_others(schema, entries, bad) if bad else []
    return None, [*(_translate(schema, detail, entries) for detail in details), *between]


def _settings(schema: Schema, entries: Mapping[Key, SettingEntry]) -> Settings:
    values: dict[str, dict[str, object]] = {name: {} for name in schema.sections}
    for (section, key), entry in entries.items():
        values[section][key] = entry.value
    return schema.model.model_validate(values)


def _between_others(
    schema: Schema, entries: Mapping[Key, SettingEntry], bad: set[Key]
) -> list[ConfigProblem]:
    """Mistakes between settings, which are only looked for where each is right by itself."""
    defaults, _ = _of_file(schema, DEFAULTS)
    good = {key: entry for key, entry in entries.items() if key not in bad}
    try:
        _settings(schema, {**defaults, **good})
    except ValidationError as error:
        details = error.errors(include_url=False)
        between = (
            _translate(schema, detail, good) for detail in details if len(detail["loc"]) == 1
        )
        return [mistake for mistake in between if mistake.where]
    return []


def _translate(
    schema: Schema, detail: ErrorDetails, entries: Mapping[Key, SettingEntry]
) -> ConfigProblem:
    loc = detail["loc"]
    if len(loc) < 2:
        return _between(schema, str(loc[0]) if loc else "", detail["msg"], entries)
    key = (str(loc[0]), str(loc[1]))
    if key not in entries:
        return ConfigProblem(str(DEFAULTS), ".".join(key), "has no default here")
    field = schema.fields[key]
    given = "" if is_secret(field) else _show_given(detail["input"])
    return entries[key].problem(f"must be {describe_allowed(field)}{given}", loc)


def _show_given(value: object) -> str:
    """The value that was refused, where it cannot be anything but a number or a truth value."""
    plain = isinstance(value, bool | int | float) and len(str(value)) < 12
    return f", not {str(value).lower()}" if plain else ""


def _between(
    schema: Schema, section: str, message: str, entries: Mapping[Key, SettingEntry]
) -> ConfigProblem:
    """A mistake between settings of a section, shown where the first of them was changed.

    It has no place when one of the settings that it names is not among ``entries``.
    """
    text = message.removeprefix("Value error, ")
    named = [key for key in schema.fields if key[0] == section and _is_naming(schema, text, key)]
    found = [entries[key] for key in named if key in entries]
    changed = [entry for entry in found if entry.source.name != str(DEFAULTS)]
    if len(found) < len(named) or not found:
        return ConfigProblem("", section, text)
    first = (changed or found)[0]
    return ConfigProblem(first.source.where(first.name.split(".")), section, text)


def _is_naming(schema: Schema, text: str, key: Key) -> bool:
    name = schema.variable_name(key)
    return re.search(rf"\b({key[1]}|{name})\b", text) is not None
