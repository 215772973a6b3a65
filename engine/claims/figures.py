"""Whether the figures of a sentence differ from those of its passages.

A figure must stand in a passage, count the same, and be as exact. Pure.
"""

import itertools
from collections.abc import Iterator, Sequence

from engine.claims.terms import OPERATORS, Term, read_terms
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set

Terms = tuple[Term, ...]
_NEAR = word_set("@about almost nearly about around roughly approximately circa")
_BEYOND = word_set("more less over under least most fewer above below")
_UNITS = 3
"""Words after a figure among which the thing it counts is looked for."""
_RISING = frozenset(read_terms(word)[0].key for word in ("rose", "grew", "climbed", "gained"))
_FALLING = frozenset(read_terms(word)[0].key for word in ("fell", "shrank", "declined", "sank"))
_PER = word_set("a an per each every")
_MEASURES = word_set(
    "second minut hour day night week month year percent euro dollar pound cent time degre"
)
_FREE = word_set("one 1")


def figures_differ(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether a figure is in no passage, counts another thing there, or is more exact."""
    told = [(terms, at) for terms in passages for at in range(len(terms))]
    places = [(t, at) for t, at in told if _is_figure(t[at])]
    for at, term in enumerate(claim):
        if not _is_figure(term):
            continue
        same = [(t, n) for t, n in places if t[n].key == term.key]
        if not same and term.key not in _FREE and not (term.key == "2" and _has_twice(passages)):
            return True
        if same and (_counts_other(claim, at, same, places) or _is_sharper(claim, at, same)):
            return True
    return (
        _is_backwards(claim, places)
        or _is_out_of_place(claim, places)
        or _is_swapped(claim, places)
        or _is_of_another_deed(claim, places)
        or _is_other_share(claim, passages)
    )


def _has_twice(passages: Sequence[Terms]) -> bool:
    return any(term.raw in ("twice", "both", "second") for terms in passages for term in terms)


def _is_figure(term: Term) -> bool:
    return term.key[0].isdigit() or term.key == "half"


def _counted(terms: Terms, at: int) -> Iterator[str]:
    """The words after a figure, up to the next break; those after "of the nine" too."""
    start = at + 1
    if terms[start : start + 1] and terms[start].raw == "of":
        start = next(
            (n for n in range(start + 1, start + 4) if not _is_skipped(terms[n : n + 1])), start
        )
    for number, term in enumerate(terms[start : start + _UNITS]):
        stops = term.mark or _is_figure(term) or (number and term.is_verb)
        if stops or term.raw in _PER | PREPOSITIONS or term.key == "they":
            return
        if term.is_plain and term.key not in OPERATORS and term.raw not in DETERMINERS:
            yield term.key


def _is_skipped(term: Terms) -> bool:
    return bool(term) and (_is_figure(term[0]) or term[0].raw in DETERMINERS)


def _counts_other(
    claim: Terms, at: int, same: list[tuple[Terms, int]], places: list[tuple[Terms, int]]
) -> bool:
    """Whether what it counts is counted by another figure in the passages, and not by this."""
    counted = next(_counted(claim, at), "")
    here = {key for terms, n in same for key in _counted(terms, n)}
    if not counted or counted in here or counted == "time":
        return False
    others = [(t, n) for t, n in places if t[n].key != claim[at].key]
    if counted in _MEASURES:
        return bool(here)
    return any(counted in _counted(t, n) for t, n in others)


def _is_sharper(claim: Terms, at: int, same: list[tuple[Terms, int]]) -> bool:
    """Whether "about" was left out, or "more than" is new."""
    said = _before(claim, at)
    told = [_before(terms, n) for terms, n in same]
    if all(words & _NEAR for words in told) and not said & (_NEAR | _BEYOND):
        return True
    return bool(said & _BEYOND) and not any(words & _BEYOND for words in told)


def _before(terms: Terms, at: int) -> set[str]:
    near = terms[max(0, at - 2) : at]
    return {key for term in near for key in (term.key, term.raw)}


def _is_backwards(claim: Terms, places: list[tuple[Terms, int]]) -> bool:
    """Whether "from A to B" has every B told before every A."""
    start = next((at for at, term in enumerate(claim) if term.raw == "from"), len(claim))
    ends = [at for at in range(start, min(start + 9, len(claim))) if _is_figure(claim[at])]
    if len(ends) < 2 or all(term.raw != "to" for term in claim[ends[0] : ends[1]]):
        return False
    values = [float(key) for at in ends[:2] if (key := claim[at].key) != "half"] or [0.0]
    keys = {term.key for term in claim}
    turned = _FALLING if values[0] < values[-1] else _RISING
    if values[0] != values[-1] and keys & turned:
        return True
    units = {key for at in ends[:2] for key in _counted(claim, at)}
    said = [t[n].key for t, n in places if not units or units & set(_counted(t, n))]
    first, last = ([n for n, key in enumerate(said) if key == claim[at].key] for at in ends[:2])
    return bool(first and last) and max(last) < min(first)


def _is_out_of_place(claim: Terms, places: list[tuple[Terms, int]]) -> bool:
    """Whether the sentences that tell a figure tell of other things, or tell it after the next."""
    content = {t.key for t in claim if t.is_plain and t.key not in OPERATORS}
    for term in claim:
        near = [_sentence(t, n) for t, n in places if t[n].key == term.key]
        if (
            _is_figure(term)
            and near
            and all(5 * len(content & keys) < len(content) for keys in near)
        ):
            return True
    return False


def _is_swapped(claim: Terms, places: list[tuple[Terms, int]]) -> bool:
    """Whether two figures stand the other way round wherever one sentence tells both."""
    said = [(claim, at) for at, term in enumerate(claim) if _is_figure(term)]
    for first, second in itertools.pairwise(said):
        one, other = claim[first[1]].key, claim[second[1]].key
        orders = {
            t is u and n < m
            for t, n in places
            for u, m in places
            if t[n].key == one and u[m].key == other and t is u and t[n].sentence == u[m].sentence
        }
        units = _same_units(first, one, places) or _same_units(second, other, places)
        if orders == {False} and not units:
            return True
    return False


def _is_other_share(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether "A of B" has another A or B than the passages."""
    told = {pair for terms in passages for pair in _shares(terms)}
    return any(
        pair not in told and (one == of or any({one, of} & set(other) for other in told))
        for pair in _shares(claim)
        for one, of in (pair,)
    )


def _shares(terms: Terms) -> Iterator[tuple[str, str]]:
    for at, term in enumerate(terms):
        of = next((t for t in terms[at + 2 : at + 4] if _is_figure(t)), None)
        if _is_figure(term) and of and terms[at + 1].raw in ("of", "out"):
            yield term.key, of.key


def _is_of_another_deed(claim: Terms, places: list[tuple[Terms, int]]) -> bool:
    """Whether its verb is told with another figure, and never with its own."""
    said = {term.key for term in claim if _is_figure(term)}
    verbs = {term.key for term in claim if term.is_verb and term.key not in ("be", "have")}
    if len(said) != 1:
        return False
    clauses = [{term.key for term in _clause(t, n)} for t, n in places]
    for figure in said:
        own = [keys for keys in clauses if figure in keys]
        others = [keys for keys in clauses if figure not in keys and not said & keys]
        if own and any(verbs & keys for keys in others) and not any(verbs & keys for keys in own):
            return True
    return False


def _clause(terms: Terms, at: int) -> Terms:
    """The words around a place up to the next break on either side."""
    start = next((n for n in range(at, 0, -1) if _breaks(terms[n])), 0)
    end = next((n for n in range(at + 1, len(terms)) if _breaks(terms[n])), len(terms))
    return terms[start:end]


def _breaks(term: Term) -> bool:
    return bool(term.mark) or (term.joined and term.is_verb)


def _same_units(place: tuple[Terms, int], key: str, places: list[tuple[Terms, int]]) -> bool:
    """Whether a figure counts something, and the same wherever it is told."""
    counted = set(_counted(*place))
    return any(counted & set(_counted(t, n)) for t, n in places if t[n].key == key)


def _sentence(terms: Terms, at: int) -> set[str]:
    return {t.key for t in terms if t.sentence == terms[at].sentence}
