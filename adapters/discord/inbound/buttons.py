"""Buttons that work after a restart: what a click means is all in the button's custom id."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Self

import discord

from adapters.discord.inbound.command_handlers import Click, Interaction
from adapters.discord.outbound.render import CUSTOM_ID
from adapters.discord.rest_api.errors import API_ERRORS
from engine.messages.card import Action

log = logging.getLogger(__name__)

Pressed = Callable[[Interaction, Click], Awaitable[None]]

TEMPLATE = re.compile(
    rf"{CUSTOM_ID}:(?P<id>[0-9a-zA-Z-]+):(?P<action>{'|'.join(Action)}):(?P<number>\d{{1,4}})"
    r"(?P<sure>:sure)?"
)


def button_class(pressed: Pressed) -> type[discord.ui.DynamicItem[discord.ui.Button[Any]]]:
    """What the library makes of every click whose custom id is ours; ``pressed`` does the work."""

    class InterviewButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=TEMPLATE):
        """A button under a message of an interview."""

        def __init__(self, item: discord.ui.Button[Any], click: Click) -> None:
            super().__init__(item)
            self.click = click

        @classmethod
        async def from_custom_id(
            cls, interaction: Interaction, item: Any, match: re.Match[str], /
        ) -> Self:
            """The button that was clicked."""
            del interaction
            return cls(item, click_of(match))

        async def callback(self, interaction: Interaction) -> None:
            """Do what it says."""
            try:
                await pressed(interaction, self.click)
            except API_ERRORS as error:
                # It is stored; the library would log all of an error that a closed line makes.
                log.info("a click could not be answered: %s", type(error).__name__)

    return InterviewButton


def click_of(match: re.Match[str]) -> Click:
    """The meaning of a custom id that fits the template."""
    action, number = Action(match["action"]), int(match["number"])
    return Click(match["id"], action, number, confirmed=match["sure"] is not None)
