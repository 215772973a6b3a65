"""Where an interview is held and who gets its report."""

import pytest

from engine.api.placement import PlacementDefaults, resolve_managers, resolve_place
from engine.dialogue.models import ChannelRef
from engine.dialogue.plan import Template, Visibility

HERE = ChannelRef("fake", "T01", "C01")
OPEN, HIDDEN = Visibility.CHANNEL, Visibility.PRIVATE


def template(visibility: Visibility | None = None, *managers: str) -> Template:
    """A template that says where, or who reads."""
    return Template("t", "1", "engineer", (), managers=managers, visibility=visibility)


@pytest.mark.parametrize(
    ("prepared", "usual", "held"),
    [
        (None, None, HIDDEN),
        (None, OPEN, OPEN),
        (template(), OPEN, OPEN),
        (template(HIDDEN), OPEN, HIDDEN),
        (template(OPEN), HIDDEN, OPEN),
    ],
)
def test_a_template_goes_before_the_settings(
    prepared: Template | None, usual: Visibility | None, held: Visibility
) -> None:
    """Without either the place keeps what it says itself."""
    place = resolve_place(HERE, prepared, PlacementDefaults(usual))
    assert (place.visibility, place.channel) == (held, HERE.channel)


def test_nothing_is_public_in_a_conversation_of_two() -> None:
    """Not even what a template wants in a channel."""
    defaults = PlacementDefaults(OPEN, is_direct=True)
    assert resolve_place(HERE, template(OPEN), defaults).visibility is HIDDEN


def test_who_is_named_goes_before_the_template_and_that_before_the_settings() -> None:
    """A template's managers count where they are ids of the platform; nobody counts twice."""
    defaults = PlacementDefaults(managers=("7",), is_person=str.isdecimal)
    prepared = template(None, "U01", "42", "42")
    assert resolve_managers(("9", "9"), prepared, defaults) == ("9",)
    assert resolve_managers((), prepared, defaults) == ("42",)
    assert resolve_managers((), template(None, "U01"), defaults) == ("7",)
    assert resolve_managers((), None, defaults) == ("7",)
