"""What was said while nobody listened."""

import asyncio
from typing import Any

from engine.api.interviews import InterviewRequest
from engine.dialogue import events as ev
from engine.dialogue.models import Status
from tests.adapters.slack.house import IN_CHANNEL
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.adapters.slack.stand_in import Fault
from tests.fakes.world import ALICE, BOB, MALLORY


async def restarted(scene: Scene) -> Scene:
    """The program on the same store, connected and caught up."""
    other = Scene(scene.lab, scene.memory)
    other.memory, other.clock = scene.memory, scene.clock
    await other.start()
    await caught_up(other)
    return other


async def caught_up(scene: Scene, rounds: int = 1) -> None:
    """Wait until so many rounds of reading are over."""
    catch_up = scene.platform.catch_up
    assert catch_up is not None
    for _ in range(500):
        if catch_up.rounds >= rounds:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("never caught up")


def away(scene: Scene, text: str, user: str = ALICE.id) -> dict[str, Any]:
    """A message that Slack keeps and nobody hears."""
    return scene.slack.written(scene.channel, user, text, scene.thread)


async def test_after_a_restart_what_was_missed_counts_once(lab: Lab) -> None:
    """New, edited and deleted replies of the downtime change the answer that is open."""
    async with served(lab) as scene:
        await scene.begun()
        first = await scene.say("We counted twice.")
        second = await scene.say("Forget this.")
        await scene.stop()
        await scene.edit(first, "We counted three times.", tell=False)
        await scene.delete(second, tell=False)
        missed = away(scene, "I added a constraint.")
        await scene.edit(missed, "I added a unique constraint.", tell=False)
        away(scene, "good luck!", BOB.id)
        after = await restarted(scene)
        exchange = after.interview.exchanges[0]
        assert exchange.text == "We counted three times.\nI added a unique constraint."
        assert "good luck" not in repr(scene.memory.rows)
        before = after.interview
        await lab.event({**missed, "channel": "C01", "event_ts": missed["ts"]})
        assert after.interview is before
        await after.stop()


async def test_each_open_thread_is_read_once(lab: Lab) -> None:
    """Reading starts at the question that waits; finished interviews are not read."""
    async with served(lab) as scene:
        for number in range(20):
            wish = InterviewRequest(str(number), f"topic {number}", ALICE, MALLORY, IN_CHANNEL)
            await scene.reception.invite(wish)
        await scene.rest()
        await scene.press("No, thanks")
        await scene.stop()
        lab.slack.calls.clear()
        after = await restarted(scene)
        assert lab.slack.count("conversations.replies") == 19
        await after.stop()


async def test_reading_waits_when_slack_says_so(lab: Lab) -> None:
    """A rate limit is waited for, and the thread is read then."""
    async with served(lab) as scene:
        await scene.begun()
        await scene.stop()
        away(scene, "We counted twice.")
        lab.slack.faults.append(Fault("conversations.replies", "limited", times=1))
        lab.slack.faults.append(Fault("conversations.replies", "500-before", times=1))
        after = await restarted(scene)
        assert after.interview.exchanges[0].text == "We counted twice."
        await after.stop()


async def test_a_reconnect_reads_what_fell_between(scene: Scene) -> None:
    """When the socket breaks, the app connects again and reads what it missed."""
    await scene.begun()
    await caught_up(scene)
    await scene.lab.sockets[-1].close()
    away(scene, "We counted twice.")
    await scene.lab.connected(2)
    await caught_up(scene, 2)
    assert scene.interview.exchanges[0].text == "We counted twice."
    await scene.answer("And more.")
    assert scene.in_thread()[-1].startswith("Question 2 of 2")


async def test_slacks_own_farewell_is_followed(scene: Scene) -> None:
    """Slack announces that it closes a socket; another one is opened meanwhile."""
    await scene.begun()
    await scene.lab.sockets[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
    await scene.lab.connected(2)
    await scene.answer()
    assert scene.in_thread()[-1].startswith("Question 2 of 2")


async def test_a_thread_that_is_gone_ends_its_interview(lab: Lab) -> None:
    """A thread that was deleted in the meantime is found out and the inviter hears of it."""
    async with served(lab) as scene:
        await scene.begun(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
        await scene.stop()
        lab.slack.messages["D01ALICE"].clear()
        after = await restarted(scene)
        assert after.interview.status is Status.EXPIRED
        await after.later(1)
        assert "is gone or closed" in lab.slack.said("D02MALLORY")[-1]["text"]
        await after.stop()


async def test_top_level_replies_of_the_downtime_count(lab: Lab) -> None:
    """In the app's messages what was written beside the thread is found, but not what was asked."""
    async with served(lab) as scene:
        await scene.begun(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
        known = await scene.say("We counted twice.", channel="D01ALICE")
        await scene.stop()
        lab.slack.written("D01ALICE", ALICE.id, "I fixed it.")
        lab.slack.written("D01ALICE", ALICE.id, "unclear", reply_count=1)
        after = await restarted(scene)
        exchange = after.interview.exchanges[0]
        assert exchange.text == "We counted twice.\nI fixed it."
        assert exchange.messages[0].id == known["ts"]
        await after.stop()


async def test_what_slack_does_not_show_is_not_deleted(lab: Lab) -> None:
    """A plan's limit hides old messages; of what lies behind it nothing is known."""
    async with served(lab) as scene:
        await scene.begun(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
        await scene.answer("We counted twice.")
        second = await scene.say("I compared totals.")
        beside = await scene.say("And sums.", channel="D01ALICE")
        await scene.stop()
        lab.slack.hidden_before = second["ts"]
        after = await restarted(scene)
        assert after.interview.answers == ("We counted twice.", "I compared totals.\nAnd sums.")
        await after.stop()
        lab.slack.hidden_before = after.interview.exchanges[1].question.message_id
        await scene.delete(beside, tell=False)
        after = await restarted(scene)
        assert after.interview.answers == ("We counted twice.", "I compared totals.\nAnd sums.")
        await after.stop()
        lab.slack.hidden_before = ""
        after = await restarted(scene)
        assert after.interview.answers == ("We counted twice.", "I compared totals.")
        await after.stop()


async def test_a_message_that_is_still_there_is_restored(lab: Lab) -> None:
    """What was taken for deleted and is read again counts again, in a thread and beside it."""
    async with served(lab) as scene:
        await scene.begun(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
        first = await scene.say("We counted twice.")
        beside = await scene.say("I fixed it.", channel="D01ALICE")
        for message in (first, beside):
            gone = ev.ReplyDeleted(scene.clock.now(), "", message["ts"])
            await scene.engine.record_event(scene.interview.id, gone)
        assert scene.interview.answers == (None,)
        await scene.stop()
        await scene.edit(first, "We counted three times.", tell=False)
        after = await restarted(scene)
        assert after.interview.answers == ("We counted three times.\nI fixed it.",)
        await after.stop()


async def test_over_http_the_start_catches_up_too(lab: Lab) -> None:
    """HTTP has no reconnects; what was missed is read at the start."""
    async with served(lab) as scene:
        await scene.begun()
        await scene.stop()
        away(scene, "We counted twice.")
        async with served(lab, scene.memory, transport="http", host="127.0.0.1", port=0) as after:
            after.memory = scene.memory
            await caught_up(after)
            assert after.interview.exchanges[0].text == "We counted twice."
