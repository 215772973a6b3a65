"""A campaign on PostgreSQL: the same people and kills, and what can befall a server."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.fakes.postgres import Postgres
from tests.faults import verdict as v
from tests.faults.campaign import Begin, Begun, Campaign, Wish
from tests.faults.llm import Llm
from tests.faults.people import Candidate
from tests.faults.program import Program
from tests.faults.side import Excused, Side

GONE_FOR = 1.0
"""Seconds that a restarted server stays away, beside what its start takes."""
CUTS = 10
"""How often all connections are cut, one second after another."""


@dataclass
class ServerCampaign(Campaign):
    """A campaign whose database is on a server."""

    server: Postgres | None = None
    url: str = ""

    def disasters(self) -> list[Callable[[], Awaitable[None]]]:
        """What happens once each, in this order, between the kills."""
        return [self._outage, self._locked, self._cut, self._restart]

    async def rows(self) -> dict[str, v.Kept]:
        """All interviews by their topic."""
        async with await psycopg.AsyncConnection.connect(self.url) as connection:
            found = await connection.execute("SELECT id, topic, status, outages FROM interviews")
            kept = await found.fetchall()
            said = await connection.execute("SELECT interview_id, id, text, number FROM messages")
            return v.kept_of(kept, await said.fetchall())

    async def _locked(self) -> None:
        """Another program holds a lock against all who write."""
        self.tell(f"the table of interviews is locked for {self.wish.lock:.0f} s")
        self.excused = True
        async with await psycopg.AsyncConnection.connect(self.url) as connection:
            await connection.execute("LOCK TABLE interviews IN EXCLUSIVE MODE")
            await asyncio.sleep(self.wish.lock)
        self.excused = False

    async def _cut(self) -> None:
        """Every connection is cut again and again."""
        assert self.server is not None
        cut = 0
        for _ in range(CUTS):
            cut += await asyncio.to_thread(self.server.cut, self.url)
            await asyncio.sleep(1)
        self.tell(f"{cut} connections to the server were cut")

    async def _restart(self) -> None:
        """The server goes away in the middle of everything, and comes back."""
        assert self.server is not None
        self.excused = True
        begun = time.monotonic()
        await asyncio.to_thread(self.server.stop)
        await asyncio.sleep(GONE_FOR)
        await asyncio.to_thread(self.server.start)
        self.tell(f"the server was away for {time.monotonic() - begun:.1f} s")
        await asyncio.sleep(3)
        self.excused = False


def on_server(server: Postgres) -> Begin:
    """A campaign against one process with a database on this server."""
    url = server.fresh()

    def begin(wish: Wish, folder: Path, given: Mapping[str, str], excused: Excused) -> Begun:
        arguments = ("run", "--platform", ",".join(wish.platforms))
        program = Program(folder, arguments, {**given, "DATABASE_URL": url}, excused)

        def begun(llm: Llm, sides: Sequence[Side], people: Sequence[Candidate]) -> Campaign:
            return ServerCampaign(wish, program, llm, sides, people, server=server, url=url)

        return begun

    return begin
