"""Driving one interview until it is the candidate's turn, without a driver of its own."""

import sys

from engine.dialogue.models import Interview
from engine.errors import ModelGivenUp
from engine.runtime.engine import InterviewEngine

PATIENCE = 3
"""How many times in a row a model may fail before a run without a person gives up."""


async def drive_until_idle(engine: InterviewEngine, interview_id: str) -> Interview:
    """The interview when it is the candidate's turn, or over; waits out a model's absence.

    Raises ModelGivenUp when the model stays away.
    """
    while True:
        await engine.run_pending_steps(interview_id)
        interview = await engine.store.get(interview_id)
        if interview.model_retry_at is None or interview.summary is not None:
            return interview
        if interview.model_failures >= PATIENCE:
            raise ModelGivenUp(times=PATIENCE, id=interview_id)
        wait = interview.model_retry_at - engine.clock.now()
        print("the language model does not answer; trying again", file=sys.stderr)
        await engine.clock.sleep(max(0.0, wait.total_seconds()))
