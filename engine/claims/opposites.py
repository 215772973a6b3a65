"""Whether a sentence says the opposite of its passages in one word: "rose" for "fell". Pure."""

import itertools
from collections.abc import Iterator, Sequence

from engine.claims.clauses import split_clauses
from engine.claims.terms import ME, WE, Term, read_terms
from engine.text.lexicon import word_set

Terms = tuple[Term, ...]
_ONE_OF = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
    "spring summer autumn winter",
    "morning afternoon evening night",
)
"""Of these a sentence has the one that its passage has."""

_HEDGES = word_set("maybe perhaps probably possibly partly might seem guess suspect likely")
_CAUSES = word_set("because since as so therefore due why reason reasons cause caused thanks led")
_PAIRS = (
    ("rise grow gain climb improve up higher", "fall shrink decline down lower decrease reduce"),
    ("cheap cheapest cheaper", "expensive dear dearest"),
    ("agree accept support approve favour welcome", "refuse reject oppose against decline resist"),
    ("love like enjoy", "hate dislike"),
    ("win succeed", "lose fail"),
    ("open", "close shut"),
    ("best better", "worst worse"),
    ("fast faster quick quicker quickly", "slow slower slowly"),
    ("early earlier", "late later"),
    ("more most", "less least fewer"),
    ("high highest", "low lowest"),
    ("long longer longest", "short shorter shortest"),
    ("big bigger biggest large larger largest", "small smaller smallest"),
    ("old older", "young younger new newer"),
    ("add", "remove"),
    ("first", "last"),
    ("continue keep", "stop quit"),
    ("start begin", "end finish"),
    ("hire", "fire"),
    ("buy", "sell"),
    ("easy easier easiest", "hard harder hardest difficult"),
    ("inside indoors", "outside outdoors"),
    ("alone", "together"),
    ("warm warmer hot hotter", "cold colder cool cooler"),
)


def _keys(words: str) -> frozenset[str]:
    forms = (form for word in word_set(words) for form in (word, word.rstrip("e") + "ed"))
    return frozenset(read_terms(form)[0].key for form in forms)


def is_reversed(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether it has a word that no passage has, where its nearest sentence has the opposite."""
    said = {term.key for term in claim}
    clauses = [clause for terms in passages for clause in split_clauses(terms)]
    near, here = near_keys(claim, passages), near_keys(claim, clauses, 0)
    for first, second in _SIDES:
        for one, other in ((first, second), (second, first)):
            if (
                said & one
                and not said & other
                and ((near & other and not near & one) or (here & other and not here & one))
            ):
                return True
    return False


def is_other_time(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether it names another day, month or season than the sentences nearest to it."""
    said, near = {term.raw for term in claim}, near_keys(claim, passages, 0)
    sets = (word_set(words) for words in _ONE_OF)
    return any(said & each and near & each and not said & near & each for each in sets)


def is_other_order(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether it has "before" what the passages have "after", or the other way round."""
    for said, told in (("before", "after"), ("after", "before")):
        later = _following(claim, said)
        others = [_following(terms, told) for terms in passages]
        if later and any(later & keys for keys in others):
            return not any(later & _following(terms, said) for terms in passages)
    return False


def _following(terms: Terms, word: str) -> frozenset[str]:
    """The content words close behind a word, wherever it stands."""
    places = (at for at, term in enumerate(terms) if term.raw == word)
    near = (term for at in places for term in terms[at + 1 : at + 5])
    return frozenset(t.key for t in near if t.is_plain and t.key not in (ME, WE))


def is_surer(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether it leaves out a "maybe", or gives a cause where none is told."""
    said, near = {key for t in claim for key in (t.key, t.raw)}, near_keys(claim, passages, 0)
    if near & _HEDGES and not said & (_HEDGES | {"could", "may", "think", "thought", "believed"}):
        return True
    at = next((n for n, term in enumerate(claim) if term.raw in ("because", "due")), 0)
    return bool(at) and not any(
        keys & _CAUSES and _shares(claim[:at], keys) and _shares(claim[at + 1 :], keys)
        for keys in _sentences(passages)
    )


def _shares(part: Terms, keys: frozenset[str]) -> bool:
    content = {term.key for term in part if term.is_plain and term.key not in (ME, WE)}
    return not content or bool(content & keys)


def near_keys(claim: Terms, passages: Sequence[Terms], missing: int = 1) -> frozenset[str]:
    """The keys and words of those sentences of the passages that share most with a claim."""
    said = {term.key for term in claim if term.is_plain}
    found = list(_sentences(passages))
    most = max((len(keys & said) for keys in found), default=0)
    return frozenset().union(
        *(keys for keys in found if len(keys & said) >= max(1, most - missing))
    )


def _sentences(passages: Sequence[Terms]) -> Iterator[frozenset[str]]:
    for terms in passages:
        for _, said in itertools.groupby(terms, key=lambda term: term.sentence):
            yield frozenset(key for term in said for key in (term.key, term.raw))


_SIDES = tuple((_keys(first), _keys(second)) for first, second in _PAIRS)
