"""Clarity: how specific and complete the answers tell what happened."""

from collections.abc import Iterator, Sequence

from engine.scoring.explanations import certainty, format_number, grade
from engine.scoring.scorable import ScorableAnswer
from engine.scoring.scores import MOST_EVIDENCE, Evidence, Score, not_scored
from engine.scoring.specificity import (
    CONTRAST,
    EXAMPLE,
    NAME,
    NUMBER,
    OUTCOME,
    OWN,
    REASON,
    SETTING,
)

FEWEST_WORDS = 8
FULL = 0.6
"""Mean worth of a sentence from which an answer is as specific as it can be."""

_PARTS: tuple[tuple[str, ...], ...] = (
    (SETTING,),
    (OWN,),
    (REASON, CONTRAST),
    (OUTCOME,),
    (NUMBER, NAME, EXAMPLE),
)
"""What a whole answer has: situation, action, reason, outcome, a detail to hold on to."""


def clarity(read: Sequence[ScorableAnswer]) -> Score:
    """The mean over the answers of: 60 % specific sentences, 40 % parts of a whole answer.

    Sentences count by their words, up to 30 each. One that hangs together with
    nothing else in the answer can lower the mean but not raise it.
    """
    measured = [page for page in read if not page.skip_reason]
    total = sum(page.words for page in measured)
    if total < FEWEST_WORDS:
        return not_scored("")
    value = round(100 * sum(of_answer(page) for page in measured) / len(measured))
    return Score(value, certainty(total, measured), _reason(value, measured), _evidence(measured))


def of_answer(page: ScorableAnswer) -> float:
    """One answer's clarity, 0.0 to 1.0."""
    return 0.6 * min(1.0, _specific(page) / FULL) + 0.4 * parts(page)


def _specific(page: ScorableAnswer) -> float:
    weighed = tuple(_weigh_answers(page))
    most = _mean([(weight, worth) for weight, worth, link in weighed if link])
    return _mean([(weight, worth if link else min(worth, most)) for weight, worth, link in weighed])


def _weigh_answers(page: ScorableAnswer) -> Iterator[tuple[int, float, bool]]:
    for sentence, told, link in zip(page.counted, page.details, page.linked, strict=True):
        yield min(30, len(sentence.lower)), told.worth, link


def _mean(weighted: Sequence[tuple[int, float]]) -> float:
    total = sum(weight for weight, _ in weighted)
    return sum(weight * worth for weight, worth in weighted) / total if total else 0.0


def parts(page: ScorableAnswer) -> float:
    """The share of the parts of a whole answer that its linked sentences have."""
    kinds = {
        kind
        for told, link in zip(page.details, page.linked, strict=True)
        if link
        for kind in told.found
    }
    return sum(not kinds.isdisjoint(part) for part in _PARTS) / len(_PARTS)


def _reason(value: int, measured: Sequence[ScorableAnswer]) -> str:
    kinds = {kind for page in measured for told in page.details for kind in told.found}
    names = (
        "situation",
        "own action",
        "reason or alternative",
        "outcome",
        "number, name or example",
    )
    missing = [name for name, part in zip(names, _PARTS, strict=True) if kinds.isdisjoint(part)]
    lacking = f"; nothing was found of: {', '.join(missing)}" if missing else ""
    return f"The answers tell what happened {grade(value)} specifically{lacking}."


def _evidence(measured: Sequence[ScorableAnswer]) -> tuple[Evidence, ...]:
    pieces = [
        (told.worth, -page.number, -at, kind, page, words)
        for page in measured
        for at, (told, link) in enumerate(zip(page.details, page.linked, strict=True))
        if link
        for kind, words in told.found.items()
    ]
    best = sorted(pieces, key=lambda piece: piece[:3], reverse=True)[:MOST_EVIDENCE]
    return tuple(
        Evidence(page.number, format_number(page.counted[-at]), words, kind)
        for _, _, at, kind, page, words in best
    )
