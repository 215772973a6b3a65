"""Whether a text says nothing at all."""

import re
from collections import Counter
from functools import lru_cache

from engine.text.letter_statistics import strange_share
from engine.text.lexicon import FILLERS, STOP_WORDS, word_set
from engine.text.tokens import clean, words

_LOOK_AT = 4000  # characters
_LAUGHTER = re.compile(r"(?:ha|he|hi|lo){3,}+[ahl]*+$|l+o+l+$")
_LATIN = re.compile(r"[a-zà-ɏ]+$")
_FIST = re.compile(
    r"([^\W\d])\1{3}|asdf|sdfg|dfgh|fghj|ghjk|hjkl|fdsa|gfds|hgfd|jhgf|kjhg|lkjh|qwer|ewqr|rewq"
    r"|tyui|yuio|zxcv|xcvb|cvbn|vbnm|mnbv|nbvc|bvcx|vcxz|qwertz|azerty|^asd$|^jkl$"
)
_LOREM = word_set("lorem ipsum")


@lru_cache(maxsize=256)
def is_gibberish(text: str) -> bool:
    """Whether a text is keyboard mash, repetition, emoji or nothing, in any language.

    Short honest answers ("No."), jargon, names, acronyms and other languages are
    not gibberish. A list of real words without sense is not seen here. The first
    4,000 characters decide.
    """
    sample = clean(text[: 4 * _LOOK_AT])[:_LOOK_AT]
    found = words(sample)
    if not found or _is_repetitive(found) or _LOREM.issubset(found):
        return True
    if 4 * sum(word in STOP_WORDS for word in found) >= len(found) > 7:
        return False  # that many function words are not typed by a fist
    letters = [word for word in found if not word[0].isdigit()]
    if not letters:
        return any(len(word) > 12 for word in found) or _is_strewn(sample)
    if len(letters) == 1 and len(letters[0]) < 6:
        return _is_fist(letters[0])
    acronyms = {token.lower() for token in re.findall(r"\b[A-Z]{2,5}\b", sample)}
    return _is_mashed([word for word in letters if word not in acronyms])


def _is_strewn(sample: str) -> bool:
    """Whether figures are lost among punctuation: "???? 9999 !!!! ,,,,", and not a price list."""
    seen = "".join(sample.split())
    return len(seen) >= 12 and 3 * sum(map(str.isalnum, seen)) < len(seen)


def _is_mashed(letters: list[str]) -> bool:
    """Whether strange triples, pooled over the words, are more than jargon ever has.

    Of package names, 2-3 % (one or two) and 0.5 % (three) pass these limits; of one-line
    package descriptions 0.1 %; of random or home-row typing 86-99 % from three words on.
    """
    if 2 * sum(len(word) for word in letters if _is_fist(word)) > sum(map(len, letters)):
        return True
    long = [word for word in letters if len(word) > 3]
    triples = sum(len(word) - 2 for word in long)
    strange = sum(strange_share(word) * (len(word) - 2) for word in long if _LATIN.match(word))
    meant = 5 * sum(word in STOP_WORDS for word in letters) >= len(letters)
    limit = 0.3 if meant or len(long) < 3 else 0.2 if len(long) < 6 else 0.15
    return strange > limit * triples


@lru_cache(maxsize=8192)
def is_mash(word: str) -> bool:
    """Whether one lower-cased word has a shape that no word has: "sdkfjh", "aaaaa"."""
    if _is_fist(word):
        return True
    return len(word) > 3 and bool(_LATIN.match(word)) and strange_share(word) > 0.3


def _is_fist(word: str) -> bool:
    return bool(_FIST.search(word) or _LAUGHTER.match(word))


def _is_repetitive(found: tuple[str, ...]) -> bool:
    if len(found) < 3 or 2 * len(set(found)) > len(found) > 3 or FILLERS.issuperset(found):
        return False
    most = Counter(found).most_common(3)
    if len(most) == 1:
        return True
    content = [word for word in found if word not in STOP_WORDS]
    few = len(found) >= 8 and sum(count for _, count in most) >= 0.8 * len(found)
    return few or (len(content) >= 10 and len(set(content)) <= 0.2 * len(content))
