"""Health over HTTP: /live, /ready and /metrics, for whoever looks after the running program."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from time import monotonic, perf_counter

from aiohttp import web

from adapters.chat.platform import Platform
from adapters.store import Counts
from bot.app.compose import App
from bot.monitoring.prometheus import Metrics
from config.settings import HealthSettings
from engine.errors import BadConfig

log = logging.getLogger(__name__)

Json = dict[str, object]

LIVE, READY, METRICS = "/live", "/ready", "/metrics"
STORE_WITHIN = 2.0
"""Seconds in which the database must answer."""
COUNTED_FOR = 5.0
"""Seconds that a count of the interviews is used again: a scrape must not cost more than a turn."""
SHUTDOWN = 1.0
TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8"


class Health:
    """What there is to tell. Once the program has ``stopped`` to take part it is not ready.

    A worker, which does not ``listen``, needs no connection to hear people by.
    """

    def __init__(
        self,
        parts: App,
        platforms: Sequence[Platform],
        metrics: Metrics,
        stopped: asyncio.Event,
        *,
        listens: bool = True,
    ) -> None:
        self._heard = tuple(platforms) if listens else ()
        self._store = parts.store
        self._clock = parts.engine.clock
        self._stopped = stopped
        self._turns = parts.turns
        self._platforms = tuple(platforms)
        self._metrics = metrics
        self._counted_at = float("-inf")
        self._counting = asyncio.Lock()

    async def ready(self) -> tuple[bool, Json]:
        """Whether people can be served now, and why not: the database and each platform."""
        database = await self._database()
        platforms = {
            p.name: {
                "connected": p.health.connected,
                "seconds_since_last_event": _round(p.health.silence),
            }
            for p in self._heard
        }
        connected = all(p.health.connected for p in self._heard)
        stopping = self._stopped.is_set()
        ready = bool(database["ok"]) and connected and not stopping
        told: Json = {"ready": ready, "stopping": stopping}
        return ready, {**told, "database": database, "platforms": platforms}

    async def metrics(self) -> bytes:
        """All metrics, in Prometheus' text format; without the database's while it is away."""
        async with self._counting:
            if monotonic() - self._counted_at > COUNTED_FOR:
                await self._count()
        for p in self._heard:
            self._metrics.set_connection(p.name, p.health)
        self._metrics.set_queue_length(self._turns.queue_length)
        return self._metrics.text()

    async def _database(self) -> Json:
        begun = perf_counter()
        try:
            await self._counts()
        except Exception as error:
            return {"ok": False, "problem": type(error).__name__}
        return {"ok": True, "seconds": round(perf_counter() - begun, 6)}

    async def _count(self) -> None:
        try:
            counts = await self._counts()
        except Exception as error:
            log.warning("the interviews cannot be counted: %s", type(error).__name__)
            return
        self._counted_at = monotonic()
        since = counts.longest_due
        waiting = (self._clock.now() - since).total_seconds() if since else 0.0
        self._metrics.set_counts(counts, [p.name for p in self._platforms], waiting)

    async def _counts(self) -> Counts:
        async with asyncio.timeout(STORE_WITHIN):
            return await self._store.counts(self._clock.now())


@asynccontextmanager
async def health_server(settings: HealthSettings, health: Health) -> AsyncIterator[int]:
    """Answer until left, and yield the port; raises BadConfig when it cannot be listened on."""
    runner = web.AppRunner(_application(health), access_log=None, shutdown_timeout=SHUTDOWN)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            hint = f"{settings.host}:{settings.port} cannot be used ({error.strerror})"
            raise BadConfig(mistakes=f"health.port: {hint}; set another one") from None
        port = int(runner.addresses[0][1])
        log.info("health and metrics on %s:%d", settings.host, port)
        yield port
    finally:
        await runner.cleanup()


def _application(health: Health) -> web.Application:
    async def live(_: web.Request) -> web.Response:
        return web.json_response({"live": True})

    async def ready(_: web.Request) -> web.Response:
        fine, told = await health.ready()
        return web.json_response(told, status=200 if fine else 503)

    async def metrics(_: web.Request) -> web.Response:
        text = await health.metrics()
        return web.Response(body=text, headers={"Content-Type": TEXT_FORMAT})

    application = web.Application()
    application.add_routes([web.get(LIVE, live), web.get(READY, ready), web.get(METRICS, metrics)])
    return application


def _round(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
