"""Sentences in an answer that give orders to the machine instead of telling something.

They are kept out of what a model reads and reported to the managers. This is one fence of
several: whatever a model makes of the rest is checked against the answers all the same. The
signs are those of public collections of attacks (Greshake et al. 2023, "Not what you've signed
up for"; OWASP LLM01), in the languages that such collections have.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.injection.obfuscation import (
    has_unseen,
    is_hidden_prose,
    iter_decoded_runs,
    iter_respellings,
    normalize_lookalikes,
)
from engine.injection.plain_orders import is_order
from engine.injection.rules import CERTAIN, PROBABLE
from engine.text import clean
from engine.text.sentences import Sentence, split_sentences

_TELLING = re.compile(
    r"\b(?:i|we|he|she|they|it|who|which|that|team|manager|manual|ich|wir|er|sie|je|nous|yo|"
    r"nosotros|io|noi)\b(?!\s*(?:are|must|should|will)\s+(?:now|now\s))",
    re.IGNORECASE,
)
_ASKS_YOU = re.compile(
    r"\bplease\W*$|\byou\b(?:\s+(?:to|must|should|shall|will|have\s+to|need\s+to|are\s+to|can|may|now"
    r"|also|then|simply|just|please|immediately|always))*\W*$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|wrote|written|stated|asked|read|warned|demanded|required|meant|means"
    r"|explained|taught|documented|lets?|would|when|if|how)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?]")
_UNUSUAL = re.compile(r"[A-Za-z][0-9@$][A-Za-z]|\b\w[ .\xb7_-]\w[ .\xb7_-]\w[ .\xb7_-]")
_ROWS = re.compile(r"\b(?:[0-9A-Fa-f]{2,8}[ :,]+){7}|(?:[.\-]{1,6}[ /|]+){9}")
_TYPOGRAPHY = str.maketrans("‘’“”–—…\u00a0", "''\"\"--. ")
_TURNED = (
    *(" eht ", " dna ", " ruoy ", " lla ", " taht ", " rof "),
    *("gur ", " naq ", " lbh", " nyy ", " gung", " sbe ", " abg ", " lbhe"),
)
"""Function words backwards, and by thirteen letters."""
_TOLD_TO = re.compile(r"\b(?:to|not|never|could|would|can|did|had|have)\s*$", re.IGNORECASE)
# One of these is in every order that hides: most other readings of a text are noise.
_SIGNS = re.compile(
    r"ignor|disregard|instruct|prompt|system|reveal|overrid|candidate|forget|output|reply|respond"
    r"|interview|summar|report|assistant|score|rat(?:e|ing)|hire|perfect|perfekt|instru"
    r"|игнор|забудь|忽略|无视|忘记",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StrippedAnswer:
    """An answer without its orders, and whether there were any."""

    text: str
    has_instructions: bool


@lru_cache(maxsize=256)
def strip_instructions(text: str) -> StrippedAnswer:
    """The answer's sentences that order nothing, joined again as they stood.

    Every call of an interview reads all of its answers, so what was found is kept for a while.
    """
    if is_obviously_clean(text):
        return _without_orders(text)
    found = split_sentences(1, text)
    odd = [each for each in found if 5 * each.stops < len(each.lower)]
    veiled = has_unseen(text) or any(is_hidden_prose(each.text) for each in odd)
    if not (veiled or _is_order(text, odd=bool(odd)) or any(map(is_order, found))):
        return StrippedAnswer(text, has_instructions=False)
    out = _with_fragments([_is_out(each) for each in found], found)
    rest = " ".join(each.text for each, gone in zip(found, out, strict=True) if not gone)
    return StrippedAnswer("" if _is_order(rest) else rest, has_instructions=True)


def is_obviously_clean(text: str) -> bool:
    """Whether nothing in a text, at a quick look, is an order beyond what ``is_order`` sees."""
    text = text.translate(_TYPOGRAPHY)
    if not text.isascii() or _is_unusual(text):
        return False
    plain = " ".join(text.split())
    low = plain.lower()
    return not any(turned in low for turned in _TURNED) and not _is_open_order(plain)


def _is_unusual(text: str) -> bool:
    """Whether figures stand inside words, letters apart, or runs and rows could be a code.

    Rows take many figures, or many points and dashes: counting those first is quicker.
    """
    if max(map(len, text.split()), default=0) >= 20 or _UNUSUAL.search(text):
        return True
    signs = max(sum(map(text.count, "0123456789")), sum(map(text.count, ".-")))
    return signs >= 14 and bool(_ROWS.search(text))


def _without_orders(text: str) -> StrippedAnswer:
    """What is left when only the plainest orders are taken out."""
    found = split_sentences(1, text)
    if not any(map(is_order, found)):
        return StrippedAnswer(text, has_instructions=False)
    return StrippedAnswer(
        " ".join(each.text for each in found if not is_order(each)), has_instructions=True
    )


def _with_fragments(out: list[bool], found: Sequence[Sentence]) -> list[bool]:
    """What goes, with the pieces that an order over several messages or lines was cut into.

    A piece without an end before what goes, or one that goes on without a capital after it.
    """
    out = list(out)
    for at in range(1, len(out)):
        out[at] |= out[at - 1] and found[at].text[:1].islower()
    for at in range(len(out) - 2, -1, -1):
        out[at] |= out[at + 1] and found[at].text[-1:].isalnum()
    return out


def _is_out(sentence: Sentence) -> bool:
    """Whether a sentence is kept from the model: it orders, or says what nobody can read."""
    unread = has_unseen(sentence.text) or is_hidden_prose(sentence.text)
    return unread or is_order(sentence) or _is_order(sentence.text)


def _is_order(text: str, *, odd: bool = True) -> bool:
    """Whether the machine is ordered to do something, openly or in disguise.

    Text that is not ``odd``, plain English, is not looked at backwards or as a cipher.
    """
    seen = " ".join(normalize_lookalikes(text).split())
    if _is_open_order(seen):
        return True
    plain = () if text.isascii() else (" ".join(clean(text).split()),)
    masked = (each for each in iter_respellings(text, odd=odd) if _SIGNS.search(each))
    return any(map(_is_open_order, itertools.chain(plain, masked, iter_decoded_runs(text))))


def _is_open_order(plain: str) -> bool:
    low = plain.lower()
    if any(rule.pattern.search(plain) for rule in CERTAIN if rule.is_possible_in(low)):
        return True
    likely = (rule.pattern.finditer(plain) for rule in PROBABLE if rule.is_possible_in(low))
    return any(not _is_told(plain, found.start()) for each in likely for found in each)


def _is_told(plain: str, at: int) -> bool:
    """Whether somebody tells of it: there is a subject before it in its sentence.

    Unless the sentence turns to the machine: "I need you to", "it is important that you".
    """
    before = plain[max(0, at - 80) : at]
    sentence = _END.split(before)[-1]
    if _ASKS_YOU.search(before) and not _SAID.search(sentence):
        return False
    return bool(_TELLING.search(sentence) or _TOLD_TO.search(before))
