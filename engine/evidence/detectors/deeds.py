"""What the speaker did, what only others did, and what tells no single case at all."""

from collections.abc import Sequence

from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.tokens import Token, as_written
from engine.evidence.grammar.verbs import is_past_form
from engine.evidence.grammar.words import HABIT, OTHERS_NOUNS, SAYING, TIME_UNITS
from engine.text.lexicon import DETERMINERS, word_set

_NO_DEEDS = word_set(
    "choosing considering deciding debating weighing dreaming struggling suffering was were had "
    "got thought felt knew believed wanted needed liked loved hated hoped wished guessed supposed "
    "assumed feared expected saw heard noticed found remembered forgot forgotten realised realized "
    "understood meant became seemed looked appeared stayed lived lay sat slept fell won lost "
    "failed learned learnt grew agreed enjoyed preferred cared worried doubted wondered considered "
    "planned intended tried attempted hesitated happened deserved regretted missed owned belonged "
    "existed mattered weighed cost lacked received been being be have has did do done seen worked "
    "waited earned could ought let trusted respected pretended watched admired dreamt dreamed "
    "imagined experienced suffered survived laughed cried graduated mistook misread misunderstood "
    "figured known thinking feeling wondering hoping trying planning going living working wearing "
    "expecting getting having looking sitting standing sleeping waiting becoming read said "
    "mentioned held kept stood dealt died born based located"
)
"""Past forms that tell a state, a feeling, a wish or a perception, or leave open what was done."""

_WITH_OBJECT = word_set("held kept")
_ARRIVING = word_set("started began joined moved came arrived left entered returned went")
_NO_DUTIES = word_set("choose decide wait be have learn think know live accept leave stay admit")
"""After "had to": states, or what leaves open what was done."""
_NEAR_SUBJECT = 6
_BACK = 60
"""Tokens that are looked at for whom "they" means."""
_OTHERS = frozenset(("we", "he", "she"))
_BODIES = OTHERS_NOUNS - {"people", "person", "kid", "child", "children", "pupil", "pupils"}
_OWN_WORDS = word_set("i me myself mine")
_OWN_NOUNS_LET_BE = OTHERS_NOUNS | word_set("country job city town village previous last old first")
_DEED_PASSIVES = word_set(
    "decided rewritten rebuilt replaced moved changed removed opened introduced installed repaired "
    "reorganised reorganized restructured created designed planned outsourced automated tested "
    "checked cleaned painted redesigned built drawn agreed organised organized trained hired fired "
    "ordered written developed deployed migrated fixed"
)
_GENERIC_SUBJECTS = word_set("you people everybody everyone one nobody others most")
_TRAITS = word_set(
    "organised organized reliable patient flexible passionate motivated honest person player "
    "worker learner listener communicator leader good great strong calm punctual proactive "
    "creative committed hard-working hardworking ambitious friendly open curious loyal careful"
)
_TASTES = word_set("enjoy love like believe value prefer try strive aim listen respect")
_WORTHS = word_set(
    "important key essential crucial vital necessary everything first matters counts helps better"
)
_TAKES_TIME = TIME_UNITS | {"time", "place", "ages", "forever", "longer"}
_NOW = word_set("since yesterday today now tomorrow here")
_SHORTEST_REMARK = 4
_MY_TRAITS = word_set(
    "strength strengths weakness weaknesses style philosophy approach motto attitude"
)


def find_deed(parsed: Parsed) -> str:
    """The words that say what the speaker did; empty when none do for sure."""
    for clause in parsed.clauses:
        if clause.subject == "i" and is_deed(parsed.tokens, clause) and clause.is_fact:
            tokens = parsed.tokens
            return _words(tokens, clause)
    return ""


def _words(tokens: Sequence[Token], clause: Clause) -> str:
    """Subject and verbs as written, or only the verbs when the subject stands before others."""
    near = 0 <= clause.chain.at - clause.subject_at <= _NEAR_SUBJECT
    start = clause.subject_at if near else clause.chain.at
    return as_written(tokens[start : clause.chain.verb_at + 1])


def is_deed(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether somebody acts: a past verb of doing, active, not denied."""
    chain = clause.chain
    if not clause.is_past or chain.passive or chain.negated:
        return False
    if _does_thing(tokens, clause):
        return True
    if not chain.verb:
        return False
    if clause.opener in ("when", "since") and chain.verb in _ARRIVING:
        return False
    if clause.opener == "what" or chain.auxiliary == "used" or _is_near_miss(tokens, clause):
        return False
    if chain.verb in _NO_DEEDS or chain.verb in _NO_DUTIES:
        return chain.verb in _WITH_OBJECT and _has_object(tokens, clause)
    if chain.auxiliary or chain.verb.endswith("ing"):
        return True
    return is_past_form(chain.verb)


def _does_thing(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "Did the wiring", "was able to turn it", "kept calling"."""
    chain = clause.chain
    ahead = [token.lower for token in tokens[chain.verb_at + 1 : chain.verb_at + 4]]
    if chain.auxiliary == "did" and not chain.verb:
        return bool(ahead) and ahead[0] in DETERMINERS - {"this", "that", "any", "what"}
    if chain.verb in ("was", "were"):
        return ahead[:2] == ["able", "to"]
    going = bool(ahead) and ahead[0].endswith("ing") and ahead[0] not in _NO_DEEDS
    return chain.verb == "kept" and going


def _is_near_miss(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether it was almost done, or given "110 percent"."""
    before = tokens[clause.chain.verb_at - 1].lower if clause.chain.verb_at else ""
    ahead = [token.lower for token in tokens[clause.chain.verb_at + 1 : clause.chain.verb_at + 4]]
    given = clause.chain.verb in ("gave", "given") and bool(ahead[-1:]) and "110" in ahead
    took = clause.chain.verb in ("took", "taken") and not _TAKES_TIME.isdisjoint(ahead)
    return before in ("almost", "nearly", "hardly") or given or took


def _has_object(tokens: Sequence[Token], clause: Clause) -> bool:
    after = clause.chain.verb_at + 1
    return after < len(tokens) and tokens[after].lower in DETERMINERS | {"every"}


def has_no_own_part(parsed: Parsed) -> str:
    """What others did, when the speaker does nothing in it; empty otherwise."""
    if _speaker_appears(parsed):
        return ""
    for clause in parsed.clauses:
        told = clause.is_fact and clause.opener not in ("that", "if")
        if told and _is_others_deed(parsed, clause):
            return _words(parsed.tokens, clause)
    return ""


def _speaker_appears(parsed: Parsed) -> bool:
    """Whether the speaker is in it, more than by "my manager"."""
    lower = [token.lower for token in parsed.tokens if not token.quoted]
    if not _OWN_WORDS.isdisjoint(lower):
        return True
    owned = [lower[at + 1 : at + 3] for at, word in enumerate(lower) if word == "my"]
    return any(_OWN_NOUNS_LET_BE.isdisjoint(words) for words in owned)


def _is_others_deed(parsed: Parsed, clause: Clause) -> bool:
    chain = clause.chain
    if clause.subject == "they" and not _has_body(parsed, clause):
        return False
    if chain.passive and chain.tense == "past" and not chain.negated:
        done = chain.verb in _DEED_PASSIVES or _is_by_others(parsed, clause)
        return done and chain.auxiliary in ("was", "were")
    people = clause.subject in {*_OTHERS, "they"} or not _BODIES.isdisjoint(clause.subject_words)
    if chain.verb in SAYING or chain.verb == "used":
        return False
    wish = chain.verb == "wanted" and clause.subject != "we"
    return people and (is_deed(parsed.tokens, clause) or (wish and not chain.negated))


def _has_body(parsed: Parsed, clause: Clause) -> bool:
    """Whether people stand before "they": else they may be things, as graphs that climb."""
    before = [
        token.lower
        for token in parsed.tokens[max(0, clause.subject_at - _BACK) : clause.subject_at]
    ]
    return not before or not _BODIES.isdisjoint(before)


def _is_by_others(parsed: Parsed, clause: Clause) -> bool:
    after = [t.lower for t in parsed.tokens[clause.chain.verb_at + 1 : clause.chain.verb_at + 7]]
    return "by" in after and not _BODIES.isdisjoint(after[after.index("by") :])


def find_generality(parsed: Parsed, *, concrete: bool) -> str:
    """The words that make it a general remark without a case; empty otherwise.

    ``concrete``: a figure, a date, a place or an outcome was found in it.
    """
    if concrete or parsed.questions or len(parsed.tokens) < _SHORTEST_REMARK:
        return ""
    for clause in parsed.clauses:
        if (clause.is_past and not clause.unreal) or clause.chain.tense == "plan":
            return ""
    lower = [token.lower for token in parsed.tokens]
    if not _NOW.isdisjoint(lower):
        return ""
    claims = (_general_claim(clause) for clause in parsed.clauses)
    return _habit(lower) or next(filter(None, claims), "") or _worth(parsed, lower)


def _habit(lower: Sequence[str]) -> str:
    """What makes it a habit or a rule, by its words alone."""
    if lower[:2] == ["in", "general"]:
        return "in general"
    if lower[0] in ("he", "she") or (lower[0] == "my" and lower[1] in OTHERS_NOUNS):
        return ""
    if lower[:3] == ["in", "my", "opinion"]:
        return "in my opinion"
    every = lower[0] == "every" and lower[1] != "time"
    if every and not {"has", "is", "needs"}.isdisjoint(lower[2:4]):
        return lower[0]
    if lower[:2] == ["a", "good"] or lower[:2] == ["a", "real"]:
        return " ".join(lower[:3])
    if lower[0] in ("when", "if", "whenever") and lower[1] in ("a", "an", "someone", "people"):
        return " ".join(lower[:2]) if "i" in lower else ""
    for at, word in enumerate(lower[:-1]):
        if word == "comes" and lower[at + 1] == "first":
            return "comes first"
    return next((word for word in lower if word in HABIT and word != "every"), "")


def _general_claim(clause: Clause) -> str:
    """What one clause claims of everybody, or of the speaker's nature."""
    chain = clause.chain
    if clause.subject == "i":
        taste = chain.verb in _TASTES and not chain.negated and chain.tense == "present"
        return f"I {chain.verb}" if taste else ""
    duty = chain.auxiliary in ("have", "must", "should") or chain.verb == "have"
    if clause.subject in _GENERIC_SUBJECTS and duty:
        return f"{clause.subject} {chain.auxiliary}"
    plural = len(clause.subject_words) == 1 and clause.subject.endswith("s")
    if plural and chain.auxiliary == "should":
        return f"{clause.subject} should"
    return ""


def _worth(parsed: Parsed, lower: Sequence[str]) -> str:
    """ "Safety comes first", "I am a team player", "My strength is …"."""
    clause = parsed.clauses[0] if parsed.clauses else None
    if clause is None or clause.chain.tense != "present":
        return ""
    rest = lower[clause.chain.verb_at : clause.chain.verb_at + 7]
    if clause.subject == "i" and clause.chain.verb == "am" and not clause.chain.negated:
        return next((word for word in rest if word in _TRAITS), "")
    if lower[:1] == ["my"] and not _MY_TRAITS.isdisjoint(lower[1:3]):
        return " ".join(lower[:2])
    bare = clause.subject_words[:1] and clause.subject_words[0] not in DETERMINERS
    if bare and clause.chain.verb in ("is", "are"):
        return next((word for word in rest if word in _WORTHS), "")
    return ""
