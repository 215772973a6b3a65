"""Which sentences of a text tell what its speaker did or saw, known by closed word classes."""

import re
from collections.abc import Iterator

from engine.text.lexicon import ABBREVIATIONS, IRREGULAR_PASTS, phrase_set, word_set

_MARK = re.compile(r"(?<![.!?…])[.!?…]++(?=\s|$)|\n")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POINTERS = word_set("it that this them those these they which there")
_GOES_ON = word_set("after afterwards then since within by it that this they these those so")
_SPEAKER = word_set("i we i've we've i'd we'd i'm we're")
OPEN_END = re.compile(
    r"\b(?:ask\w*|told|want\w*|need\w*|tr(?:y|ied)|decided|help\w*|able|him|her|them|me|us|how"
    r"|going|began|started|had|forced|allowed|agreed|refused|hoped|planned) (?:\w+ )?"
    r"to \w+(?: (?:down|up|out|off|about|for))?$",
    re.I,
)
"""An infinitive whose object was cut off: "asked him to write"."""

PAUSES = phrase_set("i mean|you know|i guess|i think|i suppose|i dunno|you see|let's say")
"""Pairs of words that fill a pause and tell nothing."""


def own_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the sentences in which the speaker, alone or not, tells a deed of theirs.

    A sentence that opens with a past verb ("Moved the batch.") leaves its "I" out. With a sentence
    that points back ("I noticed it") goes the one before, and the one after that goes on from it.
    """
    start, before, follows = 0, (0, 0), False
    for end in (*_ends(text), len(text)):
        found = [word.lower().replace("’", "'") for word in _WORD.findall(text, start, end)]
        own = found and (is_past(found[0]) or any(_tells(found, at) for at in range(len(found))))
        if own and before[1] and _POINTERS & set(found):
            yield before
        if own or (follows and found and found[0] in _GOES_ON):
            yield start, end
        follows = bool(own)
        before = (0, 0) if own else (start, end)
        start = end


def is_past(word: str) -> bool:
    """Whether a lower-cased word is spelt like a verb in the past."""
    return word in IRREGULAR_PASTS or (word.endswith("ed") and len(word) > 4)


def is_abbreviated(text: str, at: int) -> bool:
    """Whether the full stop at a place belongs to a word: "Dr. Okafor", "J. Smith"."""
    word = text[text.rfind(" ", 0, at) + 1 : at].lstrip("(\"'“[")
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def _ends(text: str) -> Iterator[int]:
    for mark in _MARK.finditer(text):
        if mark.group() != "." or not is_abbreviated(text, mark.start()):
            yield mark.end()


def _tells(found: list[str], at: int) -> bool:
    """Whether the speaker at a place does more there than to fill a pause ("I mean")."""
    after = found[at + 1 : at + 2]
    return found[at] in _SPEAKER and bool(after) and (found[at], after[0]) not in PAUSES
