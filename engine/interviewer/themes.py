"""What the answers turn around, in the candidate's own words."""

import re
from collections import Counter
from collections.abc import Sequence

from engine.text import content_words, key_terms, words
from engine.text.lexicon import word_set
from engine.text.tokens import stem

MOST = 6
"""Terms that are offered to choose themes from."""

_TIMES = word_set(
    "second minute hour day week month quarter year morning afternoon evening night weekend summer "
    "winter spring autumn monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december today time "
    "lunch moment beginning end start"
)
_NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve twenty hundred thousand "
    "million half third percent euro dollar dozen couple many several first second third last next"
)
_EMPTY = word_set(
    "hand side middle way part place point fact case line mess remaining people person number "
    "problem issue question idea reason direction order front back top bottom rest example"
)
_NO_THEME = frozenset(map(stem, _TIMES | _NUMBERS | _EMPTY)) | _TIMES | _NUMBERS | _EMPTY


def find_themes(answers: Sequence[str]) -> tuple[str, ...]:
    """Up to ``MOST`` terms, the most frequent first; none that only tells when or how many.

    A single word that comes up once is only taken when there is nothing better.
    """
    said = "\n".join(answers)
    often = Counter(stem(word) for word in words(said))
    terms = [_as_said(_without_verb(term, said), said) for term in key_terms(answers, 30)]
    rated = [
        (_weight(term, often), -at, term) for at, term in enumerate(terms) if _is_telling(term)
    ]
    return tuple(term for _, _, term in sorted(rated, reverse=True))[:MOST]


def _is_telling(term: str) -> bool:
    """Whether a term says what something is about."""
    stems = content_words(term)
    single = len(stems) == 1 and not any(letter.isupper() for letter in term)
    plain = single and (len(term) < 4 or term.endswith(("ing", "ed", "ly")))
    return bool(stems) and not plain and not _NO_THEME & (stems | set(words(term)))


def _without_verb(term: str, said: str) -> str:
    """A term of three words without its last one when an article follows: a verb, as a rule."""
    parts = term.split()
    goes_on = re.search(rf"{re.escape(term)}\s+(?:a|an|the|our|my|their|it|them)\b", said, re.I)
    return " ".join(parts[:2]) if len(parts) == 3 and goes_on else term


def _as_said(term: str, said: str) -> str:
    """The term with the apostrophes that it was written with: "girls' team"."""
    pattern = r"['’]?\s+".join(map(re.escape, term.split()))
    found = re.search(pattern, said, re.I)
    return term if found is None or "\n" in found.group() else _match_case(term, found.group())


def _match_case(term: str, found: str) -> str:
    return found if term.lower() != term else found.lower()


def _weight(term: str, often: Counter[str]) -> float:
    stems = content_words(term)
    return sum(often[s] for s in stems) / len(stems) + 0.8 * (len(stems) > 1)
