"""Which follow-ups take up what somebody told, and which ask the same as another."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questions.question_kinds import QuestionKind, question_kind, same_question
from engine.questions.take_up import takes_up

CASES = json.loads(
    (Path(__file__).parents[2] / "samples/evidence/development_questions.json").read_text("utf-8")
)
FINE = 0.94
"""Share of the fine questions that may be asked."""
NEVER_LESS = 0.97
"""Share of the pairs that are told apart."""


@pytest.mark.parametrize("case", CASES["bad"], ids=lambda case: case["question"])
def test_what_was_not_told_is_not_asked_about(case: dict[str, str]) -> None:
    """Judging, leading, double, private and assuming questions are refused without a list."""
    assert takes_up(case["question"], case["passage"], case["topic"])


def test_fine_questions_may_be_asked() -> None:
    """The interviewer's own words and those of the passage are enough for a good question."""
    fine = [c for c in CASES["fine"] if takes_up(c["question"], c["passage"], c["topic"]) is None]
    assert len(fine) >= FINE * len(CASES["fine"])


@pytest.mark.parametrize(
    ("question", "passage", "asked"),
    [
        ("Why did you move the racks?", "I moved the racks.", True),
        ("Why did you move the racks?", "We moved the racks.", True),
        ("Why did you move the racks?", "Helen moved the racks.", False),
        ("Why did you move the racks?", "I did not move the racks.", False),
        ("Why did you not move the racks?", "I did not move the racks.", True),
        ("Why did you move the racks?", "I wanted to move the racks.", False),
        ("Why did you choose the racks?", "I moved the racks.", True),
        ("Why did you choose the racks?", "I saw the racks.", False),
        ("How did you move the 12 racks?", "I moved the racks.", False),
        ("How did you decide that?", "I moved the racks.", False),
        ('You said "the racks". How did that come about?', "I moved the racks.", True),
        ('You said "the ovens". How did that come about?', "I moved the racks.", False),
    ],
)
def test_a_question_assumes_only_what_the_person_said_they_did(
    question: str, passage: str, asked: bool
) -> None:
    """Whose deed it was, and whether it was done at all, decides."""
    assert (takes_up(question, passage, "a bakery") is None) is asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How did you find out that the kiln ran hot?", QuestionKind.DISCOVERY),
        ("What led you to move the racks?", QuestionKind.DECISION),
        ("What came of the trial?", QuestionKind.OUTCOME),
        ("What was hardest about the trial?", QuestionKind.DIFFICULTY),
        ("Which alternatives did you weigh?", QuestionKind.ALTERNATIVES),
        ("Who took part in the trial?", QuestionKind.WHO),
        ("When did the trial begin?", QuestionKind.WHEN),
        ("You mentioned the trial. How did you run it?", QuestionKind.MANNER),
    ],
)
def test_a_question_has_one_kind(question: str, kind: QuestionKind) -> None:
    """The words that ask tell the kind; what was mentioned before does not."""
    assert question_kind(question) is kind


def test_paraphrases_are_one_question_and_other_objects_are_not() -> None:
    """Two questions are one when they want to know the same of the same thing."""
    pairs = CASES["pairs"]
    right = [p for p in pairs if same_question(p["first"], p["second"]) is p["same"]]
    assert len(right) >= NEVER_LESS * len(pairs)
    assert all(
        same_question(p["first"], p["second"]) == same_question(p["second"], p["first"])
        for p in pairs
    )


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=40))
def test_any_text_gets_an_answer(question: str, passage: str, topic: str) -> None:
    """Whatever a model writes: a reason or none, and a question is like itself."""
    reason = takes_up(question, passage, topic)
    assert reason is None or reason.endswith(".")
    assert same_question(question, question)


def test_long_texts_take_time_in_proportion() -> None:
    """A passage of thousands of words is read in moments."""
    begin = time.perf_counter()
    takes_up("Why did you move the racks?", "I moved the racks and waited. " * 3000, "a bakery")
    assert time.perf_counter() - begin < 5
