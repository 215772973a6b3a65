"""What is acknowledged is stored, over Socket Mode and HTTP."""

import asyncio
import hashlib
import hmac
import json
import random
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest

from engine.errors import BadConfig, StoreUnavailable
from engine.interview import Interview, Status
from engine.ports import Change
from engine.reception import Invitation
from tests.adapters.slack.house import IN_CHANNEL
from tests.adapters.slack.lab import Lab, event_body
from tests.adapters.slack.scene import Scene, served
from tests.adapters.slack.stand_in import Fault
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, MALLORY

TOPIC = "moving a billing service to events"
SECRET = "lab-secret"


class Valve(MemoryStore):
    """A store whose writes fail, or take as long as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.seconds = 0.0
        self.writes = 0

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Change it, unless broken."""
        await self._pass()
        return await super().update(interview_id, change)

    async def add(self, interview: Interview) -> bool:
        """Keep it, unless broken."""
        await self._pass()
        return await super().add(interview)

    async def _pass(self) -> None:
        self.writes += 1
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.broken:
            raise StoreUnavailable(where="x", problem="it is down", hint="")


async def begun(scene: Scene) -> None:
    """Alice asks for her own interview and presses Start."""
    await scene.command(TOPIC)
    await scene.press("Start")


def reply(scene: Scene, text: str, user: str = ALICE.id) -> dict[str, Any]:
    """A message event in the newest thread; nothing is sent yet."""
    message = scene.slack.written(scene.channel, user, text, scene.thread)
    return {**message, "channel": scene.channel, "event_ts": message["ts"]}


def with_valve(scene: Scene, valve: Valve) -> None:
    """Let the scene see what the valve keeps."""
    scene.memory = valve


async def test_without_a_database_nothing_is_acknowledged(lab: Lab) -> None:
    """Slack sends an event again until it is stored; then it counts once."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        await begun(scene)
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
        await begun(scene)
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
        await begun(scene)
        valve.seconds, valve.writes = 0.2, 0
        event = reply(scene, "We counted twice.")
        acks = await asyncio.gather(*(lab.event(event) for _ in range(3)))
        assert acks == [{}, {}, {}]
        assert valve.writes == 1
        assert len(scene.interview.exchanges[0].messages) == 1


async def test_redelivered_and_doubled_events_change_nothing(scene: Scene) -> None:
    """The same message under another event id is still the same message."""
    await begun(scene)
    event = reply(scene, "We counted twice.")
    for event_id in ("Ev1", "Ev1", "Ev2"):
        assert await scene.lab.event(event, event_id) == {}
    before = scene.interview
    assert len(before.exchanges[0].messages) == 1
    assert await scene.lab.event(event, "Ev3") == {}
    assert scene.interview is before


async def test_fifty_replies_at_once_are_in_order(scene: Scene) -> None:
    """Whatever order they arrive in, messages stand in the order of writing."""
    await begun(scene)
    events = [reply(scene, f"line {n}") for n in range(50)]
    shuffled = random.Random(7).sample(events, len(events))
    acks = await asyncio.gather(*(scene.lab.event(event) for event in shuffled))
    assert acks == [{}] * 50
    text = scene.interview.exchanges[0].text
    assert text == "\n".join(f"line {n}" for n in range(50))


async def test_threads_do_not_wait_for_each_other(lab: Lab) -> None:
    """Five hundred threads that each take a fifth of a second take no longer together."""
    valve = Valve()
    async with served(lab, valve) as scene:
        with_valve(scene, valve)
        for number in range(500):
            await scene.reception.invite(
                Invitation(str(number), f"topic {number}", ALICE, MALLORY, IN_CHANNEL)
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
        await begun(scene)
        valve.seconds = 0.3
        sending = asyncio.create_task(lab.event(reply(scene, "We counted twice.")))
        await asyncio.sleep(0.1)
        await scene.stop()
        assert await sending == {}
        assert scene.interview.exchanges[0].text == "We counted twice."


async def test_a_slow_command_is_told_to_try_again(lab: Lab) -> None:
    """What is not stored within the time is given up, and nothing is half done."""
    valve = Valve()
    async with served(lab, valve, store_within=0.2) as scene:
        with_valve(scene, valve)
        valve.seconds = 0.6
        began = time.perf_counter()
        acked = await scene.command(TOPIC, rest=False)
        assert acked is not None
        assert "Please try again" in acked["text"]
        assert time.perf_counter() - began < 0.5
        await asyncio.sleep(0.6)
        assert not valve.rows
        valve.seconds = 0.0
        await begun(scene)
        valve.seconds = 0.6
        assert await scene.press("Pause") == {}
        assert "Please try again" in scene.whispered()[-1]
        await asyncio.sleep(0.6)
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


def signed(body: str, secret: str = SECRET, age: float = 0.0) -> dict[str, str]:
    """The headers of a request as Slack signs it, made ``age`` seconds ago."""
    at = str(int(time.time() - age))
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={digest}"}


async def test_over_http_signatures_are_checked(lab: Lab) -> None:
    """A forged, an old and an unsigned request are refused; a good one is stored and answered."""
    async with served(lab, transport="http", host="127.0.0.1", port=0) as scene:
        url = f"http://127.0.0.1:{scene.platform.port}"
        command = urlencode(
            {
                "command": "/interview",
                "text": TOPIC,
                "user_id": ALICE.id,
                "user_name": "alice",
                "channel_id": "C01",
                "team_id": "T01LAB",
                "trigger_id": "t1",
                "response_url": f"{lab.slack.url}/hook",
            }
        )
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        async with aiohttp.ClientSession() as http:

            async def post(headers: dict[str, str], body: str = command) -> tuple[int, str]:
                async with http.post(f"{url}/slack/events", data=body, headers=headers) as answer:
                    return answer.status, await answer.text()

            for headers in (form, form | signed(command, "wrong"), form | signed(command, age=400)):
                status, _ = await post(headers)
                assert status == 401
            assert not scene.memory.rows
            status, text = await post(form | signed(command))
            assert (status, "begins in a thread" in text) == (200, True)
            assert len(scene.memory.rows) == 1
            async with http.get(f"{url}/healthz") as health:
                assert (health.status, await health.json()) == (200, {"status": "ok"})
            challenge = json.dumps({"type": "url_verification", "challenge": "c1"})
            kind = {"Content-Type": "application/json"}
            status, text = await post(kind | signed(challenge), challenge)
            assert (status, "c1" in text) == (200, True)
            async with http.post(f"{url}/slack/events", data=b"\xff\xfe") as answer:
                assert answer.status in {400, 401}


async def test_over_http_a_failed_event_is_not_acknowledged(lab: Lab) -> None:
    """Slack reads anything but 200 as "send it again"."""
    valve = Valve()
    async with served(lab, valve, transport="http", host="127.0.0.1", port=0) as scene:
        with_valve(scene, valve)
        interview = await scene.reception.invite(Invitation("1", TOPIC, ALICE, MALLORY, IN_CHANNEL))
        await scene.rest()
        url = f"http://127.0.0.1:{scene.platform.port}/slack/events"
        body = json.dumps(event_body(reply(scene, "Hello?")))
        headers = {"Content-Type": "application/json", **signed(body)}
        valve.broken = True
        async with aiohttp.ClientSession() as http:
            async with http.post(url, data=body, headers=headers) as answer:
                assert answer.status == 500
            valve.broken = False
            async with http.post(url, data=body, headers=headers) as answer:
                assert answer.status == 200
        assert (await valve.get(interview.id)).spoke_early


async def test_a_taken_port_is_named(lab: Lab) -> None:
    """The operator reads which setting to change."""
    async with served(lab, transport="http", host="127.0.0.1", port=0) as first:
        second = Scene(lab, transport="http", host="127.0.0.1", port=first.platform.port)
        with pytest.raises(BadConfig, match="PORT"):
            await second.start()
