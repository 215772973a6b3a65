"""Consistency: how even the depth of the answers is, and which fall out."""

from collections.abc import Sequence
from statistics import median

from engine.scoring.clarity import parts
from engine.scoring.explanations import certainty, format_number, list_answers
from engine.scoring.scorable import ScorableAnswer
from engine.scoring.scores import MOST_EVIDENCE, Evidence, Score, not_scored

FALLS_OUT = 0.25
"""An answer this far from the middle one, on a depth of 0.0 to 1.0, falls out."""


def consistency(read: Sequence[ScorableAnswer]) -> Score:
    """100 less the mean distance of the answers' depth from the middle one, times 2.

    Depth is what an answer tells (`depth`), not how long it is: padding leaves it
    where it was. A distance of 0.5 on average makes 0.
    """
    measured = [page for page in read if not page.skip_reason]
    if len(measured) < 2:
        return not_scored(
            "Fewer than two answers could be measured, so there is nothing to compare."
        )
    depths = [depth(page) for page in measured]
    middle = median(depths)
    spread = sum(abs(value - middle) for value in depths) / len(depths)
    out = [
        page
        for page, value in zip(measured, depths, strict=True)
        if abs(value - middle) >= FALLS_OUT
    ]
    low = [page.number for page in out if depth(page) < middle]
    high = [page.number for page in out if depth(page) > middle]
    total = sum(page.words for page in measured)
    return Score(
        round(100 * max(0.0, 1 - 2 * spread)),
        certainty(total, measured),
        _reason(low, high),
        tuple(_piece(page, page.number in low) for page in out[:MOST_EVIDENCE]),
    )


def depth(page: ScorableAnswer) -> float:
    """What an answer tells, 0.0 to 1.0: the sum of its details, saturating, and its parts."""
    told = sum(tells.worth for tells, link in zip(page.details, page.linked, strict=True) if link)
    return 0.75 * told / (told + 1.0) + 0.25 * parts(page)


def _reason(low: Sequence[int], high: Sequence[int]) -> str:
    if not low and not high:
        return "The answers go about equally deep."
    said = [
        f"{list_answers(numbers)} {'goes' if len(numbers) == 1 else 'go'} {way} than the others"
        for numbers, way in ((low, "less deep"), (high, "deeper"))
        if numbers
    ]
    text = " and ".join(said)
    return f"{text[0].upper()}{text[1:]}."


def _piece(page: ScorableAnswer, low: bool) -> Evidence:
    kinds = tuple(dict.fromkeys(kind for told in page.details for kind in told.found))
    says = "less deep than the others" if low else "deeper than the others"
    return Evidence(page.number, format_number(page.counted[0]), kinds, says)
