"""Connections that look alive and are not: what the library mends itself, and what the watch does.

A test that ends with the library alone shows why there is a watch at all.
"""

import asyncio
import logging

import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.inbound import transports as doors
from engine.dialogue.models import Status
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.adapters.slack.stand_in import APP_TOKEN

PATIENCE = 1.0


async def library(lab: Lab, interval: float = 0.2) -> SocketModeClient:
    """The library on its own, connecting."""
    web = AsyncWebClient(base_url=lab.api_url)
    return SocketModeClient(APP_TOKEN, web_client=web, ping_interval=interval)


@pytest.mark.slow
@pytest.mark.parametrize("mood", ["mute", "closed"])
async def test_the_library_alone_stays_lost(lab: Lab, mood: str) -> None:
    """It waits for a hello for ever, and tries an address that has expired for ever."""
    lab.mood = mood
    client = await library(lab)
    connecting = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]
    try:
        await asyncio.sleep(0.5)
        lab.mood = "friendly"
        await asyncio.sleep(2.0)
        assert not lab.sockets
    finally:
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)
        await client.close()  # type: ignore[no-untyped-call]


async def test_the_library_notices_when_nothing_at_all_comes(lab: Lab) -> None:
    """A connection that answers no ping is made anew by the library: no watch is needed for it."""
    lab.mood = "dead"
    client = await library(lab)
    await client.connect()  # type: ignore[no-untyped-call]
    lab.mood = "friendly"
    await asyncio.wait_for(lab.connected(), 10)
    await client.close()  # type: ignore[no-untyped-call]


async def ended(scene: Scene) -> BaseException | None:
    """What serving ended with."""
    assert scene.task is not None
    done, _ = await asyncio.wait((scene.task,), timeout=10 * PATIENCE)
    return scene.task.exception() if done else None


@pytest.mark.parametrize("mood", ["mute", "closed", "stuck"])
async def test_who_never_gets_in_begins_anew(lab: Lab, mood: str) -> None:
    """No hello, a refused address, a handshake without an answer: serving breaks off in time."""
    lab.mood = mood
    scene = Scene(lab, silence_timeout=PATIENCE)
    scene.task = asyncio.create_task(scene.platform.run(scene.reception))
    assert isinstance(await ended(scene), TimeoutError)
    assert not scene.platform.health.connected
    lab.mood = "friendly"
    await scene.start()
    assert scene.platform.health.connected
    await scene.stop()
    assert not scene.platform.health.connected


async def test_who_falls_silent_is_noticed_and_the_interview_goes_on(lab: Lab) -> None:
    """Slack asks for a new connection and never greets it: the second beginning is heard."""
    async with served(lab, silence_timeout=PATIENCE) as scene:
        await scene.begun(TOPIC)
        lab.mood = "mute"
        await lab.sockets[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        assert isinstance(await ended(scene), TimeoutError)
        assert not scene.platform.health.connected
        lab.mood = "friendly"
        await scene.start()
        await scene.answer()
        await scene.answer("I compared totals before and after.")
        assert scene.interview.status is Status.COMPLETED


async def test_a_connection_older_than_it_can_be_is_made_anew(lab: Lab) -> None:
    """Slack renews each connection; one that has outlived its time was forgotten."""
    lab.hello = {"debug_info": {"approximate_connection_time": -1200}}
    scene = Scene(lab, silence_timeout=PATIENCE)
    await scene.start()
    assert isinstance(await ended(scene), TimeoutError)


async def test_a_living_connection_is_left_alone(lab: Lab) -> None:
    """However long nobody says anything."""
    async with served(lab, silence_timeout=0.3) as scene:
        assert scene.task is not None
        await asyncio.wait((scene.task,), timeout=1.5)
        assert not scene.task.done()
        assert scene.platform.health.connected
        assert len(lab.sockets) == 1


async def test_addresses_of_sockets_are_not_logged(
    lab: Lab, caplog: pytest.LogCaptureFixture
) -> None:
    """They open a connection as the app does: a refused one is logged without its ticket."""
    assert doors.socket_log.level == logging.WARNING
    lab.mood = "closed"
    scene = Scene(lab, silence_timeout=PATIENCE)
    scene.task = asyncio.create_task(scene.platform.run(scene.reception))
    await ended(scene)
    assert "Failed to connect: WSServerHandshakeError" in caplog.text
    assert "ticket=" not in caplog.text
