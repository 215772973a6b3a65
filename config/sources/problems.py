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

from engine.catalogue import gettext, gettext_noop
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
        return gettext("did you mean {name}?", name=words[close[0]])
    if not show_all:
        return gettext("see config/default.yaml")
    return gettext("there are: {names}", names=", ".join(words.values()))


def unknown(word: str, known: Iterable[str], what: str = gettext_noop("setting")) -> str:
    """The sentence for a key that nothing reads."""
    return gettext("is not a {what}; {hint}", what=gettext(what), hint=nearest(word, known))


def display_value(key: object) -> str:
    """A key as it may be repeated: a token that slipped in front of a colon is not."""
    text = "".join(letter if letter.isprintable() else "?" for letter in str(key))
    return gettext("(a secret?)") if re.match(r"sk-|xox|xapp-", text) else text[:60]


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
        return gettext(field.description)
    bounds = {
        name: getattr(bound, name)
        for bound in field.metadata
        for name in ("ge", "le")
        if hasattr(bound, name)
    }
    return _kind(field.annotation, bounds)


_KINDS = {
    bool: gettext_noop("true or false"),
    str: gettext_noop("a text"),
    SecretStr: gettext_noop("a text without spaces"),
}
_NUMBERS = {int: gettext_noop("a whole number"), float: gettext_noop("a number")}


def _kind(kind: object, bounds: Mapping[str, object]) -> str:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _kind(parts[0], bounds)
    if origin in (Union, types.UnionType):
        return _join_or("null" if part is type(None) else _kind(part, bounds) for part in parts)
    if origin is Literal:
        return _join_or(map(str, parts))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _join_or(member.value for member in kind)
    if kind in _NUMBERS:
        return _range(gettext(_NUMBERS[kind]), bounds)
    return gettext(_KINDS.get(kind, gettext_noop("of another kind")))  # type: ignore[call-overload]


def _join_or(parts: Iterable[str]) -> str:
    return gettext(" or ").join(parts)


def _range(number: str, bounds: Mapping[str, object]) -> str:
    least, most = bounds.get("ge"), bounds.get("le")
    if most is not None:
        return gettext("{number} from {least} to {most}", number=number, least=least, most=most)
    if least is None:
        return number
    return gettext("{number} of {least} or more", number=number, least=least)
