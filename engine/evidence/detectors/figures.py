"""Figures that measure something: a number with a unit or a counted noun, no date, no label."""

from collections.abc import Sequence

from engine.evidence.grammar.tokens import Token, as_written, is_word
from engine.evidence.grammar.verbs import is_past_form
from engine.evidence.grammar.words import MODALS, MONTHS, SUBORDINATORS, TIME_UNITS
from engine.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FILLERS,
    PREPOSITIONS,
    PRONOUNS,
    word_set,
)

_SMALL = word_set("two three four five six seven eight nine ten")
_NUMBERS = _SMALL | word_set(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
)
_TENS = word_set("twenty thirty forty fifty sixty seventy eighty ninety")
_LABELS = word_set(
    "room rooms page pages step steps version chapter section number no nr line bus tram train "
    "gate platform floor level phase stage grade unit port ticket flight form iso din article "
    "paragraph street route highway road model type block building ward track table option plan "
    "part question task point item sprint day season release build appendix lot bay door exit "
    "apartment flat house suite zip postcode box channel category tier class zone episode volume "
    "issue case rule law act code aisle pier terminal hall lane area team group shift pump machine "
    "valve oven bed locker drawer server node cell well truck van boat lesson test figure id age "
    "aged q phone telephone call dial extension ext order invoice contract lift studio stand covid "
    "windows python java php excel office"
)
_NOT_COUNTED = word_set(
    "way ways option options thing things reason reasons choice choices alternative alternatives "
    "cents o'clock am pm a.m p.m oclock sure certain thoughts worlds ends sides lives ideas other "
    "others times"
)
_UNITS = word_set(
    "percent % kg g km m cm mm l ml ms s h hrs mins min sec gb mb kb tb kw kwh mw hz v w x k euros "
    "euro dollars pounds metres meters litres liters degrees points tonnes tons miles feet inches "
    "usd eur gbp"
)
_GLUED = word_set(
    "kg g km m cm mm l ml ms s h hr hrs min mins gb mb kb tb kw kwh mw x k mm2 sqm bn mn"
)
_CURRENCY = frozenset("$€£¥₹")
_IDIOMS = word_set(
    "sure certain convinced agree agreed effort committed honest safe positive behind"
)
_FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | COORDINATORS
    | SUBORDINATORS
    | AUXILIARIES
    | MODALS
    | FILLERS
    | (ADVERBS - word_set("new more less"))
)
_GIVING = word_set("give gave given gives giving")
_DEFINITE = word_set("the these those my our your his her their both other such first last next")
_GROUPS = word_set("team group class crew staff family party total average maximum minimum rate")
_FRACTIONS = word_set("half third quarter fifth sixth tenth")
_ORDINALS = word_set("first second third last other next")
_EXTREMES = word_set("thousand million billion")


def find_figure(tokens: Sequence[Token]) -> str:
    """The figure and what it counts, as written; empty when none measures anything."""
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        end = _fraction_end(tokens, at) or _number_end(tokens, at)
        if end:
            return _shown(tokens[at:end])
    return ""


def _shown(tokens: Sequence[Token]) -> str:
    return as_written(tokens)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _fraction_end(tokens: Sequence[Token], at: int) -> int:
    """End of "a third of the", "by half", "one in ten"; 0 when none begins here."""
    word, before, after = (_lower(tokens, place) for place in (at, at - 1, at + 1))
    if word in _FRACTIONS and before not in _ORDINALS:
        back = _lower(tokens, at - 2)
        if before == "by" or (before in ("a", "one") and back == "by"):
            return at + 1
        if after == "of" and (before == "a" or word == "half") and before not in ("the", "better"):
            return at + 1 if _lower(tokens, at + 2) in DETERMINERS - {"this", "that"} else 0
    if is_number(word) or word == "one":
        last = _lower(tokens, at + 2)
        if after == "in" and is_number(last) and not _is_year(last) and _ratio(word, last):
            return at + 3
        if after == "out" and last == "of" and is_number(_lower(tokens, at + 3)):
            return at + 4
    return 0


def _ratio(first: str, second: str) -> bool:
    return first == "one" or (first.isdecimal() and second.isdecimal() and int(first) < int(second))


def is_number(word: str) -> bool:
    """Whether the word is a number in figures or letters, "one" left out."""
    if word[:1].isdigit():
        return not word.endswith(("st", "nd", "rd", "th"))
    return word in _NUMBERS or (word.partition("-")[0] in _TENS and "-" in word)


def _number_end(tokens: Sequence[Token], at: int) -> int:
    """End of a number that begins here and its unit or counted noun; 0 when it measures nothing."""
    word = tokens[at].lower
    if not is_number(word) or is_number(_lower(tokens, at - 1)) or _is_labelled(tokens, at):
        return 0
    last = at
    while last + 1 < len(tokens) and last < at + 3 and _lower(tokens, last + 1) in _NUMBERS:
        last += 1
    if is_number(_lower(tokens, last + 1)) and _lower(tokens, last + 1)[0].isdigit():
        return 0
    if word[0].isdigit() and not _is_plain_amount(word):
        return at + 1 if _has_unit_glued(word) and not _is_idiom(tokens, at) else 0
    return _counted_end(tokens, at, last)


def _is_plain_amount(word: str) -> bool:
    """Whether figures are an amount: no date, time, score, code, dial number."""
    if word.startswith("0") and len(word) > 1 and word[1].isdigit():
        return False
    parts = word.replace("–", "-").split("-")
    if len(parts) == 2 and all(part.isdigit() for part in parts):
        return int(parts[0][:9]) < int(parts[1][:9])
    return all(char.isdigit() or char in ".," for char in word) and word.count(".") < 2


def _has_unit_glued(word: str) -> bool:
    if word.endswith("%"):
        return True
    letters = word.lstrip("0123456789.,")
    return letters in _GLUED and not word.startswith("0")


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1900" <= word <= "2099"


def _is_labelled(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number names a thing ("room 204", "ISO 9001") or a day ("May 3")."""
    before = _lower(tokens, at - 1)
    if before in MONTHS or before in ("#", "/", "+", "№"):
        return True
    if tokens[at].lower in _NUMBERS and before in ("page", "step", "chapter", "room", "level"):
        return True
    if not tokens[at].lower[0].isdigit():
        return before in ("at", "number") and _lower(tokens, at + 1) in ("", ".", ",")
    if before in _LABELS:
        return True
    if at and tokens[at - 1].shown[:1].isupper() and before not in _FUNCTION:
        return not _is_first(tokens, at - 1)
    return False


def _is_first(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].lower in ".!?:"


def _is_idiom(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is "a hundred percent sure", which measures nothing."""
    ahead = {token.lower for token in tokens[at + 1 : at + 4]}
    if not _GIVING.isdisjoint([token.lower for token in tokens[max(0, at - 3) : at]]):
        return tokens[at].lower.rstrip("%") in ("100", "110", "150", "200", "1000", "hundred")
    return tokens[at].lower.rstrip("%") in ("100", "110", "1000", "hundred", "200") and not (
        ahead.isdisjoint(_IDIOMS)
    )


def _counted_end(tokens: Sequence[Token], at: int, last: int) -> int:
    word, after = tokens[at].lower, _lower(tokens, last + 1)
    before = _lower(tokens, at - 1)
    if _is_idiom(tokens, last) or (before in ("one", "a") and _is_hyperbole(tokens, at, after)):
        return 0
    if after == "per" and _lower(tokens, last + 2) == "cent":
        return last + 3
    if after in _CURRENCY or (before in _CURRENCY and tokens[at - 1].shown == before):
        return last + (2 if after in _CURRENCY else 1)
    if after in _UNITS:
        return last + 2
    if after in MONTHS or after in _NOT_COUNTED or after in ("-", "/", ":"):
        return 0
    if after == "of" and _lower(tokens, last + 2) in DETERMINERS | {"them", "us"}:
        return 0 if before in _DEFINITE and _lower(tokens, last + 2) == "us" else last + 2
    if _is_counted_noun(tokens, at, last):
        return _noun_end(tokens, last + 1)
    return last + 1 if _is_change(tokens, at, word, before) else 0


def _is_hyperbole(tokens: Sequence[Token], at: int, after: str) -> bool:
    return tokens[at].lower in _EXTREMES and after in _NOT_COUNTED


def _is_counted_noun(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a noun that can be counted follows: "41 lines", not "in 2019 our café"."""
    word, before = tokens[at].lower, _lower(tokens, at - 1)
    if last + 1 >= len(tokens) or not tokens[last + 1].lower[0].isalpha():
        return False
    following = tokens[last + 1]
    if following.lower in _FUNCTION or following.shown[:1].isupper() or following.quoted:
        return False
    if is_past_form(following.lower) and not _lower(tokens, last + 2).endswith("s"):
        return False
    if _is_year(word) and (before in _DEFINITE or not following.lower.endswith("s")):
        return False
    if word in _SMALL and before in _DEFINITE and following.lower not in TIME_UNITS:
        return False
    end = _noun_end(tokens, last + 1)
    tail = [token.lower for token in tokens[last + 1 : end + 1]]
    return not ("ago" in tail or "old" in tail or before in ("every", "at") or _is_of_hands(tail))


def _is_of_hands(tail: Sequence[str]) -> bool:
    """Whether the noun is one of those that hands and dice have: "two thumbs up"."""
    return tail[:1] in (["thumbs"], ["hands"], ["legged"])


def _noun_end(tokens: Sequence[Token], at: int) -> int:
    """End of the noun, one adjective before it included."""
    if _lower(tokens, at).endswith("s") or not is_word(tokens[at]):
        return at + 1
    after = _lower(tokens, at + 1)
    return at + 2 if after.endswith("s") and after not in _FUNCTION else at + 1


def _is_change(tokens: Sequence[Token], at: int, word: str, before: str) -> bool:
    """Whether the bare number is the size of a change or a group: "from 71 to 14", "team of 5"."""
    if _is_year(word):
        return False
    if before == "of":
        return _lower(tokens, at - 2) in _GROUPS
    if before == "by":
        return _lower(tokens, at - 2) in ("down", "up") or _lower(tokens, at - 2).endswith("ed")
    if before == "from" and _lower(tokens, at + 1) == "to":
        return is_number(_lower(tokens, at + 2)) and not _is_year(_lower(tokens, at + 2))
    return False
