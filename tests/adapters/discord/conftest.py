"""A Discord with the bot in it."""

from collections.abc import AsyncIterator

import pytest
from simcord.env import Env

from adapters.discord.options import DiscordOptions
from engine.ports.store import Store
from engine.quotas.admission import AdmissionControl
from tests.adapters.discord.lab import OPTIONS, Lab
from tests.fakes.store import MemoryStore


@pytest.fixture
def options() -> DiscordOptions:
    """The usual options; a test parametrizes them to have others."""
    return OPTIONS


@pytest.fixture
def store() -> Store:
    """A database in memory; a test parametrizes it to have another."""
    return MemoryStore()


@pytest.fixture
def gate() -> AdmissionControl:
    """No limits; a module that is about them has others."""
    return AdmissionControl()


@pytest.fixture
async def lab(options: DiscordOptions, store: Store, gate: AdmissionControl) -> AsyncIterator[Lab]:
    """A Discord with the bot in it."""
    async with Lab(options, store, gate=gate).open() as lab:
        yield lab


@pytest.fixture
def env(lab: Lab) -> Env:
    """The world of the lab; simcord's plugin sets the clocks of tests that use it."""
    return lab.env
