"""The JSON of a plan: its keys are stored, so they are those that every version reads."""

from datetime import timedelta

import pytest

from adapters.store.mapping.plan_document import plan_from_document, plan_to_document
from engine.dialogue.plan import (
    Competency,
    ModelOutagePolicy,
    Plan,
    Ratings,
    Template,
    Timing,
    Visibility,
)

DOCUMENT = {
    "questions": 7,
    "template": {
        "name": "backend",
        "version": "3",
        "role": "Engineer",
        "core_questions": ["How?", "Why?"],
        "competencies": [{"name": "Care", "low": "none", "middle": "some", "high": "much"}],
        "questions": 6,
        "follow_ups": 1,
        "prompts": {"rating": "v1"},
        "visibility": "channel",
        "managers": ["U1"],
        "ratings": "none",
    },
    "follow_ups": 3,
    "pace": {"quiet": "PT5S", "nudge": "P2D", "expiry": "P21D", "day_begins": 8, "day_ends": 17},
    "consent": False,
    "consent_version": "v2",
    "retention_days": 90,
    "sentiment": False,
    "candidate_sees_scores": True,
    "outage": "built-in",
    "over_budget": "built-in",
    "rating_rounds": 5,
    "rating_spread": 2,
    "prompts": {"question": "v2"},
}
PLAN = Plan(
    7,
    Template(
        "backend",
        "3",
        "Engineer",
        ("How?", "Why?"),
        (Competency("Care", "none", "some", "much"),),
        6,
        1,
        {"rating": "v1"},
        Visibility.CHANNEL,
        ("U1",),
        Ratings.NONE,
    ),
    3,
    Timing(timedelta(seconds=5), timedelta(days=2), timedelta(days=21), 8, 17),
    False,
    "v2",
    90,
    False,
    True,
    ModelOutagePolicy.BUILT_IN,
    ModelOutagePolicy.BUILT_IN,
    5,
    2,
    {"question": "v2"},
)


def test_a_whole_plan_is_stored_under_these_keys() -> None:
    """A renamed field changes nothing in the database."""
    assert plan_to_document(PLAN) == DOCUMENT


def test_a_whole_plan_comes_back() -> None:
    """Every key is read into the field that it was written from."""
    assert plan_from_document(DOCUMENT) == PLAN


def test_a_plan_of_defaults_comes_back() -> None:
    """No template, no prompts: what is absent stays absent."""
    assert plan_from_document(plan_to_document(Plan())) == Plan()


@pytest.mark.parametrize("key", sorted(DOCUMENT))
def test_a_plan_of_a_version_that_did_not_know_a_key_can_be_read(key: str) -> None:
    """An interview goes on after an update that adds a rule to plans."""
    older = {name: value for name, value in DOCUMENT.items() if name != key}
    assert plan_to_document(plan_from_document(older)) == DOCUMENT | {
        key: plan_to_document(Plan())[key]
    }


def test_a_template_of_before_ratings_were_a_choice_is_rated_by_a_model() -> None:
    """That version always rated; its candidates were told so before they began."""
    older = {
        name: value
        for name, value in plan_to_document(PLAN)["template"].items()
        if name != "ratings"
    }
    found = plan_from_document(DOCUMENT | {"template": older})
    assert found.rated_by_model
    assert not plan_from_document(DOCUMENT).rated_by_model
