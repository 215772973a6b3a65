"""The way of a sentence through the passages: word by word, in order, with gaps that are harmless.

Each clause of the sentence follows a clause of one passage. Pure; linear in the passages' length.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.claims.clauses import (
    PEOPLE,
    SELVES,
    Terms,
    can_end,
    is_adjective,
    is_done_by,
    is_finite,
    is_noun,
    is_real,
    opens_clause,
)
from engine.claims.terms import CONJUNCTIONS, CONNECTIVES, OPERATORS, PREPOSITIONS, Term
from engine.text.lexicon import word_set

_GAP = 14
"""Words of a passage between two words of a sentence."""

Place = tuple[int, int]
"""Number of a passage, and of a term in it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of the sentence; ``also`` are other keys that it may have in a passage.

    ``jumps`` tells whether a new clause may begin here, ``actor`` the keys of who does it when it
    is a verb without a subject of its own (empty for anybody).
    """

    term: Term
    also: frozenset[str] = frozenset()
    jumps: bool = False
    verbal: bool = False
    actor: frozenset[str] = frozenset()
    anybody: bool = False


def is_carried(wanted: tuple[Wanted, ...], passages: Sequence[Terms]) -> bool:
    """Whether a way leads through the passages, one clause of the sentence after the other."""
    if not any(word.verbal for word in wanted):
        return False
    reached: list[set[Place]] = [set() for _ in range(len(wanted) + 1)]
    for at in range(len(wanted)):
        if not at or _may_jump(wanted, at, reached[at - 1], passages):
            reached[at] |= _starts(wanted[at], passages)
            if _has_plain_subject(wanted, at):
                reached[at + 1] |= _starts(replace(wanted[at + 1], jumps=True), passages)
        for number, place in reached[at - 1] if at else ():
            reached[at] |= {(number, new) for new in _next(wanted, at, passages[number], place)}
    return any(can_end(passages[number], place) for number, place in reached[len(wanted) - 1])


def _may_jump(
    wanted: tuple[Wanted, ...],
    at: int,
    places: set[Place],
    passages: Sequence[Terms],
) -> bool:
    """Whether a clause of the sentence ends before a word, so that the next is found anew."""
    here = wanted[at]
    start = max(n for n in range(at) if wanted[n].jumps or not n)
    whole = any(word.verbal for word in wanted[start:at]) and any(w.verbal for w in wanted[at:])
    if not here.jumps or not whole or here.term.key in CONNECTIVES:
        return False
    return any(can_end(passages[number], place) for number, place in places)


def _has_plain_subject(wanted: tuple[Wanted, ...], at: int) -> bool:
    """Whether one word is the subject, and its verb follows: the passage may share it."""
    return (
        at + 1 < len(wanted)
        and wanted[at].term.key in PEOPLE | {"team"}
        and (wanted[at + 1].term.is_verb)
    )


def _starts(word: Wanted, passages: Sequence[Terms]) -> set[Place]:
    return {
        (number, place)
        for number, terms in enumerate(passages)
        for place in range(len(terms))
        if _meets(word, terms, place) and _is_start(word, terms, place)
    }


def _meets(word: Wanted, terms: Terms, place: int) -> bool:
    found = terms[place]
    if found.key in word.also or (not word.also and found.key == word.term.key):
        return True
    return _antecedent(word.term, terms, place)


def _antecedent(term: Term, terms: Terms, place: int) -> bool:
    """Whether a pronoun of the passage stands for a noun or a name of the sentence."""
    found = terms[place]
    before = terms[max(0, place - 30) : place]
    if found.raw in ("them", "they") and term.is_plain and not term.is_verb:
        plural = (t for t in reversed(before) if is_plural(t))
        return next((t.key == term.key for t in plural), False)
    if found.raw == "it" and term.is_plain and not term.is_verb:
        return _new_things(terms, place) == {term.key}
    if found.raw in ("her", "him", "she", "he") and (term.name or term.mark == "."):
        return _names(terms, place) == {term.key}
    return False


def _names(terms: Terms, place: int) -> set[str]:
    """The names in the sentence before a "he" or "she", or, without one, in all before it."""
    said = [term for term in terms[:place] if term.name]
    near = {t.key for t in said if terms[place].sentence - t.sentence <= 1}
    return near or {t.key for t in said}


def _new_things(terms: Terms, place: int) -> set[str]:
    """Heads of the phrases with "a" in the sentence before an "it" and in what precedes it."""
    heads: set[str] = set()
    for at in range(place):
        if terms[at].raw in ("a", "an", "1") and terms[place].sentence - terms[at].sentence <= 1:
            phrase = []
            for term in terms[at + 1 : place]:
                if not _is_nominal(term) or term.mark:
                    break
                phrase.append(term.key)
            heads |= set(phrase[-1:])
    return heads


def _is_nominal(term: Term) -> bool:
    """Whether a term can be part of a noun phrase."""
    return term.is_plain and not term.is_verb and term.key not in OPERATORS


def is_plural(term: Term) -> bool:
    return term.raw.endswith("s") and not term.raw.endswith("ss") and _is_nominal(term)


def _is_start(word: Wanted, terms: Terms, place: int) -> bool:
    if not is_real(terms, place):
        return False
    if word.term.is_verb and word.jumps:
        if not is_finite(terms, place):
            return False
        done = word.anybody or is_done_by(terms, place, word.actor)
        return done or (is_adjective(terms, place) and opens_clause(terms, place))
    return opens_clause(terms, place)


def _next(wanted: tuple[Wanted, ...], at: int, terms: Terms, place: int) -> Iterator[int]:
    """Places of the next word of the sentence within the same clause of the passage."""
    for new in range(place + 1, min(place + _GAP, len(terms))):
        if terms[new].sentence != terms[place].sentence:
            return
        if _meets(wanted[at], terms, new) and _is_gap(wanted, at, terms, place, new):
            yield new


def _is_gap(wanted: tuple[Wanted, ...], at: int, terms: Terms, place: int, new: int) -> bool:
    """Whether what a passage has between two words may be left out."""
    gap, here, there = terms[place + 1 : new], wanted[at].term, terms[new]
    if there.joined != here.joined and (there.joined or gap or here.joined):
        return False
    if any(term.key in CONJUNCTIONS and not there.joined for term in gap):
        return False
    if any(_weighs(term, here) for term in gap):
        return False
    content = [term for term in gap if term.is_plain and term.key not in PEOPLE]
    if not content and any(term.raw == "to" for term in gap):
        return False
    if content and there.name and there.mark == "," and all(map(is_noun, content)):
        return True  # "the night manager, Tomasz"
    if any(term.mark for term in (*gap, there)) and content:
        return False
    if not _has_preposition(here, there):
        return False
    return not content or _may_drop(wanted[at - 1].term, here, gap, content)


def _weighs(term: Term, after: Term) -> bool:
    """Whether a word may not be left out, for what comes after it in the sentence."""
    acts = term.is_verb and not term.is_light
    person = term.key in PEOPLE and term.raw not in SELVES
    acting = after.is_verb or after.raw == "to" or after.raw.endswith("ing")
    helped = term.raw in ("me", "us", "them", "him") and not acting
    return acts or term.key in OPERATORS or (person and not helped)


def _has_preposition(here: Term, there: Term) -> bool:
    free = here.raw in PREPOSITIONS or here.is_verb or there.is_verb
    if free or not (here.preposition or there.preposition):
        return True
    alike = word_set("in into inside on onto at within")
    if here.preposition in alike and there.preposition in alike:
        return True
    return here.preposition == there.preposition


def _may_drop(before: Term, here: Term, gap: Sequence[Term], content: Sequence[Term]) -> bool:
    """Whether the content of a gap is a whole phrase, or says more about the noun after it."""
    if before.key in PEOPLE or any(term.name for term in gap):
        return False
    opens = gap[0].raw in PREPOSITIONS
    constituent = here.raw in PREPOSITIONS or here.preposition or here.is_verb
    if opens and (constituent or here.key in CONNECTIVES):
        return True
    prepositions = any(term.raw in PREPOSITIONS for term in gap)
    return not prepositions and not here.is_verb and len(content) < 3 and here.is_plain
