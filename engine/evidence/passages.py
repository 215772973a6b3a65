"""Answers cut into passages: the units that may be shown by themselves without a wrong picture."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from engine.evidence.links import FIRM, NONE, link_strengths
from engine.evidence.sentence_spans import Span, cut_long, find_sentences

_MOST_PIECES = 6
_MOST_WORDS = 110
"""From either on, a passage is parted at its weakest link; firm links are kept all the same."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an answer, word for word."""

    id: str
    """Number of the answer and of the passage in it, both from 1: "2.1"."""
    answer: int
    """1-based number of the answer."""
    text: str
    start: int
    """Offset of the first character in the answer."""
    end: int
    """Offset behind the last character."""


def split_passages(answer: int, text: str) -> tuple[Passage, ...]:
    """The passages of an answer, in order; they cover all of it but blanks between them.

    Sentences that correct, contrast, refuse, answer or point to each other are one passage.
    """
    sentences = [cut_long(text, span) for span in find_sentences(text)]
    spans = [piece for pieces in sentences for piece in pieces]
    goes_on = [at > 0 for pieces in sentences for at in range(len(pieces))]
    strengths = link_strengths([text[start:end] for start, end in spans], goes_on)
    groups = _group(text, spans, strengths)
    bounds = [(group[0][0], group[-1][1]) for group in groups]
    return tuple(
        Passage(f"{answer}.{number}", answer, text[start:end], start, end)
        for number, (start, end) in enumerate(bounds, 1)
    )


def _group(text: str, spans: Sequence[Span], strengths: Sequence[int]) -> list[list[Span]]:
    """Neighbours that hang together, parted where they grow too long and are not firmly linked."""
    groups: list[list[Span]] = []
    for first, last in _runs(len(spans), strengths):
        groups.extend(_parted(text, spans[first:last], strengths[first : last - 1]))
    return groups


def _runs(many: int, strengths: Sequence[int]) -> list[tuple[int, int]]:
    """First and behind-last number of each run of linked pieces."""
    breaks = [at for at, strength in enumerate(strengths, 1) if strength == NONE]
    edges = [0, *breaks, many]
    return [(a, b) for a, b in itertools.pairwise(edges) if a < b]


def _parted(text: str, spans: Sequence[Span], strengths: Sequence[int]) -> list[list[Span]]:
    """One run in parts: a part that is too long ends at the weakest of its last links."""
    parts: list[list[Span]] = []
    start, words = 0, 0
    sizes = [len(text[a:b].split()) for a, b in spans]
    for at in range(len(spans)):
        words += sizes[at]
        if at > start and (at - start >= _MOST_PIECES or words > _MOST_WORDS):
            cut = _weakest(strengths, start, at)
            if cut:
                parts.append(list(spans[start:cut]))
                start, words = cut, sum(sizes[cut : at + 1])
    parts.append(list(spans[start:]))
    return parts


def _weakest(strengths: Sequence[int], start: int, at: int) -> int:
    """The piece before which to part, of the last few; 0 when all are firmly linked."""
    places = range(max(start + 1, at - _MOST_PIECES), at + 1)
    best = min(places, key=lambda place: (strengths[place - 1], -place))
    return best if strengths[best - 1] < FIRM else 0
