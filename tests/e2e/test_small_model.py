"""Whole interviews with a real language model that mostly writes nonsense.

``uv run --group small-model pytest -s -n0 -m small_model`` prints what became of its
questions and summaries.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from config.question_bank import load_bank
from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import BANK, Interviewer
from engine.interviewer.quotes import is_quoted_in
from engine.questions.checks import check_question, check_written_question
from prompts.library import Library
from tests.e2e.small_model import missing, small_model
from tests.fakes.talk import TOPICS, held, sample

pytestmark = [
    pytest.mark.small_model,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.timeout(600),
]
NO_WAIT = Timing(quiet=timedelta())


@dataclass(slots=True)
class Noting:
    """A writer that keeps what became of each question."""

    writer: Interviewer
    fates: Counter[str] = field(default_factory=Counter)

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """The writer's question; whether it passed, was repaired, or comes from the bank."""
        written = await self.writer.question(interview, step, now)
        passed = "passed" if len(written.calls) == 1 else "repaired"
        self.fates["from the bank" if written.source == BANK else passed] += 1
        return written

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """The writer's summary."""
        made = await self.writer.summary(interview, step, now)
        self.fates[f"summary {made.summary.state}"] += 1
        return made


async def interviewed(url: str, topic: str, questions: int) -> tuple[Interview, Counter[str]]:
    """An interview of a sample's author, held by the small model, and what became of its parts."""
    model = OpenAIModel(OpenAIOptions("smollm2", base_url=url, timeout=120, deadline=300))
    bank = load_bank()
    noting = Noting(Interviewer(model, OfflineModel(bank), Library.load(), bank))
    plan = Plan(questions=questions, pace=NO_WAIT)
    try:
        interview = await held(noting, sample(topic)[:questions], TOPICS[topic], plan)
    finally:
        await model.close()
    return interview, noting.fates


async def test_an_interview_ends_well_however_poor_the_model() -> None:
    """Every question passes every check; the report holds nothing that was not said."""
    with small_model() as url:
        interview, fates = await interviewed(url, "billing", 5)
    asked = [exchange.question.text for exchange in interview.exchanges]
    assert len(asked) == 5
    for number, exchange in enumerate(interview.exchanges):
        text, before = exchange.question.text, asked[:number]
        if exchange.question.source == BANK:
            assert check_question(text, before) is None, text
        else:
            assert check_written_question(text, before, "en", ()) is None, text
    summary = interview.summary
    assert summary is not None
    answers = dict(enumerate(sample("billing"), start=1))
    for finding in (*summary.strengths, *summary.weaknesses):
        assert is_quoted_in(finding.quote, answers[finding.answer])
    assert summary.scores["clarity"].value is not None
    print(
        f"\n{dict(fates)}, {len(interview.calls)} calls, dropped {summary.dropped}",
        *asked,
        sep="\n",
    )


async def test_a_small_context_is_no_obstacle() -> None:
    """An interview that is longer than the model can read still ends, with a report."""
    with small_model(context=512) as url:
        interview, fates = await interviewed(url, "billing", 3)
    assert len(interview.exchanges) == 3
    assert fates["from the bank"] > 0
    assert interview.summary is not None
    assert "ContextTooLong" in {call.outcome for call in interview.calls}
