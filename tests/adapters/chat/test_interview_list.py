"""Lists of interviews."""

from dataclasses import replace

from adapters.chat.interview_list import list_card, list_for_person
from engine.dialogue.models import Status
from engine.messages.card import Action
from engine.ports.store import InterviewListItem
from tests.fakes.world import ALICE, BOB, NOON, SECOND

LINE = InterviewListItem(
    "a1", "events", Status.IN_PROGRESS, ALICE.name, ALICE.id, NOON, 2, 5, "T01"
)


def test_people_act_on_their_own_interviews_only() -> None:
    """A candidate can see, withdraw and delete; a manager reads."""
    lines = (LINE, replace(LINE, id="b2", candidate="Bob", candidate_id=BOB.id))
    found = list_for_person(lines, ALICE.id)
    assert [row.line.id for row in found.own] == ["a1"]
    actions = [button.action for button in found.own[0].buttons]
    assert actions == [Action.RECORDED, Action.WITHDRAW, Action.DELETE]
    assert [row.buttons for row in found.others] == [()]


def test_a_finished_interview_can_be_deleted_but_not_left() -> None:
    """Withdrawing is for interviews that run; a deleted one has nothing left to delete."""
    done = list_for_person((replace(LINE, status=Status.COMPLETED),), ALICE.id).own[0]
    assert [button.action for button in done.buttons] == [Action.RECORDED, Action.DELETE]
    deleted = list_for_person((replace(LINE, candidate="", topic=""),), ALICE.id).own[0]
    assert (deleted.buttons, deleted.text[:28]) == ((), "an interview · being deleted")


def test_who_has_no_name_can_delete_too() -> None:
    """A platform that does not tell a name takes no right away."""
    nameless = list_for_person((replace(LINE, candidate=""),), ALICE.id).own[0]
    assert Action.DELETE in [button.action for button in nameless.buttons]
    assert "somebody" in nameless.text


def test_running_interviews_come_first_and_each_once() -> None:
    """What can still be acted on is on top; the same interview is not listed twice."""
    later = replace(LINE, id="b2", status=Status.COMPLETED, created_at=NOON + SECOND)
    found = list_for_person((later, LINE, LINE), ALICE.id)
    assert [row.line.id for row in found.own] == ["a1", "b2"]


def test_a_line_says_what_where_and_when() -> None:
    """Topic, candidate, state, answers and day are in one line."""
    text = list_card(list_for_person((LINE,), BOB.id)).sections[0].items[0].text
    assert text == "events · Alice Anderson · in progress, 2 of 5 answered · 02 Mar 2026"
    assert "no interviews" in list_card(list_for_person((), BOB.id)).body[0][0].text
