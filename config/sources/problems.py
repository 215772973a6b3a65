"""A mistake in what an operator wrote, and the words for it: where, which key, what is allowed."""

import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from engine.errors import BadConfig


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One thing to put right. ``where`` is a file with its line, or a name in the environment.

    The text never repeats words of the operator's: a token may have slipped into the wrong line.
    """

    where: str
    key: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.key, self.text) if part)


def raise_if_any(mistakes: Iterable[ConfigProblem]) -> None:
    """Raise BadConfig naming every mistake once, in order; do nothing when there is none."""
    lines = dict.fromkeys(f"- {mistake}" for mistake in mistakes)
    if lines:
        raise BadConfig(mistakes="\n".join(lines))


def nearest(word: str, known: Iterable[str], *, show_all: bool = True) -> str:
    """A hint with the known word that was probably meant, else with all of them."""
    words = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(word.casefold(), words, n=1, cutoff=0.6 if show_all else 0.8)
    if close:
        return f"did you mean {words[close[0]]}?"
    return f"there are: {', '.join(words.values())}" if show_all else "see config/default.yaml"


def unknown(word: str, known: Iterable[str], what: str = "setting") -> str:
    """The sentence for a key that nothing reads."""
    return f"is not a {what}; {nearest(word, known)}"


def display_value(key: object) -> str:
    """A key as it may be repeated: a token that slipped in front of a colon is not."""
    text = "".join(letter if letter.isprintable() else "?" for letter in str(key))
    return "(a secret?)" if re.match(r"sk-|xox|xapp-", text) else text[:60]


def is_secret(field: FieldInfo) -> bool:
    """Whether a field may come from the environment or ``.env`` only."""
    return SecretStr in _leaves(field.annotation)


def _leaves(kind: object) -> list[object]:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _leaves(parts[0])
    return [leaf for part in parts for leaf in _leaves(part)] if parts else [kind]


def describe_allowed(field: FieldInfo) -> str:
    """What a field takes, in words: its description, else derived from its type and bounds."""
    if field.description:
        return field.description
    bounds = {
        name: getattr(bound, name)
        for bound in field.metadata
        for name in ("ge", "le")
        if hasattr(bound, name)
    }
    return _kind(field.annotation, bounds)


_KINDS = {bool: "true or false", str: "a text", SecretStr: "a text without spaces"}
_NUMBERS = {int: "a whole number", float: "a number"}


def _kind(kind: object, bounds: Mapping[str, object]) -> str:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _kind(parts[0], bounds)
    if origin in (Union, types.UnionType):
        return " or ".join("null" if part is type(None) else _kind(part, bounds) for part in parts)
    if origin is Literal:
        return " or ".join(map(str, parts))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " or ".join(member.value for member in kind)
    if kind in _NUMBERS:
        return _NUMBERS[kind] + _range(bounds)
    return _KINDS.get(kind, "of another kind")  # type: ignore[call-overload,no-any-return]


def _range(bounds: Mapping[str, object]) -> str:
    if "le" in bounds:
        return f" from {bounds['ge']} to {bounds['le']}"
    return f" of {bounds['ge']} or more" if "ge" in bounds else ""
