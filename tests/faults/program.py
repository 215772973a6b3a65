"""The program under test: started, killed, asked to stop; whatever else ends it is a crash."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk import without_privileges
from tests.faults.side import Excused

ROOT = Path(__file__).parents[2]
STOPS_WITHIN = 10.0
"""Seconds that an orderly stop may take."""
REFUSED = 2
"""The exit status after a mistake that was explained, such as a database that cannot be used."""
REST = 1.0


@dataclass(slots=True)
class Ends:
    """How runs of the program ended."""

    kills: int = 0
    stops: int = 0
    slowest_stop: float = 0.0
    slow_stops: int = 0
    refused: int = 0
    crashes: list[str] = field(default_factory=list)


class Program:
    """``run_bot.py`` with arguments, in a folder, with one log over all of its lives.

    ``excused`` says that the database cannot be used just now.
    """

    def __init__(
        self,
        folder: Path,
        arguments: Sequence[str],
        settings: Mapping[str, str],
        excused: Excused,
        name: str = "bot",
    ) -> None:
        self.folder = folder
        self.log = folder / f"{name}.log"
        self.ends = Ends()
        self._arguments = tuple(arguments)
        self._settings = dict(settings)
        self._excused = excused
        self._process: asyncio.subprocess.Process | None = None
        self._expected = False
        self._watch: asyncio.Task[None] | None = None
        self._writers: set[asyncio.Task[None]] = set()

    @property
    def database(self) -> Path:
        """Its database."""
        return self.folder / "interviews.db"

    @property
    def secrets(self) -> list[str]:
        """The tokens and keys that it was given."""
        names = ("TOKEN", "SECRET", "KEY")
        return [value for name, value in self._settings.items() if name.endswith(names)]

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process and running else None

    async def start(self) -> None:
        """Begin a life."""
        self._expected = False
        self._process = await self._spawned()
        self._watch = asyncio.create_task(self._watching(self._process))

    async def fails(self, within: float) -> int | None:
        """Begin a life that is to end by itself; its exit status, None when it goes on."""
        self._expected = True
        self._process = await self._spawned()
        try:
            return await asyncio.wait_for(self._process.wait(), within)
        except TimeoutError:
            await self.kill()
            return None

    async def kill(self) -> None:
        """End it in the middle of whatever it does."""
        await self._end(signal.SIGKILL)
        self.ends.kills += 1

    async def reboot(self) -> None:
        """End it as a machine does that goes down: what was in shared memory is gone."""
        await self.kill()
        self.database.with_name(f"{self.database.name}-shm").unlink(missing_ok=True)

    async def stop(self) -> None:
        """Ask it to stop, and see how long it takes and what it says."""
        begun = time.monotonic()
        status = await self._end(signal.SIGTERM)
        took = time.monotonic() - begun
        self.ends.stops += 1
        self.ends.slowest_stop = max(self.ends.slowest_stop, took)
        self.ends.slow_stops += took > STOPS_WITHIN
        # Before its handlers are in place, a signal ends any program.
        if status not in {0, -signal.SIGTERM}:
            self.ends.crashes.append(f"exit status {status} after SIGTERM")

    async def _spawned(self) -> asyncio.subprocess.Process:
        env = {"PATH": os.environ["PATH"], **self._settings}
        env["DATABASE_URL"] = env.get("DATABASE_URL", f"sqlite:///{self.database}")
        command = (sys.executable, str(ROOT / "run_bot.py"), *self._arguments)
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=self.folder,
            env=env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            preexec_fn=without_privileges,
        )
        self._writers.add(writer := asyncio.create_task(self._logged(process)))
        writer.add_done_callback(self._writers.discard)
        return process

    async def _logged(self, process: asyncio.subprocess.Process) -> None:
        """The log is written here: the program may be without room for a file of its own."""
        assert process.stdout is not None
        with self.log.open("ab") as log:
            while line := await process.stdout.readline():
                log.write(line)
                log.flush()

    async def _end(self, number: signal.Signals) -> int:
        process = self._process
        assert process is not None
        self._expected = True
        if process.returncode is None:
            process.send_signal(number)
        try:
            return await asyncio.wait_for(process.wait(), 3 * STOPS_WITHIN)
        except TimeoutError:
            process.kill()
            return await process.wait()

    async def _watching(self, process: asyncio.subprocess.Process) -> None:
        """Start it anew when it ends by itself, as a service manager does."""
        status = await process.wait()
        if self._expected:
            return
        if status == REFUSED and self._excused():
            self.ends.refused += 1
        else:
            self.ends.crashes.append(f"exit status {status} out of the blue")
        await asyncio.sleep(REST)
        if not self._expected:
            await self.start()
