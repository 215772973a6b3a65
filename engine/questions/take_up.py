"""Whether a follow-up takes up what a passage tells.

A follow-up is made of words of the passage, of the topic, and of the interviewer's own, which only
ask. Whatever else it says was not told: an assumption, a judgement, another matter. So there is
no list of what must not be asked. English only. Pure; linear in the length of the texts.
"""

import re
from collections.abc import Iterator

from engine.claims.terms import read_terms
from engine.evidence.sentence_spans import find_sentences
from engine.evidence.signs import Sign, find_signs
from engine.questions.assumed_deeds import OBJECT_ASKED, assumed_deed
from engine.questions.forbidden_topics.forbidden_area import forbidden_area
from engine.text.lexicon import word_set
from engine.text.neutral_words import (
    ACTS,
    FEELINGS,
    FUNCTION,
    LIGHT,
    LINKS,
    MATTERS,
    PEOPLE,
    QUALITIES,
    STEPS,
    SURENESS,
)
from engine.text.telling import is_past, own_sentences
from engine.text.tokens import clean, sentence_texts, stem

MOST_WORDS = 30
_MOST_FIGURES = 20
LONGEST = 8000
"""Characters of a passage that are read."""

_WH = r"(?:how|why|what|which|who|whom|whose|when|where)"
_OPEN = re.compile(
    rf"^(?:(?:in|by|for|to|from|with|on|at|of|since|until|about) )?{_WH}\b", re.IGNORECASE
)
_FIRST_VERB = re.compile(
    r"\b(did|was|were|had|have|has|would|is|are|does|do|can|could|should|must|will|might|shall"
    r"|am|isn't|aren't|don't|doesn't|can't)\b",
    re.IGNORECASE,
)
_NOT_YET = word_set(
    "is are does do can should must will might shall am isn't aren't don't doesn't can't"
)
_PRACTICE = re.compile(r"\b(?:do|have) you (?:now |still |today |usually )?([a-z]+)", re.IGNORECASE)
_NOWADAYS = re.compile(r"\b(?:today|now|these days|nowadays|still|since)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:earlier )?you (?:have )?(?:also |just |then |earlier )?"
    r"(?:mentioned|said|wrote|told me|described|explained)|let (?:me|us) stay with)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(r"^(?:earlier,? )?you \w+|^let (?:me|us) stay with\b", re.IGNORECASE)
_SETTING = re.compile(
    r"^(?:(?:looking|thinking) back|when|after|before|once|while|in|at|during|for|as|of|among)\b"
    r"[^,]*, (?=\w)",
    re.IGNORECASE,
)
_SECOND = re.compile(
    rf"(?:,|;|:| and| or| but) (?:and |or |then |also ){{0,3}}(?:{_WH} (?!\w+ing\b)|(?:did|was|were"
    r"|do|is) (?:you|it|that|they|the)\b)",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|us|our|ours|i|me|my|mine|we're|let's)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
_ASKED_FOR_VIEW = re.compile(
    r"\b(?:how|what) did (?:the|other|your|those)(?: other)? ([a-z]+(?:er|or|ist|ian|ant|eon|ee)s)"
    r" (?:react|respond|feel|take|see|think|say|like|find|make of|get on|adapt|cope|handle|deal)\b",
    re.IGNORECASE,
)
"""People of a trade whose view is asked for; that there are such people goes without telling."""

_LOOKS = re.compile(r"https?:|www\.|[<>{}\[\]`|*_#@\\]|\n|\S@\S")
_SET_PHRASE = re.compile(
    r"\b(?:(?<=worked )|(?<=work )|(?<=went )|(?<=go ))(?:out )?(?:the )?"
    r"(?:least |less |most )?(?:well|best)\b"
    r"|\bso (?:that|far|on)\b|\bor so\b|\bon the table\b|\bdown the line\b|\bin the room\b"
    r"|\bgo(?:ne|es)? missing\b|\bwent missing\b"
    r"|\bthe missing\b|\bat stake\b|\bstay calm\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:know|knew|sure|check|tell|told|judge|convinced|certain|see|think|thought|find|found|decide"
    r"|measure|confirm|verify|test|make sense)\w*\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_ENDINGS = word_set("ion ation ition tion ment al ance ence ly nes iv abl ibl ful y i ie ied ity")


def takes_up(question: str, passage: str, topic: str) -> str | None:
    """Why a follow-up must not be asked about a passage, as one sentence; None when it may."""
    text, told = clean(question), passage[:LONGEST]
    return _form(text) or _ground(text, told, topic) or assumed_deed(_LEAD.sub("", text), told)


def fits_topic(question: str, told: str) -> str | None:
    """Why a question must not be asked about a topic; None when it may.

    ``told`` is the topic with all that was told; the question has no word from outside it.
    """
    text, read = clean(question), told[: 4 * LONGEST]
    if problem := _form(text):
        return problem
    content, known = _content(_SET_PHRASE.sub("", text)), _stems(read)
    if new := _unknown(text, content, known | _differences(read)):
        return new
    return None if _takes_up(content, known) else "Take up a word of the topic or of an answer."


def _form(text: str) -> str | None:
    """What is wrong with its form: one open question about what was, in plain words."""
    bare = _QUOTED.sub('"…"', text)
    *lead, asked = sentence_texts(bare) or ("",)
    asked = _SETTING.sub("", asked.replace('"…"', "that"))
    if text.count("?") != 1 or not text.endswith("?") or _LOOKS.search(text):
        return "Write one question in plain words that ends with a question mark."
    if len(text.split()) > MOST_WORDS:
        return f"Write at most {MOST_WORDS} words."
    if len(lead) > 1 or not all(map(_TELLS.match, lead)):
        return 'Write only the question; at most "You mentioned that …" before it.'
    if _WE.search(re.sub(r"^let (?:me|us) stay", "", bare, flags=re.IGNORECASE)):
        return "Ask about what the person did; do not say I or we."
    if not _OPEN.match(asked) or not _is_of_the_past(asked):
        return "Ask how, why, what or who about what was done; not for a yes or a no."
    if _SECOND.search(asked):
        return "Ask exactly one question."
    return None


def _is_of_the_past(asked: str) -> bool:
    """Whether it asks about what was, or about what the person makes of it now."""
    verb = _FIRST_VERB.search(asked)
    if verb is None or verb[1].lower() not in _NOT_YET:
        return True
    if any(is_past(word.lower()) for word in asked[: verb.start()].split()):
        return True
    practice = _PRACTICE.search(asked)
    if practice and practice.start() == verb.start():
        return practice[1].lower() != "have" and stem(practice[1].lower()) in _STEPS
    return bool(_NOWADAYS.search(asked)) and verb[1].lower() in ("is", "are", "do", "does")


def _ground(text: str, passage: str, topic: str) -> str | None:
    """What it says that nobody told."""
    content, left = _content(_SET_PHRASE.sub("", text)), _differences(passage)
    if new := _unknown(text, content, _stems(passage) | _stems(topic) | left):
        return new
    if not any(_takes_up(content, _stems(part) | left) for part in _telling(passage, text)):
        return "Take up words of what the person did."
    return None


def _unknown(text: str, content: list[str], told: frozenset[str]) -> str | None:
    """What is wrong with its words: a private matter, or one that nobody said."""
    if area := forbidden_area(text):
        return f"It touches {area}; ask about the work."
    known = told | _NEUTRAL | _all(frozenset(_ASKED_FOR_VIEW.findall(text)))
    known |= _SURENESS if _SURE.search(text) else frozenset()
    known |= _FEELINGS if OBJECT_ASKED.search(text) else frozenset()
    new = next((word for word in content if not _is_known(word, known)), None)
    return f'Nobody said "{new}"; use the words of the passage.' if new else None


def _telling(passage: str, text: str) -> Iterator[str]:
    """What the person tells: their deeds, then what they counted or saw come of them.

    A question that asks about them may take up what else they told with it.
    """
    own = [passage[a:b] for a, b in own_sentences(passage)]
    yield passage if own and _YOU.search(text) else " ".join(own)
    for start, end in find_sentences(passage) if own else ():
        said = passage[start:end]
        if any(found.sign in (Sign.FIGURE, Sign.OUTCOME) for found in find_signs(said)):
            yield said


def _takes_up(content: list[str], told: frozenset[str]) -> bool:
    """Whether a word of the question, besides those that ask, stands in what was told."""
    found = {key for word in content for key in _keys(word) if key in told and key not in _ASKING}
    return bool(found)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return all({key, stem(key)} & known or _is_derived(key, known) for key in _keys(word))


def _is_derived(key: str, known: frozenset[str]) -> bool:
    """Whether a word is another part of speech of a known one: "selection" of "select"."""
    if len(key) < 5 or key[0].isdigit():
        return False
    return any(
        _is_ending(key, other) or _is_ending(other, key)
        for other in known
        if len(other) > 3 and other[:4] == key[:4]
    )


def _is_ending(longer: str, shorter: str) -> bool:
    bare = shorter.rstrip("eyi") if len(shorter) > 4 else shorter
    return longer.startswith(bare) and longer.removeprefix(bare) in _ENDINGS


def _differences(passage: str) -> frozenset[str]:
    """The rest that is left of a figure of the passage when another is taken from it."""
    figures = {int(t.key) for t in read_terms(passage) if t.key.isdecimal() and len(t.key) < 7}
    few = sorted(figures)[:_MOST_FIGURES]
    return frozenset(str(more - less) for more in few for less in few if more > less)


def _keys(word: str) -> list[str]:
    return [_stem(part) for part in word.split("-") if part not in FUNCTION]


def _content(text: str) -> list[str]:
    """The words of a question that have to be known, in order."""
    return [word for word in _words(_LEAD.sub("", text)) if word not in FUNCTION]


def _stems(text: str) -> frozenset[str]:
    parts = (part for word in _words(text) for part in (word, *word.split("-")))
    return frozenset(map(_stem, parts))


def _words(text: str) -> list[str]:
    read = re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    return [word.lower().replace("’", "'").removesuffix("'s") for word in read]


def _stem(word: str) -> str:
    terms = read_terms(word)
    return terms[0].key if len(terms) == 1 and not terms[0].key.startswith("@") else stem(word)


def _all(words: frozenset[str]) -> frozenset[str]:
    return frozenset(key for word in words for key in (_stem(word), stem(word)))


_STEPS = _all(STEPS)
_FEELINGS = _all(FEELINGS)
_SURENESS = _all(SURENESS)
_ASKING = _all(LIGHT | LINKS)
_NEUTRAL = _all(STEPS | ACTS | MATTERS | PEOPLE | QUALITIES | LINKS)
