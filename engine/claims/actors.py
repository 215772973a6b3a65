"""Whether a sentence has a deed done by somebody else, or done at all, against its passages.

Only verbs that the passages have too are compared; another word for a deed is left to the model
that judges the meaning. Pure.
"""

from collections.abc import Sequence

from engine.claims.clauses import is_real, split_clauses
from engine.claims.terms import AUXILIARIES, ME, OPERATORS, WE, Term
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set

Terms = tuple[Term, ...]
_LIGHT = word_set("be have do make take get go come use say think")
_OTHERS = word_set("he she they it who")
_DENIED = word_set("not never no nobody none nothing neither nor without refus declin hardly")
_MOVING = _DENIED | word_set("would could might almost nearly want plan hop wish fear try")
_UNDONE = word_set("stop fail lack instead only quit")
_ALMOST = word_set("almost nearly")
_LIMITS = _DENIED | word_set("would could should might may must will shall @must @first unable")
_UNSURE = ""


def actors_differ(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether a verb of it is told of somebody else, or told as not done, wherever it is told."""
    for at, term in enumerate(claim):
        if term.key in _LIGHT or _is_noun(claim, at) or term.raw in AUXILIARIES:
            continue
        told = _nearest(
            claim, [(t, n) for t in passages for n in range(len(t)) if _is_same(t, n, term.key)]
        )
        if (
            told
            and (term.is_verb or any(t[n].is_verb for t, n in told))
            and (_is_denied(claim, at, told) or _is_of_another(claim, at, told))
        ):
            return True
    clauses = [clause for clause in split_clauses(claim) if len(clause) > 1]
    return any(_is_of_other_polarity(clause, passages) for clause in clauses)


def _nearest(claim: Terms, told: list[tuple[Terms, int]]) -> list[tuple[Terms, int]]:
    """The places in those sentences that share most words with a claim."""
    said = {term.key for term in claim if term.is_plain}
    shared = [
        len(said & {t.key for t in terms if t.sentence == terms[at].sentence}) for terms, at in told
    ]
    return [place for place, count in zip(told, shared, strict=True) if count == max(shared)]


def _is_of_other_polarity(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether the clause that has most of its words denies what it says, or says what it denies."""
    content = {
        t.key for t in claim if t.is_plain and t.key not in (ME, WE) and t.key not in _DENIED
    }
    clauses = [clause for terms in passages for clause in split_clauses(terms)]
    counts = [len(content & {term.key for term in clause}) for clause in clauses]
    most = max(counts, default=0)
    if most < 2 or 10 * most < 6 * len(content):
        return False
    best = [c for c, count in zip(clauses, counts, strict=True) if count == most]
    denied = any(term.key in _DENIED for term in claim)
    words = _DENIED | _UNDONE if denied else _DENIED
    return all(any(term.key in words for term in clause) is not denied for clause in best)


def _is_same(terms: Terms, at: int, key: str) -> bool:
    return terms[at].key == key and terms[at].raw[-3:] != "ing" and not _is_noun(terms, at)


def _is_noun(terms: Terms, at: int) -> bool:
    before = terms[at - 1].raw if at and not terms[at].mark else ""
    return before != "to" and before in DETERMINERS | PREPOSITIONS | {"my", "our"}


def _is_denied(claim: Terms, at: int, told: Sequence[tuple[Terms, int]]) -> bool:
    """Whether it is said to be so and told as not so, or the other way round."""
    if _has_denial(claim, at):
        return all(is_real(t, n, _LIMITS) and not _has_denial(t, n) for t, n in told)
    if _is_moved(claim, at) and all(_is_so(t, n) for t, n in told):
        return True
    return _is_so(claim, at) and not any(_is_so(t, n) for t, n in told)


def _is_moved(claim: Terms, at: int) -> bool:
    """Whether a wish or a refusal stands right before a verb."""
    near = {t.key for t in claim[max(0, at - 2) : at] if t.sentence == claim[at].sentence}
    return bool(near & _MOVING)


def _is_so(terms: Terms, at: int) -> bool:
    return is_real(terms, at, _LIMITS) and not _has_denial(terms, at)


def _has_denial(terms: Terms, at: int) -> bool:
    """Whether "not" or "nobody" stands before a verb in its clause."""
    for place in range(at - 1, max(-1, at - 6), -1):
        if terms[place].sentence != terms[at].sentence:
            return False
        if terms[place].key in _DENIED or (place == at - 1 and terms[place].key in _ALMOST):
            return True
        if terms[place + 1].mark or terms[place + 1].joined:
            return False
    return False


def _is_of_another(claim: Terms, at: int, told: Sequence[tuple[Terms, int]]) -> bool:
    """Whether somebody does it here who does it nowhere in the passages."""
    here = _actor(claim, at)
    there = {_actor(terms, place) for terms, place in told}
    if _UNSURE in there or here == _UNSURE or here in there:
        return False
    if here in (ME, WE):
        return not there & ({ME} if here == ME else {ME, WE})
    if here == "it":
        return there <= {ME, WE}
    if here == "team":
        return there == {ME}
    return here not in _OTHERS and not there & _OTHERS


def _actor(terms: Terms, at: int) -> str:
    """Who does what a verb tells: the head before it, its subject; empty when unsure."""
    by = next((n for n in range(at + 1, min(at + 4, len(terms) - 1)) if terms[n].raw == "by"), 0)
    if by:
        agent = next((t for t in terms[by + 1 : by + 4] if t.raw not in DETERMINERS), terms[by])
        return agent.key if agent.key in (ME, WE) or agent.name else _UNSURE
    if terms[at].joined:
        before = [n for n in range(at) if terms[n].is_verb and _is_in(terms, n, at)]
        return _actor(terms, before[-1]) if before else _UNSURE
    for place in range(at - 1, max(-1, at - 8), -1):
        term, after = terms[place], terms[place + 1]
        if term.sentence != terms[at].sentence:
            return _UNSURE
        if term.key == "be" or term.raw in ("to", "that", "which"):
            return _UNSURE
        objects = term.raw in ("me", "us", "him", "them", "myself")
        if term.key in (ME, WE) or term.key in _OTHERS:
            return _UNSURE if objects or (term.key == "it" and place) else term.key
        if term.raw in AUXILIARIES:
            continue
        if term.is_verb:
            return _actor(terms, place) if after.joined or after.mark == "," else _UNSURE
        if term.is_plain and term.key not in OPERATORS and not term.preposition:
            return term.key if _opens(terms, place) else _UNSURE
    return _UNSURE


def _is_in(terms: Terms, one: int, other: int) -> bool:
    return terms[one].sentence == terms[other].sentence and terms[one].raw not in AUXILIARIES


def _opens(terms: Terms, place: int) -> bool:
    """Whether a noun begins its clause, a determiner or an adjective before it left out."""
    for at in range(place, max(-1, place - 4), -1):
        term = terms[at]
        if term.mark or term.joined or at == 0 or terms[at - 1].raw in _LINKS:
            return True
        if terms[at - 1].is_verb or terms[at - 1].raw in PREPOSITIONS:
            return False
    return False


_LINKS = word_set("because so when while after before until that and but")
