"""Whether a sentence judges a person, decides about one, or speaks about the interview.

A report tells what was done. So a sentence of a model's has to tell something past, in plain
English, about somebody's work; what it must not have is named here besides. Pure.
"""

import re
from functools import lru_cache

from engine.claims.terms import PASTS
from engine.claims.verdicts import JUDGEMENTS, is_verdict
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, STOP_WORDS, word_set
from engine.text.tokens import stem, words

_NOT_PLAIN = re.compile(
    r"[^\x00-\x7f‘’“”–—éèöüäñç€£]|https?:|www\.|@\w|[<>{}\[\]`|#*=]|\bdot \w+\b"
)
_SPEAKS = re.compile(r"\b(?:i|me|my|mine|you|your|yours|please)\b", re.I)
_HIRING = word_set(
    "applicant applicants candidates interview interviews interviewed interviewer interviewers "
    "panel recruiter recruiters recruit hire hires hired hiring competency competencies strength "
    "strengths weakness weaknesses recommendation recommend recommended verdict assessment "
    "assessor reviewer reviewers shortlist shortlisted rated rating ratings references reference "
    "qualified overqualified committee proceed promote promoted summary grade"
)
_QUALITIES = word_set(
    "natural born talented gifted skilled skilful skillful capable competent reliable dependable "
    "calm decisive proactive motivated passionate creative innovative diligent honest humble "
    "confident resilient organised organized thorough rigorous strategic visionary leader hero "
    "star expert professional senior junior asset pro guru strong weak good bad fast "
    "quick smart clever bright careful careless patient empathetic respected admired valued "
    "popular beloved trusted late lazy brave best worst better ideal perfect great"
)
_OF_A_PERSON = re.compile(
    r"\b(?:the (?:candidate|speaker|person)|he|she|they) (?:\w+ly )?"
    r"(?:is|are|has|have|belongs?|deserves?|fits?|needs?|will|can|should|must|shows?|leads?|works?"
    r"|stays?|knows?|takes?|makes?|brings?|cares?|thrives?|handles?|manages?|moves?)\b",
    re.I,
)
_BEING = re.compile(
    r"\b(?:the (?:candidate|speaker|person)|he|she|they)"
    r" (?:was|were|would be|seemed|appeared|proved|remained|became|had always been|would)"
    r" ((?:[\w-]+ ?){1,5})",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:call|consider|name|rank|rate|praise|thank|admire|describe|recommend|appoint)\w* "
    r"(?:the candidate|them|him|her)\b(?!['’]s)"
    r"|\bsa(?:y|ys|id) (?:that )?(?:the candidate|they|he|she) (?:was|were|is|are|would|could)\b"
    r"|\b(?:nobody|no one|anybody|anyone|everyone|everybody)(?: else)? who\b",
    re.I,
)
_DECIDES = re.compile(
    r"\b(?:an?|the|job|receive|signed|ready for) offer\b|\bnext round\b|\b(?:further|another|final)"
    r" rounds?\b|\bthis report\b|\bfull report\b|\bhighest (?:band|level|mark)\b|\bverified by\b"
    r"|\b\w+ of (?:5|five|10|ten) by\b|\braise\w* the bar\b|\bdecision of\b|\bin full\b"
    r"|\bthe answers?\b|\bthe questions? (?:was|were)\b|\bunclear response\b",
    re.I,
)
_ROLES = word_set("works work runs run coordinates teaches lives uses")
_PLAN = re.compile(r"\bnext (?:time|week|month|spring|summer|autumn|winter|year|term)\b", re.I)
_UNFINISHED = re.compile(r"\b(?:being|be|by|when|if|as) \w+ed\b")
_TRAITS = word_set(
    "leadership initiative communicator performer player problem-solver thinker learner ownership "
    "skill skills talent attitude mindset integrity professionalism passion dedication diligence "
    "excellence expertise potential asset marks impressive impressively effectively efficiently "
    "successfully skilfully skillfully confidently expertly thoroughly demonstrated demonstrates "
    "exhibited exhibits proved proves excelled excels outstandingly strongly ability capability"
)
_IN_OTHER_SENSES = word_set("best great race union accent ideal recommend recommended promoted")
"""Words of verdicts that a passage may use of things."""


@lru_cache(maxsize=256)
def is_judgement(sentence: str, told: str = "") -> bool:
    """Whether a report must not say a sentence as its own: a verdict, a decision, no English.

    ``told`` are the passages: words of theirs are allowed where they judge no person.
    """
    found = words(sentence)
    if _NOT_PLAIN.search(sentence) or _SPEAKS.search(sentence) or not found:
        return True
    if is_verdict(sentence) or _judges(sentence):
        return True
    said = set(words(told))
    banned = set(found) & (JUDGEMENTS | _HIRING)
    if banned - (said & _IN_OTHER_SENSES) or set(found) & _TRAITS - said:
        return True
    return not _tells(sentence, found, said)


def _judges(sentence: str) -> bool:
    if _CALLED.search(sentence) or _DECIDES.search(sentence):
        return True
    being = _BEING.search(sentence)
    return bool(being and set(words(being.group(1))) & _QUALITIES)


def _tells(sentence: str, found: tuple[str, ...], said: set[str]) -> bool:
    """Whether something past is told, or something that a passage tells to be so now."""
    if any(_is_past(word) for word in words(_UNFINISHED.sub("", " ".join(found)))):
        return True
    if not said or not set(found) & STOP_WORDS or _is_bare(found):
        return False
    person = _OF_A_PERSON.search(sentence)
    if person:
        verb = words(person.group())[-1]
        told = verb in _ROLES or stem(verb) in set(map(stem, said))
        return told and not set(found) & _QUALITIES
    return bool(_PLAN.search(sentence)) or not set(found) & _QUALITIES - said


def _is_bare(found: tuple[str, ...]) -> bool:
    """Whether a sentence leaves its subject out: "Leads without being asked"."""
    return found[0].endswith("s") and bool(set(found[1:2]) & (PREPOSITIONS | DETERMINERS))


def _is_past(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > 3
    return regular or word in PASTS | {"would"}
