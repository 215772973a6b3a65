"""Sentences that are no part of an answer: orders to the machine, praise, copies of the question.

They count for nothing, in neither direction: whoever pastes them in gains and loses
no point, and an answer stays what it was without them.
"""

from collections.abc import Collection
from itertools import pairwise

from engine.text.lexicon import phrase_set, word_set
from engine.text.sentences import Sentence

_LEADS = word_set("am i'm was been be is are being my as me")


_ABOUT_ME = word_set("i i'm i've i'd my me am myself candidate applicant")


_PRAISE = word_set(
    "top best excellent outstanding exceptional exceptionally great perfect amazing world-class "
    "expert talented brilliant rockstar performer achiever leader genius gifted superb "
    "extraordinary fantastic incredible unmatched unrivalled unparalleled hard-working hardworking "
    "passionate dedicated motivated self-motivated reliable dependable quick-learner perfectionist "
    "detail-oriented results-oriented results-driven driven ideal smart smartest intelligent "
    "skilled skilful skillful proactive enthusiastic ambitious creative flexible punctual loyal "
    "honest trustworthy charismatic visionary professional go-getter overachiever impressive "
    "remarkable stellar elite superior strongest finest star winner natural born"
)


_LISTENER = word_set("question questions interview interviewer")


_PLEASANT = word_set(
    "great good excellent wonderful amazing fantastic brilliant lovely impressive awesome best "
    "kind smart nice helpful pleasure honor honour thoughtful incredible interesting insightful "
    "professional thank thanks appreciate grateful enjoy enjoyed enjoying love admire admired "
    "fair clear friendly inspiring superb delighted glad happy excited clever favourite favorite"
)


_THANKS = word_set("thank thanks appreciate grateful honoured honored")


_TOWARDS_YOU = phrase_set(
    "you are|you're a|you're the|you're an|you ask|you asked|you seem|you guys|you have|your time|"
    "with you|to you|from you|talking to|speaking with|to meet|you're so|you're very|your company|"
    "your team|your question|your questions|your product"
)


def is_code(sentence: Sentence) -> bool:
    """Whether the sentence is no prose: encoded text, a row of figures, escapes."""
    tokens = sentence.tokens
    figures = sum([token[0] <= "9" for token in tokens])
    return (
        sentence.text.count("\\u") > 2
        or (figures > 5 and 2 * figures > len(tokens))
        or max(map(len, tokens)) > 40
    )


def is_praise(sentence: Sentence) -> bool:
    """Whether the sentence praises the speaker or the listener and tells nothing besides."""
    return _is_self_praise(sentence.lower) or _is_flattery(sentence.lower)


def _is_self_praise(lower: tuple[str, ...]) -> bool:
    if len(lower) > 25 or _PRAISE.isdisjoint(lower) or _ABOUT_ME.isdisjoint(lower):
        return False
    return any(
        word in _PRAISE and not _LEADS.isdisjoint(lower[max(0, at - 6) : at])
        for at, word in enumerate(lower)
    )


def _is_flattery(lower: tuple[str, ...]) -> bool:
    if len(lower) > 25 or _PLEASANT.isdisjoint(lower) or _has_action(lower):
        return False
    if _TOWARDS_YOU.intersection(pairwise(lower)):
        return True
    if not _LISTENER.isdisjoint(lower) and len(lower) <= 12:
        return True
    return not _THANKS.isdisjoint(lower) and len(lower) <= 12


def _has_action(lower: tuple[str, ...]) -> bool:
    return lower[0].endswith("ed") or any(
        first in {"i", "we"} and second.endswith("ed") and second not in _PLEASANT
        for first, second in pairwise(lower)
    )


def is_copied(sentence: Sentence, questions: Collection[frozenset[str]]) -> bool:
    """Whether four fifths of the sentence's content words stand in one of the questions."""
    content = sentence.content
    if not content or len(sentence.lower) < 4:
        return False
    return any(5 * len(content & question) >= 4 * len(content) for question in questions)
