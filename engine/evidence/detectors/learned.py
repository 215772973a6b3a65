"""What the speaker names as learned: lessons, and what they would do another time."""

from collections.abc import Sequence

from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.tokens import Token
from engine.evidence.grammar.verbs import is_past_form
from engine.text.lexicon import DETERMINERS, phrase_set, word_set

_SKILLS = word_set(
    "swim drive read write play speak cook code dance sing ride count walk use type program ski "
    "weld knit draw paint sail fly bake sew juggle"
)
_TEACHERS = word_set(
    "it this that experience project day week month year job mistake failure incident case night "
    "accident winter summer spring autumn evening morning episode crisis work season"
)
_LESSONS = word_set("lesson takeaway learning")
_HINDSIGHT = phrase_set("in hindsight|looking back|in retrospect|with hindsight")
_FUTURES = word_set("would will should 'd")
_OWNED = (("my",), ("our",))


def find_learned(parsed: Parsed) -> str:
    """The words that name something learned; empty when none do for sure."""
    lower = [token.lower for token in parsed.tokens]
    for at, word in enumerate(lower[:-2]):
        if word in _LESSONS and lower[at + 1] == ":" and lower[0] in ("my", "the", "our", "main"):
            return word
    for clause in parsed.clauses:
        words = _learned(parsed, clause) or _taught(parsed, clause) or _would(parsed, clause)
        if words:
            return words
    return ""


def _ahead(parsed: Parsed, at: int, many: int) -> list[str]:
    return [token.lower for token in parsed.tokens[at + 1 : at + 1 + many]]


def _learned(parsed: Parsed, clause: Clause) -> str:
    """ "I learned to …", "I learned that you have to …", "what I learned is …"."""
    chain = clause.chain
    if clause.opener == "what" and chain.verb == "took" and clause.subject == "i":
        ahead = _ahead(parsed, chain.verb_at, 9)
        told = ahead[:1] in (["from"], ["away"]) and not {"is", "was"}.isdisjoint(ahead)
        return "what I took" if told else ""
    if chain.verb not in ("learned", "learnt") or clause.subject not in ("i", "we"):
        return ""
    if not clause.is_fact or chain.negated:
        return ""
    ahead = _ahead(parsed, chain.verb_at, 14)
    if clause.opener == "what":
        return "what I learned" if not {"is", "was", ":"}.isdisjoint(ahead) else ""
    if ahead[:1] == ["from"] and len(ahead) > 2:
        ahead = ahead[2:]
    if ahead[:1] == ["to"] or ahead[:2] == ["not", "to"] or ahead[:2] == ["never", "to"]:
        skill = ahead[1:2] and ahead[1] in _SKILLS
        return "" if skill else chain.verb
    if ahead[:1] == ["that"] or ahead[:1] == [":"]:
        verbs = parsed.clause_after(clause)
        same = verbs is not None and verbs.sentence == clause.sentence
        generic = _is_generic(verbs) if verbs and same else _is_timeless(ahead[1:])
        return f"{chain.verb} that" if generic else ""
    return ""


def _is_timeless(words: Sequence[str]) -> bool:
    """Whether words without a verb that was read tell of nothing known: "silence works better"."""
    end = words.index(".") if "." in words else len(words)
    told = any(is_past_form(word) for word in words[:end])
    return end > 1 and words[0] not in DETERMINERS and not told


def _is_generic(clause: Clause) -> bool:
    """Whether the clause tells what holds at any time, of nobody in particular."""
    if clause.subject in ("he", "she", "they", "who") or clause.subject_words[:1] in _OWNED:
        return False
    return clause.chain.tense in ("present", "modal")


def _taught(parsed: Parsed, clause: Clause) -> str:
    """ "It taught me to …", "the lesson was that …"."""
    chain = clause.chain
    if not clause.is_fact or chain.negated:
        return ""
    ahead = _ahead(parsed, chain.verb_at, 4)
    if chain.verb == "taught" and ahead[:1] in (["me"], ["us"]) and not chain.passive:
        what = ahead[1:2] and ahead[1] in ("to", "that", "how", "never", "not")
        return f"taught {ahead[0]}" if what and clause.subject in _TEACHERS else ""
    words = clause.subject_words
    if not _LESSONS.isdisjoint(words) and chain.verb in ("is", "was"):
        return next(word for word in words if word in _LESSONS) if ahead[:1] != ["at"] else ""
    return ""


def _would(parsed: Parsed, clause: Clause) -> str:
    """ "Next time I would …", "if I did it again I would …", "looking back, I should have …"."""
    tokens, chain = parsed.tokens, clause.chain
    if clause.subject not in ("i", "we") or chain.auxiliary not in _FUTURES or clause.reported:
        return ""
    if clause.sentence in parsed.questions:
        return ""
    start = max(clause.subject_at - 9, 0)
    before = [t.lower for t in _same(parsed, tokens[start : clause.subject_at], start, clause)]
    if before[-2:] == ["next", "time"] or before[-3:] == ["next", "time", ","]:
        return "next time"
    if chain.auxiliary in ("would", "'d", "should"):
        return _again(before, chain.auxiliary) or _in_hindsight(before)
    return ""


def _same(parsed: Parsed, tokens: Sequence[Token], start: int, clause: Clause) -> list[Token]:
    numbers = parsed.sentence_of
    return [t for at, t in enumerate(tokens, start) if numbers[at] == clause.sentence]


def _again(before: Sequence[str], auxiliary: str) -> str:
    if "if" in before and "again" in before and auxiliary != "should":
        return "again"
    plain = [word for word in before if word != ","]
    return "today" if plain[-1:] == ["today"] and auxiliary != "should" else ""


def _in_hindsight(before: Sequence[str]) -> str:
    for place in range(len(before) - 1):
        if (before[place], before[place + 1]) in _HINDSIGHT:
            return f"{before[place]} {before[place + 1]}"
    return ""
