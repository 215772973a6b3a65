"""Passages picked by their signs, without a language model."""

from collections.abc import Sequence

from engine.evidence.passages import Passage
from engine.evidence.signs import Sign, shown_signs
from engine.interviewer.built_in.tone import tone
from engine.interviewer.report.selection import FINDINGS, POINTS, THEMES, Selection
from engine.ports.model import TaskContext

_WEIGHTS = {Sign.OUTCOME: 3, Sign.LEARNED: 3, Sign.REASON: 2, Sign.ALTERNATIVE: 2, Sign.FIGURE: 2}
"""What a reader learns most from counts most; any other sign counts 1."""


def select_by_rule(brief: TaskContext) -> Selection:
    """The best passage of each answer before any second one; equal input, equal output.

    It chooses for no competency: that needs understanding what a passage is about.
    """
    points = _points(brief.passages)
    strengths = sorted(brief.passages, key=_weight, reverse=True)
    open_ids = tuple(passage.id for passage in brief.open_passages)
    return Selection(
        themes=brief.themes[:THEMES],
        points=tuple(passage.id for passage in points),
        strengths=tuple(p.id for p in strengths if _weight(p) > 1)[:FINDINGS],
        weaknesses=open_ids[:FINDINGS],
        sentiment=tone([p.text for p in brief.passages]) if brief.sentiment else None,
    )


def _points(passages: Sequence[Passage]) -> list[Passage]:
    ranked: list[tuple[int, int, int, Passage]] = []
    for number in dict.fromkeys(passage.answer for passage in passages):
        own = sorted((p for p in passages if p.answer == number), key=lambda p: -_weight(p))
        ranked += [(place, -_weight(p), p.start, p) for place, p in enumerate(own)]
    best = [one[3] for one in sorted(ranked, key=lambda one: one[:3])[:POINTS]]
    return sorted(best, key=lambda p: (p.answer, p.start))


def _weight(passage: Passage) -> int:
    return sum(_WEIGHTS.get(found.sign, 1) for found in shown_signs(passage.text))
