"""From a command to an invitation: who, where, and who reads the report."""

from dataclasses import dataclass
from typing import Any

import discord

from adapters.discord.kit import Kit
from adapters.discord.snowflakes import DIRECT, PLATFORM
from adapters.discord.words import IN_A_SERVER, NO_MEMBER, NOT_HUMAN
from engine.errors import BadCommand, NotAllowed
from engine.interview import Interview, Person, Place
from engine.plan import Visibility
from engine.precedence import settled
from engine.reception import Invitation, Reception

Interaction = discord.Interaction[Any]
Someone = discord.User | discord.Member

ADMINISTRATORS = "somebody who may manage this server"


@dataclass(frozen=True, slots=True)
class Asked:
    """An interview that somebody asks for; without a candidate it is for themselves."""

    topic: str
    candidate: Someone | None = None
    template: str | None = None
    questions: int | None = None
    managers: tuple[str, ...] = ()


class Invitations:
    """Turns wishes into interviews."""

    def __init__(self, reception: Reception, kit: Kit) -> None:
        self._reception = reception
        self._options = kit.options

    async def invite(self, asked: Asked, interaction: Interaction) -> Interview:
        """The interview, stored; raises the errors of ``Reception.invite`` and NotAllowed."""
        asker = interaction.user
        candidate = asked.candidate or asker
        if candidate.id != asker.id:
            self._check_may_invite(interaction)
        if candidate.bot:
            raise BadCommand(problem=NOT_HUMAN)
        if interaction.guild and not isinstance(candidate, discord.Member):
            raise BadCommand(problem=NO_MEMBER)
        draft = Invitation(
            seed=str(interaction.id),
            topic=asked.topic,
            candidate=person_of(candidate),
            inviter=person_of(asker),
            place=place_of(interaction),
            template=asked.template,
            questions=asked.questions,
            managers=asked.managers,
        )
        plan = self._reception.planner(draft)
        direct = interaction.guild is None
        usual = Visibility.PRIVATE if direct else self._options.visibility
        made = settled(draft, plan, usual, self._options.managers, str.isdecimal)
        return await self._reception.invite(made)

    def _check_may_invite(self, interaction: Interaction) -> None:
        """Whoever has one of the roles may; without roles, whoever may manage the server."""
        asker, wanted = interaction.user, self._options.inviter_roles
        if not isinstance(asker, discord.Member):
            raise BadCommand(problem=IN_A_SERVER)
        if not wanted:
            if not interaction.permissions.manage_guild:
                raise NotAllowed(who=ADMINISTRATORS)
            return
        if not any(str(role.id) in wanted or role.name in wanted for role in asker.roles):
            names = [r.name for r in asker.guild.roles if str(r.id) in wanted or r.name in wanted]
            raise NotAllowed(who=" or ".join(sorted(names)) or ADMINISTRATORS)


def person_of(someone: Someone) -> Person:
    """Discord does not tell where on the earth people are: their day is taken to be UTC's."""
    return Person(str(someone.id), someone.display_name)


def place_of(interaction: Interaction) -> Place:
    """Where somebody asks; in a thread, the channel that it belongs to."""
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
    workspace = str(interaction.guild_id) if interaction.guild_id else DIRECT
    return Place(PLATFORM, workspace, str(parent or ""))
