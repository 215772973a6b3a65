"""What is said to one person only and is no part of an interview: it may get lost."""

import asyncio
import logging

import discord
from cachetools import LRUCache

from adapters.discord.outbound.delivery import Delivery, OutgoingMessage
from adapters.discord.outbound.message import Message
from adapters.discord.outbound.render import RenderContext, render
from adapters.discord.outbound.requests import NOBODY, content
from adapters.discord.rest_api.current_client import CurrentClient
from adapters.discord.rest_api.errors import API_ERRORS
from adapters.discord.rest_api.members import MemberDirectory
from engine.errors import Delivery as DeliveryError
from engine.messages.card import Card, people_in

log = logging.getLogger(__name__)

MOST_REMEMBERED = 500
RESPONDED_WITHIN = 5.0
NO_LOOKS = RenderContext()

Answered = asyncio.Future[discord.Interaction]


class EphemeralMessages:
    """Speaks to one person: where they gave a command, else by direct message."""

    def __init__(self, wire: CurrentClient, people: MemberDirectory, delivery: Delivery) -> None:
        self._wire = wire
        self._people = people
        self._delivery = delivery
        self._commands: LRUCache[str, Answered] = LRUCache(MOST_REMEMBERED)

    def expect(self, interview_id: str) -> None:
        """A command for this interview is being answered."""
        self._commands[interview_id] = asyncio.get_running_loop().create_future()

    def note_answered(self, interview_id: str, interaction: discord.Interaction) -> None:
        """It has been answered, and the answer can be changed for a quarter of an hour."""
        command = self._commands.get(interview_id)
        if command is not None and not command.done():
            command.set_result(interaction)

    async def replace_answer(self, interview_id: str, card: Card, address: str = "") -> bool:
        """Say something in place of the answer to the command; False when that is not possible."""
        command = self._commands.pop(interview_id, None)
        if command is None:
            return False
        try:
            async with asyncio.timeout(RESPONDED_WITHIN):
                interaction = await command
            words = render(card, NO_LOOKS)[0].content
            linked = Message(f"{words}\n[Open it]({address})" if address else words)
            made = content(linked)["content"]
            await interaction.edit_original_response(content=made, allowed_mentions=NOBODY)
        except API_ERRORS as error:
            log.info("a command's answer could not be changed: %s", type(error).__name__)
            return False
        return True

    async def message(self, user: str, card: Card, key: str, workspace: str = "") -> None:
        """Say something by direct message, once for each key."""
        try:
            channel = await self._people.direct(user)
            names = await self._people.names(workspace, people_in(card))
            looks = RenderContext(names=names)
            await self._delivery.deliver(
                OutgoingMessage(channel, key, render(card, looks), 0), again=False
            )
        except (*API_ERRORS, DeliveryError, ValueError) as error:
            log.info("a word to one person is not out: %s", type(error).__name__)

    async def reply(self, channel: str, card: Card, key: str) -> None:
        """Say something in a conversation, once for each key."""
        try:
            await self._delivery.deliver(
                OutgoingMessage(channel, key, render(card, NO_LOOKS), 0), again=False
            )
        except (*API_ERRORS, DeliveryError) as error:
            log.info("a word in a thread is not out: %s", type(error).__name__)
