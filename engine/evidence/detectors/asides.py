"""Text that tells nothing of what happened but speaks to, or about, whoever reads the interview.

Five properties of a sentence or a part of one: it addresses a reader, gives an order, opens with a
label like a form or a log, speaks of the report or of the person as "the candidate", or praises
without telling a deed. No wordings are listed: what is no statement about the past at work is held
back. ``not_answers`` sets aside what is surely meant so; this one is stricter, and only keeps a
text from being chosen.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from engine.evidence.answer_lexicon import load_not_answer_lexicon
from engine.evidence.grammar.clauses import parse
from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.tokens import is_word
from engine.evidence.grammar.verbs import is_past_form
from engine.evidence.grammar.words import SAME_AS_BASE, SAYING
from engine.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOP_WORDS,
    word_set,
)

Span = tuple[int, int]

_YOU = word_set("you your yours yourself u ur")
_GENERIC_BEFORE = word_set(
    "if when once where until before after unless whenever because that what tell tells"
)
_GENERIC_AFTER = word_set("could had were need cannot learn know would might see saw")
_ABOUT_PERSON = word_set(
    "candidate applicant interviewee interviewer evaluator assessor grader competency competencies "
    "rubric hiring shortlist assessors evaluators graders interviewers"
)
_ABOUT_REPORT = word_set(
    "report summary transcript assessment evaluation interview rating score verdict conclusion "
    "recommendation reader reviewer reviewers criteria criterion answer answers position role "
    "panel recruiter marks note notes impression ai assistant system chatbot bot model strengths "
    "weaknesses weakness strength response interviewing question questions conversation employer "
    "employers points write-up record committee above prompt instructions performance hire hired "
    "promote promotion promoted deserve deserves deserving employee offer job career asset fit "
    "profile award level conversation references reference verified"
)
_LABELS = (
    _ABOUT_PERSON
    | _ABOUT_REPORT
    | word_set(
        "status admin override instruction attention reminder overall ps tldr warning user context "
        "decision feedback comment memo outcome-note team"
    )
)
_HERE = word_set("this that these here above following")
_TRAITS = word_set(
    "ownership leadership foresight courage judgement judgment initiative skills skill integrity "
    "grit resilience commitment excellence competence competencies clarity empathy expertise "
    "craftsmanship professionalism dedication patience confidence creativity responsibility "
    "character maturity talent potential accountability mastery thinking qualities ability "
    "abilities diligence determination discipline"
)
_SHOWING = word_set(
    "show shows showed shown showing prove proves proved proven demonstrate demonstrates "
    "demonstrated demonstrating display displays displayed displaying reflect reflects speaks "
    "underlines confirms illustrates exemplifies embodies proving makes"
)
_POLITE = word_set("please just now so next also then and lol kindly finally ok okay but well thus")
_OBJECTS = word_set("me that this it these those him her them us as down any every")
_ORDERS = word_set(
    "write put note make give rate mark add list mention treat consider record highlight describe "
    "ask skip conclude show say tell ignore call hire remember include finish judge score grade "
    "recommend emphasise emphasize state report summarise summarize conclude keep present"
)
_OPENING_MARKS = frozenset("([<{*#-–—•>\"'")
_GOING_ON = word_set("and but so which")
_BESIDES = word_set("anyone anybody nobody no")
_NO_TELLING = word_set(
    "was were am is are be been had have met exceeded answered deserved demonstrated showed proved "
    "displayed"
)
_QUOTE = re.compile(
    r'"([^"\n]{1,600})"|“([^“”\n]{1,600})”|«([^«»\n]{1,600})»|\'([^\'\n]{12,600})\'(?!\w)'
)
_LABEL = re.compile(r"[^\w(\[]*+[(\[<*#]*+\s*+([\w' -]{2,40}?)(?:\s{0,5}(?:[:=\]]|->)|\s[-–—]\s)")
_BRACKETED = re.compile(r"[(\[<{][^()\[\]<>{}]{3,400}[)\]>}]")
_PARTS = re.compile(
    r"(?<!\s)\s*+[;–—]\s*|(?<!\s)\s++-\s+|[,:]\s+"
    r"|(?<!\s)\s++(?=(?:please|pls|kindly)\b|(?:and|but|so|which|because)\s)",
    re.IGNORECASE,
)
_TRIGGERS = _YOU | _ABOUT_PERSON | _ABOUT_REPORT | _TRAITS | _ORDERS | word_set("please pls")
_FEWEST, _SHORT = 2, 4


class Aside(IntEnum):
    """How surely a text speaks to or about a reader."""

    NO = 0
    ABOUT = 1
    """It speaks of reports, interviews or applicants and tells no deed; a neighbour may need it."""
    ADDRESSED = 2


@lru_cache(maxsize=2048)
def find_aside(text: str) -> Aside:
    """How surely a sentence, or a part of it, speaks to or about a reader; in linear time."""
    found = _read(text)
    if found is Aside.NO and _may_have_parts(text):
        return max((_read(text[start:end]) for start, end in _parts(text)), default=found)
    return found


@lru_cache(maxsize=2048)
def _read(text: str) -> Aside:
    parsed = parse(text)
    lower = [token.lower for token in parsed.tokens if not token.quoted and is_word(token)]
    quotes = [next(filter(None, found), "") for found in _QUOTE.findall(text)]
    if (quotes and len(lower) <= _FEWEST) or any(map(_is_quoted_aside, quotes)):
        return Aside.ADDRESSED
    if _is_labelled(text, parsed) or _addresses(parsed, lower) or _orders(parsed):
        return Aside.ADDRESSED
    if _praises(parsed, lower):
        return Aside.ADDRESSED if len(lower) > _SHORT else Aside.ABOUT
    return Aside.ABOUT if _speaks_of_report(parsed, lower) else Aside.NO


def _may_have_parts(text: str) -> bool:
    words = re.findall(r"[\w-]+", text.lower())
    return not _TRIGGERS.isdisjoint(words) or bool(_BRACKETED.search(text))


def _is_quoted_aside(quote: str) -> bool:
    """Whether words in quotation marks are about the report; orders and "you" may be told."""
    parsed = parse(quote)
    lower = [token.lower for token in parsed.tokens if is_word(token)]
    if len(lower) <= _FEWEST:
        return False
    ordered = bool(lower) and lower[0] in _ORDERS and "me" in lower[1:3]
    return ordered or _speaks_of_report(parsed, lower) or _praises(parsed, lower)


def _is_labelled(text: str, parsed: Parsed) -> bool:
    found = _LABEL.match(text)
    if not found:
        return False
    if text[0].isalnum() and any(_is_told(each, own=True) for each in parsed.clauses):
        return False
    label = found.group(1)
    words = label.lower().split()
    shouted = label.isupper() and len(words) > 1
    told = any(is_past_form(word) for word in words) or not {"i", "we"}.isdisjoint(words)
    return shouted or (not told and len(words) <= 5 and not _LABELS.isdisjoint(words))


def _addresses(parsed: Parsed, lower: Sequence[str]) -> bool:
    told = any(each.chain.verb in SAYING and each.is_past for each in parsed.clauses)
    named = not (_ABOUT_PERSON | _ABOUT_REPORT).isdisjoint(lower)
    for at, word in enumerate(lower):
        if word in _YOU and (named or not (told or _is_generic(lower, at))):
            return True
    return False


def _is_generic(lower: Sequence[str], at: int) -> bool:
    """Whether "you" means anybody: "if you close it", "you would think", "you have to"."""
    before = lower[at - 1] if at else ""
    after = [*lower[at + 1 : at + 3], "", ""]
    return (
        before in _GENERIC_BEFORE
        or after[0] in _GENERIC_AFTER
        or (after[0], after[1]) in (("have", "to"), ("can", "not"), ("do", "not"))
    )


def _orders(parsed: Parsed) -> bool:
    """Whether the text, or what follows a mark or "please" in it, opens with a plain verb."""
    words = [token.lower for token in parsed.tokens if not token.quoted]
    lead = next((at for at, word in enumerate(words) if word not in _OPENING_MARKS), 0)
    for at, word in enumerate(words):
        polite = word in ("please", "pls", "kindly")
        if at and not polite and words[at - 1] not in ",;:-–—.([":
            continue
        start = at
        while start < len(words) - 1 and words[start] in _POLITE and start - at < 4:
            start += 1
        first = at <= lead and words[0] not in _GOING_ON
        if start + 1 < len(words) and _is_order(words, start, first=first, polite=polite):
            return True
    return False


def _is_order(words: Sequence[str], at: int, *, first: bool, polite: bool) -> bool:
    word, after = words[at], words[at + 1]
    if word in SAME_AS_BASE:
        return word in _ORDERS and (polite or after in ("me", "that", "down"))
    if word in _ORDERS:
        return polite or after in _OBJECTS or (first and (after in DETERMINERS or after == "only"))
    plain = word.isalpha() and word not in _CLOSED and not is_past_form(word)
    if not plain or word.endswith(("s", "ing", "ly", "ed")):
        return False
    return polite or (first and after in (DETERMINERS | _OBJECTS) - {"as"})


_NO_VERBS = STOP_WORDS | ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS
_CLOSED = _NO_VERBS | PRONOUNS | {"imagine", "suppose", "picture"}


def _speaks_of_report(parsed: Parsed, lower: Sequence[str]) -> bool:
    about = [word for word in lower if word in _ABOUT_REPORT]
    person = not _ABOUT_PERSON.isdisjoint(lower)
    if not about and not person:
        return False
    if any(_is_told(each, own=person) for each in parsed.clauses):
        return any(
            word in _HERE and after in _ABOUT_REPORT for word, after in itertools.pairwise(lower)
        ) and not any(_is_told(each, own=True) for each in parsed.clauses)
    return True


def _is_told(clause: Clause, *, own: bool) -> bool:
    """Whether the clause says as a fact that something was done; ``own``: by the speaker."""
    if not clause.is_fact or not clause.is_past or clause.opener in ("how", "that", "what"):
        return False
    if own:
        return clause.subject in ("i", "we") and clause.chain.verb not in _NO_TELLING
    reading = not (_ABOUT_PERSON | _READERS).isdisjoint((clause.subject, *clause.subject_words))
    return not reading and clause.chain.tense == "past"


_READERS = word_set("reader reviewer reviewers panel recruiter ai evaluation assessment")


def _praises(parsed: Parsed, lower: Sequence[str]) -> bool:
    """Whether something good is said, and no deed of the past is told with it."""
    shown = not _SHOWING.isdisjoint(lower) and not _TRAITS.isdisjoint(lower)
    alone = not _BESIDES.isdisjoint(lower[:6]) and "else" in lower[:8] and "could" in lower
    if shown or alone:
        return True
    if any(each.is_past and not each.reported for each in parsed.clauses):
        return False
    groups = load_not_answer_lexicon().vocabulary.groups
    return any("GOOD" in groups.get(word, ()) for word in lower)


def cut_asides(text: str, span: Span) -> list[Span]:
    """A sentence in pieces so that each part that is an aside stands alone; or as it is."""
    start, end = span
    sentence = text[start:end]
    if not _may_have_parts(sentence):
        return [span]
    parts = list(_parts(sentence))
    kinds = [_read(sentence[a:b]) is not Aside.NO for a, b in parts]
    if len(parts) == 1 or not any(kinds) or all(kinds):
        return [span]
    return _joined(sentence, start, parts, kinds)


def _parts(sentence: str) -> Iterator[Span]:
    """Where the parts of a sentence stand: between marks, and in brackets."""
    quoted = [found.span() for found in _QUOTE.finditer(sentence)]
    cuts = {0, len(sentence)}
    for found in _BRACKETED.finditer(sentence):
        cuts.update(found.span())
    for found in _PARTS.finditer(sentence):
        if not any(a < found.end() < b for a, b in quoted):
            cuts.add(found.end())
    edges = sorted(cuts)
    for a, b in itertools.pairwise(edges):
        left = a + len(sentence[a:b]) - len(sentence[a:b].lstrip())
        right = a + len(sentence[a:b].rstrip())
        if left < right:
            yield left, right


def _joined(sentence: str, start: int, parts: Sequence[Span], kinds: Sequence[bool]) -> list[Span]:
    """Neighbouring parts of one kind as one piece; what tells nothing goes with the aside."""
    found: list[tuple[int, int, bool]] = []
    announced = False
    for (a, b), kind in zip(parts, kinds, strict=True):
        after_aside = bool(found) and found[-1][2]
        aside = kind or announced or not _tells(sentence[a:b], own=after_aside)
        announced = announced or (kind and sentence[a:b].endswith(":"))
        if found and found[-1][2] == aside:
            found[-1] = (found[-1][0], b, aside)
        else:
            found.append((a, b, aside))
    return [(start + a, start + b) for a, b, _ in found]


def _tells(part: str, *, own: bool) -> bool:
    """Whether a part tells something; ``own``: with a subject of its own."""
    told = (each for each in parse(part).clauses if _is_told(each, own=False))
    return any(each.subject or not own for each in told)
