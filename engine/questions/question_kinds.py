"""What a question wants to know of its object, and whether two questions ask the same.

Two questions are the same when they are of one kind and about one object, however they are worded.
English only. Pure.
"""

import re
from enum import StrEnum
from functools import lru_cache

from engine.claims.terms import read_terms
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set


class QuestionKind(StrEnum):
    """What a question wants to know; each is asked once of a phrase."""

    AGAIN = "what would be different today"
    ALTERNATIVES = "what else there was"
    OUTCOME = "what came of it"
    DIFFICULTY = "what was hardest"
    LESSON = "what was learned"
    DISCOVERY = "how it was found out"
    CHECK = "how it was checked"
    CONVINCING = "how others were won"
    REACTION = "what others made of it"
    DECISION = "how it was decided"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    QUANTITY = "how much"
    MANNER = "how it was done"
    OTHER = "something else"


_PATTERNS = (
    (
        QuestionKind.AGAIN,
        r"\bdifferently\b|\bif you (?:did|had|were|ran|began|started)\b|\bdo (?:it|that) again\b"
        r"|\bwould you (?:change|do|keep|go about|approach)\b|\bnext time\b|\bin hindsight\b",
    ),
    (
        QuestionKind.ALTERNATIVES,
        r"\b(?:weigh|consider)\b|\balternatives?\b|\boptions?\b"
        r"|\b(?:what|which) else\b|\bother (?:ways?|ideas?|choices?"
        r"|approach\w*|possibilit\w+|solutions?)\b|\brather than something else\b",
    ),
    (
        QuestionKind.LESSON,
        r"\b(?:learn(?:ed|t)?|teach|taught|lessons?|take away|took away)\b|\btell you about\b",
    ),
    (
        QuestionKind.DIFFICULTY,
        r"\b(?:hard(?:er|est)?|difficult\w*|challeng\w+|obstacles?|tough\w*|tricky|trickiest"
        r"|struggle\w*|trouble|longer than)\b",
    ),
    (
        QuestionKind.CONVINCING,
        r"\b(?:convince|persuade|win over|won over|on board|bring .{1,30} (?:along|round)"
        r"|get .{1,30} to agree|talk .{1,30} into)\b",
    ),
    (
        QuestionKind.REACTION,
        r"\b(?:react|reacts?|reacted|reaction|respon[ds]\w*|say about|said about|think of"
        r"|thought of|feel about|made of|make of|take it|receive[d]?)\b",
    ),
    (
        QuestionKind.OUTCOME,
        r"\b(?:came of|come of|turn(?:ed)? out|in the end|outcome|result\w*|happened (?:after|then"
        r"|next|when|once|as|to|with)|effects?|impact|difference did|end up|ended up|end)\b"
        r"|\bwhat (?:happened|changed|came)\b|\bwork out\b"
        r"|\bwhat did .* (?:achieve|bring|lead to)\b",
    ),
    (
        QuestionKind.CHECK,
        r"\b(?:make sure|made sure|check(?:ed)?|verif\w+|test(?:ed)?|ensure[d]?|validate[d]?"
        r"|confirm(?:ed)?|know (?:that|whether|if)|tell (?:that|whether|if)|find out whether)\b",
    ),
    (
        QuestionKind.DISCOVERY,
        r"\b(?:find out|found out|notice[d]?|discover(?:ed)?|reali[sz]ed?|become aware|became aware"
        r"|spot(?:ted)?|detect(?:ed)?|find|found|come across|learn of|come to see|come to know"
        r"|identify|identified|uncover(?:ed)?)\b",
    ),
    (
        QuestionKind.DECISION,
        r"^(?:\W*)why\b|\bwhy (?:did|was|were|had)\b|\b(?:decide[d]?|decision|choose|chose|choice"
        r"|pick(?:ed)?|select(?:ed)?|opt(?:ed)? for|settle[d]? on)\b"
        r"|\b(?:led|made|prompted|convinced|brought|drove|caused|motivated|moved) (?:you|to)\b"
        r"|\b(?:reasons?|idea of|come to|came to|get to|come up with)\b|\bwhat was behind\b",
    ),
    (QuestionKind.WHO, r"\bwho(?:m|se)?\b"),
    (QuestionKind.WHEN, r"^(?:\W*)when\b|\bat (?:what|which) (?:point|moment|time)\b"),
    (QuestionKind.WHERE, r"^(?:\W*)where\b"),
    (QuestionKind.QUANTITY, r"\bhow (?:many|much|long|often|far|big|large|fast|quickly|soon)\b"),
    (QuestionKind.MANNER, r"\bhow\b|\bwhat did you do\b|\bin what way\b"),
)
_KINDS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _PATTERNS)
_LEAD = re.compile(
    r"^(?:you (?:also |just )?(?:mentioned|said|wrote|told me|described|explained)"
    r"|let (?:me|us) stay with)(?: that)?\b",
    re.I,
)
_BARE = (
    DETERMINERS
    | PREPOSITIONS
    | word_set(
        "you your it its that this they them their he him his she her who whom what which how "
        "why when where did do does was were is are be been had have has would to of if as and "
        "or than go went about way things something some approach then again differently there "
        "yourself exactly come came led lead make made get got sure bring brought board weigh "
        "consider instead options option case time point whole right most part rather else "
        "other also so first one happen happened run ran"
    )
)


def question_kind(question: str) -> QuestionKind:
    """The kind of a question: by the words that ask, not by what stands before them."""
    asked = _asked(question)
    return next((kind for kind, pattern in _KINDS if pattern.search(asked)), QuestionKind.OTHER)


def same_question(first: str, second: str) -> bool:
    """Whether two questions want to know the same of the same object."""
    if question_kind(first) is not question_kind(second):
        return False
    one, other = _objects(first), _objects(second)
    if one <= other or other <= one:
        return bool(one) == bool(other)
    return 2 * len(one & other) >= 0.8 * (len(one) + len(other))


def object_words(question: str) -> frozenset[str]:
    """The words of a question that name what it is about, without those that ask."""
    plain = _LEAD.sub("", question)
    for kind, pattern in _KINDS:
        if kind is question_kind(question) and kind is not QuestionKind.MANNER:
            plain = pattern.sub(" ", plain)
    return frozenset(term.raw for term in read_terms(plain) if term.raw not in _BARE)


@lru_cache(maxsize=512)
def _objects(question: str) -> frozenset[str]:
    words = object_words(question)
    return frozenset(term.key for word in words for term in read_terms(word))


def _asked(question: str) -> str:
    parts = [part for part in re.split(r"(?<=[.!:;])\s+", question.strip()) if part]
    return parts[-1] if parts else ""
