"""Commands and clicks: stored before they are acknowledged, or answered with "try again".

Discord delivers them once and waits three seconds for the first answer. What is not stored within
``ack_deadline`` is given up, and the person is told.
"""

from dataclasses import dataclass, replace
from typing import Any

import discord

from adapters.chat.ack_deadline import AckDeadline, Refusal
from adapters.chat.interview_list import list_card, list_for_person
from adapters.discord.context import DiscordContext
from adapters.discord.ids import DIRECT, PLATFORM
from adapters.discord.inbound.invitations import Invitations, SlashCommandOptions
from adapters.discord.outbound.message import Message
from adapters.discord.outbound.render import RenderContext, confirmation, render
from adapters.discord.outbound.requests import content
from adapters.discord.outbound.text_form import interview_of, statement_modal, text_of
from adapters.discord.texts import invitation
from engine.api.interviews import ButtonClick, InterviewApi, interview_id_for
from engine.api.permissions import Actor
from engine.messages.card import Action, Card, people_in, plain
from engine.messages.texts import CONFIRMATIONS, make_button

Interaction = discord.Interaction[Any]

MOST_IN_A_LIST = 10
MOST_WITH_BUTTONS = 10


@dataclass(frozen=True, slots=True)
class Click:
    """What a button's custom id says: ``confirmed`` when what cannot be undone was confirmed."""

    interview_id: str
    action: Action
    number: int = 0
    confirmed: bool = False


class CommandHandlers:
    """Does what people ask for with commands, buttons and the form."""

    def __init__(self, reception: InterviewApi, kit: DiscordContext) -> None:
        self._reception = reception
        self._kit = kit
        self._invitations = Invitations(reception, kit)
        self._deadline = AckDeadline(kit.options.ack_deadline)

    async def invite(self, interaction: Interaction, asked: SlashCommandOptions) -> None:
        """``/interview``, or the form: the interview that somebody asks for."""
        interview_id = interview_id_for(PLATFORM, str(interaction.id))
        self._kit.ephemeral.expect(interview_id)
        made = await self._deadline.run(self._invitations.invite(asked, interaction))
        if isinstance(made, Refusal):
            await self.respond_privately(interaction, made.card)
            return
        await self.respond_privately(interaction, invitation(made))
        self._kit.ephemeral.note_answered(interview_id, interaction)

    async def list(self, interaction: Interaction) -> None:
        """``/interviews list``: the newest interviews that concern somebody.

        Their own ones come once more with buttons, so that they need not look for the thread.
        """
        who = actor_of(interaction)
        lines = await self._deadline.run(self._reception.list_interviews(who))
        if isinstance(lines, Refusal):
            await self.respond_privately(interaction, lines.card)
            return
        found = list_for_person(lines, who.person, MOST_IN_A_LIST)
        await self.respond_privately(interaction, list_card(found))
        for row in found.own[:MOST_WITH_BUTTONS]:
            if row.buttons:
                card = Card(body=(plain(row.text),), buttons=row.buttons)
                await self.respond_privately(interaction, card, RenderContext(row.line.id))

    async def handle_button(self, interaction: Interaction, click: Click) -> None:
        """A click on a button; what comes of it is shown to whoever clicked."""
        looks = RenderContext(click.interview_id)
        if click.action in CONFIRMATIONS and not click.confirmed:
            button = make_button(click.action, click.number)
            await self._send(interaction, confirmation(button, looks))
            return
        press = ButtonClick(click.action, actor_of(interaction), click.number)
        answer = await self._deadline.run(self._reception.handle_click(click.interview_id, press))
        if isinstance(answer, Refusal):
            await self.respond_privately(interaction, answer.card)
            return
        if answer.form is not None:
            await interaction.response.send_modal(statement_modal(answer.form, click.interview_id))
        elif answer.card is not None:
            people = people_in(answer.card)
            names = await self._kit.people.names(actor_of(interaction).workspaces[0], people)
            await self.respond_privately(interaction, answer.card, replace(looks, names=names))
        else:
            await interaction.response.defer()

    async def handle_form(self, interaction: Interaction) -> None:
        """What a candidate says about their report, if that is what was sent."""
        interview_id = interview_of(interaction)
        if not interview_id:
            return
        text, who = text_of(interaction.data or {}), actor_of(interaction)
        answer = await self._deadline.run(self._reception.dispute(interview_id, who, text))
        if isinstance(answer, Refusal):
            await self.respond_privately(interaction, answer.card)
            return
        if answer.card is not None:
            await self.respond_privately(interaction, answer.card)

    async def respond_privately(
        self, interaction: Interaction, card: Card, looks: RenderContext | None = None
    ) -> None:
        """Answer where they asked, so that nobody else sees it."""
        for message in render(card, looks or RenderContext()):
            await self._send(interaction, message)

    async def _send(self, interaction: Interaction, message: Message) -> None:
        made = content(message)
        if interaction.response.is_done():
            await interaction.followup.send(ephemeral=True, **made)
        else:
            await interaction.response.send_message(ephemeral=True, **made)


def actor_of(interaction: Interaction) -> Actor:
    """Who somebody is where they click: interviews in direct messages are reached from anywhere."""
    person = str(interaction.user.id)
    if interaction.guild_id is None:
        return Actor(person, (DIRECT,), direct=True)
    manages = interaction.permissions.manage_guild
    return Actor(person, (str(interaction.guild_id), DIRECT), administrator=manages)
