"""Whether a question assumes a deed that the passage does not tell, or tells of somebody else.

English only. Pure; linear in the length of the texts.
"""

import itertools
import re
from collections.abc import Iterator

from engine.claims.clauses import is_done_by
from engine.claims.terms import CONNECTIVES, ME, MINE, OURS, WE, Term, read_terms
from engine.questions.question_kinds import object_words
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set
from engine.text.neutral_words import ACTS, FUNCTION, MATTERS, PEOPLE, QUALITIES, STEPS
from engine.text.tokens import stem

Terms = tuple[Term, ...]
OBJECT_ASKED = re.compile(
    r"(?:^|[.,:;] )(?:(?:in|by|for|to|from|with|on|at|of|about) )?(?:what|which|who|whom|whose)\b"
    r"(?! (?:made|led|prompted|convinced|brought|drove|caused|moved|motivated|gave)\b)",
    re.IGNORECASE,
)
_WHY = re.compile(r"(?:^|[.,:;] )(?:why|what (?:made|led|prompted|convinced|brought))\b", re.I)
_OF_OTHERS = re.compile(r"\bdid (?!you\b)((?:[\w'-]+ ?){2,7})", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b|\bkept you from\b", re.IGNORECASE)
_COULD = re.compile(
    r"\b(?:could|can|should|must) you\b|\b(?:n't|not) you\b|\bwhy did it take\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|nothing|without|neither)\b|n['’]t\b", re.I)
_CONTRAST = re.compile(r"\b(?:and|but|,) not\b", re.IGNORECASE)
_YOURS = re.compile(r"\byour (?:own |first |\d+ )*([^\W\d_]+)", re.IGNORECASE)
_IDIOM = re.compile(
    r"\b(?:(?:bring|take|put|set|get|keep|turn|pass|hand|work|talk|lay|draw) (?:[\w'-]+ ){1,3}"
    r"(?:up|in|along|together|forward|across|through|down|out|aside|on)(?=\?| with| to| when)"
    r"|keep (?:track|count|score|order|up|going|in|on|to)|take (?:care|into|on|up|in|to)"
    r"|make (?:sense|time|room|use|up|it|a choice|the choice)"
    r"|put (?:together|into|in)|bring (?:together|in|up|along|round)"
    r"|get used|set up|set about|open up|start (?:out|with|from)|end up|begin with|leave out"
    r"|let go|turn (?:out|to)|build up|carry (?:out|on)|draw (?:on|from))\b",
    re.IGNORECASE,
)
"""Phrases that say how something went, though their verb tells a deed."""

_OWNERS = {MINE, OURS}
_OTHERWISE = word_set(
    "not never would could should might want hop plan wish fear almost nearly refus fail ask declin"
)
_PLACING = word_set("put bring set keep")
"""Deeds so general that whatever was done to a thing may be meant."""

_PERCEIVED = word_set("be see notice hear have know think feel believe sit")
_KNOWING = word_set(
    "know expect see think notice consider realise realize hear mention come go get do feel"
)
_TAKING = word_set(
    "take change help keep make need get work show teach need like accept welcome follow support"
)
"""What people and things are asked about without a deed of theirs."""

_PARTICLES = word_set("up out off down back over in on away")
_SPEAKER = frozenset((ME, WE))
_BETWEEN = word_set("not never did do also then first really had have to")


def assumed_deed(text: str, passage: str) -> str | None:
    """What a question assumes that a passage does not tell, as one sentence; None for nothing.

    ``text`` is the question without "You mentioned that" before it.
    """
    terms, text = read_terms(passage), _IDIOM.sub("manage", text)
    found = (*_yours(text, terms), *_of_others(text, passage, terms))
    if found:
        return found[0]
    if any(not _is_theirs(word, terms) for word in _YOURS.findall(text)):
        return "The person did not call it theirs; ask without assuming it."
    return None


def _yours(text: str, terms: Terms) -> Iterator[str]:
    """What is wrong with the deeds that it says the person did."""
    if _COULD.search(text):
        yield "Ask what was done; not what could or should have been."
    for verb, negated in _your_verbs(text):
        places = [at for at, t in enumerate(terms) if t.key == verb and not _is_noun(terms, at)]
        done = [at for at in places if is_done_by(terms, at, _SPEAKER)]
        if places and not done and verb not in _FREE_STEMS and not _WOULD.search(text):
            yield "Somebody else did that; ask about what the person did."
        undone = all(_is_undone(terms, at) for at in done)
        free = verb in _KNOWING_STEMS
        if done and undone != negated and not (undone and _WOULD.search(text)) and not free:
            yield "The person did not say so; keep to what was done."
        if not places and negated and verb not in _KNOWING_STEMS:
            yield "The person did not say that they did not; ask without assuming it."
        if not places and verb in _ACTS_STEMS and not _may_act(text, verb, terms):
            yield "The person did not say so; ask how it came about."


def _may_act(text: str, verb: str, terms: Terms) -> bool:
    """Whether a deed is asked for, or what it was done to is what the person worked on."""
    thing = _object_of(text, verb)
    if verb in _PLACING_STEMS and any(term.key in map(_stem, thing.split()) for term in terms):
        return True
    return bool(OBJECT_ASKED.search(text)) or _is_object(thing, terms)


def _object_of(text: str, verb: str) -> str:
    """The words between a verb and the next preposition."""
    after = itertools.dropwhile(lambda term: term.key != verb, read_terms(text))
    rest = itertools.dropwhile(
        lambda term: term.raw in _PARTICLES, itertools.islice(after, 1, None)
    )
    return " ".join(t.raw for t in itertools.takewhile(lambda t: t.raw not in PREPOSITIONS, rest))


def _of_others(text: str, passage: str, terms: Terms) -> Iterator[str]:
    """What is wrong with what it says that others did."""
    if _WHY.search(text) and _NOT.search(_CONTRAST.sub("", text)) and not _NOT.search(passage):
        yield "Nobody said that it was not so; ask without assuming it."
    for found in _OF_OTHERS.finditer(text):
        subject, key = _subject_and_verb(found[1].split())
        places = [at for at, t in enumerate(terms) if t.key == key and not _is_noun(terms, at)]
        people = subject[:1].isupper() or _stem(subject.lower()) in _PEOPLE_STEMS
        if not places and key in _ACTS_STEMS - _TAKING_STEMS and not OBJECT_ASKED.search(text):
            yield "Nobody said so; ask without assuming it."
        if places and people and all(_is_next_to_speaker(terms, at) for at in places):
            yield "The person did that; ask about what they did."


def _is_next_to_speaker(terms: Terms, at: int) -> bool:
    """Whether "I" or "we" stands before a verb with nobody between."""
    before = terms[max(0, at - 3) : at]
    nouns = any(term.is_plain and term.key not in _SPEAKER for term in before[-1:])
    return bool(_SPEAKER & {term.key for term in before}) and not nouns


def _subject_and_verb(said: list[str]) -> tuple[str, str]:
    """The last word of the subject after "did", and the key of the verb; empty for none."""
    for at in range(1, len(said)):
        before, key = said[at - 1].lower(), _stem(said[at].lower())
        plural = said[at].endswith("s") and not said[at].endswith("ss")
        if key in _VERBS and not plural and before not in DETERMINERS | QUALITIES:
            return said[at - 1], key
    return "", ""


def _is_theirs(word: str, terms: Terms) -> bool:
    """Whether something is the person's: they call it "my", or it is what they worked on."""
    key = _stem(word.lower())
    if key in _NEUTRAL_STEMS or all(term.key != key for term in terms):
        return True
    said = (t for at, t in enumerate(terms) if t.key == key and _OWNERS & _before(terms, at))
    return any(said) or _is_object(word, terms, _UNMADE_STEMS)


def _before(terms: Terms, at: int) -> set[str]:
    return {term.key for term in terms[max(0, at - 3) : at]}


def _your_verbs(text: str) -> Iterator[tuple[str, bool]]:
    """The verbs that follow "you" ("did you move", "you did not move"), and whether denied."""
    terms = read_terms(text)
    for at, term in enumerate(terms):
        if term.raw != "you" or (at and terms[at - 1].key in _VERBS):
            continue
        after = [t for t in terms[at + 1 : at + 4] if t.raw not in _BETWEEN]
        upto = terms.index(after[0]) if after else at
        between = {t.raw for t in terms[max(0, at - 1) : upto]}
        if after and after[0].raw not in FUNCTION and not after[0].mark:
            yield after[0].key, bool(between & {"not", "never"})


def _is_noun(terms: Terms, at: int) -> bool:
    """Whether a word that can be a verb stands as a noun: "the interview", "of change"."""
    before = terms[at - 1].raw if at and not terms[at].mark else ""
    return before != "to" and before in DETERMINERS | PREPOSITIONS


def _is_undone(terms: Terms, at: int) -> bool:
    """Whether what a verb tells was denied, wished for or nearly done."""
    for place in range(at, 0, -1):
        if terms[place].joined or terms[place].mark or terms[place].key in _SPEAKER:
            return False
        if terms[place - 1].key in _OTHERWISE:
            return True
    return False


def _is_object(text: str, terms: Terms, unmade: frozenset[str] = frozenset()) -> bool:
    """Whether what is asked about is the object of a deed of the person's."""
    wanted = {_stem(word) for word in object_words(text)}
    deed = False
    for term in terms:
        if term.key in _SPEAKER and term.raw in ("i", "we"):
            deed = True
        elif term.mark or term.joined or term.raw in CONNECTIVES:
            deed = deed and term.is_verb
        if term.is_verb and term.key in _PERCEIVED_STEMS | unmade:
            deed = False
        if deed and _stem(term.raw) in wanted:
            return True
    return False


def _stem(word: str) -> str:
    terms = read_terms(word)
    return terms[0].key if len(terms) == 1 and not terms[0].key.startswith("@") else stem(word)


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_stem, words))


_ACTS_STEMS = _stems(ACTS)
_FREE_STEMS = _stems(STEPS - ACTS)
_PLACING_STEMS = _stems(_PLACING)
_VERBS = _stems(STEPS | ACTS) - _stems(word_set("do have be make let help get lead prompt"))
_TAKING_STEMS = _stems(_TAKING)
_KNOWING_STEMS = _stems(_KNOWING)
_PEOPLE_STEMS = _stems(PEOPLE)
_NEUTRAL_STEMS = _stems(STEPS | ACTS | MATTERS | PEOPLE | QUALITIES)
_UNMADE_STEMS = _stems(word_set("find discover count meet"))
_PERCEIVED_STEMS = _stems(_PERCEIVED)
