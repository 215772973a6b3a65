"""The Chat port on Slack."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from adapters.slack.chat.thinking_status import ThinkingStatus
from adapters.slack.web_api.timestamps import to_datetime
from engine.dialogue import events as ev
from engine.dialogue.models import Status
from engine.dialogue.steps import MANAGERS, Disclosure, NoticeKind, Say
from engine.errors import NotDelivered, ThreadGone, Unreachable
from tests.adapters.slack.house import IN_CHANNEL, PRIVATE, SlackHouse
from tests.adapters.slack.stand_in import Fault
from tests.fakes.world import ALICE, MALLORY

DM = "D01ALICE"


def texts(messages: list[dict[str, Any]]) -> list[str]:
    """The fallback texts of messages."""
    return [message["text"] for message in messages]


async def test_a_thread_in_the_channel_holds_the_disclosure(house: SlackHouse) -> None:
    """The thread hangs on a message that names the candidate; consent is asked in the thread."""
    interview = await house.invited()
    root = house.slack.said("C01")[0]
    assert interview.thread is not None
    assert (interview.thread.channel, interview.thread.thread) == ("C01", root["ts"])
    assert '"user_id": "U01ALICE"' in json.dumps(root["blocks"])
    said = house.slack.said("C01", root["ts"])
    assert len(said) == 1
    assert "I am an AI interviewer" in said[0]["text"]


async def test_a_private_interview_is_a_thread_in_the_apps_messages(house: SlackHouse) -> None:
    """Nothing of a private interview is seen in the channel."""
    interview = await house.invited(PRIVATE)
    assert interview.thread is not None
    assert interview.thread.channel == DM
    assert not house.slack.said("C01")
    assert len(house.slack.said(DM, interview.thread.thread)) == 1


@pytest.mark.parametrize("kind", ["500-after", "reset-after", "html-after"])
@pytest.mark.parametrize("place", [IN_CHANNEL, PRIVATE])
async def test_a_post_that_may_have_succeeded_is_not_said_twice(
    house: SlackHouse, kind: str, place: Any
) -> None:
    """When an answer gets lost after the message was kept, the key in it is found."""
    house.slack.faults.append(Fault("chat.postMessage", kind, times=2))
    interview = await house.invited(place)
    for _ in range(4):
        interview = await house.later(interview, 10)
    channel = "C01" if place is IN_CHANNEL else DM
    assert interview.thread is not None
    assert len(house.slack.said(channel)) == 1
    assert len(house.slack.said(channel, interview.thread.thread)) == 1
    assert interview.postings["disclosure"].message_id


@pytest.mark.parametrize("kind", ["500-before", "reset-before", "html-before"])
async def test_a_post_that_failed_is_made_again(house: SlackHouse, kind: str) -> None:
    """When nothing was kept, looking finds nothing and the message is posted."""
    house.slack.faults.append(Fault("chat.postMessage", kind, times=3))
    interview = await house.invited()
    for _ in range(4):
        interview = await house.later(interview, 60)
    assert len(house.slack.said("C01")) == 1
    assert interview.postings["disclosure"].message_id


async def test_a_short_rate_limit_is_waited_for(house: SlackHouse) -> None:
    """Slack did not do what it answers 429 to: it is simply tried again."""
    house.slack.faults.append(Fault("chat.postMessage", "limited", retry_after=0))
    interview = await house.invited()
    assert interview.postings["disclosure"].message_id
    assert not house.slack.count("conversations.history")


async def test_a_long_rate_limit_is_left_to_the_engine(house: SlackHouse) -> None:
    """The engine is told when Slack will listen again."""
    house.slack.faults.append(Fault("chat.postMessage", "limited", retry_after=90))
    interview = await house.invited()
    house.slack.faults.append(Fault("chat.postMessage", "limited", retry_after=90))
    with pytest.raises(NotDelivered) as failure:
        await house.chat.open(interview, retry=False)
    assert failure.value.retry_after == 90
    assert "Slack: ratelimited" in str(failure.value)


async def test_a_refused_token_loses_nothing(house: SlackHouse) -> None:
    """An operator's mistake is tried again until it is put right."""
    house.slack.faults.append(Fault("chat.postMessage", "error:invalid_auth", times=2))
    interview = await house.invited()
    assert interview.status is Status.NOT_STARTED
    for _ in range(3):
        interview = await house.later(interview, 60)
    assert interview.postings["disclosure"].message_id


@pytest.mark.parametrize("code", ["thread_not_found", "is_archived", "not_in_channel"])
async def test_a_lost_thread_is_told_from_a_moments_trouble(house: SlackHouse, code: str) -> None:
    """A thread that is deleted or closed to the app is gone for good."""
    interview = await house.invited()
    house.slack.faults.append(Fault("chat.postMessage", f"error:{code}"))
    with pytest.raises(ThreadGone):
        await house.chat.post(interview, Disclosure(), retry=False)


async def test_where_the_bot_is_no_member_it_says_what_to_do(house: SlackHouse) -> None:
    """A command works in any channel; posting does not. The one who asked reads how to go on."""
    house.slack.members.clear()
    interview = await house.invited()
    assert interview.status is Status.EXPIRED
    (told, *_) = house.slack.said("D02MALLORY")
    assert "/invite @interviewer" in told["text"]


async def test_the_manager_gets_the_report_with_the_transcript(house: SlackHouse) -> None:
    """The report goes out as a direct message, with the transcript as a file."""
    interview = await finished(house)
    dm = house.slack.messages["D02MALLORY"]
    assert dm[0]["text"].startswith("Alice Anderson · moving a billing service to events")
    assert [f["name"] for m in dm for f in m.get("files", ())] == [f"interview-{interview.id}.md"]
    content = house.slack.uploads["F1"]["content"].decode()
    assert "We counted twice" in content


@pytest.mark.parametrize(
    "method", ["chat.postMessage", "files.completeUploadExternal", "files.getUploadURLExternal"]
)
@pytest.mark.parametrize("kind", ["500-after", "500-before"])
async def test_a_report_is_out_once_with_one_file(
    house: SlackHouse, method: str, kind: str
) -> None:
    """Whatever step of a report gets lost, report and file are there once in the end."""
    interview = await finished(house, Fault(method, kind))
    for _ in range(3):
        interview = await house.later(interview, 60)
    dm = house.slack.messages["D02MALLORY"]
    assert len([m for m in dm if m.get("bot_id")]) == 1
    assert len([m for m in dm if m.get("files")]) == 1
    assert interview.postings["to-U02MALLORY-report-manager"].message_id == dm[0]["ts"]


async def test_a_closed_dm_is_reported_to_the_inviter_and_tried_again(house: SlackHouse) -> None:
    """A manager who cannot be reached holds up nobody and loses nothing."""
    house.slack.user("U04CARL", "Carl Closed")
    house.slack.closed.add("U04CARL")
    interview = await finished(house, managers=("U04CARL", "U02MALLORY"))
    dm = texts(house.slack.said("D02MALLORY"))
    assert any("could not send the report" in text and "Carl Closed" in text for text in dm)
    assert any(text.startswith("Alice Anderson · ") for text in dm)
    house.slack.closed.clear()
    await house.later(interview, 7 * 3600)
    assert len(house.slack.said("D04CARL")) == 1


async def test_a_user_group_is_everybody_in_it(house: SlackHouse) -> None:
    """A group's members each get the report once, even when one of them is tried again."""
    house.slack.groups = {"S01": ["U02MALLORY", "U04CARL"]}
    interview = await finished(house, managers=("S01",))
    assert interview.postings["to-S01-report-manager"].unreachable
    house.slack.user("U04CARL", "Carl Closed")
    await house.later(interview, 7 * 3600)
    reports = [
        m for m in house.slack.said("D02MALLORY") if m["text"].startswith("Alice Anderson ·")
    ]
    assert len(reports) == 1
    assert len(house.slack.said("D04CARL")) == 1


async def test_a_workspace_without_user_groups_is_told_so(house: SlackHouse) -> None:
    """Where groups do not exist the group counts as unreachable; nothing breaks."""
    interview = await house.invited()
    with pytest.raises(Unreachable, match="user groups are not available"):
        await house.chat.notify(interview, "S01", Say(NoticeKind.EXPIRED, MANAGERS), retry=False)


async def test_thinking_is_shown_where_it_can_be(house: SlackHouse) -> None:
    """The status is set in the thread; a workspace that lacks the method is asked once."""
    interview = await house.invited()
    await house.chat.show_thinking(interview)
    await eventually(lambda: bool(house.slack.statuses))
    assert house.slack.statuses[0]["status"] == "is thinking…"
    house.slack.faults.append(Fault("assistant.threads.setStatus", "error:unknown_method", 9))
    before = house.slack.count("assistant.threads.setStatus")
    for _ in range(3):
        await house.chat.show_thinking(interview)
        await eventually(lambda: house.slack.count("assistant.threads.setStatus") > before)
        await house.chat.post(interview, Disclosure(), retry=False)
    assert house.slack.count("assistant.threads.setStatus") == before + 1


async def test_thinking_that_is_soon_over_is_not_shown(house: SlackHouse) -> None:
    """The sign comes after a while; what is posted before takes it back, and none comes later."""
    interview = await house.invited()
    assert interview.thread is not None
    sign = ThinkingStatus(house.api, 0.05)
    sign.show(interview.thread)
    await sign.hide(interview.thread)
    await asyncio.sleep(0.1)
    assert house.slack.count("assistant.threads.setStatus") == 0


async def test_a_sign_on_its_way_is_there_before_the_message(house: SlackHouse) -> None:
    """Whoever posts waits for it: after the message it would stay for minutes."""
    interview = await house.invited()
    assert interview.thread is not None
    sign = ThinkingStatus(house.api, 0.0)
    sign.show(interview.thread)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await sign.hide(interview.thread)
    assert house.slack.count("assistant.threads.setStatus") == 1


async def eventually(true: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


async def test_a_limit_that_nobody_documents_is_met_by_halving(house: SlackHouse) -> None:
    """A message that is refused as too long goes out in two, and is not posted twice later."""
    house.slack.faults.append(Fault("chat.postMessage", "error:msg_blocks_too_long"))
    interview = await house.invited()
    assert interview.thread is not None
    house.slack.faults.append(Fault("chat.postMessage", "error:msg_blocks_too_long"))
    said = house.slack.said("C01", interview.thread.thread)
    await house.chat.post(interview, Disclosure(), retry=False)
    halves = house.slack.said("C01", interview.thread.thread)[len(said) :]
    assert len(halves) == 2
    assert halves[1]["blocks"][-1]["type"] == "actions"


async def finished(house: SlackHouse, *faults: Fault, managers: tuple[str, ...] = ()) -> Any:
    """An interview whose report is due, with faults from then on."""
    interview = await house.invited(managers=managers or (MALLORY.id,))
    await house.engine.record_event(interview.id, ev.Accepted(house.clock.now(), ALICE.id))
    interview = await house.later(interview, 1)
    asked = house.slack.messages["C01"][-1]
    words = "We counted twice, so I added a unique constraint."
    reply = house.slack.written("C01", ALICE.id, words, asked["thread_ts"])
    at = house.clock.now()
    sent = to_datetime(reply["ts"])
    await house.engine.record_event(
        interview.id, ev.Replied(at, ALICE.id, reply["ts"], words, sent)
    )
    house.slack.faults.extend(faults)
    await house.engine.record_event(interview.id, ev.Ended(at, ALICE.id))
    house.hand.wake(interview.id)
    return await house.later(interview, 0)
