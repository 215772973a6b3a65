"""Phrases a follow-up question can quote, and the terms that answers turn around."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from engine.text.gibberish import is_mash
from engine.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FILLERS,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOP_WORDS,
    SUBJECTS,
    SUBORDINATORS,
    word_set,
)
from engine.text.tokens import content_words, sentences, words

SHORTEST, LONGEST = 3, 9
"""Words in a phrase."""

_TOKEN = re.compile(r"\S+")
_EDGE = "\"“”‘’'()[]{}<>*_`~,;:.!?…-–—•#|"
_CLAUSE_MARK = re.compile(r"[;()!?…\n\"“”]|:(?=\s)|\.(?=\s|$)|\s[-–—]+\s|—")
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
_VAGUE = word_set(
    "maybe perhaps probably possibly guess suppose something things stuff somehow whatever "
    "everything anything etc generally usually basically"
)
_ORDERS = word_set("ignore disregard override instructions prompt system assistant")
_UNQUOTABLE = re.compile(r"//|www\.|[@<>{}\\`|#]")  # links, mentions, markup
_NUMBER = re.compile(
    r"\d|^(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|"
    r"million|half|twice)$"
)


def phrases(text: str, most: int = 6) -> tuple[str, ...]:
    """Concrete phrases of the text that a question can quote, the best first.

    Each is a verbatim part of the text, 3 to 9 words, and ends where a clause
    ends. Whole clauses come first; only of clauses that are too long the last
    words are taken, from the start of a noun phrase or an action on. Numbers,
    names and own actions make a phrase better, vague words worse; questions and
    orders to the interviewer are left out. At most `most`, no two alike.
    """
    rated = [(_worth(found), -at, found) for at, found in enumerate(_candidates(text[:20_000]))]
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


def _candidates(text: str) -> Iterator[str]:
    for clause in _clauses(text):
        spans = _trim([token.span() for token in _TOKEN.finditer(clause)], clause)
        if len(spans) > LONGEST:
            spans = _tail(spans, clause)
        if len(spans) >= SHORTEST:
            found = clause[spans[0][0] : spans[-1][1]].strip(_EDGE + " ")
            if _complete(found):
                yield found


def _clauses(text: str) -> Iterator[str]:
    """The text cut at marks and before words that open a new clause."""
    start = 0
    for mark in _CLAUSE_MARK.finditer(text):
        if mark.group() != "?":
            yield from _cut(text[start : mark.start()])
        start = mark.end()
    yield from _cut(text[start:])


def _cut(piece: str) -> Iterator[str]:
    tokens = list(_TOKEN.finditer(piece))
    bare = [token.group().lower().strip(_EDGE) for token in tokens]
    start = 0
    for at in range(1, len(tokens)):
        comma = tokens[at - 1].group().endswith(",")
        if _opens(bare, at, comma):
            yield piece[start : tokens[at].start()]
            start = tokens[at].start()
    yield piece[start:]


def _opens(bare: list[str], at: int, comma: bool) -> bool:
    word = bare[at]
    following = bare[at + 1] if at + 1 < len(bare) else ""
    if word in COORDINATORS or word == "so":
        new = following in SUBJECTS or following in {"then", "there", "that", "this"}
        return new or _is_past(following) or (comma and following in DETERMINERS)
    if comma and (_is_past(word) or word.endswith("ing")):
        return True
    if comma:
        return word in SUBORDINATORS | SUBJECTS | DETERMINERS | PREPOSITIONS
    return word in {"because", "although", "though", "unless", "whereas", "which"} or (
        word in {"when", "while", "until", "after", "before", "since", "if", "where", "once"}
        and following in SUBJECTS | DETERMINERS
        and bare[at - 1] not in COORDINATORS
    )


def _is_past(word: str) -> bool:
    return word in IRREGULAR_PASTS or (word.endswith("ed") and len(word) > 4)


def _trim(spans: list[tuple[int, int]], clause: str) -> list[tuple[int, int]]:
    def word(at: int) -> str:
        return clause[slice(*spans[at])].lower().strip(_EDGE)

    while spans and (not word(0) or word(0) in _LEADING):
        spans = spans[1:]
    if len(spans) > 1 and word(0) in _TIMES and word(1) in SUBJECTS | DETERMINERS:
        spans = spans[1:]
    while spans and not word(-1):
        spans = spans[:-1]
    return spans


def _tail(spans: list[tuple[int, int]], clause: str) -> list[tuple[int, int]]:
    """The last words of a long clause, from the earliest good start on."""
    bare = [clause[slice(*span)].lower().strip(_EDGE) for span in spans]
    for at in range(len(spans) - LONGEST, len(spans) - SHORTEST + 1):
        starts = bare[at] in _TAIL_STARTS or bare[at].endswith("ing") or _NUMBER.search(bare[at])
        if starts and bare[at - 1] not in DETERMINERS:
            return spans[at:]
    return []


def _complete(found: str) -> bool:
    bare = [token.lower().strip(_EDGE) for token in found.split()]
    return (
        SHORTEST <= len(bare) <= LONGEST
        and bare[-1] not in _DANGLING
        and not _UNQUOTABLE.search(found)
        and bare[0] not in _CONDITIONS
        and not _ORDERS.intersection(bare)
        and len(content_words(found)) > 1
        and not any(is_mash(word) for word in bare if word.isalpha())
    )


def _worth(found: str) -> float:
    tokens = [token.strip(_EDGE) for token in found.split()]
    bare = [token.lower() for token in tokens]
    content = [word for word in bare if word not in STOP_WORDS]
    worth = len(content) / len(bare) + 0.15 * sum(len(word) > 5 for word in content)
    worth += 0.8 * any(_NUMBER.search(word) for word in bare)
    worth += 0.5 * any(_is_name(token) for token in tokens[1:])
    if bare[0] in {"i", "we"} and bare[1] not in AUXILIARIES | STOP_WORDS:
        worth += 0.6
    elif _is_past(bare[0]) or bare[0] in {
        "it",
        "this",
        "that",
        "they",
        "he",
        "she",
        "you",
        "there",
        "it's",
        "that's",
    }:
        worth -= 0.5
    return worth - 0.5 * sum(word in _VAGUE for word in bare)


def _is_name(token: str) -> bool:
    return any(letter.isupper() for letter in token) and token not in {"I", "I'm", "I've", "I'd"}


def key_terms(texts: Sequence[str], most: int = 6) -> tuple[str, ...]:
    """The noun phrases of one to three words that all the texts turn around, the best first.

    A term is a run of content words where a noun phrase begins (after a
    determiner, preposition or number, or a name). Terms count more the more
    texts and sentences have them, and the longer they are. Each occurs verbatim,
    apart from capitals, in one of the texts; names keep their capitals.
    """
    count: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in texts:
        for term in _terms(text[:20_000]):
            key = " ".join(sorted(content_words(term)))
            count[key] += 1
            shown.setdefault(key, term)
    kept: list[str] = []
    order = {key: at for at, key in enumerate(shown)}
    for key in sorted(count, key=lambda key: (-_weight(key, shown[key], count), order[key])):
        parts = content_words(shown[key])
        if parts and all(not parts & content_words(other) for other in kept):
            kept.append(shown[key])
        if len(kept) == most:
            break
    return tuple(kept)


def _weight(key: str, term: str, count: Counter[str]) -> float:
    inner = sum(count[other] for other in key.split() if other != key)
    named = 0.7 * any(_is_name(word) for word in term.split())
    return count[key] + 0.5 * inner + 0.7 * (len(term.split()) - 1) + named


def _terms(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        tokens = sentence.split()
        run: list[str] = []
        before = ""
        for at, token in enumerate(tokens):
            bare = token.strip(_EDGE)
            lower = bare.lower()
            ends = token[-1:] in ',.;:!?)…"”'
            if _in_term(lower, before, run):
                run.append(lower if at == 0 or not _is_name(bare) else bare)
            else:
                yield from _term(run)
                run = []
            if ends:
                yield from _term(run)
                run = []
            before = "," if ends else lower
        yield from _term(run)


_OPENERS = (DETERMINERS - {"that", "which", "what"}) | POSSESSIVES | (PREPOSITIONS - {"to"}) | {","}
_NEVER_TERMS = IRREGULAR_PASTS | word_set("twice somewhere everywhere nowhere general others")


def _in_term(lower: str, before: str, run: list[str]) -> bool:
    if lower in STOP_WORDS or lower in _NEVER_TERMS or not words(lower) or lower[0].isdigit():
        return False
    if before in SUBJECTS | AUXILIARIES | ADVERBS | PRONOUNS - DETERMINERS or lower.endswith("ly"):
        return False
    if run:
        return not lower.endswith(("ed", "ing"))
    return before in _OPENERS or bool(_NUMBER.search(before)) or before.endswith(("ed", "ing"))


def _term(run: list[str]) -> Iterator[str]:
    last = run[-3:]
    if last and (len(last) > 1 or len(last[0]) > 2) and not any(is_mash(w.lower()) for w in last):
        yield " ".join(last)
