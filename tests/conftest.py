"""What tests of all kinds share: a PostgreSQL server for the whole run."""

import os
from collections.abc import Iterator

import pytest

from tests.fakes.postgres import NoServer, Postgres, postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real server; where none can be started its tests are skipped, but not in CI."""
    try:
        with postgres_server() as server:
            yield server
    except NoServer as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL here ({error}); name one by TEST_DATABASE_URL")


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The address of an empty database with the newest schema."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)
