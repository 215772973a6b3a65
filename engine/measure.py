"""The local scores of answers without what gives orders to the machine.

What is kept from a language model counts for nothing in a score either: whoever slips in a text
neither gains nor loses by it.
"""

from collections.abc import Sequence

from engine.orders import looks_plain, sifted
from engine.scoring import Scores, score_answers


def measured(answers: Sequence[str | None], questions: Sequence[str] = ()) -> Scores:
    """The scores of an interview's answers, as ``score_answers`` gives them, without the orders."""
    return score_answers([answer and _told(answer) for answer in answers], questions)


def _told(answer: str) -> str:
    """What is told; the plainest orders are left to the scores, which see them themselves."""
    return answer if looks_plain(answer) else sifted(answer).text
