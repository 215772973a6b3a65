"""A small notation for phrases, one a line, and the patterns that it stands for.

A line whose brackets are open goes on in the next one.

- A word stands for itself; ``%`` in it for any further letters, ``#`` for a digit.
- ``(a b|c)`` is one of several; ``word?`` may be missing, ``word*`` may come up to six times.
- ``~`` is up to three words, whatever they are; ``_`` is exactly one.
- ``!word`` means that this does not come next.
- ``NAME`` is a group that is explained elsewhere; ``END`` is where a sentence or a clause ends.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

# Words in brackets are one symbol: most of the phrases is such lists.
_OFTEN = {"?": "?", "*": "{0,6}"}
"""A bounded repetition: an unbounded one takes quadratic time on "really really really"."""
_SYMBOL = re.compile(r"\((?:[a-z]+\|)+[a-z]+\)|[()|!~]|[?*](?=[\s)|?*]|$)|[^\s()|!~?*]+")
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


@lru_cache(maxsize=8)  # a question is looked at for several things in a row
def normalize(text: str) -> str:
    """An English text as lower-cased words and marks with a blank around each.

    Contractions are undone, and the first person is turned into the second.
    """
    lower = text.lower().translate(_QUOTES)
    for pattern, instead in _SPELLINGS:
        lower = pattern.sub(instead, lower)
    return " ".join(["", *_PIECE.findall(lower), ". "])


class _Part(NamedTuple):
    """A part of a phrase: its pattern, and sets of which each text that has it has a word each."""

    pattern: str
    words: tuple[frozenset[str], ...] = ()


class PhraseMatcher:
    """Phrases to look for in ``normalize`` texts.

    A phrase is compiled when a text has the words that it cannot do without: hundreds of them cost
    a start hardly more than their reading.
    """

    def __init__(self, lines: str, groups: Mapping[str, str]) -> None:
        """Read lines of the notation; ``groups`` explains the names in them."""
        parts = _Reader(lines, groups, {}).choices()
        self.pattern = "|".join(part.pattern for part in parts)
        """All phrases as one pattern, to be looked for after a blank."""
        self._by_word: dict[str, list[_Part]] = {}
        for part in parts:
            for word in _rarest(part):
                self._by_word.setdefault(word, []).append(part)
        self._anywhere = [part for part in parts if not part.words]

    def search(self, text: str) -> bool:
        """Whether a plain text has one of the phrases."""
        return any(_compile(pattern).search(text) for pattern in self._possible(text))

    def match_start(self, text: str) -> bool:
        """Whether a plain text begins with one of the phrases."""
        return any(_compile(pattern).match(text, 1) for pattern in self._possible(text))

    def replace_all(self, text: str, instead: str) -> str:
        """A plain text with other words in the place of the phrases."""
        possible = next(self._possible(text), None) is not None
        return _compile(self.pattern).sub(instead, text) if possible else text

    def _possible(self, text: str) -> Iterator[str]:
        """The patterns of the phrases whose words a text has."""
        words = _words(text)
        found = (part for word in self._by_word.keys() & words for part in self._by_word[word])
        for part in (*self._anywhere, *found):
            if not any(map(words.isdisjoint, part.words)):
                yield part.pattern


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?<= )(?:{pattern})")


def _rarest(part: _Part) -> frozenset[str]:
    """Of the sets of words the one with the longest: these are the rarest as a rule."""
    return max(part.words, key=lambda words: min(map(len, words)), default=frozenset())


def _either(parts: list[_Part]) -> _Part:
    """One of several parts, as a group."""
    every = [_rarest(part) for part in parts]
    words = (frozenset[str]().union(*every),) if all(every) else ()
    return _Part(f"(?:{'|'.join(part.pattern for part in parts)})", words)


def _phrases(lines: str) -> Iterator[str]:
    phrase = ""
    for line in lines.splitlines():
        phrase = f"{phrase} {line.strip()}".strip()
        if phrase and phrase.count("(") == phrase.count(")"):
            yield phrase
            phrase = ""


_SIGNS = {"~": _Part(r"(?:\w+ ){0,3}"), "_": _Part(r"\w+ "), "END": _Part(r"[?!.,;:] ")}


class _Reader:
    """Lines of the notation, read from left to right."""

    def __init__(self, lines: str, groups: Mapping[str, str], known: dict[str, _Part]) -> None:
        self._symbols = _SYMBOL.findall("|".join(_phrases(lines)))[::-1]
        self._groups = groups
        self._known = known

    def choices(self) -> list[_Part]:
        """The alternatives up to a closing bracket, or to the end."""
        parts = [self._sequence()]
        while self._symbols and self._symbols[-1] == "|":
            self._symbols.pop()
            parts.append(self._sequence())
        return parts

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while self._symbols and self._symbols[-1] not in "|)":
            parts.append(self._item())
        words = tuple(words for part in parts for words in part.words)
        return _Part("".join(part.pattern for part in parts), words)

    def _item(self) -> _Part:
        symbol = self._symbols.pop()
        if symbol == "!":
            return _Part(f"(?!{self._item().pattern})")
        if symbol == "(":
            found = _either(self.choices())
            self._symbols.pop()
        else:
            found = self._word(symbol)
        if self._symbols and self._symbols[-1] in "?*":
            return _Part(f"(?:{found.pattern}){_OFTEN[self._symbols.pop()]}")
        return found

    def _word(self, symbol: str) -> _Part:
        if symbol in _SIGNS:
            return _SIGNS[symbol]
        if symbol.isupper():
            return self._group(symbol)
        if symbol.startswith("("):
            words = symbol.strip("()").split("|")
            return _Part(f"(?:{' |'.join(words)} )", (frozenset(words),))
        if symbol.isalpha():
            return _Part(f"{symbol} ", (frozenset((symbol,)),))
        return _Part(re.escape(symbol).replace("%", r"\w*").replace(r"\#", r"\d") + " ")

    def _group(self, name: str) -> _Part:
        if name not in self._known:
            lines = self._groups[name]
            self._known[name] = _either(_Reader(lines, self._groups, self._known).choices())
        return self._known[name]
