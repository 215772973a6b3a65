"""How a phrase of the candidate's is taken up in a question: what it tells, and in which words."""

import re
from collections.abc import Sequence

from engine.text import clean
from engine.text.lexicon import AUXILIARIES, IRREGULAR_PASTS, PREPOSITIONS, SUBJECTS, word_set
from engine.text.telling import OPEN_END

LONGEST = 14
"""Words of a phrase or a topic that a question repeats at most."""

_MARKUP = re.compile(r"<[^<>\s][^<>]*>|[@#](?=\w)|[`*_~|\\<>{}\[\]«»„“”\"]+|\?+")
_FIGURE = re.compile(r"\d|\b(?:per ?cent|dozen|hundred|thousand|million)s?\b", re.I)
_WISH = re.compile(r"\b(?:I|we)(?:'d| would| will|'ll| should)\b", re.I)
_OPENERS = word_set("afterwards then first later finally eventually initially also so therefore")
_BETWEEN = word_set("also first then just even only finally simply quickly immediately later")
_NOT_DONE = word_set(
    "was were had became knew thought felt saw noticed passed lost failed got believed wanted "
    "needed hoped worked liked struggled realised realized heard remembered understood missed "
    "forgot came fell grew stayed expected happened seemed found enjoyed loved hated feared used "
    "could never guessed supposed said"
)
"""Verbs of being, perceiving and suffering: nobody decides on them."""

_TURNS = (
    (r"i was", "you were"),
    (r"(?:i'm|i am|we're)", "you are"),
    (r"(?:i|we)'(ve|d|ll)", r"you'\1"),
    (r"(?:i|we|me|us)", "you"),
    (r"(?:my|our)", "your"),
    (r"(?:mine|ours)", "yours"),
    (r"myself", "yourself"),
    (r"ourselves", "yourselves"),
)
_TURNED = tuple((re.compile(rf"\b{a}\b(?!')", re.I), b) for a, b in _TURNS)


def strip_markup(text: str) -> str:
    """A text on one line, without markup, links, mentions and quotation marks."""
    kept = (run for run in clean(text[:1000]).split() if "://" not in run and "www." not in run)
    return " ".join(_MARKUP.sub(" ", " ".join(kept)).split()).strip(" ,;:.!-–—")


def quotable(phrase: str) -> str:
    """A phrase as it can stand in a question, empty when it cannot: whole, plain and short."""
    quote = strip_markup(phrase)
    fits = 0 < len(quote.split()) <= LONGEST and quote in " ".join(clean(phrase).split())
    return quote if fits and not OPEN_END.search(quote) else ""


def phrase_type(quote: str) -> str:
    """What a quote tells: an action of the candidate's, a wish, a figure, or something other."""
    if _WISH.search(quote):
        return "wish"
    if _is_action(quote.lower().split()):
        return "action"
    return "figure" if _FIGURE.search(quote) else "other"


def _is_action(found: Sequence[str]) -> bool:
    at = 1 if found[0] in _OPENERS else 0
    if found[at : at + 1] not in (["i"], ["we"]) or {"you", "your"} & set(found):
        return False
    verb = next((word for word in found[at + 1 :] if word not in _BETWEEN), "")
    return _is_past(verb) and verb not in _NOT_DONE


def _is_past(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > 4
    return regular or word in IRREGULAR_PASTS or word in {"became", "happened"}


def to_second_person(quote: str) -> str:
    """A candidate's own action as it is told to them: "we built it" becomes "you built it"."""
    for pattern, instead in _TURNED:
        quote = pattern.sub(instead, quote)
    return quote[0].lower() + quote[1:]


def best_first(phrases: Sequence[str]) -> list[str]:
    """The phrases as they lend themselves to a question; those that do equally keep their order.

    The candidate's own actions come first, then other whole clauses, noun phrases, clauses about
    "it" or "they", and last what has lost its subject.
    """
    return sorted(phrases, key=_awkwardness)


def _awkwardness(phrase: str) -> int:
    found = [word if word == "May" else word.lower() for word in phrase.split()] or [""]
    if _is_action(found):
        return 0
    if _is_past(found[0]) or found[0] in AUXILIARIES:
        return 4
    if found[0] in {"it", "this", "that", "they", "he", "she", "there", "it's", "that's"}:
        return 3
    has_verb = any(_is_past(word) or word in AUXILIARIES for word in found[1:])
    if {"could", "can", "should", "might", "may"} & set(found):
        return 3
    whole = found[0] in SUBJECTS or (has_verb and found[0] not in PREPOSITIONS)
    return 1 if whole or "we" in found or "i" in found else 2
