"""What whoever looks after the program is told over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp
import pytest

from adapters.chat.connection_health import ConnectionHealth
from adapters.store import open_store
from bot.app.compose import App, compose
from bot.monitoring.prometheus import Metrics
from bot.serve.health_server import Health, health_server
from config.settings import HealthSettings, Settings
from engine.api.interviews import InterviewApi
from engine.errors import BadConfig
from engine.ports.chat import Chat
from engine.ports.installation import Installation
from tests.config.loading import load
from tests.fakes.chat import Room
from tests.fakes.world import SetClock, started

ANY_PORT = HealthSettings(port=0, host="127.0.0.1", silence_seconds=60)


@dataclass
class Place:
    """A platform that is connected when a test says so."""

    name: str = "fake"
    chat: Chat = field(default_factory=lambda: Room(SetClock()))
    health: ConnectionHealth = field(default_factory=ConnectionHealth)
    installation: Installation = field(default_factory=Installation)

    async def run(self, reception: InterviewApi) -> None:
        """Not in these tests."""
        del reception

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[None]:
        """Nor this."""
        yield


@dataclass(frozen=True)
class Stage:
    """The server of health and what it tells about."""

    http: aiohttp.ClientSession
    url: str
    parts: App
    place: Place
    stopped: asyncio.Event

    async def get(self, path: str) -> tuple[int, str]:
        """Ask."""
        async with self.http.get(f"{self.url}{path}") as answer:
            return answer.status, await answer.text()

    async def ready(self) -> tuple[int, dict[str, object]]:
        """Ask whether it is ready."""
        async with self.http.get(f"{self.url}/ready") as answer:
            told: dict[str, object] = await answer.json()
            return answer.status, told


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The defaults, with a database in a folder of its own."""
    return load(tmp_path, env={"DATABASE_URL": f"sqlite:///{tmp_path}/interviews.db"})


@pytest.fixture
async def stage(settings: Settings) -> AsyncIterator[Stage]:
    """A running server on a free port."""
    place, metrics, stopped = Place(), Metrics(), asyncio.Event()
    async with compose(settings, {place.name: place.chat}, meter=metrics) as parts:
        health = Health(parts, [place], metrics, stopped)
        async with health_server(ANY_PORT, health) as port, aiohttp.ClientSession() as http:
            yield Stage(http, f"http://127.0.0.1:{port}", parts, place, stopped)


async def test_alive_is_whoever_answers(stage: Stage) -> None:
    """Also while no platform is connected: it must not be restarted for that."""
    assert await stage.get("/live") == (200, '{"live": true}')


async def test_ready_is_who_can_serve_people(stage: Stage) -> None:
    """Each platform must be connected; it is said which is not and when it was last heard."""
    status, told = await stage.ready()
    assert (status, told["ready"]) == (503, False)
    assert told["platforms"] == {"fake": {"connected": False, "seconds_since_last_event": None}}
    stage.place.health.mark_connected()
    status, told = await stage.ready()
    assert (status, told["ready"], told["stopping"]) == (200, True, False)
    assert told["platforms"] == {"fake": {"connected": True, "seconds_since_last_event": 0.0}}


async def test_a_worker_needs_no_connection_to_hear_by(stage: Stage) -> None:
    """Front ends hear what people do; a worker is ready when its database is."""
    health = Health(stage.parts, [stage.place], Metrics(), stage.stopped, listens=False)
    fine, told = await health.ready()
    assert (fine, told["platforms"]) == (True, {})
    assert "interviewer_connected{" not in (await health.metrics()).decode()


async def test_who_stops_is_not_ready_any_more(stage: Stage) -> None:
    """A load balancer sends nobody to a program that is being stopped."""
    stage.place.health.mark_connected()
    stage.stopped.set()
    status, told = await stage.ready()
    assert (status, told["stopping"]) == (503, True)


async def test_without_the_database_nobody_is_served(stage: Stage, tmp_path: Path) -> None:
    """It is said what is wrong by the error's name; metrics go on without those numbers."""
    stage.place.health.mark_connected()
    gone = await open_store(f"sqlite:///{tmp_path}/gone.db")
    await gone.close()
    parts = replace(stage.parts, store=gone)
    health = Health(parts, [stage.place], Metrics(), stage.stopped)
    fine, told = await health.ready()
    assert (fine, told["database"]) == (False, {"ok": False, "problem": "StoreUnavailable"})
    text = (await health.metrics()).decode()
    assert 'interviewer_connected{platform="fake"} 1.0' in text
    assert "interviewer_interviews{" not in text


async def test_metrics_hold_what_the_database_holds(stage: Stage) -> None:
    """What an engine stored is there, by event and by status, and no word that anybody wrote."""
    await stage.parts.engine.store.add(started())
    status, text = await stage.get("/metrics")
    assert status == 200
    assert 'interviewer_interviews{platform="fake",status="IN_PROGRESS"} 1.0' in text
    assert 'interviewer_events_total{kind="Accepted",platform="fake"} 1.0' in text
    assert 'interviewer_turn_seconds_count{part="store"} 1.0' in text
    for word in (*started().topic.split(), started().candidate.name, started().candidate.id):
        assert f'"{word}"' not in text


async def test_a_port_that_is_taken_is_named(stage: Stage) -> None:
    """The setting is named, and what to do."""
    taken = ANY_PORT.model_copy(update={"port": int(stage.url.rsplit(":", 1)[1])})
    health = Health(stage.parts, [stage.place], Metrics(), stage.stopped)
    with pytest.raises(BadConfig, match=r"health\.port"):
        async with health_server(taken, health):
            pass


async def test_counting_is_not_repeated_for_each_scrape(stage: Stage) -> None:
    """Twenty scrapes at once look once; what is new shows some seconds later."""
    await asyncio.gather(*(stage.get("/metrics") for _ in range(20)))
    await stage.parts.store.add(started())
    _, text = await stage.get("/metrics")
    assert 'interviewer_interviews{platform="fake",status="IN_PROGRESS"} 0.0' in text
