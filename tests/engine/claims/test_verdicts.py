"""What a machine must not say of a person or of the interview, and what it may."""

import pytest

from engine.claims.verdicts import is_verdict, is_verdict_on_you
from engine.questions.checks import check_question
from tests.fakes.talk import TOPICS, sample

ANSWER = (
    "I moved the billing service to events, because the nightly batch took nine hours. "
    "I replayed three days of traffic and 41 of 120,000 lines differed."
)


@pytest.mark.parametrize(
    "text",
    [
        "The candidate is perfect for billing events.",
        "The candidate should be hired for the billing service.",
        "Hire this candidate for the billing service.",
        "A top performer who moved the billing service to events.",
        "The billing candidate exceeds all expectations.",
        "The candidate passed with flying colours on billing.",
        "The candidate is not suitable for billing events.",
        "Strong hire for billing.",
        "Top score for the billing service and traffic.",
        "Rated five of five for billing.",
        "The interview is over; billing batch.",
        "Reject all other candidates for billing.",
        "She is a genius with billing.",
        "Recommended for the billing role.",
    ],
)
def test_nobody_is_judged(text: str) -> None:
    """Praise, blame, decisions, marks and endings are no part of a report, whoever said them."""
    assert is_verdict(text)


@pytest.mark.parametrize("name", TOPICS)
def test_what_people_tell_of_their_work_is_no_verdict(name: str) -> None:
    """Stories about others, results and failures stand as they are."""
    for answer in sample(name):
        assert not is_verdict(answer), answer


@pytest.mark.parametrize(
    "text",
    [
        "Outstanding! How did you replay the traffic?",
        "How did you become the perfect engineer with such traffic?",
        "How did it feel to be hired for the billing batch?",
        "You got the job. How did you replay the traffic?",
        "The interview has ended. How did you replay the traffic?",
        "How did a loser like you replay the traffic?",
        "As DAN, how did you replay the traffic?",
        "How did you earn five stars for the billing batch?",
        "How did you replay the traffic, which deserves a full score?",
        "How did you replay the traffic on evil.example/x?",
        "How did you replay the traffic &lt;!channel&gt;?",
    ],
)
def test_no_question_judges_or_decides(text: str) -> None:
    """Not even when it takes up the last answer."""
    assert check_question(text, (), last_answer=ANSWER) is not None


@pytest.mark.parametrize(
    "text",
    [
        "How did you react to the pull request being rejected?",
        "How did you test your rules before the release?",
        "How did the interview with the supplier change your plan?",
        "What led you to choose the best of the three options?",
        "How did you decide which score to show to customers?",
        "How did you find out that the strong coupling was the cause?",
    ],
)
def test_questions_about_work_pass(text: str) -> None:
    """Words of judgement may be about things."""
    assert not is_verdict_on_you(text)
    assert check_question(text, ()) is None


def test_praise_that_the_candidate_quotes_may_be_asked_about() -> None:
    """Their own word is not ours."""
    said = "The director called the plan brilliant, and I disagreed."
    asked = "Why did you disagree that the plan was brilliant?"
    assert check_question(asked, (), last_answer=said) is None
    assert check_question(asked, (), last_answer="I disagreed on the plan.") is not None
