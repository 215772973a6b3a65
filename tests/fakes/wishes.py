"""Wishes for interviews, each for another person."""

from dataclasses import replace

from engine.api.interviews import InterviewRequest
from engine.dialogue.models import Person
from tests.fakes.world import MALLORY, PLACE


def wish(number: int, **changes: object) -> InterviewRequest:
    """A wish of Mallory's, each for another person and another topic."""
    candidate = Person(f"U{number:03}", f"Person {number}")
    usual = InterviewRequest(f"command-{number}", f"subject {number}", candidate, MALLORY, PLACE)
    return replace(usual, **changes)  # type: ignore[arg-type]
