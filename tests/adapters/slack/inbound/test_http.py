"""Slack over HTTP: signatures, health, and what is not acknowledged."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import aiohttp
import pytest

from engine.api.interviews import InterviewRequest
from engine.errors import BadConfig
from tests.adapters.slack.house import IN_CHANNEL
from tests.adapters.slack.lab import Lab, event_body
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.adapters.slack.valve import Valve, reply, with_valve
from tests.fakes.world import ALICE, MALLORY

SECRET = "lab-secret"


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
        interview = await scene.reception.invite(
            InterviewRequest("1", TOPIC, ALICE, MALLORY, IN_CHANNEL)
        )
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
