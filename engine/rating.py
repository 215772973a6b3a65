"""From rounds of ratings to one rating a competency, each with words that the candidate wrote.

The same model rates the same text differently from day to day, so it is asked several times: the
median counts, the spread is shown, and what rests on no quote counts for nothing.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.grounding import quoted_in
from engine.interview import Rating
from engine.plan import Competency
from engine.replies import RatingReply
from engine.text import clean

STABLE = 1
"""Levels that the rounds may lie apart before a rating is called unstable."""


@dataclass(frozen=True, slots=True)
class Rated:
    """The ratings, and how many levels were claimed and dropped for want of a quote."""

    ratings: tuple[Rating, ...]
    claims: int
    dropped: int


def rated(
    competencies: Sequence[Competency],
    rounds: Sequence[Sequence[RatingReply]],
    answers: Mapping[int, str],
) -> Rated:
    """What the rounds come to; ``rounds`` have a reply for each competency, in their order."""
    ratings, claims, kept = [], 0, 0
    for at, competency in enumerate(competencies):
        claimed = [replies[at] for replies in rounds if replies[at].level]
        shown = [reply for reply in claimed if _is_shown(reply, answers)]
        claims, kept = claims + len(claimed), kept + len(shown)
        ratings.append(_rating(competency.name, shown, len(rounds)))
    return Rated(tuple(ratings), claims, claims - kept)


def _is_shown(reply: RatingReply, answers: Mapping[int, str]) -> bool:
    return reply.answer in answers and quoted_in(reply.quote, answers[reply.answer])


def _rating(name: str, shown: Sequence[RatingReply], rounds: int) -> Rating:
    """The median of the levels that are shown; unstable when rounds disagree or see nothing."""
    if not shown:
        return Rating(name, None)
    levels = [reply.level for reply in shown]
    median = statistics.median_low(levels)
    spread = max(levels) - min(levels)
    typical = next(reply for reply in shown if reply.level == median)
    return Rating(
        competency=name,
        level=median,
        spread=spread,
        quote=clean(typical.quote),
        answer=typical.answer,
        unstable=spread > STABLE or 2 * len(shown) <= rounds,
        per_answer=_per_answer(shown),
    )


def _per_answer(shown: Sequence[RatingReply]) -> Mapping[int, int]:
    numbers = sorted({reply.answer for reply in shown})
    levels = {n: [reply.level for reply in shown if reply.answer == n] for n in numbers}
    return {number: statistics.median_low(found) for number, found in levels.items()}
