"""Where a clause of a passage begins and ends, who acts in it, and whether it is told as real.

Pure; read off closed word classes, with no grammar behind it: in doubt the answer is no.
"""

from engine.claims.terms import (
    CONJUNCTIONS,
    CONNECTIVES,
    DROPPABLE,
    ME,
    MINE,
    OPERATORS,
    OURS,
    PASTS,
    PREPOSITIONS,
    WE,
    Term,
)
from engine.text.lexicon import DETERMINERS, word_set

Terms = tuple[Term, ...]
PEOPLE = frozenset(("they", "he", "she", ME, WE))
SELVES = word_set("myself ourselves themselves himself herself")
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
_TIMES = word_set(
    "last next week month year day morning evening night afternoon winter summer spring autumn "
    "today yesterday later earlier monday tuesday wednesday thursday friday saturday sunday early"
)
_EXCEPTIONS = word_set("except unless if without until only not than never almost @first instead")
_OWN = frozenset((ME, WE))


def opens_clause(terms: Terms, place: int) -> bool:
    """Whether a noun phrase that begins here is the first of its clause."""
    at = place
    while not _breaks(terms, at):
        before = terms[at - 1]
        if terms[place].name and (before.key in (MINE, OURS) or is_noun(before)):
            at -= 1
            continue
        allowed = before.raw in DETERMINERS or before.key in _TIMES or before.key in DROPPABLE
        opening = before.raw in PREPOSITIONS and _breaks(terms, at - 1)
        in_phrase = before.is_plain and not before.is_verb and bool(before.preposition)
        if before.key in OPERATORS or not (allowed or opening or in_phrase or before.is_light):
            return False
        at -= 1
    return True


def is_noun(term: Term) -> bool:
    return term.is_plain and not (term.is_verb or term.preposition or term.key in OPERATORS)


def _breaks(terms: Terms, at: int) -> bool:
    if at == 0 or terms[at].mark or terms[at].joined:
        return True
    before = terms[at - 1]
    return before.sentence != terms[at].sentence or before.key in CONNECTIVES


def is_real(terms: Terms, place: int) -> bool:
    """Whether nothing before it makes the clause unreal: a wish, a belief, a negation."""
    near = True
    for at in range(place - 1, -1, -1):
        term, after = terms[at], terms[at + 1]
        if term.sentence != after.sentence or after.mark in _HARD_STOPS:
            return True
        if near and term.key in OPERATORS:
            return False
        if term.key in _UNREAL:
            return False
        if term.key in _CLAUSE_LINKS or (term.key == "and" and (term.mark or after.key in _OWN)):
            return True
        near = near and not _breaks(terms, at + 1)
    return True


def _before(terms: Terms, place: int) -> str:
    """The key of the term before a place, adverbs left out; empty at the beginning."""
    keys = (term.key for term in reversed(terms[:place]) if term.key not in DROPPABLE)
    return next(keys, "")


def _is_past(term: Term) -> bool:
    return term.raw in PASTS or (term.raw.endswith("ed") and term.is_verb)


def is_finite(terms: Terms, place: int) -> bool:
    """Whether a verb stands in the past and is neither passive nor an infinitive."""
    return _is_past(terms[place]) and _before(terms, place) not in ("be", "to")


def is_adjective(terms: Terms, place: int) -> bool:
    """Whether a participle stands before its noun: "missed deliveries went down"."""
    after = terms[place + 1 : place + 3]
    noun = len(after) == 2 and after[0].is_plain and not after[0].is_verb and not after[0].mark
    return terms[place].raw.endswith("ed") and noun and after[1].is_verb


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


def _is_contrast(terms: Terms) -> bool:
    """Whether words say what was not so instead: "not me", "not by the storm"."""
    if len(terms) < 2 or terms[0].key != "not":
        return False
    after = terms[1]
    return after.key in PEOPLE or after.name or after.raw in PREPOSITIONS | DETERMINERS


def can_end(terms: Terms, place: int) -> bool:
    """Whether a clause may stop after this word without losing what limits it."""
    rest = terms[place + 1 :]
    for at, term in enumerate(rest):
        if term.sentence != terms[place].sentence:
            return True
        if term.raw in SELVES:
            continue
        if term.mark or term.key in CONJUNCTIONS:
            if term.mark in _HARD_STOPS:
                return True
            return term.key not in _EXCEPTIONS or _is_contrast(rest[at : at + 2])
        if not at and (term.is_verb or (term.is_plain and term.raw not in CONNECTIVES)):
            return False
        if term.key in _EXCEPTIONS or term.key in OPERATORS:
            return False
    return True
