"""Finding hedges: the lexicon's words, where they hedge indeed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.scoring.hedge_lexicon import (
    BEFORE_NUMBERS,
    EVIDENTIAL,
    FAINT,
    FIRST_WORDS,
    HEDGES,
    LONGEST_PHRASE,
    NO_HEDGE,
    OWN_OPINION,
    PHRASES,
)
from engine.text.lexicon import word_set


class Hedge(NamedTuple):
    """One hedge: where it stands in a sentence's tokens, its words and its weight."""

    at: int
    words: tuple[str, ...]
    weight: float


FIRST_PERSON = word_set("i we i'd i'm we'd i've we've")
_CUES = FIRST_WORDS.union(HEDGES)
_PERSONS = word_set("i we he she they you who")
_NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand million half a"
)


def hedges(lower: Sequence[str]) -> Iterator[Hedge]:
    """The hedges among lower-cased tokens, in order, none counted twice."""
    if _CUES.isdisjoint(lower):
        return
    free = 0
    for at, word in enumerate(lower):
        if word in _CUES and at >= free:
            found = _hedge_at(lower, at)
            if found:
                free = at + len(found.words)
                yield found


def _hedge_at(lower: Sequence[str], at: int) -> Hedge | None:
    word = lower[at]
    if word in FIRST_WORDS:
        for size in range(LONGEST_PHRASE, 1, -1):
            phrase = tuple(lower[at : at + size])
            if phrase in PHRASES:
                return Hedge(at, phrase, PHRASES[phrase])
    weight = HEDGES.get(word)
    if weight is None or _is_plain(lower, at):
        return None
    if word == "could" and _is_ability(lower, at):
        weight = FAINT
    return Hedge(at, (word,), weight)


def _is_ability(lower: Sequence[str], at: int) -> bool:
    """Whether "could" tells what people were able to do ("so that we could ship")."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    return at > 0 and lower[at - 1] in _PERSONS and after not in {"be", "have"}


def _is_plain(lower: Sequence[str], at: int) -> bool:
    """Whether a word of the lexicon does not hedge where it stands."""
    word = lower[at]
    before = lower[at - 1] if at else ""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if (before, word) in NO_HEDGE or (word, after) in NO_HEDGE:
        return True
    if word in OWN_OPINION:
        return FIRST_PERSON.isdisjoint(lower[max(0, at - 3) : at]) or _is_no_opinion(word, after)
    if word in BEFORE_NUMBERS:
        return not (after[:1].isdigit() or after in _NUMBERS)
    if word in EVIDENTIAL:
        return before in _PERSONS
    return _is_homonym(word, before, after)


def _is_no_opinion(word: str, after: str) -> bool:
    """Whether the verb tells of thinking or feeling rather than of an opinion."""
    if word.startswith(("feel", "felt")):
        return after not in {"that", "like", "it", "this", "we", "i", "as", "the"}
    return after in {"about", "of", "through", "in", "out"}


def _is_homonym(word: str, before: str, after: str) -> bool:
    """Whether another word is meant that is spelt like a hedge."""
    if word in {"can", "could"}:
        return after == "not"
    if word.startswith("appear"):
        return after in {"in", "on", "at", "again", "once"}
    if word == "certain":
        return before in {"a", "for", "am", "be", "i'm", "was", "are"}
    if word == "assumed":
        return after in {"the", "responsibility", "control"}
    return False
