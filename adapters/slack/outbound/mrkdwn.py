"""Text on its way in and out: what Slack would act on is made harmless, or readable.

Slack acts on ``<!channel>``, ``<@U1>``, ``<#C1>`` and ``<https://...>`` in message text, and
sends ``&``, ``<`` and ``>`` escaped as HTML does (Slack: "Formatting text for app surfaces").
"""

import re
from collections.abc import Callable, Iterator

from engine.text import clean

_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_SIGIL = re.compile(r"<(?=[@#!]|http|mailto)")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_WORD_JOINER = "\u2060"
_CUT = "…"


def escape(text: str) -> str:
    """Text for a field that Slack parses: nothing in it can mention or link."""
    for character, entity in _ENTITIES:
        text = text.replace(character, entity)
    return text


def unescape(text: str) -> str:
    """What was typed, from what Slack sent of it."""
    for character, entity in reversed(_ENTITIES):
        text = text.replace(entity, character)
    return text


def runs(text: str) -> Iterator[str]:
    """Cleaned text in runs none of which holds a token that Slack could act on.

    Rich text shows its runs as they are, so this is the second lock on that door.
    """
    start = 0
    tidy = visible(text)
    for match in _SIGIL.finditer(tidy):
        yield tidy[start : match.end()]
        start = match.end()
    if start < len(tidy):
        yield tidy[start:]


def visible(text: str) -> str:
    """The text without control and direction characters; its outer blanks are kept."""
    tidy = clean(text)
    if not tidy:
        return " " if text.isspace() else ""
    return " " * text[:1].isspace() + tidy + " " * text[-1:].isspace()


def label(text: str, most: int) -> str:
    """Cleaned text on one line for a plain-text field of at most ``most`` characters, not empty.

    Such a field is not parsed; an invisible joiner after ``<`` is the second lock.
    """
    line = _SIGIL.sub(f"<{_WORD_JOINER}", " ".join(clean(text).split())) or _CUT
    return line if len(line) <= most else line[: most - 1].rstrip() + _CUT


def cut(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis when it has more than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1] + _CUT


def readable(text: str, name: Callable[[str], str] = lambda person: person) -> str:
    """What a person wrote, as they saw it: mentions and links as their labels, nothing escaped.

    ``name`` tells what to call a user id that came without a label.
    """

    def shown(match: re.Match[str]) -> str:
        sigil, body, words = match.group(1), match.group(2), match.group(3)
        match sigil:
            case "@":
                return f"@{words or name(body)}"
            case "#":
                return f"#{words or body}"
            case "!":
                return words or f"@{body.split('^')[0]}"
        if not words or words == body or body in {f"mailto:{words}", f"http://{words}"}:
            return words or body
        return f"{words} ({body})"

    return unescape(_TOKEN.sub(shown, text))
