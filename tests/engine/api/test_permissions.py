"""The table of who may do what, by itself; the platforms' tests try it through their adapters."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.interviews import _EVENTS, ButtonClick
from engine.api.permissions import (
    RULES,
    Act,
    Actor,
    InvitePolicy,
    Permission,
    Relation,
    is_allowed,
    roles,
    workspace_roles,
)
from engine.dialogue.events import PictureDisputed
from engine.dialogue.state_machine import apply_event, create_interview
from engine.messages.card import Action
from engine.runtime.rejections import rejection_reason
from tests.fakes.world import ALICE, BOB, MALLORY, NOON, invited

INTERVIEW = create_interview(invited(managers=(MALLORY.id, "S01")))
OWN_ALONE = frozenset(Action) - {Action.RECORDED}
PEOPLE = st.sampled_from([ALICE.id, MALLORY.id, BOB.id, "U9"])
STANDINGS = st.builds(
    Actor,
    PEOPLE,
    st.lists(st.sampled_from(["T01", "T02", "@me"]), max_size=2, unique=True).map(tuple),
    st.sampled_from([(), ("S01",), ("S02",)]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def test_every_act_has_a_rule() -> None:
    """A new button or deed that nobody has thought about fails here."""
    assert set(RULES) == {*Permission, *Action}
    assert all(RULES.values())


def test_what_has_no_rule_nobody_may() -> None:
    """Being in no table means no."""
    assert not is_allowed("something new", frozenset(Relation))  # type: ignore[arg-type]


def test_what_people_are() -> None:
    """Candidate, inviter, manager by name or by group, or somebody else."""

    def held(person: str, **more: object) -> frozenset[Relation]:
        return roles(replace(Actor(person, ("T01",)), **more), INTERVIEW)  # type: ignore[arg-type]

    assert held(ALICE.id) == {Relation.CANDIDATE}
    assert held(MALLORY.id) == {Relation.MANAGER, Relation.INVITER}
    assert held("U9", groups=("S01",)) == {Relation.MANAGER}
    assert held(BOB.id, administrator=True, named=True) == {Relation.BYSTANDER}
    assert held(ALICE.id, workspaces=("T02",)) == {Relation.STRANGER}
    assert held(MALLORY.id, workspaces=("T02",), direct=True) == {Relation.STRANGER}
    assert held(ALICE.id, workspaces=("@me",), direct=True) == {Relation.CANDIDATE}


@given(STANDINGS, st.sampled_from(sorted(RULES)))
def test_another_workspace_is_out_of_reach(who: Actor, act: Act) -> None:
    """Whoever somebody is: from elsewhere nothing is possible, but for one's own in private."""
    held = roles(who, INTERVIEW)
    if "T01" not in who.workspaces and not (who.direct and who.person == ALICE.id):
        assert held == {Relation.STRANGER}
        assert not is_allowed(act, held)


@pytest.mark.parametrize(
    ("inviters", "who"),
    [
        (InvitePolicy.EVERYBODY, {"nobody", "named", "administrator"}),
        (InvitePolicy.NAMED, {"named"}),
        (InvitePolicy.ADMINISTRATORS, {"administrator"}),
    ],
)
def test_whom_the_operator_lets_invite(inviters: InvitePolicy, who: set[str]) -> None:
    """Everybody, those on a list, or those who manage the workspace; oneself always."""
    standings = {
        "nobody": Actor("U9", ("T01",)),
        "named": Actor("U9", ("T01",), named=True),
        "administrator": Actor("U9", ("T01",), administrator=True),
    }
    held = {name: workspace_roles(standing, inviters) for name, standing in standings.items()}
    assert {name for name, these in held.items() if is_allowed(Permission.INVITE, these)} == who
    assert all(is_allowed(Permission.ASK, these) for these in held.values())


@pytest.mark.parametrize("action", sorted(OWN_ALONE - {Action.DELETE}))
@pytest.mark.parametrize("who", [MALLORY.id, BOB.id])
def test_the_flow_agrees(action: Action, who: str) -> None:
    """What the table forbids changes nothing in the flow either: two locks on one door."""
    interview = apply_event(INTERVIEW, _EVENTS[Action.START](NOON, press(Action.START, ALICE.id)))
    event = (
        PictureDisputed(NOON, who, "It is not so.")
        if action is Action.DISPUTE
        else _EVENTS[action](NOON, press(action, who))
    )
    assert not is_allowed(action, roles(Actor(who, ("T01",)), interview))
    assert apply_event(interview, event) is interview
    assert rejection_reason(interview, event) is not None


def press(action: Action, who: str) -> ButtonClick:
    """A click from within the workspace."""
    return ButtonClick(action, Actor(who, ("T01",)), 1)
