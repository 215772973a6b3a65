"""Long texts that a backtracking matcher is slow on, made from a pattern's own parse tree.

Each is a run of something that the pattern begins with, repeats or names, before something that
it does not take: the shapes that make ambiguous and unanchored repetition quadratic or worse
(Davis et al. 2018, "The impact of regular expression denial of service in practice").
"""

import importlib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
REFUSED = ("\0",)
"""What ends a text: what hardly any pattern takes."""
TAILS = (*REFUSED, "", " \n!")
"""The same, nothing, and what some look for."""
_CLASSES = {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}
_OTHERS = "a !7\n\0"
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_MOST_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Attack:
    """``head``, then ``pump`` over and over, then ``tail``."""

    head: str
    pump: str
    tail: str

    def text(self, length: int) -> str:
        """The text with about so many characters."""
        return self.head + self.pump * (length // len(self.pump)) + self.tail


def attacks(pattern: re.Pattern[str], tails: Sequence[str] = REFUSED) -> list[Attack]:
    """The texts for one pattern, with each of these ends, none twice."""
    tree = _PARSER.parse(pattern.pattern, pattern.flags)
    pumps = dict.fromkeys([*_beginnings(tree), *_repeated(tree, ""), *_runs(tree)])
    found = (Attack(head, pump, tail) for head, pump in pumps for tail in tails if pump)
    return list(dict.fromkeys(found))


def _beginnings(tree: Any) -> Iterator[tuple[str, str]]:
    """Each beginning of what the pattern takes, over and over."""
    for end in range(1, len(tree) + 1):
        yield "", _taken(tree[:end])


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repeated part, after what comes before it in the pattern and alone."""
    for op, argument in tree:
        if str(op) in _REPEATS:
            body = _taken(argument[2])
            yield from ((before, body), ("", body), ("", before + body))
        for inner in _inside(str(op), argument):
            yield from _repeated(inner, before)
        before += _taken([(op, argument)])


def _runs(tree: Any) -> Iterator[tuple[str, str]]:
    """Each character that the pattern names, alone and beside its neighbour."""
    named = list(dict.fromkeys(_named(tree)))[:_MOST_CHARACTERS]
    yield from (("", each) for each in named)
    yield from (("", a + b) for a, b in itertools.pairwise(named))


def _named(tree: Any) -> Iterator[str]:
    for op, argument in tree:
        if str(op) in {"LITERAL", "IN", "ANY", "NOT_LITERAL"}:
            yield _taken([(op, argument)])
        for inner in _inside(str(op), argument):
            yield from _named(inner)


def _inside(op: str, argument: Any) -> Iterator[Any]:
    """The parts of a node."""
    if op in _REPEATS:
        yield argument[2]
    elif op == "SUBPATTERN":
        yield argument[-1]
    elif op == "BRANCH":
        yield from argument[1]
    elif op in {"ASSERT", "ASSERT_NOT"}:
        yield argument[1]
    elif op == "ATOMIC_GROUP":
        yield argument


def _taken(tree: Any) -> str:
    """A text that this part of a pattern takes, as far as it can be told without its context."""
    return "".join(_one(str(op), argument) for op, argument in tree)


def _one(op: str, argument: Any) -> str:
    if op == "LITERAL":
        return chr(argument)
    if op == "NOT_LITERAL":
        return next(each for each in _OTHERS if ord(each) != argument)
    if op == "ANY":
        return "a"
    if op == "IN":
        return _of_class(argument)
    if op in _REPEATS:
        return _taken(argument[2]) * int(max(argument[0], min(1, argument[1])))
    if op == "BRANCH":
        return _taken(argument[1][0])
    if op in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _taken(next(_inside(op, argument)))
    return ""


def _of_class(items: Any) -> str:
    """A character of a class."""
    if str(items[0][0]) == "NEGATE":
        refused = {chr(value) for op, value in items if str(op) == "LITERAL"}
        blank = any(str(value) == "CATEGORY_SPACE" for op, value in items if str(op) == "CATEGORY")
        return next(e for e in _OTHERS if e not in refused and not (blank and e.isspace()))
    op, value = items[0]
    if str(op) == "RANGE":
        return chr(value[0])
    return chr(value) if str(op) == "LITERAL" else _CLASSES.get(str(value), "!")
