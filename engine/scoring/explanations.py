"""Plain words around a score: how much text there was, and how much of something."""

from collections.abc import Sequence

from engine.scoring.scorable import ScorableAnswer
from engine.scoring.scores import Certainty
from engine.text.sentences import Sentence

_LONGEST = 300  # characters of a sentence that are shown


def certainty(words: int, measured: Sequence[ScorableAnswer]) -> Certainty:
    """How much a score rests on: low below 60 words, high from 200 words in two answers on."""
    if words < 60:
        return "low"
    return "high" if words >= 200 and len(measured) > 1 else "medium"


def grade(value: int) -> str:
    """A score in one word: how much."""
    return (
        "hardly" if value < 25 else "little" if value < 45 else "fairly" if value < 70 else "very"
    )


def format_number(sentence: Sentence) -> str:
    """A sentence as it stands in the evidence."""
    text = sentence.text
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def list_answers(numbers: Sequence[int]) -> str:
    """Numbers of answers in words: "answer 2", "answers 1, 3 and 4"."""
    if len(numbers) == 1:
        return f"answer {numbers[0]}"
    first = ", ".join(str(number) for number in numbers[:-1])
    return f"answers {first} and {numbers[-1]}"
