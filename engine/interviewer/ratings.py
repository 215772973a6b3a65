"""From rounds of ratings to one rating a competency, each with words that the candidate wrote.

The same model rates the same text differently from day to day, so it is asked several times: the
median counts, the spread is shown, and what rests on no quote counts for nothing.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.dialogue.plan import Competency
from engine.dialogue.summary import AnswerRating, CompetencyRating
from engine.interviewer.quotes import is_quoted_in, is_safe
from engine.interviewer.reply_schemas import RatingReply, ShownReply
from engine.text import clean

STABLE = 1
"""Levels that the rounds may lie apart, unless a setting says otherwise."""


@dataclass(frozen=True, slots=True)
class AggregatedRatings:
    """The ratings, and how many levels were claimed and dropped for want of a quote."""

    ratings: tuple[CompetencyRating, ...]
    claims: int
    dropped: int


@dataclass(frozen=True, slots=True)
class _Round:
    """What one round says of a competency: a level, and what of its evidence was found."""

    level: int
    evidence: tuple[ShownReply, ...]


def aggregate_ratings(
    competencies: Sequence[Competency],
    rounds: Sequence[Sequence[RatingReply]],
    answers: Mapping[int, str],
    stable: int = STABLE,
) -> AggregatedRatings:
    """What the rounds come to; ``rounds`` have a reply for each competency, in their order."""
    ratings, claims, kept = [], 0, 0
    for at, competency in enumerate(competencies):
        replies = [replies[at] for replies in rounds if replies[at].level]
        found = [_Round(reply.level, _answer_ratings(reply, answers)) for reply in replies]
        claims += sum(len(reply.evidence) for reply in replies)
        kept += sum(len(each.evidence) for each in found)
        told = [each for each in found if each.evidence]
        ratings.append(_rating(competency.name, told, len(rounds), stable))
    return AggregatedRatings(tuple(ratings), claims, claims - kept)


def _answer_ratings(reply: RatingReply, answers: Mapping[int, str]) -> tuple[ShownReply, ...]:
    """The evidence whose quote stands in the answer that it names."""
    return tuple(
        each
        for each in reply.evidence
        if each.answer in answers
        and is_safe(each.quote)
        and is_quoted_in(each.quote, answers[each.answer])
    )


def _rating(name: str, told: Sequence[_Round], rounds: int, stable: int) -> CompetencyRating:
    """The median of the levels that are shown; unstable when rounds disagree or see nothing."""
    if not told:
        return CompetencyRating(name, None)
    levels = [each.level for each in told]
    median = statistics.median_low(levels)
    spread = max(levels) - min(levels)
    typical = next(each for each in told if each.level == median).evidence[0]
    return CompetencyRating(
        competency=name,
        level=median,
        spread=spread,
        quote=clean(typical.quote),
        answer=typical.answer,
        unstable=spread > stable or 2 * len(told) <= rounds,
        per_answer=_per_answer([shown for each in told for shown in each.evidence]),
    )


def _per_answer(shown: Sequence[ShownReply]) -> Mapping[int, AnswerRating]:
    """For each answer the median of its levels, with a quote that was given for that level."""
    found = {}
    for number in sorted({each.answer for each in shown}):
        ours = [each for each in shown if each.answer == number]
        median = statistics.median_low([each.level for each in ours])
        quote = next(each.quote for each in ours if each.level == median)
        found[number] = AnswerRating(median, clean(quote))
    return found
