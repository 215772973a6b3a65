"""Where the sentences of an answer stand in it, and where a long spoken one may be cut."""

import itertools
import re

from engine.evidence.grammar.clauses import parse
from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.words import SUBORDINATORS
from engine.text import sentence_texts

_QUOTED = re.compile(r'"[^"\n]{1,600}"|“[^“”\n]{1,600}”|«[^«»\n]{1,600}»|„[^„“”\n]{1,600}[“”]')
_SHIELD = str.maketrans({".": "\ue000", "!": "\ue001", "?": "\ue002", "…": "\ue003"})
_LONG = 40
"""Words from which on a sentence is cut at clauses."""
_SHORTEST_PIECE = 12
_CUTTING = frozenset(("and", "so", "then"))

Span = tuple[int, int]


def find_sentences(text: str) -> tuple[Span, ...]:
    """Start and end of each sentence, in order; together they cover all but blanks.

    A quotation is not cut. Bullets and marks between sentences belong to the one that follows.
    """
    shielded = _QUOTED.sub(lambda found: found.group().translate(_SHIELD), text)
    spans: list[Span] = []
    at = 0
    for sentence in sentence_texts(shielded):
        end = _end_of(shielded, sentence, at)
        spans.append((_skip_blanks(text, at), end))
        at = end
    rest = len(text.rstrip())
    if spans and at < rest:
        spans[-1] = (spans[-1][0], rest)
    if not spans and rest:
        spans = [(_skip_blanks(text, 0), rest)]
    return tuple(spans)


def _end_of(text: str, sentence: str, at: int) -> int:
    """End of a sentence whose words stand in the text from ``at`` on, with any blanks between."""
    for word in sentence.split():
        found = text.find(word, at)
        at = found + len(word) if found >= 0 else at
    return at


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def cut_long(text: str, span: Span) -> list[Span]:
    """The sentence in pieces of whole clauses, or as it is.

    No piece begins inside a condition, a report of somebody's words, or a subordinate clause.
    """
    start, end = span
    sentence = text[start:end]
    if sentence.count(" ") < _LONG:
        return [span]
    parsed = parse(sentence)
    pieces: list[Span] = []
    begin = start
    for place in _cut_places(parsed):
        pieces.append((begin, start + len(sentence[:place].rstrip())))
        begin = start + place
    return [*pieces, (begin, end)]


def _cut_places(parsed: Parsed) -> list[int]:
    """Offsets at which a piece may begin, each piece long enough."""
    places: list[int] = []
    last = 0
    for before, clause in itertools.pairwise(parsed.clauses):
        at = _opening(parsed, clause)
        left = len(parsed.tokens) - at
        if at - last >= _SHORTEST_PIECE <= left and _may_begin(before, clause):
            places.append(parsed.tokens[at].start)
            last = at
    return places


def _opening(parsed: Parsed, clause: Clause) -> int:
    """Token at which the clause opens: its coordinator, with the one before it ("and then")."""
    at = clause.subject_at
    while at > 0 and clause.subject_at - at < 4 and parsed.tokens[at].lower not in _CUTTING:
        at -= 1
    if parsed.tokens[at].lower == "then" and parsed.tokens[at - 1].lower in ("and", "so"):
        at -= 1
    return at


def _may_begin(before: Clause, clause: Clause) -> bool:
    own_subject = clause.subject_at > before.chain.verb_at
    told = clause.is_fact and clause.is_past
    if clause.opener not in _CUTTING or not own_subject or not told:
        return False
    subordinate = before.opener in SUBORDINATORS
    return clause.subject in ("i", "we") or not (subordinate or before.reported)
