"""The program as a person starts it, in an empty folder: in this process, or in one of its own."""

import asyncio
import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from bot.app.platforms.registry import platform_loggers
from bot.cli.parser import main
from bot.monitoring.logging_setup import QUIET
from tests.fakes.children import die_with_parent

ROOT = Path(__file__).parents[2]
LOGGERS = (*QUIET, *platform_loggers(), "psycopg")
"""Whose levels the program sets."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run of the program came to."""

    status: int
    out: str
    err: str


class Program:
    """Runs `run_bot.py` in a folder, with no settings but those given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def environment(self, **settings: str) -> dict[str, str]:
        """What the program sees: nothing of the machine's own settings for models or databases."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **settings}

    def run(self, *arguments: str, typed: str = "", **settings: str) -> Ended:
        """Run its command line to its end in this process, with this on standard input.

        Where a loop runs already it is held up meanwhile, as by a process that is waited for.
        """
        streams = _Streams(typed)
        with (
            chdir(self.folder),
            _environment({**self.environment(**settings), "COLUMNS": "80"}),
            _logging_as_it_was(),
            streams.in_place(),
        ):
            status = _in_no_loop(arguments)
        return Ended(status, streams.out, streams.err)

    def spawn(self, *arguments: str, typed: str = "", **settings: str) -> Ended:
        """Run it to its end as a process, with this on standard input."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "run_bot.py"), *arguments],
            cwd=self.folder,
            env=self.environment(**settings),
            input=typed.encode(),
            capture_output=True,
            timeout=60,
            check=False,
            preexec_fn=die_with_parent,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file into the folder; its name comes back."""
        raw = content.encode() if isinstance(content, str) else content
        (self.folder / name).write_bytes(raw)
        return name


class _Streams:
    """Standard input, output and error output of a run."""

    def __init__(self, typed: str) -> None:
        self._in = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        self._out, self._err = _written(), _written()

    @property
    def out(self) -> str:
        """What went to standard output."""
        return _text(self._out)

    @property
    def err(self) -> str:
        """What went to standard error."""
        return _text(self._err)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """As those of this process."""
        usual, sys.stdin = sys.stdin, self._in
        try:
            with redirect_stdout(self._out), redirect_stderr(self._err):
                yield
        finally:
            sys.stdin = usual


def _written() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def _in_no_loop(arguments: Sequence[str]) -> int:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _status(arguments)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_status, arguments).result()


def _status(arguments: Sequence[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:  # argparse's way to say that it was misunderstood
        return ended.code if isinstance(ended.code, int) else 0


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    usual = dict(os.environ)
    os.environ.clear()
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(usual)


@contextmanager
def _logging_as_it_was() -> Iterator[None]:
    """Let the program set up its log, and put back what the tests listen with."""
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in LOGGERS}
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, usual in levels.items():
            logging.getLogger(name).setLevel(usual)
