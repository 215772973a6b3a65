"""Reading an English question: what it asks for, and whether it asks twice.

One question may have a second part that stays with the same story ("How did you find that out,
and how did you decide on a fix?"): the part speaks of the candidate's next step, or points back by
a word such as "it" or "that". Any other second question is one too many.
"""

import re

from engine.text.lexicon import IRREGULAR_PASTS, word_set

_SENTENCE = re.compile(r"(?<=[.!:;])\s+")
_ASIDE = re.compile(r"[(\[–—][^()\[\]–—]*\b(?:how|why|what|which|who|when|where)\b", re.I)
_TAG = re.compile(
    r"(?:,| and| or| but) (?:if so,? |if not,? )?(?:and |or )?"
    r"(?:how|why|what|when|where|who|which)"
    r"(?: so| not| exactly| else)?\s*\?",
    re.I,
)
_AUX = r"(?:did|do|does|was|were|is|are|have|has|had|would|could|can|will|should|might)"
_WH = r"(?:how|why|what|which|who|whom|when|where)"
_PREPOSITION = r"(?:(?:in|by|for|to|from|with|on|at|of) )?"
_SOMEBODY = r"(?:you|your|the|it|that|this|they|he|she|we|there)"
_PARTS = re.compile(
    r"[,;:]\s*(?:(?:and|or|but|so|then|also|plus)\s+)?(?:then |also |if so,? )?"
    rf"(?={_PREPOSITION}(?:{_WH}|{_AUX})\b)"
    r"|\s(?:and|or|but)\s+(?:then |also )?"
    rf"(?=(?:{_WH}(?: \w+){{0,2}}? )?{_AUX} {_SOMEBODY}\b)",
    re.I,
)
_LED = (
    r"(?:led|made|prompted|convinced|drove|caused|brought|motivated|kept|stopped|told"
    r"|showed|helped|pushed|persuaded|inspired|triggered|allowed|let|gave|got|went|happened|changed"
    r"|moved|worked|held|tipped|surprised|taught|forced|guided|influenced|shaped|mattered|came"
    r"|followed|decided|proved|enabled|encouraged|required|turned|took|struck|informed|determined)"
)
_ASKS = re.compile(
    rf"{_PREPOSITION}(?:"
    rf"how come\b|(?:how|why)(?: and (?:how|why))?(?: exactly| else)? {_AUX}\b"
    rf"|how (?:\w+ly|much|many|long|often|far|well|early|soon|big|large|confident|sure|close|hard"
    rf"|old|different|much more|certain|quickly)(?: [\w'-]+){{0,5}}? {_AUX}\b"
    rf"|(?:what|which)(?: [\w'-]+| \w+ of(?: the)? [\w'-]+)?(?: [\w'-]+){{0,2}}? {_AUX}\b"
    rf"|(?:what|which)(?: [\w'-]+){{0,3}}? {_LED}\b|what's\b|how's\b"
    rf"|(?:who|whom|when|where) {_AUX}\b|who {_LED}\b"
    rf"|{_AUX} (?:{_SOMEBODY}|any|anyone|someone)\b)",
    re.I,
)
_BACK = re.compile(
    r"\b(?:it|its|that|this|them|they|their|those|these|there|then|afterwards|after|instead|next"
    r"|differently|in the end|again)\b",
    re.I,
)
_POLITE = re.compile(
    r"^(?:please )?(?:(?:can|could|would|will) you|i(?:'d| would) like(?: you)? to|i wonder)"
    r"(?: please| briefly| also| perhaps)?"
    r" (?:tell|explain|describe|share|say|walk|talk|elaborate|expand|show|hear|know|give)\b"
    r"(?: \w+){0,5}? (?=(?:how|why|what|which)\b)",
    re.I,
)
_HOW = re.compile(rf"^{_PREPOSITION}(how|why|what|which)\b", re.I)
_BARE = re.compile(r"^why (?:not )?\w+ \w+", re.I)
_YOU = re.compile(r"\b(?:you|your|yours|yourself|you'(?:re|ve|d|ll))\b", re.I)
_BOTH = word_set("cost cut hit let put read set shut split spread")  # past and present alike
_PAST = re.compile(
    rf"\b(?:did|was|were|had|{_LED[3:-1]}|\w+[^\We]ed|agreed"
    rf"|{'|'.join(sorted(IRREGULAR_PASTS - _BOTH))})\b",
    re.I,
)
_RECITE = re.compile(
    r"\b(?:define|definition|defined as|stands? for|meant by"
    r"|is the (?:purpose|meaning|difference)"
    r"|are the (?:differences?|advantages|benefits|steps|types|principles|pros|main))\b"
    r"|\b(?:explain|describe|define)(?: to me)?"
    r" (?:what|the (?:term|concept|difference|idea of|purpose)|how an? \w+ works)\b"
    r"|\b(?:do|would|can|could|did) you (?:define|spell|pronounce|recite"
    r"|understand (?:by|under))\b|\bdo you (?:know|(?:think|feel) (?:of|about))\b|\bfamiliar with\b"
    r"|\byour (?:definition|understanding|favou?rite|opinion|hobb)"
    r"|\bare your strengths|\byour (?:biggest|greatest|main|worst) (?:strength|weakness|fault)"
    r"|\bhow do (?:you|i|we) (?:reverse|invert|implement|sort|declare|traverse|calculate) an?\b"
    r"|\bhow (?:would|can|could|should) (?:you|one|we) (?:define|explain|implement|write|code"
    r"|design|build|describe|solve|reverse|sort)\b",
    re.I,
)
_REFLECTS = re.compile(
    r"\b(?:differently|again|now|today|next time|instead|looking back|in hindsight|had|have"
    r"|change|advise|keep|you (?:did|made|chose|took|built|had|were)|your|that|this|it)\b",
    re.I,
)
_NAME_ONLY = re.compile(
    r"^(?:what|which)(?: \w+){1,4}? (?:do|did|have|are|were) you (?:us(?:e|ed|ing)|like|prefer|own"
    r"|work(?:ed|ing)? (?:with|for|at|in)|stud(?:y|ied)|know|speak|live|read)\b",
    re.I,
)
_OPENING = (
    "Ask how or why, or what led to something, about what the candidate has done; "
    "not for a yes, a no or a name."
)
_RECITAL = "It asks for knowledge to recite; ask how or why about what the candidate has done."


def second_question(text: str) -> str | None:
    """Why a text with one question mark still asks two questions, None when it does not."""
    asked = asking_sentence(text)
    if _ASIDE.search(text):
        return "It has a second question in brackets; ask exactly one."
    if _TAG.search(asked):
        return "It has a second question at its end; ask exactly one."
    parts = [part for part in _parts(asked) if _ASKS.match(part)]
    if len(parts) > 2 or (len(parts) == 2 and not _is_same_story(*parts)):
        return "It asks two questions in one sentence; ask exactly one."
    return None


def _is_same_story(first: str, second: str) -> bool:
    """Whether the second part stays with the story of the first."""
    same_step = re.compile(rf"\b{_AUX} you\b", re.I)
    steps = [{found.lower() for found in same_step.findall(part)} for part in (first, second)]
    return bool(steps[0] & steps[1] or _BACK.search(second))


def asks_for_experience(text: str) -> str | None:
    """Why a question does not ask how or why about something lived, None when it does."""
    asked = asking_sentence(text)
    polite = _POLITE.match(asked)
    parts = [asked[polite.end() :]] if polite else _parts(asked)
    for part in parts:
        opening = _HOW.match(part)
        if opening and (polite or _ASKS.match(part) or _BARE.match(asked)):
            told = text[: text.index(asked)] if polite else text[: text.rindex(part)]
            asking = asked if _BARE.match(asked) else part
            return _check_experience(opening.group(1).lower(), asking, told, asked)
    return _OPENING


def _check_experience(word: str, part: str, before: str, asked: str) -> str | None:
    """What is wrong with the part that asks; ``before`` is what leads up to it."""
    if _RECITE.search(part):
        return _RECITAL
    if _NAME_ONLY.match(part):
        return _OPENING
    if re.match(r"\w+ (?:would|could|should|can|will|might) ", part, re.I):
        return None if _YOU.search(before + part) and _REFLECTS.search(part + before) else _RECITAL
    if _YOU.search(part) or _YOU.search(before):
        return None
    if word in ("what", "which"):
        led = re.match(rf"\w+(?: \w+){{0,3}}? (?:{_LED}|did)\b", part, re.I)
        was = re.match(r"\w+(?: \w+){0,3}? (?:was|were) ", part, re.I) and _YOU.search(asked)
        return None if led or was else _RECITAL
    timeless = re.match(r"\w+ (?:is|are|does|do|can|should) ", part, re.I)
    return None if _PAST.search(part) and not timeless else _RECITAL


def is_bare_why(text: str) -> bool:
    """Whether a question is nothing but a "Why": one that opens with it."""
    parts = _parts(asking_sentence(text))
    return any(part.lower().startswith("why") for part in parts if _HOW.match(part))


def asking_sentence(text: str) -> str:
    """The sentence that has the question mark, without what stands before it."""
    upto = text[: text.rfind("?") + 1] or text
    return _SENTENCE.split(upto.strip())[-1]


def _parts(asked: str) -> list[str]:
    """The clauses of a sentence that may ask something."""
    starts = [0, *(found.end() for found in _PARTS.finditer(asked))]
    return [asked[a:b] for a, b in zip(starts, [*starts[1:], len(asked)], strict=True)]
