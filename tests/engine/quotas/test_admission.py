"""How much may run at once, and how fast people may ask for it."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.interviews import ButtonClick, InterviewApi
from engine.api.permissions import Actor
from engine.dialogue.models import ChannelRef
from engine.dialogue.plan import Plan
from engine.errors import (
    BusinessRule,
    CandidateFull,
    Full,
    InviterFull,
    TooFast,
    WorkspaceFull,
)
from engine.messages.card import Action
from engine.quotas.admission import MINUTE, MOST_KEYS, AdmissionControl, Limits, RateLimiter
from tests.fakes.house import House
from tests.fakes.wishes import wish
from tests.fakes.world import ALICE, BOB, PLACE


def reception(limits: Limits, house: House | None = None) -> InterviewApi:
    """A reception with these limits."""
    return InterviewApi((house or House()).engine, lambda _: Plan(), "", AdmissionControl(limits))


@pytest.mark.parametrize(
    ("limits", "changes", "error"),
    [
        (Limits(per_inviter=3), {}, InviterFull),
        (Limits(per_candidate=3), {"candidate": ALICE}, CandidateFull),
        (Limits(per_workspace=3), {}, WorkspaceFull),
        (Limits(in_all=3), {}, Full),
    ],
)
async def test_a_limit_is_never_passed_by_wishes_of_one_moment(
    limits: Limits, changes: dict[str, object], error: type[BusinessRule]
) -> None:
    """Of twenty at once, three are stored; the others are told why, with the number."""
    house = House()
    desk = reception(limits, house)
    wishes = [desk.invite(wish(number, **changes)) for number in range(20)]
    results = await asyncio.gather(*wishes, return_exceptions=True)
    assert len(house.store.rows) == 3
    refused = [r for r in results if isinstance(r, BaseException)]
    assert len(refused) == 17
    assert all(type(r) is error and "3" in str(r) for r in refused)


async def test_the_limit_on_all_is_passed_by_one_a_workspace_at_most() -> None:
    """Workspaces do not wait for each other; this is what that costs."""
    house = House()
    desk = reception(Limits(in_all=3), house)
    places = [ChannelRef("fake", f"T{number}", "C01") for number in range(4)]
    wishes = [desk.invite(wish(n, place=places[n % 4])) for n in range(40)]
    await asyncio.gather(*wishes, return_exceptions=True)
    assert 3 <= len(house.store.rows) <= 3 + len(places) - 1


async def test_a_wish_heard_twice_is_no_second_one() -> None:
    """At the limit, the repeat of the last wish that was taken is answered like the first."""
    desk = reception(Limits(per_inviter=1))
    first = await desk.invite(wish(1))
    assert (await desk.invite(wish(1))).id == first.id
    with pytest.raises(InviterFull):
        await desk.invite(wish(2))


async def test_others_are_not_held_up() -> None:
    """What one inviter and one candidate may is their own; another workspace has its own count."""
    desk = reception(Limits(per_inviter=1, per_candidate=1, per_workspace=2))
    await desk.invite(wish(1))
    await desk.invite(wish(2, inviter=BOB))
    with pytest.raises(WorkspaceFull):
        await desk.invite(wish(3, inviter=ALICE))
    assert await desk.invite(wish(4, place=replace(PLACE, workspace="T02")))


async def test_room_is_there_again_when_an_interview_is_over() -> None:
    """Nothing is counted that does not run."""
    house = House()
    desk = reception(Limits(per_inviter=1), house)
    interview = await desk.invite(wish(1))
    who = Actor(interview.candidate.id, (PLACE.workspace,))
    await desk.handle_click(interview.id, ButtonClick(Action.DECLINE, who))
    assert await desk.invite(wish(2))


async def test_five_hundred_commands_of_one_are_ten_of_them_and_nobody_elses_business() -> None:
    """What is too fast is refused before the database is asked, and says when to come again."""
    house = House()
    desk = reception(Limits(wishes_per_minute=10), house)
    wishes = [desk.invite(wish(number)) for number in range(500)]
    results = await asyncio.gather(*wishes, return_exceptions=True)
    assert len(house.store.rows) == 10
    assert sum(isinstance(r, TooFast) and "60 seconds" in str(r) for r in results) == 490
    await desk.invite(wish(501, inviter=BOB))
    await house.clock.sleep(61)
    await desk.invite(wish(502))


async def test_lists_and_clicks_have_a_pace_each() -> None:
    """Who has asked for too many lists can still press a button."""
    desk = reception(Limits(wishes_per_minute=2))
    interview = await desk.invite(wish(1, candidate=ALICE))
    who = Actor(ALICE.id, (PLACE.workspace,))
    for _ in range(2):
        await desk.list_interviews(who)
    with pytest.raises(TooFast):
        await desk.list_interviews(who)
    for action in (Action.START, Action.PAUSE):
        await desk.handle_click(interview.id, ButtonClick(action, who))
    with pytest.raises(TooFast):
        await desk.handle_click(interview.id, ButtonClick(Action.RESUME, who))


@given(st.lists(st.floats(-30, 90, allow_nan=False), max_size=60))
def test_no_minute_holds_more_than_the_most(gaps: list[float]) -> None:
    """Whatever the clock does, also backwards, nobody waits for more than a minute."""
    pace, now, taken = RateLimiter(5), 1_000.0, list[float]()
    for gap in gaps:
        now += gap
        wait = pace.seconds_until_allowed("somebody", now)
        assert 0 <= wait <= MINUTE
        taken += [] if wait else [now]
        if min(gaps) >= 0:
            assert sum(now - MINUTE < at <= now for at in taken) <= 5


def test_a_bounded_number_of_people_is_remembered() -> None:
    """Whoever was quiet longest is forgotten."""
    pace = RateLimiter(1)
    for number in range(2 * MOST_KEYS):
        assert pace.seconds_until_allowed(number, 0.0) == 0
    assert pace.seconds_until_allowed(2 * MOST_KEYS - 1, 1.0) > 0
    assert pace.seconds_until_allowed(0, 1.0) == 0
