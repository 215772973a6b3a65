"""What a killed test run leaves behind."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.slack_world import eventually
from tests.fakes.children import die_with_parent

ROOT = Path(__file__).parents[1]
RUN = ("-q", "-n2", "--dist=loadfile", "-m", "postgres or process")
HOLDING = ("tests/adapters/store/backends/test_postgres.py", "tests/bot/evaluation/test_command.py")
"""Tests that use a server, and tests that start the program, for some seconds."""


@pytest.fixture
async def folder() -> AsyncIterator[Path]:
    """A folder for temporary files, which the server's user may enter."""
    with tempfile.TemporaryDirectory(prefix="killed-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def living(folder: Path) -> list[str]:
    """The command lines of processes whose temporary files are in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if f"TMPDIR={folder}".encode() in environment or str(folder) in command:
            found.append(command)
    return found


@pytest.mark.process
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
async def test_a_killed_run_leaves_no_process(folder: Path) -> None:
    """Neither the workers, nor the server, nor a program that a test has started."""
    run = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pytest", *RUN, *HOLDING),
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=asyncio.subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )

    async def holds() -> bool:
        server = any("/postgres " in command for command in living(folder))
        return server or run.returncode is not None

    await eventually(holds, "a server", 60)
    assert run.returncode is None
    run.send_signal(signal.SIGKILL)
    await run.wait()

    async def gone() -> bool:
        return not living(folder)

    await eventually(gone, "the end of what the run has started", 30)
    assert not list(folder.glob("postgres-*"))
