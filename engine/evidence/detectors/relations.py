"""How sentences of a story relate: who goes on without being named, whose doing it was, evidence.

Words are lower case, as ``engine.evidence.grammar.tokens`` gives them.
"""

import itertools
from collections.abc import Sequence

from engine.evidence.grammar.verbs import is_past_form
from engine.evidence.grammar.words import NOUNS_LIKE_PASTS, PARTICIPLES, PAST_AUXILIARIES
from engine.text.lexicon import AUXILIARIES, DETERMINERS, phrase_set, word_set

_FIRST, _BRIEF = 6, 8
COUNTS = word_set(
    "two three four five six seven eight nine ten eleven twelve several twenty thirty"
)


def shifts_tense(before: Sequence[str], first: Sequence[str]) -> bool:
    """Whether it steps out of the story: to what had been before, or in brief to what is so."""
    for at, word in enumerate(first[:-1]):
        done = [
            each for each in first[at + 1 : at + 4] if each in PARTICIPLES or is_past_form(each)
        ]
        if word == "had" and done:
            return True
    return len(first) <= _BRIEF and not _is_past(first) and _is_past(before)


def _is_past(words: Sequence[str]) -> bool:
    return any(word in PAST_AUXILIARIES or is_past_form(word) for word in words)


def is_verbless(first: Sequence[str]) -> bool:
    """Whether a short sentence has no subject of its own: "A missing comma.", "Got it, too."."""
    if len(first) > _BRIEF or any(word.endswith("s") for word in first[1:4]):
        return False
    verb = any(word in AUXILIARIES or is_past_form(word) for word in first)
    return not verb and _SUBJECTS.isdisjoint(first)


def has_no_subject(first: Sequence[str]) -> bool:
    """Whether it opens with a past verb: whoever was just named goes on."""
    noun = len(first) > 1 and first[0] in NOUNS_LIKE_PASTS and is_past_form(first[1])
    return not noun and (is_past_form(first[0]) or first[0] in PARTICIPLES)


def brings_evidence(first: Sequence[str]) -> bool:
    """Whether it tells what a test, a look, a record said: often the opposite of a belief."""
    tested = first[0] in DETERMINERS or first[0] == "the" or first[0].endswith("s")
    return tested and not _EVIDENCE.isdisjoint(first[:5])


_EVIDENCE = word_set(
    "sample samples test tests recount log logs measurement measurements x-ray check checks "
    "inspection inspections look autopsy audit lab laboratory photo photos photograph recording "
    "dump trace readings reading scan camera footage witness witnesses evidence facts fact numbers "
    "data figures count sheet ledger receipts receipt experiment probe analysis review truth "
    "reality repeat retest second results engineer's"
)
"""What may speak against what was believed."""


def gives_credit(first: Sequence[str]) -> bool:
    """Whether it says whose doing something was: "The credit goes to …"."""
    near = first[:_FIRST]
    given = not {"to", "belongs", "belonged", "belong", "goes", "went", "due"}.isdisjoint(first)
    return (given and not _CREDITS.isdisjoint(near)) or _is_pro_verb(first)


def _is_pro_verb(first: Sequence[str]) -> bool:
    """Whether the verb only takes up another one: "A heatwave did it."."""
    pairs = set(itertools.pairwise(first[-5:]))
    return not pairs.isdisjoint((("did", "it"), ("did", "that"), ("did", "so"), ("made", "that")))


_CREDITS = word_set("credit thanks praise honour honor merit blame laurels glory kudos")
_SUBJECTS = word_set("i we you he she it they there this that who nobody everybody")


def is_announcing(words: Sequence[str]) -> bool:
    """Whether it only says that something follows: "His version goes like this."."""
    pairs = set(itertools.pairwise(words))
    things = not COUNTS.isdisjoint(words[:3]) and not {"things", "points"}.isdisjoint(words[:5])
    return things or not pairs.isdisjoint(_ANNOUNCING_PAIRS)


_ANNOUNCING_PAIRS = phrase_set(
    "like this|here is|here are|here was|was this|as follows|this way|is how|one thing|is this"
)


def acts_on_speaker(words: Sequence[str]) -> bool:
    """Whether somebody does or says something to the speaker, who may have answered it."""
    others = words[0] not in ("i", "we") and not {"me", "us"}.isdisjoint(words)
    passive = words[:2] == ["i", "was"] and len(words) > 2
    return others or (passive and (words[2] in PARTICIPLES or is_past_form(words[2])))
