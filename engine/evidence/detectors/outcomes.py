"""What came of something: results told as facts."""

from engine.evidence.detectors.deeds import is_deed
from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.tokens import as_written
from engine.text.lexicon import phrase_set, word_set

_FALLS = word_set("fell dropped shrank decreased declined sank halved")
_RISES = word_set("rose grew increased doubled tripled climbed")
_MOVES = _FALLS | _RISES | {"went"}
_TURNED_WELL = word_set("improved recovered succeeded survived")
_STOPPED = word_set("stopped disappeared vanished ended cleared returned worked passed agreed")
_RESULT_WORDS = word_set(
    "signed won lost failed left broke finished shipped delivered paid apologised apologized "
    "accepted approved stayed renewed complained thanked cancelled reached reopened withdrew"
)
_RESULTS = _MOVES | _TURNED_WELL | _STOPPED | _RESULT_WORDS
_SETTLED_WORDS = word_set(
    "won lost failed signed worked passed finished shipped sold accepted approved agreed withdrew "
    "returned recovered stopped delivered paid renewed"
)
_SETTLED = _MOVES | _TURNED_WELL | _SETTLED_WORDS
_BROUGHT = word_set(
    "saved brought reduced cut halved doubled cost prevented solved helped led resulted"
)
_GOOD_PASSIVES = word_set(
    "accepted approved adopted fixed resolved solved signed renewed published launched completed "
    "finished delivered saved healed cured certified awarded elected"
)
_NOT_MAIN = word_set(
    "because when after before since if that until once as while which who although"
)
_BAD_THINGS = word_set(
    "complaints complaint errors error faults waste costs cost overtime accidents incidents waits "
    "wait queue returns discards delays downtime debt injuries losses damage absences bugs"
)
_GOOD_THINGS = word_set(
    "sale profits revenues incomes outputs sales revenue attendance morale quality turnover profit "
    "orders bookings visitors satisfaction motivation donations trust output income"
)
_IT = word_set("it this that")
_AS_A_RESULT = phrase_set("as a result|in the end|since then we|since then the|since then there")


def find_outcome(parsed: Parsed) -> str:
    """The words that say what came of it; empty when none do for sure."""
    deed: Clause | None = None
    for at, clause in enumerate(parsed.clauses):
        if not (clause.is_fact and clause.is_past):
            continue
        following = parsed.clauses[at + 1] if at + 1 < len(parsed.clauses) else None
        if _is_outcome(parsed, clause, following, deed=deed):
            return _words(parsed, clause)
        own = clause.subject in ("i", "we") and is_deed(parsed.tokens, clause)
        if own and clause.opener not in _NOT_MAIN:
            deed = clause
    return ""


def _words(parsed: Parsed, clause: Clause) -> str:
    start = clause.subject_at if 0 <= clause.subject_at < clause.chain.at else clause.chain.at
    return as_written(parsed.tokens[start : clause.chain.verb_at + 1])


def _is_outcome(
    parsed: Parsed, clause: Clause, following: Clause | None, *, deed: Clause | None
) -> bool:
    if deed and clause.subject == "which" and clause.chain.verb in _BROUGHT:
        return not clause.chain.passive
    if clause.opener in _NOT_MAIN or clause.chain.progressive:
        return False
    if following and following.opener == "so" and following.sentence == clause.sentence:
        return False
    marker = _marker(parsed, clause)
    if marker == "as a result":
        return True
    if marker and _is_settled(clause):
        return True
    if marker.startswith("since then"):
        return clause.chain.tense == "perfect"
    if deed and _follows_deed(clause, deed):
        return True
    return _is_plain_outcome(parsed, clause)


def _marker(parsed: Parsed, clause: Clause) -> str:
    """ "As a result", "in the end" before the clause in its sentence; empty when not there."""
    start = first = clause.chain.at
    while first > 0 and parsed.sentence_of[first - 1] == clause.sentence and start - first < 9:
        first -= 1
    ahead = [token.lower for token in parsed.tokens[first:start] if token.lower != ","]
    for place in range(len(ahead) - 2):
        triple = (ahead[place], ahead[place + 1], ahead[place + 2])
        if triple in _AS_A_RESULT or triple[:2] == ("since", "then"):
            return " ".join(triple)
    return ""


def _is_result(clause: Clause) -> bool:
    chain = clause.chain
    if clause.subject == "i" and chain.verb in ("called", "left"):
        return False
    return chain.verb in (_GOOD_PASSIVES if chain.passive else _RESULTS)


def _is_settled(clause: Clause) -> bool:
    chain = clause.chain
    return chain.verb in (_GOOD_PASSIVES if chain.passive else _SETTLED)


def _follows_deed(clause: Clause, deed: Clause) -> bool:
    """Whether others, or things, did something after the speaker's deed: "and the leak stopped"."""
    if clause.subject in ("i", "we", "", "there", "who", "you") or _is_bad_move(clause):
        return False
    if clause.opener not in ("and", "then", "", "but"):
        return False
    return _is_result(clause) if clause.sentence == deed.sentence else _is_settled(clause)


def _is_plain_outcome(parsed: Parsed, clause: Clause) -> bool:
    """Whether the clause tells a result by itself, without what was done."""
    chain, subject = clause.chain, clause.subject
    if subject in ("i", "we", "you", "he", "she", "they", "who", ""):
        return False
    if chain.passive:
        return chain.verb in _GOOD_PASSIVES and not chain.negated and not _has_agent(parsed, clause)
    bare = subject in _IT
    if bare and (chain.verb in ("worked", "work", "helped", "paid") or chain.verb in _BROUGHT):
        return chain.verb not in ("cost", "cut") and not _is_for(parsed, clause)
    if chain.negated or bare:
        return False
    if subject in ("result", "results", "outcome", "upshot") and chain.verb in ("was", "were"):
        return not _is_unknown(parsed, clause)
    if chain.verb in _TURNED_WELL or (chain.verb == "stopped" and _is_bad_thing(clause)):
        return True
    return chain.verb in _MOVES and _has_size(parsed, clause) and not _is_bad_move(clause)


def _is_unknown(parsed: Parsed, clause: Clause) -> bool:
    after = clause.chain.verb_at + 1
    word = parsed.tokens[after].lower if after < len(parsed.tokens) else "."
    return word in ("unclear", "unknown", "open", "uncertain", "in", "on", "there", "ready", ".")


def _has_agent(parsed: Parsed, clause: Clause) -> bool:
    after = [t.lower for t in parsed.tokens[clause.chain.verb_at + 1 : clause.chain.verb_at + 4]]
    return "by" in after


def _is_for(parsed: Parsed, clause: Clause) -> bool:
    """ "It worked with diesel" tells how a thing works, not that something came of it."""
    after = clause.chain.verb_at + 1
    word = parsed.tokens[after].lower if after < len(parsed.tokens) else "."
    return clause.chain.verb.startswith("work") and word in ("with", "on", "as", "like", "at", "in")


def _is_bad_move(clause: Clause) -> bool:
    """Whether good things fell or bad things rose: more often why something was done."""
    words = {*clause.subject_words, clause.subject}
    if clause.chain.verb in _FALLS:
        return not words.isdisjoint(_GOOD_THINGS)
    return clause.chain.verb in _RISES and words.isdisjoint(_GOOD_THINGS)


def _is_bad_thing(clause: Clause) -> bool:
    return not _BAD_THINGS.isdisjoint(clause.subject_words)


def _has_size(parsed: Parsed, clause: Clause) -> bool:
    """Whether "by nine percent", "from 71 to 14", "to 40 seconds" follows."""
    after = clause.chain.verb_at + 1
    ahead = [token.lower for token in parsed.tokens[after : after + 6]]
    if clause.chain.verb == "went" and ahead[:1] not in (["up"], ["down"], ["from"]):
        return False
    sized = clause.chain.verb in ("halved", "doubled", "tripled")
    return sized or any(word in ("by", "from", "to") for word in ahead[:3])
