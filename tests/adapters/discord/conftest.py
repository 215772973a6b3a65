"""A Discord with the bot in it."""

from collections.abc import AsyncIterator

import pytest
from simcord.env import Env

from adapters.discord import DiscordOptions
from tests.adapters.discord.lab import OPTIONS, Lab


@pytest.fixture
def options() -> DiscordOptions:
    """The usual options; a test parametrizes them to have others."""
    return OPTIONS


@pytest.fixture
async def lab(options: DiscordOptions) -> AsyncIterator[Lab]:
    """A Discord with the bot in it."""
    async with Lab(options).open() as lab:
        yield lab


@pytest.fixture
def env(lab: Lab) -> Env:
    """The world of the lab; simcord's plugin sets the clocks of tests that use it."""
    return lab.env
