"""Wishes for interviews, each for another person."""

from dataclasses import replace

from engine.api.interviews import Invitation
from engine.dialogue.models import Person
from tests.fakes.world import MALLORY, PLACE


def wish(number: int, **changes: object) -> Invitation:
    """A wish of Mallory's, each for another person and another topic."""
    candidate = Person(f"U{number:03}", f"Person {number}")
    usual = Invitation(f"command-{number}", f"subject {number}", candidate, MALLORY, PLACE)
    return replace(usual, **changes)  # type: ignore[arg-type]
