"""The quick way to change a frozen value does what the usual one does."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given

from engine.dialogue.events import Event
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan
from engine.frozen import copy_with
from tests.fakes.histories import HISTORIES, lived
from tests.fakes.world import NOON, SECOND, started


def test_every_field_of_an_interview_can_be_changed() -> None:
    """One at a time, and the others stay as they are."""
    interview: Any = started()
    other = object()
    for field in dataclasses.fields(Interview):
        new = copy_with(interview, **{field.name: other})
        assert new == dataclasses.replace(interview, **{field.name: other})
        assert getattr(new, field.name) is other


@given(HISTORIES)
def test_whatever_an_interview_has_been_through_it_is_copied_whole(
    history: list[Event | None],
) -> None:
    """No field is lost on the way."""
    for interview in lived(history, Plan()):
        assert copy_with(interview, turn=7) == dataclasses.replace(interview, turn=7)


def test_a_field_that_is_none_is_refused() -> None:
    """A slip of the pen does not go unnoticed."""
    interview: Any = started()
    with pytest.raises(TypeError, match="Interview has no field 'turns'"):
        copy_with(interview, turns=1)


def test_the_old_value_stays_as_it_was() -> None:
    """Values are frozen."""
    interview = started()
    copy_with(interview, active_at=NOON + SECOND)
    assert interview == started()
