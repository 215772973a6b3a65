"""Signs: properties of a passage's text that code alone decides.

They name what stands there, never conduct or quality. Each detector is made for few false finds
rather than for many finds: an unsure sign is not given.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from engine.evidence.detectors.deeds import find_deed, find_generality, has_no_own_part
from engine.evidence.detectors.figures import find_figure
from engine.evidence.detectors.learned import find_learned
from engine.evidence.detectors.outcomes import find_outcome
from engine.evidence.detectors.reasons import find_alternative, find_reason
from engine.evidence.detectors.settings import find_setting
from engine.evidence.grammar.clauses import parse
from engine.evidence.grammar.parsed import Parsed

_KEPT = 2048


class Sign(StrEnum):
    """What can be said about a passage, in the words that people read."""

    FIGURE = "names a figure"
    REASON = "gives a reason"
    ALTERNATIVE = "names an alternative"
    OUTCOME = "says what came of it"
    OWN_ACTION = "says what the speaker did"
    LEARNED = "names something learned"
    SITUATION = "says when or where"
    GENERAL = "general, no example"
    NO_OWN_PART = "no own part"


TELLING = frozenset(
    (Sign.FIGURE, Sign.REASON, Sign.ALTERNATIVE, Sign.OUTCOME, Sign.OWN_ACTION, Sign.LEARNED)
)
"""Signs that a passage tells something; the others say when and where, or what is missing."""
SHOWN = TELLING | {Sign.GENERAL}
"""Signs that people see. When and where, and that no own part is told, are found too unsurely."""


@dataclass(frozen=True, slots=True)
class FoundSign:
    """A sign and the words of the passage that it rests on."""

    sign: Sign
    words: str
    """As written, blanks folded; empty when they do not stand side by side."""


def shown_signs(text: str) -> tuple[FoundSign, ...]:
    """The signs of a passage that are sure enough to be shown."""
    return tuple(found for found in find_signs(text) if found.sign in SHOWN)


@lru_cache(maxsize=_KEPT)
def find_signs(text: str) -> tuple[FoundSign, ...]:
    """The signs of one passage, in the order of ``Sign``; each at most once."""
    parsed = parse(text)
    words = _plain_signs(parsed)
    concrete = any(words[sign] for sign in _CONCRETE)
    words[Sign.GENERAL] = find_generality(parsed, concrete=concrete)
    words[Sign.NO_OWN_PART] = has_no_own_part(parsed)
    folded = " ".join(text.split())
    return tuple(FoundSign(sign, _as_written(folded, words[sign])) for sign in Sign if words[sign])


_CONCRETE = (Sign.FIGURE, Sign.OUTCOME, Sign.OWN_ACTION, Sign.SITUATION, Sign.LEARNED)


def _as_written(folded: str, words: str) -> str:
    """The words with the capitals they were written with; lower-casing may change lengths."""
    at = folded.casefold().find(words.casefold())
    found = folded[at : at + len(words)] if at >= 0 else ""
    return found if found.casefold() == words.casefold() else ""


def _plain_signs(parsed: Parsed) -> dict[Sign, str]:
    return {
        Sign.FIGURE: find_figure(parsed.tokens),
        Sign.REASON: find_reason(parsed),
        Sign.ALTERNATIVE: find_alternative(parsed),
        Sign.OUTCOME: find_outcome(parsed),
        Sign.OWN_ACTION: find_deed(parsed),
        Sign.LEARNED: find_learned(parsed),
        Sign.SITUATION: find_setting(parsed),
    }
