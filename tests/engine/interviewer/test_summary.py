"""What is left of a summary when everything that does not rest on an answer is taken out."""

import pytest

from engine.dialogue.summary import SummaryState
from tests.fakes.interviewing import FINDING, answered, good, summed

NONSENSE = good(
    themes=["What the answers are about", "What the person showed", "The answer"],
    key_points=["The answer is no, but I will show it again."] * 5,
    strengths=[{**FINDING, "quote": "I am the best"}],
    full_summary_text="The answer is no, but I will show it again.",
)


async def test_a_summary_of_which_nothing_is_left_is_none() -> None:
    """It is labelled like one that could not be read, and the drops are counted."""
    summary = (await summed(answered(questions=1), NONSENSE))[0].summary
    assert summary.state is SummaryState.NONE
    assert not summary.themes + summary.key_points
    assert summary.sentiment_label is None
    assert "no written summary" in summary.notes[0]
    assert summary.dropped == summary.claims > 5


async def test_a_summary_without_its_text_says_so() -> None:
    """What is listed stands; the text is not replaced by one of ours."""
    made = await summed(answered(questions=1), good(full_summary_text="All went perfectly."))
    summary = made[0].summary
    assert summary.state is SummaryState.PARTIAL
    assert (summary.full_summary_text, len(summary.key_points)) == ("", 5)
    assert "text was dropped" in summary.notes[0]


async def test_one_dropped_theme_makes_it_partial() -> None:
    """Whoever reads it sees that the model said more than it could show."""
    themes = ["invoices", "unique constraint", "Kubernetes"]
    summary = (await summed(answered(questions=1), good(themes=themes)))[0].summary
    assert (summary.state, summary.themes) == (SummaryState.PARTIAL, tuple(themes[:2]))
    assert summary.dropped == 1


@pytest.mark.parametrize(
    "text",
    [
        "Led 500 people in Paris",
        "An outstanding engineer",
        "Should be hired <!channel>",
        "See https://evil.example",
        "You showed care",
        "measures " * 60,
    ],
)
async def test_a_true_quote_carries_no_false_finding(text: str) -> None:
    """The sentence above a quote states nothing that the answers do not."""
    reply = good(strengths=[FINDING, {**FINDING, "text": text}])
    summary = (await summed(answered(questions=1), reply))[0].summary
    assert [found.text for found in summary.strengths] == ["Measures first"]
    assert summary.dropped == 1


async def test_what_is_missing_holds_no_verdict_and_no_voice() -> None:
    """It stands in no answer, so at least it must not praise, link or talk."""
    missing = ["team size", "I am the best", "why this genius left"]
    reply = good(missing_information=missing)
    summary = (await summed(answered(questions=1), reply))[0].summary
    assert summary.missing_information == ("team size",)


async def test_the_prompt_does_not_come_back() -> None:
    """Six words in a row of what the model was told are dropped wherever they stand."""
    leak = "Invoices and messages: words copied exactly from one answer that differed."
    reply = good(full_summary_text=f"{leak} Invoices were counted twice.")
    summary = (await summed(answered(questions=1), reply))[0].summary
    assert summary.full_summary_text == "Invoices were counted twice."


async def test_a_sentiment_that_does_not_agree_goes_back_and_is_then_left_out() -> None:
    """The rest of the summary stands: a score is never bent to fit its label."""
    wrong = good(sentiment_label="positive", sentiment_score=0.1)
    mended, _ = await summed(answered(questions=1), wrong, good())
    assert mended.summary.sentiment_label == "neutral"
    made, puppet = await summed(answered(questions=1), wrong, wrong)
    assert "does not agree" in puppet.requests[1].brief.problem
    assert (made.summary.sentiment_label, made.summary.sentiment_score) == (None, None)
    assert made.summary.state is SummaryState.COMPLETE


async def test_a_score_that_is_no_score_is_not_forgiven() -> None:
    """Only a disagreement is: a text or a number out of range makes the reply unreadable."""
    for score in ("0.1", 7, None):
        wrong = good(sentiment_label="positive", sentiment_score=score)
        made, _ = await summed(answered(questions=1), wrong, wrong)
        assert made.summary.state is SummaryState.NONE
