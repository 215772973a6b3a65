"""Answers as sentences of tokens: the one form that every measure reads."""

import re
from typing import NamedTuple

from engine.text.lexicon import STOP_WORDS
from engine.text.tokens import clean, sentence_texts, stem, tokens

_QUOTED = re.compile(r'"[^"\n]{1,600}"|“[^“”\n]{1,600}”|«[^«»\n]{1,600}»|„[^„“”\n]{1,600}[“”]')
_QUOTED_LINE = re.compile(r"^[^\S\n]*>.*$", re.MULTILINE)
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,60}>|\}")
_QUOTE_MARKS = frozenset("“«„")
_SHIELD = str.maketrans({".": "\ue000", "!": "\ue001", "?": "\ue002"})
_UNSHIELD = str.maketrans({"\ue000": ".", "\ue001": "!", "\ue002": "?"})


class Sentence(NamedTuple):  # made in numbers: a dataclass costs three times as much
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
    stops: int
    """How many of the tokens are stop words."""


def split_sentences(answer: int, text: str) -> tuple[Sentence, ...]:
    """The sentences of one answer; quoted lines and markup go, a quotation is not cut."""
    plain = clean(text).replace("’", "'").replace("`", "")
    if ">" in plain or "}" in plain:
        plain = _MARKUP.sub("\n", _QUOTED_LINE.sub("", plain))
    if not _has_quotation(plain):
        return tuple([sentence_of(answer, part) for part in sentence_texts(plain)])
    shielded = _QUOTED.sub(lambda found: found.group().translate(_SHIELD), plain)
    return tuple(
        [sentence_of(answer, part.translate(_UNSHIELD)) for part in sentence_texts(shielded)]
    )


def sentence_of(answer: int, text: str) -> Sentence:
    """One sentence, cut into its tokens."""
    found = tokens(text)
    lower = tuple(map(str.lower, found))
    telling = [word for word in lower if word not in STOP_WORDS]
    content = frozenset([stem(word) for word in telling if len(word) > 1])
    return Sentence(answer, text, found, lower, content, len(lower) - len(telling))


def _has_quotation(text: str) -> bool:
    return '"' in text or not (text.isascii() or _QUOTE_MARKS.isdisjoint(text))


def without_quotations(sentence: Sentence) -> Sentence:
    """The sentence without what stands in quotation marks."""
    if not _has_quotation(sentence.text):
        return sentence
    text = _QUOTED.sub(" ", sentence.text)
    return sentence_of(sentence.answer, text)


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks and so asserts nothing."""
    return "?" in sentence.text[-5:] and sentence.text.rstrip("\"'”)» ").endswith("?")
