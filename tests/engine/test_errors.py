"""What a person reads when something goes wrong."""

import pytest

from engine.errors import (
    AnswerOrder,
    BadConfig,
    BusinessRule,
    InterviewError,
    InterviewNotFound,
    LlmService,
    MaxQuestionsReached,
    NotFound,
    TooFast,
    Validation,
)
from tests.fakes.exceptions import leaves


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.__name__)
def test_each_leaf_has_a_sentence_of_its_own(leaf: type[InterviewError]) -> None:
    """Every exception that can be raised has its sentence; a missing detail breaks nothing."""
    assert "sentence" in vars(leaf)
    assert str(leaf()) == str(leaf(unheard_of=1)) != ""


def test_details_stand_in_the_sentence() -> None:
    """What was asked for is named; what a detail holds is not formatted again."""
    assert "interview {x}" in str(InterviewNotFound(id="{x}"))
    assert str(AnswerOrder(number=3)).endswith("We are at question 3.")


def test_a_count_chooses_the_form_of_the_sentence() -> None:
    """One second is no seconds, and the only question is not all of them."""
    assert str(TooFast(seconds=1)).endswith("in 1 second.")
    assert str(TooFast(seconds=2)).endswith("in 2 seconds.")
    assert str(MaxQuestionsReached(most=1)).startswith("The only question has")
    assert str(MaxQuestionsReached(most=5)).startswith("All 5 questions have")


def test_all_mistakes_of_a_configuration_stand_on_their_lines() -> None:
    """Several mistakes are told at once, a line each."""
    assert str(BadConfig(mistakes="a: 1\nb: 2")).splitlines()[1:] == ["a: 1", "b: 2"]


def test_the_tree_has_the_branches_of_the_original() -> None:
    """NotFound, BusinessRule, Validation and LlmService are branches with leaves below them."""
    for branch in (NotFound, BusinessRule, Validation, LlmService):
        assert leaves(branch) != (branch,)
