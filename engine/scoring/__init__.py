"""The local scores: text in, scores with their evidence out. No model, no I/O.

The scores measure the text of the answers and nothing else: not the person, not
whether what is said is right. They are deterministic, linear in the length of the
text, and say "not scored" where nothing can be said.
"""

from collections.abc import Sequence

from engine.injection.strip import is_obviously_clean, strip_instructions
from engine.scoring.explanations import list_answers
from engine.scoring.registry import MEASURES, Measure
from engine.scoring.scorable import COVERED, ScorableAnswer, scorable_answers
from engine.scoring.scores import Evidence, Score, Scores, not_scored

__all__ = [
    "COVERED",
    "MEASURES",
    "Evidence",
    "Measure",
    "Score",
    "Scores",
    "as_json",
    "score_answers",
    "score_without_instructions",
]


def score_answers(answers: Sequence[str | None], questions: Sequence[str] = ()) -> Scores:
    """The local scores of an interview's answers.

    `answers[0]` is answer 1; None stands for a skipped question. With the
    `questions`, sentences copied from them count for nothing.
    """
    read = scorable_answers(answers, questions)
    return Scores({measure.name: _explain(measure.compute(read), read) for measure in MEASURES})


def _explain(score: Score, read: Sequence[ScorableAnswer]) -> Score:
    """The score, or why it was not taken, if it does not say so itself: what the answers lack."""
    if score.value is not None or score.reason:
        return score
    why: dict[str, list[int]] = {}
    for page in read:
        why.setdefault(page.skip_reason or "says too little", []).append(page.number)
    if not why:
        return not_scored("There is no answer to measure.")
    said = "; ".join(f"{list_answers(numbers)}: {blank}" for blank, numbers in why.items())
    return not_scored(f"Too little to measure ({said}). Languages covered: {', '.join(COVERED)}.")


def score_without_instructions(
    answers: Sequence[str | None], questions: Sequence[str] = ()
) -> Scores:
    """The scores of an interview's answers, as ``score_answers`` gives them, without the orders."""
    return score_answers(
        [answer and _without_instructions(answer) for answer in answers], questions
    )


def _without_instructions(answer: str) -> str:
    """What is told; the plainest orders are left to the scores, which see them themselves."""
    return answer if is_obviously_clean(answer) else strip_instructions(answer).text


def as_json(scores: Scores) -> dict[str, object]:
    """The scores as plain values: `{"clarity": {"score": 0-100 or null, "evidence": [...]}, ...}`.

    Beside these each has `certainty` and `reason`.
    """
    return {measure.name: _score_as_json(scores[measure.name]) for measure in MEASURES}


def _score_as_json(score: Score) -> dict[str, object]:
    return {
        "score": score.value,
        "certainty": score.certainty,
        "reason": score.reason,
        "evidence": [
            {
                "answer": piece.answer,
                "sentence": piece.sentence,
                "words": piece.words,
                "says": piece.says,
            }
            for piece in score.evidence
        ],
    }
