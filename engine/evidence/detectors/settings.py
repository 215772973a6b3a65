"""When or where something happened: dates, times past, stays, own workplaces."""

from collections.abc import Sequence

from engine.evidence.grammar.parsed import Parsed
from engine.evidence.grammar.tokens import Token, as_written
from engine.evidence.grammar.verbs import is_finite_past
from engine.evidence.grammar.words import MONTHS, TIME_UNITS, WEEKDAYS
from engine.text.lexicon import DETERMINERS, word_set

_BEFORE_DATES = word_set(
    "in of last this since before after early late mid during on around from past"
)
_SEASONS = word_set("winter summer spring autumn fall christmas easter ramadan night semester term")
_PAST_ORDER = word_set("last previous past that")
_PLACES = word_set(
    "airport archive bakery bank bar barn branch brewery café cafe canteen cellar chapel church "
    "classroom clinic college company condo courthouse depot factory farm firm garage gallery "
    "greenhouse gym hall harbour hospital hostel hotel kindergarten kitchen lab laboratory library "
    "mall market mill mine museum nursery office orchard orphanage pharmacy plant port practice "
    "prison quarry refinery restaurant salon school shelter shipyard shop site stable station "
    "store studio supermarket theatre university village vineyard ward warehouse workshop yard zoo"
)
_OWN = word_set("my our the a an")
_JOBS = word_set("job company role position employer workplace school firm team shift placement")
_JOB_ORDER = word_set("previous last first old former current")
_IN_TOWN = word_set(
    "job moved lived office branch studied hospital school born shop company worked"
)
_RECALL = word_set("remember forget recall like hate next")


def find_setting(parsed: Parsed) -> str:
    """The words that say when or where; empty when none do for sure."""
    tokens = parsed.tokens
    past = {c.sentence for c in parsed.clauses if c.is_past and c.is_fact} - parsed.questions
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        told = parsed.sentence_of[at] in past
        words = told and (_date(tokens, at) or _relative(tokens, at) or _place(tokens, at))
        words = words or _yesterday(tokens, at)
        if words:
            return words
    return _stay(parsed)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _shown(tokens: Sequence[Token], start: int, end: int) -> str:
    return as_written(tokens[max(0, start) : end])


def _date(tokens: Sequence[Token], at: int) -> str:
    """A year, a month or a day of the week that dates something."""
    word, before, after = (_lower(tokens, place) for place in (at, at - 1, at + 1))
    if len(word) == 4 and word.isdigit() and "1950" <= word <= "2039":
        dated = before in _BEFORE_DATES or before in MONTHS or before in _SEASONS
        counted = after[:1].isalpha() and after.endswith("s") and after not in ("was", "is", "as")
        return _shown(tokens, at - 1, at + 1) if dated and not counted else ""
    if word in MONTHS and tokens[at].shown[:1].isupper():
        near = before in _BEFORE_DATES or before[:1].isdigit() or after[:1].isdigit()
        return _shown(tokens, at - 1, at + 1) if near and before != "next" else ""
    if word in WEEKDAYS and before in ("on", "last", "that", "since"):
        return _shown(tokens, at - 1, at + 1)
    return ""


def _relative(tokens: Sequence[Token], at: int) -> str:
    """A time told from today: "two years ago", "last winter", "that night", "at 9:30"."""
    word, before, after = (_lower(tokens, place) for place in (at, at - 1, at + 1))
    if word == "on" and _lower(tokens, at + 2) in _JOB_ORDER | {"second", "third"}:
        day = after in _OWN and _lower(tokens, at + 3) in TIME_UNITS | {"night", "shift", "morning"}
        return _shown(tokens, at, at + 4) if day else ""
    if word == "one" and after in ("night", "morning", "evening", "day"):
        return _shown(tokens, at, at + 2)
    if word in _PAST_ORDER and (after in _SEASONS or after in TIME_UNITS or after == "morning"):
        plain = before in ("the", "for", "my", "your", "in", "over", "of") and word in (
            "last",
            "past",
        )
        subject = word == "that" and at + 2 < len(tokens) and is_finite_past(tokens, at + 2)
        known = (
            plain or subject or before in _RECALL or before in ("since", "of") or after == "second"
        )
        return "" if known else _shown(tokens, at, at + 2)
    if word == "at" and ":" in after and after[0].isdigit():
        return _shown(tokens, at, at + 2)
    if word == "during" and after in DETERMINERS and after not in ("every", "each", "any"):
        return _shown(tokens, at, at + 3)
    return ""


def _yesterday(tokens: Sequence[Token], at: int) -> str:
    word, before = _lower(tokens, at), _lower(tokens, at - 1)
    if word == "ago" and before in TIME_UNITS:
        return _shown(tokens, at - 2, at + 1)
    return _shown(tokens, at, at + 1) if word == "yesterday" else ""


def _place(tokens: Sequence[Token], at: int) -> str:
    """A place of work, or a town that somebody lived or worked in."""
    word = _lower(tokens, at)
    if word not in ("in", "at"):
        return ""
    ahead = [token.lower for token in tokens[at + 1 : at + 5]]
    if ahead[:1] and ahead[0] in _OWN:
        for size, name in enumerate(ahead[1:], 2):
            if name in _PLACES or (name in _JOBS and ahead[1] in _JOB_ORDER):
                return _shown(tokens, at, at + size + 1)
            if not name[0].isalpha() or name in DETERMINERS or name in ("of", "and", "to"):
                break
    if word == "in" and at + 1 < len(tokens) and tokens[at + 1].shown[:1].isupper():
        town = _lower(tokens, at - 1) in _IN_TOWN and ahead[0] not in MONTHS
        return _shown(tokens, at, at + 2) if town else ""
    return ""


def _stay(parsed: Parsed) -> str:
    """ "When I was a nurse", "while the others were at lunch", "since I moved here"."""
    for clause in parsed.clauses:
        if clause.opener not in ("when", "while", "since") or not clause.is_fact:
            continue
        copula = clause.chain.verb in ("was", "were") and clause.chain.tense == "past"
        moved = clause.opener == "since" and clause.chain.verb in (
            "moved",
            "began",
            "started",
            "joined",
        )
        if (copula and clause.opener != "since") or (moved and clause.subject in ("i", "we")):
            return _shown(parsed.tokens, clause.subject_at - 1, clause.chain.verb_at + 1)
    return ""
