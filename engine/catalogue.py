"""The catalogue of everything that people read: a sentence is looked up here, in gettext's terms.

English is the source language: a sentence stands where it is used, and ``.ci/update_catalogue``
collects all of them in ``engine/locale/messages.pot``. A translation of that file, compiled and
opened by ``gettext.GNUTranslations``, is given to ``use_language``.
"""

import string
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TypeAlias

_language: ContextVar[NullTranslations | None] = ContextVar("language", default=None)


@dataclass(frozen=True, slots=True)
class PluralMessage:
    """A sentence in two forms; ``count`` is the name of the value that chooses between them."""

    one: str
    many: str
    count: str


Message: TypeAlias = str | PluralMessage


def gettext(message: Message, /, **values: object) -> str:
    """The sentence in the current language, with each ``{name}`` replaced by its value.

    A value is data: braces in it stay as they are. A name without a value becomes "?".
    """
    return string.Formatter().vformat(template_of(message, values), (), _Values(values))


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of the sentence that fits ``count``, which also replaces ``{count}``."""
    return gettext(PluralMessage(one, many, "count"), count=count, **values)


def gettext_noop(message: str, /) -> str:
    """The sentence unchanged: marks one that is looked up later for the catalogue."""
    return message


def ngettext_noop(one: str, many: str, /, count: str) -> PluralMessage:
    """Both forms of a sentence that is looked up later; ``count`` names the deciding value."""
    return PluralMessage(one, many, count)


def template_of(message: Message, values: Mapping[str, object]) -> str:
    """The sentence in the current language, its names not yet replaced."""
    language = _language.get() or NullTranslations()
    if isinstance(message, PluralMessage):
        count = values.get(message.count)
        plural = count if isinstance(count, int) else 2
        return language.ngettext(message.one, message.many, plural)
    return language.gettext(message) if message else ""


def list_and(names: Sequence[str]) -> str:
    """Names in a row: "Ada", "Ada and Bo", "Ada, Bo and Cy"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def list_or(names: Sequence[str]) -> str:
    """Alternatives in a row: "v1", "v1 or v2", "v1, v2 or v3"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


@contextmanager
def use_language(translations: NullTranslations) -> Iterator[None]:
    """Look sentences up in these translations inside the block, in this context only."""
    token = _language.set(translations)
    try:
        yield
    finally:
        _language.reset(token)


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"
