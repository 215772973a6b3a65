"""Slack over HTTP with several front ends behind a load balancer, and workers beside them."""

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.e2e.slack_world import SECRET, SERVING, bot, eventually, free_port, slack_world
from tests.e2e.test_slack import whole_interview

pytestmark = pytest.mark.timeout(240)
FRONT, WORKER = (*SERVING, "--no-worker"), ("worker",)


class Balancer:
    """Hands requests to front ends in turn; who cannot be reached is passed over."""

    def __init__(self, fronts: Sequence[str], http: aiohttp.ClientSession) -> None:
        self.handed = dict.fromkeys(fronts, 0)
        self._turns = itertools.cycle(fronts)
        self._http = http

    async def hand(self, request: web.Request) -> web.Response:
        """The answer of the first that gives one."""
        body = await request.read()
        for url in itertools.islice(self._turns, len(self.handed)):
            try:
                async with self._http.post(
                    f"{url}{request.path_qs}", data=body, headers=request.headers
                ) as answer:
                    self.handed[url] += 1
                    return web.Response(
                        status=answer.status,
                        body=await answer.read(),
                        content_type=answer.content_type,
                    )
            except aiohttp.ClientConnectionError:
                continue
        raise web.HTTPBadGateway

    async def ready(self) -> bool:
        """Whether all front ends listen."""
        try:
            for url in self.handed:
                async with self._http.get(f"{url}/healthz") as answer:
                    answer.raise_for_status()
        except aiohttp.ClientError:
            return False
        return True


@asynccontextmanager
async def balanced(port: int, fronts: Sequence[str]) -> AsyncIterator[Balancer]:
    """A load balancer on a port of the loopback."""
    fresh = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=fresh) as http:
        balancer = Balancer(fronts, http)
        app = web.Application()
        app.router.add_post("/slack/events", balancer.hand)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield balancer
        finally:
            await runner.cleanup()


async def test_two_front_ends_behind_a_balancer_and_two_workers(
    postgres_url: str, tmp_path: Path
) -> None:
    """Whichever front end hears a word, and whichever worker speaks: it is one interview."""
    port, *ports = (free_port() for _ in range(3))
    fronts = [f"http://127.0.0.1:{each}" for each in ports]
    shared = {"DATABASE_URL": postgres_url, "SLACK_SIGNING_SECRET": SECRET}
    async with AsyncExitStack() as stack:
        balancer = await stack.enter_async_context(balanced(port, fronts))
        address = f"http://127.0.0.1:{port}/slack/events"
        world = await stack.enter_async_context(slack_world(tmp_path, address))
        for name, arguments, own in (
            ("one", FRONT, str(ports[0])),
            ("two", FRONT, str(ports[1])),
            ("three", WORKER, ""),
            ("four", WORKER, ""),
        ):
            folder = tmp_path / name
            folder.mkdir()
            variables = {**shared, **({"PORT": own} if own else {})}
            await stack.enter_async_context(bot(folder, world, arguments, **variables))
        await eventually(balancer.ready, "both front ends")
        await whole_interview(world)
    assert all(often > 3 for often in balancer.handed.values()), balancer.handed
