"""The terms that answers turn around."""

from collections import Counter
from collections.abc import Iterator, Sequence

from engine.text.gibberish import is_mash
from engine.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOP_WORDS,
    SUBJECTS,
    word_set,
)
from engine.text.phrases import EDGE, NUMBER, is_name
from engine.text.tokens import content_words, sentence_texts, words


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
        for term in _terms(text):
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
    named = 0.7 * any(is_name(word) for word in term.split())
    return count[key] + 0.5 * inner + 0.7 * (len(term.split()) - 1) + named


def _terms(text: str) -> Iterator[str]:
    for sentence in sentence_texts(text):
        tokens = sentence.split()
        run: list[str] = []
        before = ""
        for at, token in enumerate(tokens):
            bare = token.strip(EDGE)
            lower = bare.lower()
            ends = token[-1:] in ',.;:!?)…"”'
            if _is_in_term(lower, before, run):
                run.append(lower if at == 0 or not is_name(bare) else bare)
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


def _is_in_term(lower: str, before: str, run: list[str]) -> bool:
    if lower in STOP_WORDS or lower in _NEVER_TERMS or not words(lower) or lower[0].isdigit():
        return False
    if before in SUBJECTS | AUXILIARIES | ADVERBS | PRONOUNS - DETERMINERS or lower.endswith("ly"):
        return False
    if run:
        return not lower.endswith(("ed", "ing"))
    return before in _OPENERS or bool(NUMBER.search(before)) or before.endswith(("ed", "ing"))


def _term(run: list[str]) -> Iterator[str]:
    last = run[-3:]
    if last and (len(last) > 1 or len(last[0]) > 2) and not any(is_mash(w.lower()) for w in last):
        yield " ".join(last)
