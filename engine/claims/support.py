"""Whether a sentence of a model's says no more than the passages that it cites.

A sentence is carried when it can be read off the passages: each of its clauses is a shortened
clause of one passage, with "the candidate" for "I" and "the team" for "we". What changes the
meaning (a negation, a hedge, a quantity, a wish, another actor) can neither be left out nor added.
Words in common prove nothing, hence their order and what stands between them count.
Pure; linear in the length of the passages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.claims.judgements import ROLES, is_judgement
from engine.claims.paths import Wanted, is_carried, is_plural
from engine.claims.terms import AUXILIARIES, ME, MINE, OURS, WE, Term, read_terms
from engine.text.lexicon import word_set

LONGEST = 60
"""Words of a sentence that can be carried."""

_CANDIDATE = re.compile(
    r"\b(?:the|this) (?:candidate|speaker|applicant|interviewee|respondent|person)('s|s')?(?!\w)",
    re.I,
)
_TEAM = re.compile(
    r"\b(?:the candidate and (?:their|the|his|her) (?:team|colleagues|group)"
    r"|(?:the candidate's|their) (?:own )?team)\b",
    re.I,
)
_FRAME = re.compile(
    r"^(?:in (?:the|an|one) answer,? )?(?:the candidate|they) (?:also |then |further )?"
    r"(?:said|says|explained|explains|described|describes|mentioned|mentions|reported|reports"
    r"|recalled|recalls|noted|notes|stated|states|added|adds|recounts|recounted)"
    r" (?:that |how )?"
    r"|^according to the candidate,? ",
    re.I,
)
_OPEN_END = re.compile(r"\b(?:a|an|the|and|or|but|my|our|their|its|because|than)\W*$", re.I)
_APPOSITION = re.compile(
    r"\b(?:[Tt]he candidate's|[Tt]heir|[Tt]he) ([a-z]+(?: [a-z]+)?) ([A-Z][\w-]+)"
)
_SETTING = r"(?:in|on|by|during|since|within|at|after|before|for) (?:[\w']+ ){0,3}?[\w']+"
_SETTING_FIRST = re.compile(
    rf"^({_SETTING}),? ((?:the|they|two|three|he|she|[A-Z][\w-]+|[0-9]+)\b.*)$", re.I
)
_SETTING_LAST = re.compile(rf"^(.*\w) ({_SETTING})\.?$", re.I)
_NOW = word_set("still now currently")
_FREE = word_set("just even really very simply actually themselves itself then")
"""Words that add nothing."""

_POINTERS = word_set("it this that these those there which")
"""Subjects that point elsewhere when a sentence opens with them."""


def is_supported(sentence: str, cited: Sequence[str]) -> bool:
    """Whether the cited passages carry a sentence, and it judges nobody.

    ``cited`` are the passages word for word. English only: any other sentence is not carried.
    """
    if not sentence.strip() or not cited or is_judgement(sentence) or _OPEN_END.search(sentence):
        return False
    passages = [read_terms(text) for text in cited]
    return any(is_carried(reading, passages) for reading in _readings(sentence, cited))


def _readings(sentence: str, cited: Sequence[str]) -> Iterator[tuple[Wanted, ...]]:
    """The sentence as wanted terms: as it stands, without its frame, and passives as actives."""
    plain = _without_appositions(" ".join(sentence.replace("’", "'").split()), cited)
    bare = _FRAME.sub("", plain, count=1)
    told = ((plain, False), (bare, bare != plain))
    moved = tuple((turned, framed) for text, framed in told for turned in _settings_moved(text))
    for text, framed in dict.fromkeys((*told, *moved)):
        wanted = _wanted(text, framed)
        if 1 < len(wanted) <= LONGEST:
            yield wanted
            yield from _active(wanted)


def _settings_moved(sentence: str) -> Iterator[str]:
    """The sentence with its time or place at the other end: "In June they paid", "paid in June"."""
    if first := _SETTING_FIRST.match(sentence):
        yield f"{first[2].rstrip('.')} {first[1]}."
    if last := _SETTING_LAST.match(sentence):
        yield f"{last[2]}, {last[1]}."


def _without_appositions(sentence: str, cited: Sequence[str]) -> str:
    """The sentence without "the candidate's boss" before a name that a passage calls so."""
    told = " ".join(cited)

    def shortened(found: re.Match[str]) -> str:
        known = re.search(
            rf"\b(?:my|our) {re.escape(found[1])} {re.escape(found[2])}\b", told, re.I
        )
        return found[2] if known else found[0]

    return _APPOSITION.sub(shortened, sentence)


def _wanted(text: str, framed: bool) -> tuple[Wanted, ...]:
    told = _TEAM.sub("the team", text)
    told = _CANDIDATE.sub(lambda found: "my" if found.group(1) else "I", told)
    found: list[Wanted] = []
    last, subject, mark, acts = frozenset((ME,)), frozenset((ME,)), "", False
    read = read_terms(told)
    for at, term in enumerate(read):
        mark = mark or term.mark
        verbal = term.is_verb or acts
        acts = term.raw in AUXILIARIES | _NOW | ROLES or (acts and term.is_light)
        if _is_optional(term) and (found or term.raw not in _POINTERS):
            continue
        also = _also(term, last, framed) - (frozenset(("they",)) if not found else frozenset())
        starts = not found or term.joined or mark in (",", ";")
        if starts and not verbal and any(t.is_verb or t.raw in AUXILIARIES for t in read[at:]):
            subject = also
        found.append(Wanted(term, also, starts, verbal, subject))
        if term.name or term.key in (ME, WE) or (len(found) == 1 and term.is_plain):
            last = frozenset((term.key,)) if not is_plural(term) else frozenset(("they",))
        mark = ""
    return tuple(found)


def _is_optional(term: Term) -> bool:
    return term.is_light or term.raw in _FREE


def _also(term: Term, last: frozenset[str], framed: bool) -> frozenset[str]:
    """Other keys of a term: whom "they" may be, and "the team" for "we"."""
    speaker = last <= {ME}
    if term.key == "team":
        return frozenset(("team", WE))
    if term.key == "they":
        theirs = last == {"they"} or term.raw != "they"
        return frozenset(("they", WE)) if theirs else frozenset((ME, WE, "they"))
    if term.key == "their":
        return frozenset((MINE, OURS, "their"))
    if term.raw in ("his", "her") and speaker:
        return frozenset((term.key, MINE))
    if term.key == MINE:
        return frozenset((MINE, OURS))
    if term.key in ("he", "she") and (speaker or framed):
        return frozenset((ME,))
    return frozenset((term.key,))


def _active(wanted: tuple[Wanted, ...]) -> Iterator[tuple[Wanted, ...]]:
    """A passive as a passage may have told it: "racks were moved by me" is "I moved racks"."""
    at = next((n for n in range(1, len(wanted) - 1) if wanted[n].term.key == "be"), 0)
    if not at or not wanted[at + 1].term.is_verb or any(word.jumps for word in wanted[1:]):
        return
    verb, rest = wanted[at + 1], wanted[at + 2 :]
    thing = tuple(replace(w, jumps=False, term=replace(w.term, mark="")) for w in wanted[:at])
    by = next((n for n, word in enumerate(rest) if word.term.raw == "by"), len(rest))
    if by == len(rest):
        yield (replace(verb, jumps=True, anybody=True), *thing, *rest)
    for end in range(by + 2, min(by + 5, len(rest) + 1)):
        agent = tuple(
            replace(w, jumps=not n, term=replace(w.term, preposition=""))
            for n, w in enumerate(rest[by + 1 : end])
        )
        yield (*agent, verb, *thing, *rest[:by], *rest[end:])
