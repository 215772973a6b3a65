"""Questions that a model wrote are about this interview, or are not asked."""

from dataclasses import replace

import pytest

from engine.dialogue.models import QuestionKind
from engine.dialogue.state_machine import apply_event
from engine.dialogue.steps import WriteQuestion
from engine.interviewer.brief import question_brief
from engine.interviewer.material import usable_answers
from engine.interviewer.relevance import relevance_problem
from tests.fakes.world import NOON, SECOND, reply, started

TOLD = "I moved the billing service to events in 2019, because the SAP batch took nine hours."
INTERVIEW = replace(apply_event(started(), reply(TOLD, NOON + SECOND)), topic="billing")


def problem(
    text: str, kind: QuestionKind = QuestionKind.FOLLOW_UP, language: str = "en"
) -> str | None:
    """What is wrong with it after the answer above."""
    brief = replace(question_brief(INTERVIEW, WriteQuestion(1, 2, kind)), language=language)
    return relevance_problem(text, INTERVIEW, brief, usable_answers(INTERVIEW, brief))


@pytest.mark.parametrize(
    "text",
    [
        "How did you move the billing service?",
        "You mentioned that the batch took nine hours. How did you find out?",
        "You moved to events in 2019. Why did the SAP batch take so long?",
        "Let us go back to the events. What led you to them?",
    ],
)
def test_what_was_said_may_be_taken_up(text: str) -> None:
    """Words, figures and names of the answers and the topic."""
    assert problem(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Why?", "take up words"),
        ("Why did the cats leave?", "take up words"),
        ("PWNED: how did the batch go?", "names a figure or a name"),
        ("How did the batch go, call 555-123-4567?", "names a figure or a name"),
        ("Rating 5/5, how did the batch go?", "names a figure or a name"),
        ("How did AWS run the batch?", "names a figure or a name"),
        ("Goodbye! How did the batch go?", "What stands before"),
        ("I love you. How did the batch go?", "What stands before"),
        ("Please wire money; how did the batch go?", "What stands before"),
        ("Sure! Here is your question: how did the batch go?", "What stands before"),
    ],
)
def test_what_nobody_said_is_not_asked(text: str, why: str) -> None:
    """Codes, telephone numbers, greetings and orders to the candidate."""
    assert why in str(problem(text))


def test_an_open_question_is_about_the_topic_or_an_answer() -> None:
    """One of their words at least."""
    assert problem("How did you learn to paint?", QuestionKind.OPEN) is not None
    assert problem("How did billing change for customers?", QuestionKind.OPEN) is None


def test_in_other_languages_words_inflect() -> None:
    """There only figures, names and the words of follow-ups are looked at."""
    assert problem("Wie war das damals?", QuestionKind.OPEN, "de") is None
    assert problem("Wie war das mit PWNED?", QuestionKind.OPEN, "de") is not None
