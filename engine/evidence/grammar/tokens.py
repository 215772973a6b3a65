"""The tokens of a passage: words and marks with their places, contractions undone."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.evidence.grammar.words import FILLERS
from engine.text.lexicon import word_set

_TOKEN = re.compile(
    r"\d++(?:[.,:/\-–]\d++)*+(?:[^\W\d_]++|%)?+|[^\W_]++(?:['\-][^\W_]++)*+(?:\+\+|#)?+|([^\w\s])\1*+"
)
_QUOTED = re.compile(r'"[^"\n]{1,600}"|“[^“”\n]{1,600}”|«[^«»\n]{1,600}»|„[^„“”\n]{1,600}[“”]')
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_ENDINGS = {
    "n't": "not",
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "'d",
    "'s": "'s",
}
_IRREGULAR = {
    "won't": "will",
    "can't": "can",
    "shan't": "shall",
    "didnt": "did",
    "dont": "do",
    "doesnt": "does",
    "wasnt": "was",
    "couldnt": "could",
    "cannot": "can",
}
_BEFORE_MONTHS = word_set(
    "in of last next since until till by before after early late mid around every"
)
_ASIDES = {("you", "know"), ("i", "mean"), ("you", "see")}
_TAKES_IS = word_set(
    "i he she it that this there what who where how here everybody everyone nobody somebody let "
    "which"
)


class Token(NamedTuple):
    """A word or a mark; a contraction is two tokens."""

    lower: str
    start: int
    end: int
    shown: str
    """As written; the halves of a contraction stand next to each other."""
    quoted: bool


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order, spoken fillers left out."""
    plain = text.translate(_APOSTROPHES)
    quoted = [found.span() for found in _QUOTED.finditer(plain)]
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        inside = at < len(quoted) and quoted[at][0] <= start
        shown = match.group()
        if shown.lower() not in FILLERS:
            found.extend(_split(shown, start, end, inside))
    return _with_may(_without_asides(found))


def _with_may(tokens: list[Token]) -> list[Token]:
    """The month of May is told from the verb by what stands beside it."""
    for at, token in enumerate(tokens):
        if token.lower == "may":
            before = tokens[at - 1].lower if at else ""
            after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            dated = before in _BEFORE_MONTHS or before[:1].isdigit() or after[:1].isdigit()
            if dated:
                tokens[at] = token._replace(lower="maymonth")
    return tokens


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without "you know" and "I mean" between commas."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        pair = tuple([token.lower for token in tokens[at : at + 2]])
        if pair in _ASIDES and (_is_comma(tokens, at - 1) or _is_comma(tokens, at + 2)):
            at += 2
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _is_comma(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].lower == ","


def _split(shown: str, start: int, end: int, quoted: bool) -> list[Token]:
    lower = shown.lower() if shown[0].isalnum() else shown[0]
    if "'" not in lower and lower not in _IRREGULAR:
        return [Token(lower, start, end, shown, quoted)]
    halves = _halves(lower)
    if halves is None:
        return [Token(lower, start, end, shown, quoted)]
    first, second = halves
    cut = len(shown) - (
        2 if lower.endswith("nt") else 3 if second == "not" else len(_ending(lower))
    )
    middle = start + cut
    return [
        Token(first, start, middle, shown[:cut], quoted),
        Token(second, middle, end, shown[cut:], quoted),
    ]


def _ending(lower: str) -> str:
    return next(ending for ending in _ENDINGS if lower.endswith(ending))


def as_written(tokens: Sequence[Token]) -> str:
    """The tokens as they stand in the text, one blank where blanks stand."""
    parts: list[str] = []
    for at, token in enumerate(tokens):
        apart = at > 0 and token.start > tokens[at - 1].end
        parts.append(f" {token.shown}" if apart else token.shown)
    return "".join(parts)


def _halves(lower: str) -> tuple[str, str] | None:
    """The two words of a contraction, None when it is none (a genitive, a name)."""
    if lower in _IRREGULAR:
        return _IRREGULAR[lower], "not"
    for ending, full in _ENDINGS.items():
        if lower.endswith(ending) and len(lower) > len(ending):
            first = lower.removesuffix(ending)
            if ending != "'s" or first in _TAKES_IS:
                return first, "us" if first == "let" else ("is" if ending == "'s" else full)
    return None


def is_word(token: Token) -> bool:
    """Whether the token is a word or a number, not a mark."""
    return token.lower[0].isalnum()
