"""What is acknowledged is stored, over Socket Mode and HTTP."""

import asyncio
import random
import time

import pytest

from engine.api.interviews import InterviewRequest
from engine.dialogue.models import Status
from engine.errors import BadConfig
from tests.adapters.slack.house import IN_CHANNEL
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.adapters.slack.stand_in import Fault
from tests.adapters.slack.valve import Valve, reply, with_valve
from tests.fakes.world import ALICE, MALLORY

SECRET = "lab-secret"


async def test_without_a_database_nothing_is_acknowledged(lab: Lab) -> None:
    """Slack sends an event again until it is stored; then it counts once."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        await scene.begun()
        event = reply(scene, "We counted twice.")
        valve.broken = True
        assert await lab.event(event, within=0.3) is None
        assert scene.interview.exchanges[0].text is None
        valve.broken = False
        assert await lab.event(event) == {}
        assert scene.interview.exchanges[0].text == "We counted twice."


async def test_the_reply_is_stored_before_it_is_acknowledged(lab: Lab) -> None:
    """At the moment of the acknowledgement the answer is in the store."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        await scene.begun()
        valve.seconds = 0.2
        sending = asyncio.create_task(lab.event(reply(scene, "We counted twice.")))
        await asyncio.sleep(0.1)
        assert not sending.done()
        assert await sending == {}
        assert scene.interview.exchanges[0].text == "We counted twice."


async def test_a_repeat_waits_for_the_first(lab: Lab) -> None:
    """A repeat that comes while the first is being stored is acknowledged after it, unstored."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        await scene.begun()
        valve.seconds, valve.writes = 0.2, 0
        event = reply(scene, "We counted twice.")
        acks = await asyncio.gather(*(lab.event(event) for _ in range(3)))
        assert acks == [{}, {}, {}]
        assert valve.writes == 1
        assert len(scene.interview.exchanges[0].messages) == 1


async def test_redelivered_and_doubled_events_change_nothing(scene: Scene) -> None:
    """The same message under another event id is still the same message."""
    await scene.begun()
    event = reply(scene, "We counted twice.")
    for event_id in ("Ev1", "Ev1", "Ev2"):
        assert await scene.lab.event(event, event_id) == {}
    before = scene.interview
    assert len(before.exchanges[0].messages) == 1
    assert await scene.lab.event(event, "Ev3") == {}
    assert scene.interview is before


async def test_fifty_replies_at_once_are_in_order(scene: Scene) -> None:
    """Whatever order they arrive in, messages stand in the order of writing."""
    await scene.begun()
    events = [reply(scene, f"line {n}") for n in range(50)]
    shuffled = random.Random(7).sample(events, len(events))
    acks = await asyncio.gather(*(scene.lab.event(event) for event in shuffled))
    assert acks == [{}] * 50
    text = scene.interview.exchanges[0].text
    assert text == "\n".join(f"line {n}" for n in range(50))


@pytest.mark.slow
async def test_threads_do_not_wait_for_each_other(lab: Lab) -> None:
    """Five hundred threads that each take a fifth of a second take no longer together."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        for number in range(500):
            await scene.reception.invite(
                InterviewRequest(str(number), f"topic {number}", ALICE, MALLORY, IN_CHANNEL)
            )
        await scene.hand.rest()
        threads = [row.interview.thread for row in valve.rows.values()]
        valve.seconds = 0.2
        events = []
        for thread in threads:
            assert thread is not None
            message = scene.slack.written("C01", ALICE.id, "Hello?", thread.thread)
            events.append({**message, "channel": "C01", "event_ts": message["ts"]})
        began = time.perf_counter()
        acks = await asyncio.gather(*(lab.event(event, within=30) for event in events))
        took = time.perf_counter() - began
        assert acks == [{}] * 500
        assert took < 10, took


async def test_what_is_being_stored_at_the_end_is_acknowledged(lab: Lab) -> None:
    """Stopping the program waits for what has begun: Slack need not send it again."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        await scene.begun()
        valve.seconds = 0.3
        sending = asyncio.create_task(lab.event(reply(scene, "We counted twice.")))
        await asyncio.sleep(0.1)
        await scene.stop()
        assert await sending == {}
        assert scene.interview.exchanges[0].text == "We counted twice."


@pytest.mark.slow
async def test_a_slow_command_is_told_to_try_again(lab: Lab) -> None:
    """What is not stored within the time is given up, and nothing is half done."""
    valve = Valve()
    async with served(lab, valve, ack_deadline=0.5) as scene:
        with_valve(scene, valve)
        valve.seconds = 1.2
        began = time.perf_counter()
        acked = await scene.command(TOPIC, rest=False)
        assert acked is not None
        assert "Please try again" in acked["text"]
        assert time.perf_counter() - began < 1.1
        await asyncio.sleep(1.0)
        assert not valve.rows
        valve.seconds = 0.0
        await scene.begun()
        valve.seconds = 1.2
        assert await scene.press("Pause") == {}
        assert "Please try again" in scene.whispered()[-1]
        await asyncio.sleep(1.0)
        assert scene.interview.status is Status.IN_PROGRESS


async def test_a_command_without_a_database_is_told(lab: Lab) -> None:
    """A command is acknowledged even then, with a word for the person."""
    valve = Valve()
    async with served(lab, valve) as scene:
        valve.broken = True
        acked = await scene.command(TOPIC)
        assert acked is not None
        assert "database does not answer" in acked["text"]


async def test_a_command_is_taken_when_slack_is_slow_with_names(lab: Lab) -> None:
    """Who somebody is, is nice to know; the interview does not wait for it."""
    lab.slack.faults.append(Fault("users.info", "500-before", times=9))
    async with served(lab) as scene:
        await scene.command(TOPIC)
        assert scene.interview.candidate.name == "alice"


async def test_the_bots_own_and_unknown_payloads_are_acknowledged(scene: Scene) -> None:
    """What is not handled is not sent again and again."""
    own = {"type": "message", "user": "U0BOT", "bot_id": "B0BOT", "channel": "C01", "ts": "1.1"}
    assert await scene.lab.event(own, "Ev1") == {}
    assert await scene.lab.event({"type": "reaction_added", "user": ALICE.id}, "Ev2") == {}
    assert await scene.lab.send("interactive", {"type": "shortcut", "user": {"id": "U"}}) == {}
    click = {"action_id": "another", "value": "x"}
    assert await scene.click(click, ALICE.id, "C01") == {}
    assert await scene.lab.event({"type": "tokens_revoked", "tokens": {}}, "Ev3") == {}


async def test_a_button_of_an_unknown_interview_is_answered(scene: Scene) -> None:
    """A button that outlived its interview says so."""
    await scene.click({"action_id": "interview:skip", "value": "gone:1"}, ALICE.id, "C01")
    assert "There is no interview gone" in scene.whispered()[-1]


@pytest.mark.parametrize(
    ("method", "name"),
    [("auth.test", "SLACK_BOT_TOKEN"), ("apps.connections.open", "SLACK_APP_TOKEN")],
)
async def test_a_refused_token_is_named(lab: Lab, method: str, name: str) -> None:
    """The operator reads which token Slack refuses and where to get one."""
    lab.slack.faults.append(Fault(method, "error:invalid_auth"))
    scene = Scene(lab)
    with pytest.raises(BadConfig, match=name):
        await scene.start()
