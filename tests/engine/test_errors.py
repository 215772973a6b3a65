"""What a person reads when something goes wrong."""

import pytest

from engine.errors import (
    AnswerOrder,
    BadConfig,
    BusinessRule,
    InterviewError,
    InterviewNotFound,
    LlmService,
    NotFound,
    Validation,
    leaves,
)


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.__name__)
def test_each_leafs_docstring_is_its_message(leaf: type[InterviewError]) -> None:
    """Every exception that can be raised has a sentence of its own for whoever reads it."""
    assert leaf.__doc__ is not None
    message = str(leaf())
    assert message
    assert message == str(leaf(unheard_of=1))
    if "{" not in leaf.__doc__:
        assert message == " ".join(leaf.__doc__.split())


def test_details_stand_in_the_sentence() -> None:
    """What was asked for is named; what a detail holds is not formatted again."""
    assert "interview {x}" in str(InterviewNotFound(id="{x}"))
    assert str(AnswerOrder(number=3)).endswith("we are at question 3 now.")


def test_all_mistakes_of_a_configuration_stand_on_their_lines() -> None:
    """Several mistakes are told at once, a line each."""
    assert str(BadConfig(mistakes="a: 1\nb: 2")).splitlines()[1:] == ["a: 1", "b: 2"]


def test_the_tree_has_the_branches_of_the_original() -> None:
    """NotFound, BusinessRule, Validation and LlmService are branches with leaves below them."""
    for branch in (NotFound, BusinessRule, Validation, LlmService):
        assert leaves(branch) != (branch,)
