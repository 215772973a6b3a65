"""From a command to an invitation: who, where, and who reads the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from adapters.chat.invitations import NOT_HUMAN, can_invite, required_permission
from adapters.discord.context import DiscordContext
from adapters.discord.ids import DIRECT, PLATFORM
from adapters.discord.texts import IN_A_SERVER, NO_MEMBER
from engine.api.interviews import InterviewApi, InterviewRequest
from engine.api.permissions import Actor, InvitePolicy, Nominee, Permission
from engine.api.placement import PlacementDefaults
from engine.dialogue.models import ChannelRef, Interview, Person
from engine.errors import BadCommand, NotAllowed

Interaction = discord.Interaction[Any]
Someone = discord.User | discord.Member

ADMINISTRATORS = "somebody who may manage this server"


@dataclass(frozen=True, slots=True)
class SlashCommandOptions:
    """An interview that somebody asks for; without a candidate it is for themselves."""

    topic: str
    candidate: Someone | None = None
    template: str | None = None
    questions: int | None = None
    manager: Someone | None = None


class Invitations:
    """Turns wishes into interviews."""

    def __init__(self, reception: InterviewApi, kit: DiscordContext) -> None:
        self._reception = reception
        self._options = kit.options

    async def invite(self, asked: SlashCommandOptions, interaction: Interaction) -> Interview:
        """The interview, stored; raises the errors of ``InterviewApi.invite`` and NotAllowed."""
        asker = interaction.user
        candidate = asked.candidate or asker
        self._check_may(required_permission(str(asker.id), str(candidate.id)), interaction)
        if candidate.bot:
            raise BadCommand(problem=NOT_HUMAN)
        if interaction.guild and not isinstance(candidate, discord.Member):
            raise BadCommand(problem=NO_MEMBER)
        options = self._options
        request = InterviewRequest(
            request_id=str(interaction.id),
            topic=asked.topic,
            candidate=person_of(candidate, options.time_zone),
            inviter=person_of(asker, options.time_zone),
            place=place_of(interaction),
            template=asked.template,
            questions=asked.questions,
            nominees=nominees_of(asked.manager, options.time_zone),
            defaults=PlacementDefaults(
                options.visibility,
                options.managers,
                is_direct=interaction.guild is None,
                is_person=str.isdecimal,
            ),
        )
        return await self._reception.invite(request)

    def _check_may(self, deed: Permission, interaction: Interaction) -> None:
        asker, wanted = interaction.user, self._options.inviter_roles
        if deed is Permission.INVITE and not isinstance(asker, discord.Member):
            raise BadCommand(problem=IN_A_SERVER)
        held = select_named_roles(asker, wanted)
        inviters = InvitePolicy.NAMED if wanted else InvitePolicy.ADMINISTRATORS
        who = Actor(
            str(asker.id),
            (place_of(interaction).workspace,),
            named=bool(held),
            administrator=interaction.permissions.manage_guild,
        )
        if not can_invite(who, deed, inviters):
            names = interaction.guild.roles if interaction.guild else ()
            known = sorted(role.name for role in names if _is_named(role, wanted))
            raise NotAllowed(who=" or ".join(known) or ADMINISTRATORS)


def select_named_roles(someone: Someone, wanted: Sequence[str]) -> list[discord.Role]:
    """Those of somebody's roles that the operator named, by id or name."""
    held = someone.roles if isinstance(someone, discord.Member) else ()
    return [role for role in held if _is_named(role, wanted)]


def _is_named(role: discord.Role, wanted: Sequence[str]) -> bool:
    return str(role.id) in wanted or role.name in wanted


def person_of(someone: Someone, zone: str) -> Person:
    """Discord does not tell where on the earth people are: their day is that of the settings."""
    return Person(str(someone.id), someone.display_name, zone=zone)


def nominees_of(someone: Someone | None, zone: str) -> tuple[Nominee, ...]:
    """Who is named to get the report. Discord sends members of the server as such.

    Accounts that are deactivated are in no server.
    """
    if someone is None:
        return ()
    member, app = isinstance(someone, discord.Member), someone.bot or someone.system
    return (Nominee(person_of(someone, zone), member, app),)


def place_of(interaction: Interaction) -> ChannelRef:
    """Where somebody asks; in a thread, the channel that it belongs to."""
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
    workspace = str(interaction.guild_id) if interaction.guild_id else DIRECT
    return ChannelRef(PLATFORM, workspace, str(parent or ""))
