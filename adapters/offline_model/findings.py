"""Strengths, passages to look into, and what was not said: told by words, never by judgement.

A strength says which kind of telling a passage is ("gives a reason"), not that it is good work; a
passage to look into is one to ask about again, not a fault. Both stand with their quote.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from adapters.offline_model.passages import Passage
from engine.dialogue.summary import Finding
from engine.interviewer.grounding import is_quoted_in
from engine.interviewer.reply_schemas import FINDINGS, MISSING
from engine.text import words

_CHECKED = re.compile(
    r"\b(?:tested|verified|compared|replayed|replaying|measured|monitored|validated|checked"
    r"|counted|reviewed|observed|watched|experiment\w*|interviews?|prototype|side by side|tests?"
    r"|a/b)\b",
    re.I,
)
_WEIGHED = re.compile(
    r"\b(?:rather than|alternatives?|options?|trade-?offs?|versus|considered|weighed"
    r"|looked at .{0,60}\bbut|would have|cost us|against \d[\d.]*|instead of)\b",
    re.I,
)
_OWNED = re.compile(
    r"\b(?:my (?:mistake|fault|own)|i (?:missed|should have|underestimated|overlooked|was wrong)"
    r"|(?:me|i), to be (?:fair|honest)|i would [^.]{0,60}(?:earlier|first|next time|differently)"
    r"|next time|not a clean|i had never|it failed)\b",
    re.I,
)
_TOGETHER = re.compile(
    r"\b(?:i (?:asked|showed|talked to|sat with|listened to|convinced|invited|took)"
    r" (?:him|her|them|the|our|my|one|a|\w+s\b)|we agreed|together with|with me"
    r"|so that (?:support|customers|they|everybody|the team))\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:afterwards|since then|we now|now (?:we|i)|changed the|added a (?:test|check|rule))\b",
    re.I,
)
_WAVED_OFF = re.compile(
    r"\b(?:(?:was|is|were|are) (?:fine|okay|ok|good enough|not a (?:big )?(?:deal|problem))"
    r"|no big deal|worked out|it just works|got better|went well|easy enough)\b",
    re.I,
)
_SAID_BY = re.compile(
    r"\b(?:they|somebody|someone|people|management|the company) (?:decided|wanted)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a passage shows, in the words of the report."""

    text: str
    shown: Callable[[Passage], bool]


def _is_checked(passage: Passage) -> bool:
    return passage.own and bool(_CHECKED.search(passage.text))


STRENGTHS = (
    Sign("Backs what was done with figures", lambda p: p.own_action and p.has_measure),
    Sign("Checked before relying on it", lambda p: _is_checked(p) and not p.is_denied),
    Sign("Gives the reason for a step", lambda p: p.own_action and p.reason),
    Sign("Weighed one way against another", lambda p: p.own and bool(_WEIGHED.search(p.text))),
    Sign("Drew others in", lambda p: bool(_TOGETHER.search(p.text))),
    Sign("Names what could have gone better", lambda p: bool(_OWNED.search(p.text))),
    Sign("Changed something for good afterwards", lambda p: bool(_LATER.search(p.text))),
)

WEAKNESSES = (
    Sign("Stays general here; an example would help", lambda p: p.vague),
    Sign(
        "Judged in passing; worth asking by what measure",
        lambda p: bool(_WAVED_OFF.search(p.text)),
    ),
    Sign("Holds back here; worth asking what is certain", lambda p: p.is_held_back >= 1.0),
    Sign("Leaves open who decided", lambda p: bool(_SAID_BY.search(p.text))),
)
SHORT = "A few words only; worth asking again"
SEVERAL = "A few words only, as in other answers; worth asking again"

ASPECTS: Mapping[str, str] = {
    "What came of it in the end": (
        r"results?|outcome|finally|in the end|went (?:down|up)|dropped|fell|rose|increas\w+"
        r"|decreas\w+|reduc\w+|saved|improv\w+|stopped|solved|shipped|launched|finished"
        r"|achiev\w+|succe\w+|works|worked|afterwards|since then|now"
    ),
    "Figures: nothing is counted or measured": (
        r"\d[\d.,]*|percent|half|third|twice|dozens?|hundreds?|thousands?|millions?|two|three"
        r"|four|five|six|seven|eight|nine|ten|eleven|twelve"
    ),
    "The candidate's own part in it": r"i|my|me|myself",
    "Alternatives that were weighed": (
        r"instead|rather than|alternatives?|options?|versus|considered|weighed|trade-?offs?"
        r"|compared|looked at|either|would have|went back to"
    ),
    "Why it was done that way": (
        r"because|so that|since|in order to|reasons?|therefore|why|led (?:me|us) to|so (?:i|we)"
        r"|to be able to"
    ),
    "What was learned, or would be done differently": (
        r"learn\w*|next time|differently|in hindsight|looking back|earlier|lessons?|mistakes?"
        r"|would (?:bring|write|start|do|try|ask)|should have|surprised|afterwards|we now"
        r"|now (?:i|we)"
    ),
    "What part other people had in it": (
        r"team\w*|colleagues?|managers?|customers?|users?|engineers?|developers?|we|they|he|she"
        r"|director|mentor|clients?|stakeholders?|owner"
    ),
    "When it was, and how long it took": (
        r"minutes?|hours?|days?|weeks?|months?|quarters?|years?|january|february|march|april"
        r"|june|july|august|september|october|november|december|20\d\d"
    ),
    "How the result was checked": _CHECKED.pattern[5:-3],
}
"""What a listener would want to know, and words of which one is used when it was told."""


def strengths(found: Sequence[Passage]) -> list[Finding]:
    """Up to three passages, each showing something else, the weightiest first."""
    return _findings(found, STRENGTHS, lambda p: p.weight + 0.3 * p.has_measure)


def weaknesses(
    found: Sequence[Passage], answers: Sequence[tuple[int, str]], taken: Sequence[Finding]
) -> list[Finding]:
    """Up to three passages that are worth another question; answers of a few words first.

    A passage that was ``taken`` for a strength is not one.
    """
    short = _short(answers)
    quoted = {one.quote for one in taken}
    free = [p for p in found if p.text not in quoted and len(p.words) > 3]
    others = _findings(free, WEAKNESSES, lambda p: p.is_held_back + p.vague - p.weight / 4)
    return (short + others)[:FINDINGS]


def _short(answers: Sequence[tuple[int, str]]) -> list[Finding]:
    """One finding for all answers of up to three words."""
    few = [(number, text) for number, text in answers if _is_short(text)]
    return [Finding(SEVERAL if len(few) > 1 else SHORT, few[0][1], few[0][0])] if few else []


def _is_short(text: str) -> bool:
    return len(words(text)) <= 3 and is_quoted_in(text, text)


def _findings(
    found: Sequence[Passage], signs: Sequence[Sign], worth: Callable[[Passage], float]
) -> list[Finding]:
    """For every sign its best passage; a passage shows one thing only."""
    taken: list[tuple[float, Sign, Passage]] = []
    for sign in signs:
        free = [p for p in found if sign.shown(p) and all(p is not other for _, _, other in taken)]
        if free:
            best = max(free, key=worth)
            taken.append((worth(best), sign, best))
    chosen = sorted(taken, key=lambda one: -one[0])[:FINDINGS]
    return [Finding(sign.text, p.text, p.answer) for _, sign, p in chosen]


def missing(answers: Sequence[tuple[int, str]]) -> list[str]:
    """Up to three things that no answer has a word about, as far as words can tell."""
    said = " ".join(text for _, text in answers)
    unsaid = (
        aspect
        for aspect, pattern in ASPECTS.items()
        if not re.search(rf"\b(?:{pattern})\b", said, re.I)
    )
    return list(unsaid)[:MISSING]
