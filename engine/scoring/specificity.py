"""What makes a sentence specific: the details it carries, by kind.

The kinds follow what structured interviewing asks for: the situation, the candidate's
own action, its reason and its outcome (STAR; Janz 1982, "Patterned behaviour
description interviews"), and the cues of sentence specificity (Louis and Nenkova
2011; Li and Nenkova 2015): numbers, names, concrete against vague words. Actions are
found by the build of the sentence, not by a list of verbs, so that no synonym and no
wrong tense changes them.
"""

from typing import NamedTuple

from engine.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    STOP_WORDS,
    SUBJECTS,
    phrase_set,
    word_set,
)
from engine.text.sentences import Sentence

OWN, NUMBER, NAME, REASON = "own action", "number", "name", "reason"
OUTCOME, SETTING, EXAMPLE, CONTRAST = "outcome", "situation", "example", "alternative"

WORTH = {
    OWN: 0.3,
    NUMBER: 0.25,
    REASON: 0.25,
    OUTCOME: 0.2,
    NAME: 0.15,
    SETTING: 0.15,
    EXAMPLE: 0.15,
    CONTRAST: 0.15,
}
"""What one kind of detail adds to a sentence, which is worth 0.0 to 1.0."""
VAGUE_COSTS = 0.2
_VAGUENESS = "vagueness"

_STATES = word_set(
    "think thought believe believed feel felt guess guessed suppose supposed know knew love loved "
    "like liked want wanted need needed hope hoped wish wished understand understood agree agreed "
    "mean meant see saw hear heard prefer preferred hate hated enjoy enjoyed care cared value "
    "valued seem seemed look looked remember remembered wonder wondered consider have had has do "
    "did be was were am been get got become became tend try would could should might may will can "
    "must shall i'm trust appreciate say said strive aim always never also really"
)
_HYPOTHETICAL = word_set("would could should might may will shall can i'd i'll we'd we'll if")
_FIRST = word_set("i we")
_FIRST_PAST = word_set("i've we've")
_OPENING = IRREGULAR_PASTS - _STATES - {"put", "let", "cost", "read"}
_NO_ACTION = word_set("based compared interested indeed speed related excited")
_NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "hundreds thousand thousands million millions billion dozen dozens half twice double doubled "
    "tripled halved third quarter percent"
)
_REASONS = word_set(
    "because since therefore thus hence due owing thanks caused causing reason reasons otherwise "
    "cause becuase becouse bcoz cuz coz consequently accordingly thereby hence"
)
_REASON_PAIRS = phrase_set(
    "so that|so we|so i|so they|so it|so he|so she|so the|led to|leads to|lead to|in order|"
    "to avoid|to prevent|to make|to get|to keep|to stop|to reduce|to find|to see|to check|"
    "to let|which meant|that meant|which means|that's why|for this|why i|why we|resulted in|"
    "result was|which caused|which let|which made|which gave"
)
_OUTCOMES = word_set(
    "dropped fell rose grew shrank reduced decreased increased improved saved stopped fixed solved "
    "resolved cleared ended finished completed delivered shipped launched released closed signed "
    "accepted approved rejected failed worked passed won lost halved doubled tripled went learned "
    "learnt outcome result results resulted afterwards eventually finally recovered reached "
    "cheaper faster slower fewer happier quicker came returned disappeared gained cut"
)
_SETTINGS = word_set(
    "when while whilst during after before until last year years month months week weeks day days "
    "morning evening night weekend ago january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday today "
    "yesterday "
    "once first initially originally hour hours minute minutes sprint quarter summer winter spring "
    "autumn shift problem issue incident deadline task goal customer client project meeting"
)
_EXAMPLES = phrase_set("for example|for instance|such as|one time|one case")
_CONTRASTS = word_set(
    "instead although though whereas but however despite rather unlike alternative"
)
_VAGUE = word_set(
    "thing things stuff something somehow whatever various etc everything anything everyone "
    "someone very really basically generally important good great nice best lots "
    "passionate synergy synergies excellence dynamic holistic leverage innovative strategic "
    "team-player go-getter proactive motivated stakeholders alignment value-added world-class "
    "people-person hard-working communication teamwork attitude mindset"
)


_KINDS: dict[str, str] = {
    word: kind
    for kind, listed in (
        (SETTING, _SETTINGS),
        (NUMBER, _NUMBERS),
        (CONTRAST, _CONTRASTS),
        (OUTCOME, _OUTCOMES),
        (REASON, _REASONS),
        (_VAGUENESS, _VAGUE),
    )
    for word in listed
}
_PAIRS: dict[tuple[str, str], str] = {
    (first, second): kind
    for kind, listed in ((REASON, _REASON_PAIRS), (EXAMPLE, _EXAMPLES))
    for first, second in listed
}
_PAIR_STARTS = frozenset(first for first, _ in _PAIRS)


class Details(NamedTuple):  # made for every sentence: a dataclass costs three times as much
    """The details of one sentence: what was found, by kind, and its worth."""

    found: dict[str, tuple[str, ...]]
    worth: float
    """0.0 to 1.0."""


def details(sentence: Sentence) -> Details:
    """The details that a sentence carries; none for a heap of key words."""
    lower = sentence.lower
    hits = _hits(lower)
    vague = len(hits.pop(_VAGUENESS, ()))
    if len(lower) >= 5 and sentence.stops < 0.15 * len(lower):
        hits = {}
    elif sentence.tokens[1:] != lower[1:] or not sentence.tokens[0][1:].islower():
        names = _names(sentence)
        if names:
            hits[NAME] = names
    own = own_action(lower)
    if own:
        hits[OWN] = own
    worth = sum([WORTH[kind] for kind in hits]) - VAGUE_COSTS * min(2, vague)
    return Details(
        {kind: tuple(words[:3]) for kind, words in hits.items()}, max(0.0, min(1.0, worth))
    )


def _hits(lower: tuple[str, ...]) -> dict[str, list[str]]:
    """The words of each kind, in one pass."""
    hits: dict[str, list[str]] = {}
    for at, word in enumerate(lower):
        kind = _KINDS.get(word)
        if kind is None and word in _PAIR_STARTS:
            kind = _PAIRS.get((word, lower[at + 1] if at + 1 < len(lower) else ""))
            if kind is not None:
                word = f"{word} {lower[at + 1]}"  # noqa: PLW2901
        elif kind is None and word[0] <= "9":
            kind = NUMBER
        if kind is not None:
            hits.setdefault(kind, []).append(word)
    return hits


def own_action(lower: tuple[str, ...]) -> list[str]:
    """The words that say what the speaker did ("i", "rebuilt"); empty when none do."""
    if lower and _is_opening_with_action(lower[0]):
        return [lower[0]]
    for at, word in enumerate(lower):
        if word in _FIRST or word in _FIRST_PAST:
            verb = _verb_after(lower, at + 1)
            if verb:
                return [word, verb]
    return []


def _is_opening_with_action(word: str) -> bool:
    """Whether a note-like sentence opens with what was done ("Rebuilt the index")."""
    past = word.endswith("ed") and len(word) > 4 and word not in _STATES
    return word in _OPENING or (past and word not in _NO_ACTION)


def _verb_after(lower: tuple[str, ...], at: int) -> str:
    """The action verb behind a first-person subject; empty for states, wishes and plans."""
    before = ""
    if lower[at : at + 1] == ("did",) and lower[at + 1 : at + 2] and lower[at + 1] in DETERMINERS:
        return "did"
    for word in lower[at : at + 5]:
        if word in _HYPOTHETICAL:
            return ""
        if word in AUXILIARIES or word in ADVERBS or word.endswith("ly") or word in {"to", "and"}:
            before = word if word in _NEEDS_PARTICIPLE or word == "to" else before
            continue
        if word in _STATES or word in STOP_WORDS - _STARTED or word in SUBJECTS:
            return ""
        return word if _is_verb_after(before, word) else ""
    return ""


def _is_verb_after(before: str, word: str) -> bool:
    """Whether the word is a verb after what stands before it: "had moved", not "had problems"."""
    if before in _BEING:
        return word.endswith("ing")
    if before in _NEEDS_PARTICIPLE:
        return word in IRREGULAR_PASTS or word.endswith(("ed", "en", "ing", "wn"))
    return True


_BEING = word_set("am is are was were be being been i'm")
_NEEDS_PARTICIPLE = _BEING | word_set("have had has having i've we've")
_STARTED = word_set(
    "went going goes go came come comes made make makes making took take takes taking told tell "
    "tells tried trying use used using"
)


def _names(sentence: Sentence) -> list[str]:
    """The names and terms among the tokens, lower-cased."""
    if sentence.text.isupper() or sentence.text.istitle():
        return []
    changed = [at for at, token in enumerate(sentence.tokens) if token != sentence.lower[at]]
    return [sentence.lower[at] for at in changed if _is_name(sentence, at)]


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a token with capitals is a name or a term: by its place or by its inner capitals."""
    if sentence.lower[at] in STOP_WORDS:
        return False
    return at > 0 or any(letter.isupper() for letter in sentence.tokens[at][1:])
