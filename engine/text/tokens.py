"""Characters, words and sentences of a text, and how alike two texts are."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from engine.text.lexicon import ABBREVIATIONS, STOP_WORDS

SOME = 512
"""Texts whose words are kept for a moment: one turn asks for those of the same texts repeatedly."""

NEAR_DUPLICATE = 0.75
"""From this value of `similar` on, two questions ask the same thing."""

# Vowel signs and vocalisation are part of a word in scripts that write them apart.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*%?|(?:[^\W_]|[{_MARKS}])+(?:['’_-](?:[^\W_]|[{_MARKS}])+)*(?:\+\+|#)?"
)
# The same for plain ASCII, three times as fast.
_ASCII_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z0-9]+(?:['_-][A-Za-z0-9]+)*(?:\+\+|#)?")
_INVISIBLE = re.compile(
    r"(?<![\u0600-\u06ff\u0900-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    r"|[\u200b\u200e\u200f\u2060-\u206f\u202a-\u202e\u00ad\u061c\u034f\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180e\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\uffff"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
    r"|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_STACKED_MARKS = re.compile(r"([\u0300-\u036f]{3})[\u0300-\u036f]+")
_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_TABS = {ord("\t"): " ", ord("\x1f"): " "}
_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
_LINE_EDGE = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")

_BULLET = re.compile(r"(?:[-*+•‣▪◦–—>#]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_ALNUM = re.compile(r"[^\W_]")
# A run of marks is tried from its beginning only, and as a whole: else a long one is quadratic.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s+|[。！？]+\s*")


def visible(text: str) -> str:
    """The text without what shows nothing or moves a cursor; blanks and line ends stay.

    NFC; control, zero-width, bidirectional-control, tag and variation characters
    are dropped (joiners stay where Arabic, Indic scripts and emoji need them).
    Piled-up accents are cut to three, which also keeps normalisation linear.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text)).translate(_TABS)
    return unicodedata.normalize("NFC", _STACKED_MARKS.sub(r"\1", text))


def storable(text: str) -> str:
    """The text without what no database takes: NUL, and halves of surrogate pairs."""
    if "\0" not in text and text.isprintable():
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def clean(text: str) -> str:
    """The text as it should be stored and read: what is ``visible``, tidied.

    Runs of blanks become one blank, more than one empty line becomes one; no
    whitespace at either end.
    """
    text = _BLANKS.sub(" ", visible(text))
    if "\n" in text:
        text = _EMPTY_LINES.sub("\n\n", _LINE_EDGE.sub("\n", text))
    return text.strip()


@lru_cache(maxsize=SOME)
def words(text: str) -> tuple[str, ...]:
    """The lower-cased words and numbers of a text, in order ("41%", "c++", "don't")."""
    return tokens(text.lower())


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in order, as written."""
    plain = text.replace("’", "'")
    return tuple((_ASCII_WORD if plain.isascii() else _WORD).findall(plain))


def sentence_texts(text: str) -> tuple[str, ...]:
    """The sentences of a text, whitespace folded, bullets taken off, none empty.

    A line ends a sentence when it ends in punctuation or the next line opens
    with a bullet, a capital or an empty line; otherwise the line was only
    wrapped and goes on.
    """
    found: list[str] = []
    for block in _blocks(text):
        found.extend(_split(block))
    return tuple(found)


def _blocks(text: str) -> list[str]:
    blocks: list[list[str]] = [[]]
    for raw in text.splitlines():
        line = " ".join(raw.split())
        bullet = _BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        current = blocks[-1]
        goes_on = body == line and line[:1].islower() and current and current[-1][-1] not in ".!?:;"
        if goes_on:
            current.append(line)
        else:
            blocks.append([body] if body else [])
    return [" ".join(block) for block in blocks if block]


def _split(block: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for stop in _STOP.finditer(block):
        if _is_end(block, stop):
            parts.append(block[start : stop.end()].strip())
            start = stop.end()
    parts.append(block[start:].strip())
    return [part for part in parts if _ALNUM.search(part)]


def _is_end(block: str, stop: re.Match[str]) -> bool:
    at = stop.start()
    after = block[stop.end() : stop.end() + 1]
    if not after or block[at] in "!?。！？" or (after.isupper() and block[at - 4 : at].islower()):
        return True
    if stop.group().startswith(("..", "…")):
        return after.isupper()
    before = block[block.rfind(" ", 0, at) + 1 : at].lstrip("(\"'“[")
    return not _is_abbreviation(before, after)


def _is_abbreviation(before: str, after: str) -> bool:
    lower = before.lower()
    if lower in {"no", "p", "pp", "vol", "nr", "fig", "ver", "sec"}:
        return after.isdigit()
    if lower in {"etc", "a.m", "p.m", "inc", "ltd", "co", "u.s", "u.k"}:
        return not after.isupper()
    return lower in ABBREVIATIONS or (len(before) == 1 and before.isupper() and before != "I")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest English endings, so that "decided" meets "decides".

    The S-stemmer of Harman (1991, "How effective is suffixing?") with -ed and
    -ing besides; light on purpose, because a wrong merge looks like grounding.
    """
    word = word.removesuffix("'s")
    if len(word) > 4:
        for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("xes", "x")):
            if word.endswith(ending):
                return word[: -len(ending)] + instead
    if len(word) > 5 and word.endswith("ing"):
        return _undouble(word[:-3])
    if len(word) > 4 and word.endswith("ed"):
        return _undouble(word[:-2])
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1].removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word


def _undouble(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return (word[:-1] if doubled else word).removesuffix("e")


@lru_cache(maxsize=SOME)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning: no stop words, no lone letters."""
    return frozenset(
        stem(word) for word in words(text) if word not in STOP_WORDS and (len(word) > 1)
    )


def similar(a: str, b: str) -> float:
    """How much two questions ask the same, from 0.0 (nothing in common) to 1.0 (the same).

    The better of two views: the share of content words in common (Dice), and
    the order-free spelling similarity of whole texts (rapidfuzz's token_sort_ratio).
    From `NEAR_DUPLICATE` on the two are near-duplicates.
    """
    first, second = content_words(a), content_words(b)
    if first and second and first.isdisjoint(second):
        return 0.0
    spelling = fuzz.token_sort_ratio(" ".join(words(a)), " ".join(words(b))) / 100
    if not first or not second:
        return float(spelling)
    shared = 2 * len(first & second) / (len(first) + len(second))
    return float(max(shared, spelling))
