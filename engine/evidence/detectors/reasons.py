"""Reasons and alternatives that a passage names in so many words."""

import itertools
from collections.abc import Sequence

from engine.evidence.detectors.figures import is_number
from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.tokens import Token, as_written
from engine.evidence.grammar.words import TIME_UNITS
from engine.text.lexicon import DETERMINERS, phrase_set, word_set

_BECAUSE = word_set("because cos coz cuz becuase becouse")
_DENIED = word_set("not just only merely")
_PURPOSES = (
    ("in", "order", "to"),
    ("in", "order", "not"),
    ("so", "as", "to"),
    ("so", "as", "not"),
    ("on", "account", "of"),
)
_THEREFORE = phrase_set(
    "that is why|which is why|this is why|that was why|for that reason|for this reason"
)
_DUE_TO_DO = word_set(
    "start begin open close arrive leave finish end go come return expire be retire move launch "
    "happen speak"
)
_PREVENTING = word_set("avoid prevent ensure")
_NO_PURPOSE_BEFORE = word_set(
    "learned learnt want wanted wants try tried trying need needed needs had have has managed able "
    "how used like going plan planned goal is was aim were hard easy possible impossible decided "
    "wish helped ought ways way where when what hoped hope supposed failed"
)
_NO_CAUSE_SINCE = word_set("then that last i've we've")
_OPTIONS = word_set("option possibility alternative choice idea")
_OPTION_ORDER = word_set("other another second first one")
_CHOOSING = word_set("torn choice choose chose decide decided choosing decision")
_NOT_CHOSEN_OVER = word_set("lunch dinner coffee from to")
_AHEAD = 24
_UNKNOWN = word_set("unclear unknown mystery why irrelevant secret")
_NEEDS_CHOICE = word_set("instead rather two three several")
_CHOSEN = word_set("chose picked preferred favoured favored selected took")
_WEIGHED = word_set("considered contemplated weighed debated discussed")
_TURN = word_set("but then instead or against versus finally")
_NO_OPTION = word_set("no not never any only without")
_PAIRS_OF_OPTIONS = word_set("ways options choices alternatives possibilities candidates")


def find_reason(parsed: Parsed) -> str:
    """The words that give a reason; empty when none do for sure."""
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        if token.quoted or parsed.sentence_of[at] in parsed.questions:
            continue
        size = _reason_at(tokens, at) or _purpose_at(tokens, at)
        if size and not _is_denied(parsed, at):
            return _shown(tokens, at, at + size)
    return _consequence(parsed) or _causal_since(parsed)


def _shown(tokens: Sequence[Token], start: int, end: int) -> str:
    return as_written(tokens[start:end])


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _is_denied(parsed: Parsed, at: int) -> bool:
    """Whether a thing is denied before it: "it did not fail because of me" denies the reason."""
    before = parsed.clause_before(at)
    thing = before is not None and before.subject not in (
        "i",
        "we",
        "nobody",
        "nothing",
        "everyone",
    )
    denied = before is not None and before.chain.negated
    return thing and denied and _lower(parsed.tokens, at - 1) != ","


def _reason_at(tokens: Sequence[Token], at: int) -> int:
    """How many words give the reason here; 0 when none do."""
    word, before, after = (_lower(tokens, place) for place in (at, at - 1, at + 1))
    if word in _BECAUSE:
        return 0 if before in _DENIED or after in ("", ".") else 1
    if word in ("due", "owing") and after == "to":
        return 0 if _lower(tokens, at + 2) in _DUE_TO_DO or before == "not" else 2
    if word == "reason" and before != "no":
        ahead = [token.lower for token in tokens[at + 1 : at + 7]]
        copula = next((place for place, each in enumerate(ahead) if each in ("was", "is")), None)
        if copula is None or "not" in ahead or before in ("some", "any", "which"):
            return 0
        return 0 if not _UNKNOWN.isdisjoint(ahead) else copula + 2
    triple = (word, after, _lower(tokens, at + 2))
    return 3 if triple in _THEREFORE else 0


def _purpose_at(tokens: Sequence[Token], at: int) -> int:
    word, before, after = (_lower(tokens, place) for place in (at, at - 1, at + 1))
    if (word, after, _lower(tokens, at + 2)) in _PURPOSES:
        return 3
    if word == "so" and after == "that" and before not in ("", ".", "and"):
        following = _lower(tokens, at + 2)
        return 0 if following in ("is", "was", "day", "'s") else 2
    if word == "to" and before not in _NO_PURPOSE_BEFORE and before != "":
        sure = after == "make" and _lower(tokens, at + 2) == "sure"
        return 2 + sure if after in _PREVENTING or sure else 0
    return 0


def _consequence(parsed: Parsed) -> str:
    """ "…, so I drove": what the speaker did, and before it what made them."""
    for before, clause in itertools.pairwise(parsed.clauses):
        speaker = clause.opener == "so" and clause.subject in ("i", "we")
        told = clause.is_fact and clause.is_past and before.is_fact
        if speaker and told and before.sentence == clause.sentence and clause.chain.verb != "did":
            comma = _lower(parsed.tokens, clause.subject_at - 2)
            if comma == "," or before.chain.tense == "past":
                return "so"
    return ""


def _causal_since(parsed: Parsed) -> str:
    """ "…, since the price went up": a cause, when nothing in it tells a time from which on."""
    for before, clause in itertools.pairwise(parsed.clauses):
        opens = clause.subject_at - 1
        if clause.opener != "since" or _lower(parsed.tokens, opens) != "since":
            continue
        timed = _lower(parsed.tokens, opens + 1) in _NO_CAUSE_SINCE or _has_perfect(before)
        if _lower(parsed.tokens, opens - 1) == "," and not timed:
            return "since"
    return ""


def _has_perfect(clause: Clause) -> bool:
    return clause.chain.tense == "perfect"


def find_alternative(parsed: Parsed) -> str:
    """The words that name an alternative; empty when none do for sure."""
    tokens = parsed.tokens
    chosen = {c.sentence for c in parsed.clauses if _may_choose(c)}
    for at, token in enumerate(tokens):
        if token.quoted or parsed.sentence_of[at] in parsed.questions:
            continue
        if token.lower in _NEEDS_CHOICE and parsed.sentence_of[at] not in chosen:
            continue
        size = _option_at(tokens, at) or _between_at(tokens, at)
        if size:
            return _shown(tokens, at, at + size)
    return next(filter(None, (_weighed(parsed, clause) for clause in parsed.clauses)), "")


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether an amount or a time follows: "in a day instead of a week" is no choice."""
    ahead = [token.lower for token in tokens[at : at + 2]]
    return any(word in TIME_UNITS or is_number(word) or word == "per" for word in ahead)


def _may_choose(clause: Clause) -> bool:
    """Whether somebody in it may have chosen: the speaker, or nobody in particular, in the past."""
    there = clause.subject == "there" and clause.is_past
    present = clause.chain.tense == "present" and clause.chain.verb in ("have", "am", "are")
    return there or (clause.subject in ("i", "we") and not clause.reported and not present)


def _option_at(tokens: Sequence[Token], at: int) -> int:
    word, before, after = (_lower(tokens, place) for place in (at, at - 1, at + 1))
    if word == "instead" and after == "of":
        return 0 if _is_amount(tokens, at + 2) else 2
    if word == "rather" and after == "than":
        later = _lower(tokens, at + 2) in ("later", "never") or before in ("sooner", "more", "less")
        return 0 if later or _is_amount(tokens, at + 2) else 2
    if word == "alternatively":
        return 1
    if word in _OPTIONS and (before in _OPTION_ORDER or word == "alternative"):
        near = {token.lower for token in tokens[max(0, at - 4) : at]}
        named = _lower(tokens, at - 2) in ("was", "be", "been") and before in ("another", "other")
        named = (named or after in ("was", "would", "were", "to")) and near.isdisjoint(_NO_OPTION)
        return 1 if named and _lower(tokens, at + 2) != "not" and before != "first" else 0
    if word in ("two", "three", "several") and after in _PAIRS_OF_OPTIONS:
        return 2
    return 0


def _between_at(tokens: Sequence[Token], at: int) -> int:
    word, before = _lower(tokens, at), _lower(tokens, at - 1)
    choosing = before in _CHOOSING
    if word == "between" and choosing:
        ahead = [token.lower for token in tokens[at + 1 : at + 14]]
        return 1 if "and" in ahead else 0
    return 0


def _weighed(parsed: Parsed, clause: Clause) -> str:
    """What one clause weighed: "considered hiring", "could have …, but", "chose oak over pine"."""
    chain, tokens = clause.chain, parsed.tokens
    own = clause.subject in ("i", "we") and not clause.reported
    if not own or chain.negated or clause.opener == "if":
        return ""
    ahead = [token.lower for token in tokens[chain.verb_at + 1 : chain.verb_at + 1 + _AHEAD]]
    ahead = ahead[: ahead.index(".")] if "." in ahead else ahead
    if chain.auxiliary == "could" and _lower(tokens, chain.at + 1) in ("have", "also"):
        named = "but" in ahead or "also" in _between(parsed, clause)
        return _chain_shown(parsed, clause) if named else ""
    if not (clause.is_fact and clause.is_past):
        return ""
    if chain.verb in _WEIGHED or (chain.verb == "thought" and ahead[:1] == ["about"]):
        return _chain_shown(parsed, clause) if _is_weighing(chain.verb, ahead) else ""
    if chain.verb in _CHOSEN and "over" in ahead[:6]:
        return _chosen_over(ahead)
    if ahead[-1:] == ["instead"] and len(ahead) < _AHEAD:
        return "instead"
    return ""


def _between(parsed: Parsed, clause: Clause) -> list[str]:
    return [t.lower for t in parsed.tokens[clause.chain.at : clause.chain.verb_at]]


def _chain_shown(parsed: Parsed, clause: Clause) -> str:
    return _shown(parsed.tokens, clause.chain.at, clause.chain.verb_at + 1)


def _is_weighing(verb: str, ahead: Sequence[str]) -> bool:
    turned = not _TURN.isdisjoint(ahead) or "end" in ahead
    first = ahead[1] if verb == "thought" and len(ahead) > 1 else (ahead[0] if ahead else "")
    if verb in ("weighed", "debated", "discussed"):
        return not {"against", "versus"}.isdisjoint(ahead)
    if first.endswith("ing") and verb != "discussed":
        return verb != "thought" or turned
    return verb == "considered" and turned and first in DETERMINERS


def _chosen_over(ahead: Sequence[str]) -> str:
    after = ahead[ahead.index("over") + 1 :][:2]
    timed = any(word in DETERMINERS or word in TIME_UNITS or word[:1].isdigit() for word in after)
    plain = bool(after) and not timed and after[0] not in _NOT_CHOSEN_OVER
    return "over" if plain and ahead[0] != "over" else ""
