"""Whole interviews with a real language model that mostly writes nonsense.

``uv run --group small-model pytest tests/e2e/test_small_model.py -s`` prints what became of its
questions and summaries.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from adapters.offline_model import OfflineModel
from adapters.openai_model import OpenAIModel, OpenAIOptions
from config.bank import load_bank
from engine.checks import check_question
from engine.grounding import quoted_in
from engine.interview import Interview, SummaryState
from engine.interviewer import BANK, Interviewer
from engine.plan import Pace, Plan
from prompts import Library
from tests.e2e.small_model import missing, small_model
from tests.fakes.talk import TOPICS, held, sample

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.timeout(600),
]
NO_WAIT = Pace(quiet=timedelta())


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The model's server, started once."""
    with small_model() as url:
        yield url


async def interviewed(url: str, topic: str, plan: Plan) -> Interview:
    """An interview of a sample's author, held by the small model."""
    model = OpenAIModel(OpenAIOptions("smollm2", base_url=url, timeout=120, deadline=300))
    bank = load_bank()
    writer = Interviewer(model, OfflineModel(bank), Library.load(), bank)
    try:
        return await held(writer, sample(topic), TOPICS[topic], plan)
    finally:
        await model.close()


def fates(interview: Interview) -> Counter[str]:
    """What became of the questions, and of the summary."""
    tries = [call.outcome for call in interview.calls if call.purpose == "question"]
    written = [e.question for e in interview.exchanges]
    fallen = sum(question.source == BANK for question in written)
    repaired = len(tries) - len(written) - fallen
    return Counter(
        {
            "passed": len(written) - fallen - repaired,
            "repaired": repaired,
            "from the bank": fallen,
            f"summary {interview.summary.state if interview.summary else 'missing'}": 1,
        }
    )


@pytest.mark.parametrize("topic", ["billing", "outage"])
async def test_an_interview_ends_well_however_poor_the_model(url: str, topic: str) -> None:
    """Every question passes every check; the report holds nothing that was not said."""
    interview = await interviewed(url, topic, Plan(questions=5, pace=NO_WAIT))
    asked = [exchange.question.text for exchange in interview.exchanges]
    assert len(asked) == 5
    for number, text in enumerate(asked):
        assert check_question(text, asked[:number]) is None, text
    summary = interview.summary
    assert summary is not None
    answers = dict(enumerate(sample(topic), start=1))
    for finding in (*summary.strengths, *summary.weaknesses):
        assert quoted_in(finding.quote, answers[finding.answer])
    if summary.state is SummaryState.NONE:
        assert summary.full_summary_text == ""
        assert any("no written summary" in note for note in summary.notes)
    assert summary.scores.clarity.value is not None
    print(f"\n{topic}: {dict(fates(interview))}, {len(interview.calls)} calls")
    for text in asked:
        print(f"  {text}")
    print(f"  {summary.full_summary_text or summary.notes}")


async def test_a_small_context_is_no_obstacle() -> None:
    """An interview that is longer than the model can read is read in part, and that is said."""
    with small_model(context=1024) as url:
        interview = await interviewed(url, "billing", Plan(questions=5, pace=NO_WAIT))
    assert len(interview.exchanges) == 5
    assert interview.summary is not None
