"""Phrases that a follow-up question can quote."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from engine.text.gibberish import is_mash
from engine.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FILLERS,
    PREPOSITIONS,
    PRONOUNS,
    STOP_WORDS,
    SUBJECTS,
    SUBORDINATORS,
    phrase_set,
    word_set,
)
from engine.text.telling import OPEN_END, PAUSES, is_abbreviated, is_past, own_sentences
from engine.text.tokens import content_words

_OWN = frozenset(("I", "I'm", "I've", "I'd"))
SHORTEST, LONGEST = 3, 9
"""Words in a phrase."""

_TOKEN = re.compile(r"\S+")
EDGE = "\"“”‘’'()[]{}<>*_`~,;:.!?…-–—•#|"
"""Marks that may stand at either end of a word."""
_CLAUSE_MARK = re.compile(r"[;()!?…\n\"“”]|:(?=\s)|\.(?=\s|$)|\s[-–—]+\s|—")
_SPOKEN = PAUSES | phrase_set(
    "kind of|sort of|was like|were like|or so|and so|i don't|like okay|went like|stuff like"
)
_LEADING = (COORDINATORS | FILLERS) | word_set(
    "so then also well actually basically because although though that which who however anyway "
    "still thus therefore finally first second secondly honestly just"
)
_TIMES = word_set("when while until since as after before once where")
_CONDITIONS = word_set("if unless whether even not as than")
_LOOSE_SUBJECTS = word_set("it this that they he she you there it's that's")
_TAIL_STARTS = DETERMINERS - word_set("that which what whose such any no every each")
_DANGLING = (
    (PREPOSITIONS - {"out", "up", "down", "off", "over"})
    | DETERMINERS
    | COORDINATORS
    | SUBORDINATORS
    | AUXILIARIES
    | {"very", "more", "most", "quite", "not", "e.g", "i.e"}
)
_GOES_ON = (PREPOSITIONS | COORDINATORS | word_set("that where who which when while")) - {
    *("of", "than", "like", "to")
}
_NO_END = (
    _DANGLING
    | ADVERBS
    | word_set(
        "us me him them nobody everybody everyone someone somebody people one went came got wanted "
        "asked told said"
    )
)
_VAGUE = word_set(
    "maybe perhaps probably possibly guess suppose something things stuff somehow whatever "
    "everything anything etc generally usually basically"
)
_ORDERS = word_set("ignore disregard override instructions prompt system assistant")
_AFTER_AND = SUBJECTS | {"then", "there", "that", "this"}
_AFTER_COMMA_AND = DETERMINERS | PRONOUNS
_AFTER_COMMA = SUBORDINATORS | SUBJECTS | DETERMINERS | PREPOSITIONS
_SETTINGS = _TIMES | {"if"}
_OPENERS = word_set("because although though unless whereas which")
_OPENERS_OF_CLAUSES = word_set("when while until after before since if where once")
_STARTS = SUBJECTS | DETERMINERS
_LINKS = COORDINATORS | {"so"}
_NO_ACTIONS = AUXILIARIES | STOP_WORDS
_UNQUOTABLE = re.compile(r"//|www\.|[@<>{}\\`|#]")  # links, mentions, markup
NUMBER = re.compile(
    r"\d|^(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|"
    r"million|half|twice)$"
)
"""What makes a lower-cased word a number."""


def phrases(text: str, most: int = 6) -> tuple[str, ...]:
    """Concrete phrases of the text that a question can quote, the best first.

    Each is a verbatim part of the text, 3 to 9 words, and ends where a clause
    ends. It is of a sentence in which the speaker tells what they did or saw, and
    names its subject. Whole clauses come first; only of clauses that are too long the last
    words are taken, from the start of a noun phrase or an action on. Numbers,
    names and own actions make a phrase better, vague words worse; questions and
    orders to the interviewer are left out. At most `most`, no two alike.
    """
    rated = [(_worth(piece), -at, found) for at, (found, piece) in enumerate(_candidates(text))]
    kept: list[str] = []
    seen: list[frozenset[str]] = []
    for worth, _, found in sorted(rated, reverse=True):
        meaning = content_words(found)
        if worth > 0 and all(2 * len(meaning & other) <= len(meaning) for other in seen):
            kept.append(found)
            seen.append(meaning)
        if len(kept) == most:
            break
    return tuple(kept)


class _Word(NamedTuple):
    """One word of a text, from its first character to behind its last.

    ``shown`` is it without the marks at its ends, ``bare`` the same in lower case.
    """

    start: int
    end: int
    shown: str
    bare: str


def _words(text: str, start: int, end: int) -> list[_Word]:
    spans = [token.span() for token in _TOKEN.finditer(text, start, end)]
    shown = [text[begin:behind].strip(EDGE) for begin, behind in spans]
    return [_Word(*span, word, _lowered(word)) for span, word in zip(spans, shown, strict=True)]


def _lowered(word: str) -> str:
    """A word in lower case; "May" stays, because the month is no verb."""
    return word if word == "May" else word.lower()


def _candidates(text: str) -> Iterator[tuple[str, list[_Word]]]:
    for start, end in own_sentences(text):
        for clause in _clauses(text, start, end):
            for piece in _pieces(_trim(clause), text):
                found = text[piece[0].start : piece[-1].end].strip(EDGE + " ")
                bare = [word.bare for word in piece]
                opens = not text[start : piece[0].start].strip()
                if (
                    _is_complete(found, bare)
                    and _is_whole(bare, opens)
                    and not OPEN_END.search(found)
                ):
                    yield found, piece


def _is_whole(bare: list[str], opens: bool) -> bool:
    """Whether words can be quoted alone: with a subject that is named, and no spoken filler."""
    if bare[0] in _LOOSE_SUBJECTS or _SPOKEN & set(pairwise(bare)):
        return False
    if is_past(bare[0]) or bare[0] in AUXILIARIES:
        return opens
    has_verb = any(word in AUXILIARIES or is_past(word) for word in bare[1:])
    return has_verb or (bare[0] not in PREPOSITIONS and "there" not in bare)


def _pieces(words: list[_Word], text: str) -> Iterator[list[_Word]]:
    """A clause; of a long one what could stand alone, and what "and" joins to that."""
    if len(words) <= LONGEST:
        pieces = [words]
    elif head := _head(words, text):
        link, rest = words[len(head)], _trim(words[len(head) :])
        joined = text[link.start : link.end].lower() in COORDINATORS and len(rest) <= LONGEST
        pieces = [head, rest] if joined else [head]
    else:
        pieces = [_tail(words)]
    return (piece for piece in map(_without_lone_marks, pieces) if len(piece) >= SHORTEST)


def _without_lone_marks(words: list[_Word]) -> list[_Word]:
    """The words from the first to the last that is more than a mark."""
    real = [at for at, word in enumerate(words) if word.bare]
    return words[real[0] : real[-1] + 1] if real else []


def _clauses(text: str, start: int, end: int) -> Iterator[list[_Word]]:
    """A sentence cut at marks and before words that open a new clause."""
    for mark in _CLAUSE_MARK.finditer(text, start, end):
        if mark.group() == "." and is_abbreviated(text, mark.start()):
            continue
        if mark.group() != "?":
            yield from _cut(_words(text, start, mark.start()), text)
        start = mark.end()
    yield from _cut(_words(text, start, end), text)


def _cut(words: list[_Word], text: str) -> Iterator[list[_Word]]:
    bare = [word.bare for word in words]
    start = 0
    for at in range(1, len(words)):
        if _is_opener(bare, at, _has_comma(words[at - 1], text)):
            yield words[start:at]
            start = at
    yield words[start:]


def _has_comma(word: _Word, text: str) -> bool:
    return text[word.end - 1] == ","


def _is_opener(bare: list[str], at: int, comma: bool) -> bool:
    word = bare[at]
    following = bare[at + 1] if at + 1 < len(bare) else ""
    if word in _LINKS:
        new = following in _AFTER_AND or is_past(following)
        return new or (comma and following in _AFTER_COMMA_AND)
    if comma and (is_past(word) or word.endswith("ing")):
        return True
    if comma:
        return word in _AFTER_COMMA
    if bare[0] in _SETTINGS and bare[1] in SUBJECTS and word in SUBJECTS and at > 2:
        return bare[at - 1] not in _DANGLING and not is_past(bare[at - 1])
    return word in _OPENERS or (
        word in _OPENERS_OF_CLAUSES and following in _STARTS and bare[at - 1] not in COORDINATORS
    )


def _trim(words: list[_Word]) -> list[_Word]:
    while words and (not words[0].bare or words[0].bare in _LEADING or _pauses(words)):
        words = words[2 if _pauses(words) else 1 :]
    if len(words) > 1:
        first, second = words[0].bare, words[1].bare
        if first in _TIMES and second in {"that", "this", "then"}:
            words = words[2:]
        elif (first in _TIMES and second in _STARTS) or (first == "like" and NUMBER.search(second)):
            words = words[1:]
    end = len(words)
    while end and not words[end - 1].bare:
        end -= 1
    return words[:end]


def _pauses(words: list[_Word]) -> bool:
    return len(words) > 1 and (words[0].bare, words[1].bare) in PAUSES


def _head(words: list[_Word], text: str) -> list[_Word]:
    """A long clause up to a place where it could have ended: before "in", "for", "and"."""
    bare = [word.bare for word in words]
    for at in range(LONGEST, SHORTEST, -1):
        goes_on = bare[at] in _GOES_ON or _has_comma(words[at - 1], text)
        span = "from" in bare[:at] and "to" in bare[at:]
        if goes_on and not span and _can_end(bare[:at]):
            return words[:at]
    return []


def _can_end(bare: list[str]) -> bool:
    """Whether words from the beginning of a clause have a verb, and nothing open at their end."""
    verb = bare[0] in SUBJECTS or any(word in AUXILIARIES or is_past(word) for word in bare)
    return verb and bare[-1] not in _NO_END


def _tail(words: list[_Word]) -> list[_Word]:
    """The last words of a long clause, from the earliest good start on."""
    bare = [word.bare for word in words]
    for at in range(len(bare) - LONGEST, len(bare) - SHORTEST + 1):
        gerund = bare[at].endswith("ing") and bare[at] not in PRONOUNS and bare[at - 1] != "of"
        starts = bare[at] in _TAIL_STARTS or gerund or NUMBER.search(bare[at])
        if starts and bare[at - 1] not in DETERMINERS and not NUMBER.search(bare[at - 1]):
            return words[at:]
    return []


def _is_complete(found: str, bare: list[str]) -> bool:
    return (
        SHORTEST <= len(bare) <= LONGEST
        and bare[-1] not in _DANGLING
        and not _UNQUOTABLE.search(found)
        and bare[0] not in _CONDITIONS
        and not _ORDERS.intersection(bare)
        and len(content_words(found)) > 1
        and not any(is_mash(word) for word in bare if word.isalpha())
    )


def _worth(piece: list[_Word]) -> float:
    bare = [word.bare for word in piece]
    content = [word for word in bare if word not in STOP_WORDS]
    worth = len(content) / len(bare) + 0.15 * sum(len(word) > 5 for word in content)
    worth += 0.8 * any(map(NUMBER.search, bare))
    worth += 0.5 * any(is_name(word.shown) for word in piece[1:])
    if bare[0] in {"i", "we"} and bare[1] not in _NO_ACTIONS:
        worth += 0.6
    elif is_past(bare[0]) or bare[0] in _LOOSE_SUBJECTS:
        worth -= 0.5
    return worth - 0.5 * sum(word in _VAGUE for word in bare)


def is_name(token: str) -> bool:
    """Whether a token is spelt like a name, an acronym or a product."""
    return not token.islower() and any(map(str.isupper, token)) and token not in _OWN
