"""Answers as sentences of tokens: the one form that every measure reads."""

import re
from dataclasses import dataclass

from engine.text import clean, sentences
from engine.text.lexicon import STOP_WORDS
from engine.text.tokens import stem, tokens

_QUOTED = re.compile(r'"[^"\n]{1,600}"|“[^”\n]{1,600}”|«[^»\n]{1,600}»|„[^“”\n]{1,600}[“”]')
_QUOTED_LINE = re.compile(r"^\s*>.*$", re.MULTILINE)
_SHIELD = str.maketrans({".": "\ue000", "!": "\ue001", "?": "\ue002"})
_UNSHIELD = str.maketrans({"\ue000": ".", "\ue001": "!", "\ue002": "?"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer."""

    answer: int
    """1-based number of the answer."""
    text: str
    """Whitespace folded."""
    tokens: tuple[str, ...]
    """Words and numbers as written."""
    lower: tuple[str, ...]
    """The same in lower case."""
    content: frozenset[str]
    """Stems of the words that carry meaning."""


def read(answer: int, text: str) -> tuple[Sentence, ...]:
    """The sentences of one answer; a quotation stays in one sentence, quoted lines go."""
    plain = _QUOTED_LINE.sub("", clean(text)).replace("’", "'").replace("`", "")
    shielded = _QUOTED.sub(lambda found: found.group().translate(_SHIELD), plain)
    return tuple(sentence_of(answer, part.translate(_UNSHIELD)) for part in sentences(shielded))


def sentence_of(answer: int, text: str) -> Sentence:
    """One sentence, cut into its tokens."""
    found = tokens(text)
    lower = tuple(map(str.lower, found))
    content = frozenset([stem(word) for word in lower if word not in STOP_WORDS and len(word) > 1])
    return Sentence(answer, text, found, lower, content)


def without_quotations(sentence: Sentence) -> Sentence:
    """The sentence without what stands in quotation marks."""
    if not any(mark in sentence.text for mark in '"“«„'):
        return sentence
    text = _QUOTED.sub(" ", sentence.text)
    return sentence_of(sentence.answer, text)


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks and so asserts nothing."""
    return sentence.text.rstrip("\"'”)» ").endswith("?")
