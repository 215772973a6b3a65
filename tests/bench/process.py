"""A program that is measured from outside: its CPU time, its memory, its beginning and its end.

CPU is what Linux counts for all of its threads, in steps of a clock tick (10 ms as a rule).
"""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakes.children import die_with_parent

ROOT = Path(__file__).parents[2]
BOT = (str(ROOT / "run_bot.py"), "run", "--platform")
STOPS_WITHIN = 60.0


class Program:
    """A child process. ``log`` is the file that all it says goes to."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self.log = log

    def cpu(self) -> float:
        """Seconds of CPU that it has used since its beginning."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self, what: str = "VmRSS") -> float:
        """Memory in MB: what it holds now (VmRSS), or the most it ever held (VmHWM)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(rf"^{what}:\s+(\d+) kB", status, re.M)
        assert found is not None, status
        return int(found[1]) / 1024

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    async def ended(self) -> None:
        """Wait until it ends by itself."""
        await self._process.wait()

    async def stop(self) -> None:
        """Ask it to end, and wait."""
        if self._process.returncode is None:
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOPS_WITHIN)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def program(
    arguments: Sequence[str], folder: Path, name: str, settings: Mapping[str, str]
) -> AsyncIterator[Program]:
    """A Python program in a folder, with no settings but those given; stopped at the end."""
    log = folder / f"{name}.log"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *arguments),
            cwd=folder,
            env=env,
            stdout=out,
            stderr=out,
            preexec_fn=die_with_parent,
        )
    child = Program(process, log)
    try:
        yield child
    except BaseException:
        print(child.last_words(), file=sys.stderr)
        raise
    finally:
        await child.stop()
