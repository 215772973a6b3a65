"""The application commands: ``/interview``, ``/interviews``, and a menu on members."""

import logging
from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from adapters.chat.texts import text_card
from adapters.discord.inbound.command_handlers import CommandHandlers, Interaction
from adapters.discord.inbound.invitations import SlashCommandOptions
from adapters.discord.options import DiscordOptions
from adapters.discord.outbound.limits import LONGEST_MODAL_TITLE, choices
from adapters.discord.outbound.markdown import label
from adapters.discord.texts import help_card
from engine.dialogue.plan import LONGEST_TOPIC, MOST_QUESTIONS
from engine.errors import BadQuestionCount

log = logging.getLogger(__name__)

Topic = app_commands.Range[str, 1, LONGEST_TOPIC]
Count = app_commands.Range[int, 1, MOST_QUESTIONS]
MENU = "Interview this member"


def add_commands(
    tree: app_commands.CommandTree[Any], desk: CommandHandlers, options: DiscordOptions
) -> None:
    """Put all commands on the tree."""
    tree.add_command(_interview(desk, options))
    tree.add_command(_interviews(desk))
    tree.add_command(_menu(desk))


def _interview(
    desk: CommandHandlers, options: DiscordOptions
) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="interview", description="Interview me, or somebody, on a topic")
    @app_commands.describe(
        topic="What it is about, for example: moving a billing service to events",
        candidate="Whom to interview; leave it out for yourself",
        questions="How many questions, 1 to 20",
        template="A prepared interview",
        manager="Who gets the report",
    )
    async def interview(  # noqa: PLR0913, PLR0917 - the library makes the options of parameters
        interaction: Interaction,
        topic: Topic,
        candidate: discord.User | None = None,
        questions: Count | None = None,
        template: str | None = None,
        manager: discord.User | None = None,
    ) -> None:
        await desk.invite(
            interaction, SlashCommandOptions(topic, candidate, template, questions, manager)
        )

    @interview.autocomplete("template")
    async def offered(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        fitting = [name for name in options.templates if typed.casefold() in name.casefold()]
        return [app_commands.Choice(name=name, value=name) for name in choices(fitting)]

    return interview


def _interviews(desk: CommandHandlers) -> app_commands.Group:
    group = app_commands.Group(name="interviews", description="The interviews that concern you")

    @group.command(name="list", description="Your interviews, and those you get reports of")
    async def list_(interaction: Interaction) -> None:
        await desk.list(interaction)

    @group.command(name="help", description="How interviews go")
    async def help_(interaction: Interaction) -> None:
        await desk.respond_privately(interaction, help_card())

    return group


def _menu(desk: CommandHandlers) -> app_commands.ContextMenu:
    async def interview_this_member(interaction: Interaction, member: discord.Member) -> None:
        await interaction.response.send_modal(InvitationForm(desk, member))

    menu = app_commands.ContextMenu(name=MENU, callback=interview_this_member)
    menu.guild_only = True
    return menu


class InvitationForm(discord.ui.Modal):
    """Topic, number of questions and template for an interview of a member."""

    topic: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="What is it about?",
        placeholder="moving a billing service to events",
        max_length=LONGEST_TOPIC,
    )
    questions: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="How many questions (1 to 20)?", required=False, max_length=2
    )
    template: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="A prepared interview (its name)?", required=False, max_length=100
    )

    def __init__(self, desk: CommandHandlers, member: discord.Member) -> None:
        title = label(f"Interview {member.display_name}", LONGEST_MODAL_TITLE)
        super().__init__(title=title, timeout=15 * 60)
        self._desk = desk
        self._member = member

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Invite, or say what is wrong with the form."""
        given, template = self.questions.value.strip(), self.template.value.strip()
        if given and not given.isdecimal():
            error = BadQuestionCount(least=1, most=MOST_QUESTIONS, given=given)
            await self._desk.respond_privately(interaction, text_card(str(error)))
            return
        count = int(given) if given else None
        asked = SlashCommandOptions(self.topic.value, self._member, template or None, count)
        await self._desk.invite(interaction, asked)


async def sync(tree: app_commands.CommandTree[Any]) -> bool:
    """Register the commands if Discord knows other ones; whether that was needed.

    Raises ``discord.HTTPException``.
    """
    client = tree.client
    known = await client.http.get_global_commands(client.application_id or 0)
    ours = [command.to_dict(tree) for command in tree.get_commands()]
    if _definitions(known) == _definitions(ours):
        return False
    await tree.sync()
    log.info("registered the commands")
    return True


def _definitions(commands: Any) -> dict[tuple[str, int], Any]:
    return {(c["name"], c.get("type", 1)): _definition(c) for c in commands}


_KEPT = ("name", "description", "type", "required", "autocomplete", "choices")
_BOUNDS = ("min_value", "max_value", "min_length", "max_length")


def _definition(command: Mapping[str, Any]) -> dict[str, Any]:
    """What was defined, without ids, versions and defaults that Discord fills in."""
    made = {key: command[key] for key in (*_KEPT, *_BOUNDS) if command.get(key)}
    made["options"] = [_definition(option) for option in command.get("options") or ()]
    return made
