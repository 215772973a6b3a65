"""What tests of all kinds share: how hard they look, and a PostgreSQL server for the whole run."""

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes.children import die_with_parent
from tests.fakes.postgres import NoServer, Postgres, postgres_server, shared_server
from tests.fakes.virtual_time import VirtualTimeLoop

ANY_MACHINE = (HealthCheck.too_slow,)
"""How long an example takes says something of the machine, not of the program."""

SERVERS = {"postgres", "postgres_url", "own_postgres", "own_postgres_url"}


def pytest_configure(config: pytest.Config) -> None:
    """Name the profiles of Hypothesis; have a worker end with the process that started it."""
    settings.register_profile("quick", deadline=None, suppress_health_check=ANY_MACHINE)
    settings.register_profile(
        "thorough", deadline=None, suppress_health_check=ANY_MACHINE, max_examples=1000
    )
    if hasattr(config, "workerinput"):
        die_with_parent()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server, so that none is started unasked."""
    for item in items:
        if SERVERS & set(getattr(item, "fixturenames", ())):
            item.add_marker("postgres")


def pytest_asyncio_loop_factories(
    item: pytest.Item,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that a test runs in."""
    virtual = item.get_closest_marker("virtual_time")
    return {"loop": VirtualTimeLoop if virtual else asyncio.new_event_loop}


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A real server; where none can be started its tests are skipped, but not in CI."""
    base = tmp_path_factory.getbasetemp()
    with (
        _must_be_had(),
        shared_server(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) as server,
    ):
        yield server


@contextmanager
def _must_be_had() -> Iterator[None]:
    try:
        yield
    except NoServer as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL here ({error}); name one by TEST_DATABASE_URL")


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[Postgres]:
    """A server of the module's own, which it may stop; the one for all serves others meanwhile."""
    with _must_be_had(), postgres_server() as server:
        yield server


@pytest.fixture
def own_postgres_url(own_postgres: Postgres) -> Iterator[str]:
    """The address of an empty database on it."""
    url = own_postgres.fresh()
    yield url
    own_postgres.drop(url)


@pytest.fixture
def postgres_url(postgres: Postgres, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database with the newest schema."""
    assert request.node.get_closest_marker("postgres"), "a test that needs a server is marked so"
    url = postgres.fresh()
    yield url
    postgres.drop(url)
