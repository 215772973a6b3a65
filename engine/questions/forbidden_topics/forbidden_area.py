"""Whether an English question touches one of twelve areas that interviewers must keep out of.

The areas are those that the guidance of the United States' Equal Employment Opportunity Commission
on pre-employment inquiries, the salary history laws of several US states and the equality
directives of the European Union (2000/43, 2000/78, 2006/54) have in common. The phrases that give
an area away stand beside this file, in the notation of ``engine.questions.phrase_patterns``.
"""

from collections.abc import Mapping
from functools import cache

from engine.questions.forbidden_topics.origin_and_faith import ORIGIN_AND_FAITH
from engine.questions.forbidden_topics.personal import PERSONAL
from engine.questions.forbidden_topics.politics_and_records import POLITICS_AND_RECORDS
from engine.questions.forbidden_topics.word_groups import HARMLESS, WORD_GROUPS
from engine.questions.phrase_patterns import PhraseMatcher, normalize

_PHRASES = {**ORIGIN_AND_FAITH, **PERSONAL, **POLITICS_AND_RECORDS}
AREAS = tuple(_PHRASES)
"""The twelve areas by their names, as a reason shows them."""


def forbidden_area(text: str) -> str | None:
    """The forbidden area that an English question goes into, None when it is none.

    Only what is tied to a person counts: systems, users and customers may have an age, a gender
    or a criminal record. The candidate's own "I" and "my" in a quote are read as "you" and "your".
    """
    read = _harmless().replace_all(normalize(text).replace(" not ", " "), "# ")
    return next((area for area, phrases in _areas().items() if phrases.search(read)), None)


@cache
def _areas() -> Mapping[str, PhraseMatcher]:
    return {area: PhraseMatcher(lines, WORD_GROUPS) for area, lines in _PHRASES.items()}


@cache
def _harmless() -> PhraseMatcher:
    return PhraseMatcher(HARMLESS, WORD_GROUPS)
