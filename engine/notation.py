"""A small notation for phrases, one a line, and the patterns that it stands for.

A line whose brackets are open goes on in the next one.

- A word stands for itself; ``%`` in it for any further letters, ``#`` for a digit.
- ``(a b|c)`` is one of several; ``word?`` may be missing, ``word*`` may come any number of times.
- ``~`` is up to three words, whatever they are; ``_`` is exactly one.
- ``!word`` means that this does not come next.
- ``NAME`` is a group that is explained elsewhere; ``END`` is where a sentence or a clause ends.
"""

import re
from collections.abc import Callable, Iterator, Mapping

_SYMBOL = re.compile(r"[()|!~]|[?*](?=[\s)|?*]|$)|[^\s()|!~?*]+")
_SPELLINGS = tuple(
    (re.compile(rf"\b(?:{pattern})(?![\w'])"), instead)
    for pattern, instead in (
        (r"i am|i'm|i was|you're", "you are"),
        (r"i've|you've", "you have"),
        (r"i'd|you'd|i'll|you'll", "you would"),
        (r"i", "you"),
        (r"my", "your"),
        (r"(what|where|when|who|how|that|it|this|there|he|she)'s", r"\1 is"),
        (r"(did|do|does|was|were|is|are|have|had|has|would|could|should)n't", r"\1 not"),
        (r"(\w+)'s?", r"\1"),
    )
)
_QUOTES = str.maketrans("’‘`´", "''''")
_PIECE = re.compile(r"[^\W_]+|[?!.,;:]")


def plain(text: str) -> str:
    """An English text as lower-cased words and marks with a blank around each.

    Contractions are undone, and the first person is turned into the second.
    """
    lower = text.lower().translate(_QUOTES)
    for pattern, instead in _SPELLINGS:
        lower = pattern.sub(instead, lower)
    return " ".join(["", *_PIECE.findall(lower), ". "])


def reader(groups: Mapping[str, str]) -> Callable[[str], re.Pattern[str]]:
    """Reads lines of the notation as one pattern over ``plain`` text; ``groups`` explains names."""

    def read(lines: str) -> re.Pattern[str]:
        return re.compile(f"(?<= )(?:{_Phrases(lines, groups).alternatives()})")

    return read


def _phrases(lines: str) -> Iterator[str]:
    phrase = ""
    for line in lines.splitlines():
        phrase = f"{phrase} {line.strip()}".strip()
        if phrase and phrase.count("(") == phrase.count(")"):
            yield phrase
            phrase = ""


class _Phrases:
    """Lines of the notation, read from left to right."""

    def __init__(self, lines: str, groups: Mapping[str, str]) -> None:
        self._symbols = _SYMBOL.findall("|".join(_phrases(lines)))[::-1]
        self._groups = groups

    def alternatives(self) -> str:
        parts = [self._sequence()]
        while self._symbols and self._symbols[-1] == "|":
            self._symbols.pop()
            parts.append(self._sequence())
        return "|".join(parts)

    def _sequence(self) -> str:
        parts: list[str] = []
        while self._symbols and self._symbols[-1] not in "|)":
            parts.append(self._item())
        return "".join(parts)

    def _item(self) -> str:
        symbol = self._symbols.pop()
        if symbol == "!":
            return f"(?!{self._item()})"
        if symbol == "(":
            found = f"(?:{self.alternatives()})"
            self._symbols.pop()
        else:
            found = self._word(symbol)
        if self._symbols and self._symbols[-1] in "?*":
            found = f"(?:{found}){self._symbols.pop()}"
        return found

    def _word(self, symbol: str) -> str:
        if symbol == "~":
            return r"(?:\w+ ){0,3}"
        if symbol == "_":
            return r"\w+ "
        if symbol == "END":
            return r"[?!.,;:] "
        if symbol.isupper():
            return f"(?:{_Phrases(self._groups[symbol], self._groups).alternatives()})"
        return re.escape(symbol).replace("%", r"\w*").replace(r"\#", r"\d") + " "
