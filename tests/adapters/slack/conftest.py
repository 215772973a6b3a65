"""A running stand-in for each test that asks for one."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.slack.house import SlackHouse
from tests.adapters.slack.lab import Lab, running
from tests.adapters.slack.scene import Scene, served
from tests.adapters.slack.stand_in import StandIn
from tests.fakes.world import ALICE, BOB, MALLORY


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    """A workspace with Alice, Mallory and Bob."""
    slack = StandIn()
    for person in (ALICE, MALLORY, BOB):
        slack.user(person.id, person.name)
    async with running(slack) as lab:
        yield lab


@pytest.fixture
async def house(lab: Lab) -> AsyncIterator[SlackHouse]:
    """The chat and an engine on the stand-in."""
    house = SlackHouse(lab)
    async with house.api.connections():
        yield house


@pytest.fixture
async def scene(lab: Lab) -> AsyncIterator[Scene]:
    """The whole platform over Socket Mode."""
    async with served(lab) as scene:
        yield scene
