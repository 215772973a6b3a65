"""Serve platforms until a signal says stop; a crash of one does not take the other down."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from adapters.chat.platform import Platform
from adapters.store import is_postgres, single_process_lock
from bot.app.clock import Watch
from bot.app.compose import App, Serving, compose, settings_of
from bot.app.driver_choice import ProcessRole
from bot.app.platforms.registry import platform_loggers
from bot.app.retention import keep_purged, run_daily
from bot.monitoring.logging_setup import set_up_logging
from bot.serve.platforms import check_configured, installations_of, platforms_of
from config.settings import Settings
from engine.errors import BadConfig, InterviewError
from engine.ports.installation import first_known

log = logging.getLogger(__name__)

USUAL = (700, 10, 10)
"""When Python's collector begins, unless told otherwise; `run_bot.py` tells it to wait."""
FIRST_REST = 1.0
LONGEST_REST = 60.0

KNOWN_WITHIN = 60.0
"""Seconds that one platform is waited for before the others' interviews are tidied."""
OTHERS = (
    "%s: the database holds %d interviews of workspaces that this token is not installed in; they "
    "are left as they are. If that is a surprise, check the token and DATABASE_URL. Interviews "
    "there that are past their time are deleted by: run_bot.py retain"
)
ALONE = """\
{how} needs PostgreSQL: several processes cannot share a SQLite file. Set DATABASE_URL to \
postgresql://USER:PASSWORD@HOST/DATABASE, or use `run_bot.py run` alone"""


async def serve(config: Path | None, names: str, role: ProcessRole = ProcessRole.ALL) -> int:
    """Listen to the named platforms, do what interviews owe there, or both; 0 after a stop.

    Raises BadConfig, also for a part of the work on a database that one process has to itself.
    """
    settings = settings_of(config)
    set_up_logging(settings.log.level, settings.log.format, platform_loggers())
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if role is not ProcessRole.ALL and not is_postgres(settings.store.database_url):
        raise BadConfig(mistakes=ALONE.format(how=role.value))
    listens = role is not ProcessRole.WORKER
    platforms = platforms_of(settings, wanted or check_configured(settings), listens=listens)
    stopped = _stop_signal()
    with single_process_lock(settings.store.database_url):
        async with _watch(settings, platforms, stopped, role) as parts:
            if not is_postgres(settings.store.database_url):
                await parts.store.expire_all_claims()
            parts.driver.start(parts.engine.run_pending_steps)
            tidying = asyncio.create_task(_tidying(parts, platforms), name="retention")
            purges = keep_purged(parts.store, parts.engine.clock)
            purging = asyncio.create_task(purges, name="purge")
            with _gc_frozen():
                await _until(stopped, parts, platforms, role)
            tidying.cancel()
            purging.cancel()
            await asyncio.gather(tidying, purging, return_exceptions=True)
    log.info("stopped; everything is stored")
    return 0


@contextmanager
def _gc_frozen() -> Iterator[None]:
    """What was made so far lasts: the collector looks only, and as often as usual, at the rest."""
    gc.freeze()
    gc.set_threshold(*USUAL)
    try:
        yield
    finally:
        gc.unfreeze()


async def _tidying(parts: App, platforms: Sequence[Platform]) -> None:
    """Delete what was kept long enough, once it is known which workspaces are ours to tidy.

    A platform that does not answer at the start does not keep the others from it.
    """
    watch = Watch()
    await first_known([platform.installation for platform in platforms], KNOWN_WITHIN)
    await run_daily(parts.store, parts.engine.clock, parts.settings, watch)


async def _counted(parts: App, platform: Platform) -> None:
    """Say how many interviews are of other workspaces, as soon as ours are known."""
    await platform.installation.known()
    try:
        count = await parts.store.others(platform.name)
    except InterviewError as error:
        log.warning("%s: others are not counted: %s", platform.name, type(error).__name__)
        return
    if count:
        log.warning(OTHERS, platform.name, count)


@asynccontextmanager
async def _watch(
    settings: Settings, platforms: Sequence[Platform], stopped: asyncio.Event, role: ProcessRole
) -> AsyncIterator[App]:
    """The parts; with a port for health they are measured, and told about until the very end."""
    chats = {p.name: p.chat for p in platforms}
    serving = Serving(role, installations_of(platforms))
    if settings.health.port is None:
        async with compose(settings, chats, serving=serving) as parts:
            yield parts
        return
    from bot.monitoring.prometheus import Metrics
    from bot.serve.health_server import Health, health_server

    metrics = Metrics()
    async with compose(settings, chats, meter=metrics, serving=serving) as parts:
        listens = role is not ProcessRole.WORKER
        health = Health(parts, platforms, metrics, stopped, listens=listens)
        async with health_server(settings.health, health):
            yield parts


async def _until(
    stopped: asyncio.Event, parts: App, platforms: Sequence[Platform], role: ProcessRole
) -> None:
    tasks = [asyncio.create_task(_supervise(p, parts, role), name=p.name) for p in platforms]
    tasks += [asyncio.create_task(_counted(parts, p)) for p in platforms]
    names = ", ".join(p.name for p in platforms)
    log.info("%s %s; asking: %s", role.verb, names, parts.asker)
    await stopped.wait()
    log.info("stopping: finishing what is under way")
    # What is under way still needs its connections; what people do meanwhile is stored all along.
    await parts.stop()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _supervise(platform: Platform, parts: App, role: ProcessRole) -> None:
    """Serve one platform; when it breaks it is started again, with longer rests each time."""
    rest = FIRST_REST
    while True:
        begun = parts.engine.clock.now()
        try:
            if role is ProcessRole.WORKER:
                async with platform.speaking():
                    await asyncio.Event().wait()
            await platform.run(parts.reception)
        except Exception as error:
            # The message can hold what people wrote or a token: it is for DEBUG alone.
            log.error(
                "%s broke off: %s; again in %.0f s", platform.name, type(error).__name__, rest
            )
            log.debug("%s", platform.name, exc_info=error)
        lasted = (parts.engine.clock.now() - begun).total_seconds()
        rest = FIRST_REST if lasted > LONGEST_REST else min(2 * rest, LONGEST_REST)
        await parts.engine.clock.sleep(rest)


def _stop_signal() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
            loop.add_signal_handler(number, stopped.set)
    return stopped
