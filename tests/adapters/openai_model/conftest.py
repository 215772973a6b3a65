"""A stand-in for each test that asks for one, and the npm one for all."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.openai_model.stand_in import StandIn, serving


@pytest.fixture
async def server() -> AsyncIterator[StandIn]:
    """A server on loopback that answers as it is told."""
    async with serving() as stand_in:
        yield stand_in
