"""Where a clause of a passage begins and ends, who acts in it, and whether it is told as real.

Pure; read off closed word classes, with no grammar behind it: in doubt the answer is no.
"""

from collections.abc import Iterator

from engine.claims.terms import (
    CONNECTIVES,
    ME,
    OPERATORS,
    WE,
    Term,
)
from engine.text.lexicon import word_set

Terms = tuple[Term, ...]
_BELIEFS = word_set(
    "think believ assum hop fear want plan expect guess suppos wish imagin doubt suspect feel say "
    "tell claim argu ask propos suggest consider promis insist warn seem pretend worry convinc "
    "intend recommend agre demand request prefer order offer dream predict estimat hint accus "
    "complain announc reckon decid"
)
"""What follows these verbs is not said to be so."""
_UNREAL = _BELIEFS | word_set("if unless whether would could might @first suppose wrong false")
_HARD_STOPS = frozenset(".;:()–—-")
_CLAUSE_LINKS = word_set("so because but")
_SUBJECTS = frozenset((ME, WE, "he", "she", "they", "it", "who", "you"))
_OWN = frozenset((ME, WE))


def _breaks(terms: Terms, at: int) -> bool:
    if at == 0 or terms[at].mark or terms[at].joined:
        return True
    before = terms[at - 1]
    return before.sentence != terms[at].sentence or before.key in CONNECTIVES


def is_real(terms: Terms, place: int, limits: frozenset[str] = OPERATORS) -> bool:
    """Whether nothing before it makes the clause unreal: a wish, a belief, a negation."""
    near = True
    for at in range(place - 1, -1, -1):
        term, after = terms[at], terms[at + 1]
        if term.sentence != after.sentence or after.mark in _HARD_STOPS:
            return True
        if near and term.key in limits:
            return False
        if term.key in _UNREAL:
            return False
        if term.key in _CLAUSE_LINKS or (term.key == "and" and (term.mark or after.key in _OWN)):
            return True
        near = near and not _breaks(terms, at + 1)
    return True


def is_done_by(terms: Terms, place: int, wanted: frozenset[str]) -> bool:
    """Whether the verb at a place is done by one of those wanted."""
    for at in range(place - 1, -1, -1):
        term = terms[at]
        if term.sentence != terms[place].sentence:
            return False
        objects = ("me", "us", "them", "him", "myself")
        subject = term.raw not in objects and not (term.raw == "it" and _ends_clause(terms, at))
        if term.key in _SUBJECTS and subject:
            return term.key in wanted
        whole = not _breaks(terms, place) or any(t.is_verb for t in terms[at + 1 : place])
        noun = not term.is_verb and term.is_plain and not term.preposition
        if _breaks(terms, at) and noun and whole:
            return term.key in wanted
    return False


def _ends_clause(terms: Terms, at: int) -> bool:
    """Whether what follows a word begins anew: "I steamed it, numbered the pieces"."""
    after = terms[at + 1 : at + 2]
    return bool(after) and bool(after[0].mark or after[0].joined)


def split_clauses(terms: Terms) -> Iterator[Terms]:
    """The parts of a text between its marks, conjunctions and connectives."""
    start = 0
    for at in range(1, len(terms)):
        opens = terms[at].mark or terms[at].joined or terms[at].key in CONNECTIVES
        if opens and at - start > 1:
            yield terms[start:at]
            start = at
    yield terms[start:]
