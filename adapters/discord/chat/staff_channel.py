"""The staff channel: where a report goes when its reader takes no direct messages."""

import logging
from dataclasses import dataclass, replace

import discord

from adapters.discord.context import DiscordContext
from adapters.discord.outbound.delivery import OutgoingMessage
from adapters.discord.outbound.render import RenderContext, render
from adapters.discord.rest_api.errors import API_ERRORS, about_person
from adapters.discord.texts import for_staff, report_posted_card
from engine.dialogue.models import Interview
from engine.errors import Unreachable
from engine.messages.card import Card
from engine.ports.chat import PostedMessage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UndeliverableNotice:
    """What could not be told to a person."""

    interview: Interview
    person: str
    parcel: OutgoingMessage
    card: Card
    looks: RenderContext


class StaffChannel:
    """Posts in the staff channel, and tells whoever invited about it."""

    def __init__(self, kit: DiscordContext) -> None:
        self._kit = kit
        self._channel = kit.options.staff_channel

    async def instead(self, news: UndeliverableNotice, missed: Unreachable) -> PostedMessage:
        """Post it there; raises ``missed`` where there is no such channel.

        A report stays in its server: a staff channel elsewhere is not used.
        """
        workspace = news.interview.place.workspace
        if self._channel is None or not await self._is_served(workspace):
            raise missed
        lead = for_staff(news.person, str(missed.details.get("problem", "")))
        said = replace(news.card, body=(lead, *news.card.body))
        key = f"{news.parcel.key}:staff"
        names = {**news.looks.names, **await self._kit.people.names(workspace, [news.person])}
        messages = render(said, replace(news.looks, names=names))
        parcel = replace(news.parcel, channel=self._channel, key=key, messages=messages)
        try:
            sent = await self._kit.delivery.deliver(parcel, again=True)
        except API_ERRORS as fault:
            raise about_person(fault, "The staff channel") from None
        self._kit.tasks.run(self._notify_inviter(news, key))
        return sent

    async def _notify_inviter(self, news: UndeliverableNotice, key: str) -> None:
        interview = news.interview
        if interview.inviter.id != news.person:
            word, place = report_posted_card(news.person, interview), interview.place.workspace
            await self._kit.ephemeral.message(interview.inviter.id, word, f"{key}:told", place)

    async def _is_served(self, workspace: str) -> bool:
        client = await self._kit.current_client.client()
        try:
            channel = client.get_channel(int(self._channel or 0)) or await client.fetch_channel(
                int(self._channel or 0)
            )
        except (*API_ERRORS, ValueError) as error:
            log.warning("the staff channel cannot be used: %s", type(error).__name__)
            return False
        guild = getattr(channel, "guild", None)
        return isinstance(guild, discord.Guild) and str(guild.id) == workspace
