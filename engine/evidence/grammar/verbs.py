"""Verb forms by their look: past, participle, -ing; what chain of verbs begins at a token."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.evidence.grammar.tokens import Token, is_word
from engine.evidence.grammar.words import (
    ADVERBS,
    BE,
    DO,
    FINITE_BE,
    HAVE,
    IRREGULAR_PAST,
    MODALS,
    NEGATIONS,
    NOT_PAST,
    NOUNS_LIKE_PASTS,
    PARTICIPLES,
    PAST_AUXILIARIES,
    PLANNED,
)
from engine.text.lexicon import COORDINATORS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS

_LONGEST_CHAIN = 8
_AFTER_VERBS = DETERMINERS | PREPOSITIONS | PRONOUNS
_NO_VERB = _AFTER_VERBS | COORDINATORS | SUBORDINATORS
_NO_VERB_AFTER = DETERMINERS | (PREPOSITIONS - {"in", "on", "up", "out", "off", "over"}) | {"very"}


class Chain(NamedTuple):
    """A finite verb with its auxiliaries: "had not been told"."""

    at: int
    """Place of its first word among the tokens."""
    verb_at: int
    """Place of its main verb."""
    verb: str
    """Main verb, lower case; empty when only an auxiliary stands there ("It did not.")."""
    tense: str
    """"past", "perfect", "present", "modal" (would, will, may, …) or "plan" (was going to)."""
    passive: bool
    progressive: bool
    negated: bool
    auxiliary: str
    """First word of the chain when it is an auxiliary, else empty."""


def is_past_form(word: str) -> bool:
    """Whether the word looks like a simple past ("moved", "went")."""
    return word in IRREGULAR_PAST or _is_regular_past(word)


def is_participle(word: str) -> bool:
    """Whether the word may stand behind "have" or a passive "was"."""
    return word in PARTICIPLES or is_past_form(word)


def _is_regular_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in NOT_PAST


def is_finite_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word after a noun is its verb, not an adjective before another noun."""
    word = tokens[at].lower
    if not is_past_form(word):
        return False
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if before in _NO_VERB_AFTER or before in BE or before in HAVE:
        return False
    if word in NOUNS_LIKE_PASTS:
        return after in _AFTER_VERBS or after[0].isdigit()
    return True


def read_chain(tokens: Sequence[Token], at: int, *, after_pronoun: bool) -> Chain | None:
    """The chain of verbs that begins here; None when no finite verb does."""
    word = tokens[at].lower
    if word == "'d":
        return _with_auxiliary(tokens, at, "had" if _had(tokens, at) else "would")
    if word in MODALS or word in HAVE or word in FINITE_BE or word in DO:
        return _with_auxiliary(tokens, at, word)
    if word in BE - FINITE_BE - {"got"}:
        return None
    if word == "used" and at + 2 < len(tokens) and tokens[at + 1].lower == "to":
        verb = tokens[at + 2].lower
        return Chain(at, at + 2, verb, "past", False, False, _not_before(tokens, at), word)
    if is_past_form(word) and (after_pronoun or is_finite_past(tokens, at)):
        return Chain(at, at, word, "past", False, False, _not_before(tokens, at), "")
    if after_pronoun and word[0].isalpha() and not word.endswith("ing") and word not in _NO_VERB:
        return Chain(at, at, word, "present", False, False, _not_before(tokens, at), "")
    return None


def _had(tokens: Sequence[Token], at: int) -> bool:
    after = next((t.lower for t in tokens[at + 1 : at + 4] if t.lower not in ADVERBS), "")
    return after == "better" or (after != "" and is_participle(after) and after != "put")


def _not_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].lower in NEGATIONS


def _with_auxiliary(tokens: Sequence[Token], at: int, first: str) -> Chain:
    """What a chain says that opens with an auxiliary."""
    seen, main, negated = [first], at, _not_before(tokens, at)
    for place in range(at + 1, min(len(tokens), at + _LONGEST_CHAIN)):
        word = tokens[place].lower
        if word in ("not", "never"):
            negated = True
        elif word in ADVERBS:
            continue
        elif word in BE or word in HAVE or (word == "to" and _takes_to(seen[-1])):
            seen.append(word)
            main = place
        else:
            main = place if _is_main(word, seen, tokens[place]) else main
            break
    return _chain(tokens, at, main, seen, negated)


def _takes_to(word: str) -> bool:
    return word in ("have", "had", "has", "used", "ought")


def _is_main(word: str, seen: Sequence[str], token: Token) -> bool:
    """Whether the word is the verb that the auxiliaries before it call for."""
    last = seen[-1]
    if not is_word(token) or word[0].isdigit() or word in _AFTER_VERBS:
        return False
    if last in BE:
        return word.endswith("ing") or is_participle(word) or word in PLANNED
    if last in HAVE:
        return is_participle(word)
    return last in MODALS or last in DO or last == "to"


def _chain(
    tokens: Sequence[Token], at: int, main: int, seen: Sequence[str], negated: bool
) -> Chain:
    verb = tokens[main].lower if main > at else ""
    first, last = seen[0], seen[-1]
    if verb == last and verb in BE | HAVE | {"to"}:
        verb = verb if verb in BE | HAVE else ""
    elif not verb:
        verb = first if first in FINITE_BE or first in HAVE else ""
    passive = last in BE and verb not in BE and not verb.endswith("ing") and verb != ""
    progressive = last in BE and verb.endswith("ing")
    tense = _tense(seen, verb)
    return Chain(at, main, verb, tense, passive, progressive, negated, first)


def _tense(seen: Sequence[str], verb: str) -> str:
    first = seen[0]
    if first in MODALS:
        return "modal"
    if verb in PLANNED and seen[-1] in BE:
        return "plan"
    if first in ("have", "has") and "to" not in seen and (len(seen) > 1 or verb not in HAVE):
        return "perfect"
    return "past" if first in PAST_AUXILIARIES else "present"
