"""Whether code finds a sentence of a model's to be wrong about the passages that it cites.

Code decides what can be decided: figures, names, negation, who did it, order and direction,
quantifiers, verdicts, and sentences that share too little with the passages. Other words are
allowed, because an honest paraphrase uses them; whether the meaning is the same is judged by one
further call (``engine.claims.checker``). English only. Pure; linear in the passages' length.
"""

import re
from collections.abc import Iterator, Sequence

from engine.claims.actors import actors_differ
from engine.claims.figures import figures_differ
from engine.claims.judgements import is_judgement
from engine.claims.opposites import is_other_order, is_other_time, is_reversed, is_surer, near_keys
from engine.claims.terms import ME, OPERATORS, WE, Term, read_terms
from engine.text.lexicon import STOP_WORDS, word_set
from engine.text.neutral_words import ACTS, LINKS, MATTERS, PEOPLE, QUALITIES, STEPS
from engine.text.tokens import stem

LONGEST = 60
"""Words of a sentence that can be carried."""
_FEW = 3
COVERED = 0.4
"""Least share of a sentence's content words that stand in the passages."""

Terms = tuple[Term, ...]
_CANDIDATE = re.compile(
    r"\b(?:the|this) (?:candidate|speaker|applicant|interviewee|respondent|person)('s|s')?(?!\w)",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\b(?:the candidate and (?:their|the|his|her) (?:team|colleagues|group)"
    r"|(?:the candidate's|their) (?:own )?team)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^(?:in (?:the|an|one) answer,? )?(?:the candidate|they) (?:also |then |further )?"
    r"(?:said|says|explained|explains|described|describes|mentioned|mentions|reported|reports"
    r"|recalled|recalls|noted|notes|stated|states|added|adds|recounts|recounted)"
    r" (?:that |how )?|^according to the candidate,? ",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:a|an|the|and|or|but|my|our|their|its|because|than)\W*$", re.I)
_ALL = word_set("all every everybody everyone everything always each whole entire entirely only")
_DENYING = word_set("refused refuse declined against instead unable failed stopped lacked rather")
_WISHES = word_set("would could should might may must want plan hop wish intend wait")
_REFUSALS = word_set("refus declin never")
_MODES = (
    (word_set("would could should might plan intend"), _WISHES),
    (word_set("almost nearly"), word_set("almost nearly")),
    (_REFUSALS, _REFUSALS | word_set("not no nobody none without against oppos deni den")),
)
"""What a sentence has only when the passages near to it have one of the second."""

_EACH = word_set("all every each everybody everyone everything")
_NOBODY = word_set("nobody none never nothing")
_NONE = word_set("no not never nobody nothing none neither nor without")
_BEYOND = word_set("over under above below")
_MANY = word_set("most mostly mainly few several some many")
_COMMON = STEPS | ACTS | MATTERS | PEOPLE | QUALITIES | LINKS


def is_supported(sentence: str, cited: Sequence[str]) -> bool:
    """Whether nothing in a sentence can be shown to be wrong about the cited passages.

    ``cited`` are the passages word for word. A verdict on a person is never supported.
    """
    if not sentence.strip() or not cited or _OPEN_END.search(sentence):
        return False
    if is_judgement(sentence, " ".join(cited)):
        return False
    plain = " ".join(sentence.replace("’", "'").split())
    claim = read_terms(_in_first_person(_FRAME.sub("", plain, count=1)))
    passages = [read_terms(text) for text in cited]
    if not 1 < len(claim) <= LONGEST:
        return False
    return not any(is_wrong(claim, passages) for is_wrong in _WRONG)


def _in_first_person(text: str) -> str:
    told = _TEAM.sub("we", text)
    return _CANDIDATE.sub(lambda found: "my" if found.group(1) else "I", told)


def _shares_little(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether too few of its content words stand in the passages."""
    content = {term.key for term in claim if _is_content(term)}
    told = {key for terms in passages for term in terms for key in (term.key, stem(term.raw))}
    shared = sum(key in told or _begins_alike(key, told) for key in content)
    figures = any(term.key[0].isdigit() for term in claim)
    least = 1 if figures or len(content) <= _FEW else 2
    return shared < max(least, COVERED * len(content)) or not content


def _is_content(term: Term) -> bool:
    known = term.key in OPERATORS or term.key in (ME, WE) or term.raw in STOP_WORDS
    return (
        term.is_plain
        and not known
        and term.raw[-2:] != "ly"
        and not term.key[0].isdigit()
        and term.key[0] != "@"
    )


def _begins_alike(key: str, told: set[str]) -> bool:
    """Whether a passage has the word in another part of speech: "chipped", "chip"."""
    return len(key) > 3 and any(
        min(len(key), len(other)) > 3 and other[:5] == key[:5] for other in told
    )


def _names_differ(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether it names somebody or something that no passage names."""
    told = {key for terms in passages for t in terms for key in (t.key, t.raw)}
    named = {term.key for term in claim if term.name} | set(_first_name(claim))
    return any(key not in told for key in named)


def _first_name(claim: Terms) -> Iterator[str]:
    """The first word, when it can only be a name: it is no common word and a verb follows."""
    first, after = claim[0], claim[1]
    if first.raw in _COMMON or stem(first.raw) in _COMMON:
        return
    if first.raw in STOP_WORDS or first.key in (ME, WE) or first.key[0].isdigit():
        return
    if (
        (after.is_verb or after.is_plain)
        and first.is_plain
        and not first.raw.endswith("s")
        and not first.is_verb
    ):
        yield first.key


def _quantity_differs(claim: Terms, passages: Sequence[Terms]) -> bool:
    """Whether it says "all" or "none" where no passage does, or makes "some" of "nobody"."""
    told, keys = near_keys(claim, passages, 0), {term.key for term in claim}
    said = {
        t.raw for t, after in zip(claim, (*claim[1:], claim[0]), strict=True) if after.raw != "to"
    }
    if said & _ALL and not told & _ALL and not (said & _NONE and not said & _EACH):
        return True
    wider = near_keys(claim, passages)
    if any(keys & said_so and not wider & told_so for said_so, told_so in _MODES):
        return True
    if said & _EACH and told & word_set("except apart besides"):
        return True
    if "than" in said and "than" not in told and not told & _BEYOND:
        return True
    if said & _NOBODY and not told & _NONE and not told & _DENYING:
        return True
    return (
        bool(said & _MANY) and not told & (_MANY | {"half", "majority"} | _ALL) and _counts(claim)
    )


def _counts(claim: Terms) -> bool:
    return claim[0].raw in _MANY


_WRONG = (
    *(_shares_little, _names_differ, figures_differ, _quantity_differs),
    *(is_reversed, is_other_time, is_other_order, is_surer, actors_differ),
)
"""What can be wrong about a claim, from the terms of it and of the passages."""
