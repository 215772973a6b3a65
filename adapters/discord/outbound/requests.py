"""Every message on its way out, as the library takes it; all of them pass the limits here."""

import io
from typing import Any, TypedDict

import discord

from adapters.discord.outbound.limits import BUTTONS_IN_A_ROW, fit_message
from adapters.discord.outbound.message import ButtonSpec, Embed, Message
from adapters.discord.outbound.render import rows

COLOUR = discord.Colour(0x5865F2)
NOBODY = discord.AllowedMentions.none()
STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "danger": discord.ButtonStyle.danger,
}


class Content(TypedDict, total=False):
    """What the library's ways of sending have in common."""

    content: str
    embed: discord.Embed
    view: discord.ui.View
    file: discord.File
    allowed_mentions: discord.AllowedMentions


def content(message: Message) -> Content:
    """The message as arguments for sending it once; it must be called within a running loop."""
    fit = fit_message(message)
    made = Content(allowed_mentions=NOBODY)
    if fit.content:
        made["content"] = fit.content
    if fit.embed is not None:
        made["embed"] = _embed(fit.embed)
    if fit.buttons:
        made["view"] = _view(fit.buttons)
    if fit.attachment is not None:
        file = io.BytesIO(fit.attachment.text.encode())
        made["file"] = discord.File(file, fit.attachment.name)
    return made


def _embed(embed: Embed) -> discord.Embed:
    made = discord.Embed(
        title=embed.title or None, description=embed.description or None, colour=COLOUR
    )
    for field in embed.fields:
        made.add_field(name=field.name, value=field.value, inline=False)
    if embed.footer:
        made.set_footer(text=embed.footer)
    return made


def _view(buttons: tuple[ButtonSpec, ...]) -> discord.ui.View:
    """Buttons that nobody listens to in particular: clicks are told apart by their custom ids.

    A view that has stopped is not remembered by the library, which would be for ever.
    """
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows(buttons, BUTTONS_IN_A_ROW)):
        for button in row:
            made: discord.ui.Button[Any] = discord.ui.Button(
                style=STYLES[button.look],
                label=button.label,
                custom_id=button.custom_id,
                row=number,
            )
            view.add_item(made)
    view.stop()
    return view


def fingerprint(message: Message) -> str:
    """What a message looks like when it is read back, whatever Discord did to its blanks."""
    fit = fit_message(message)
    embed = fit.embed or Embed()
    fields = [part for f in embed.fields for part in (f.name, f.value)]
    parts = [fit.content, embed.title, embed.description, *fields, embed.footer]
    file = [fit.attachment.name] if fit.attachment else []
    return _squeeze([*parts, *(b.custom_id for b in fit.buttons), *file])


def fingerprint_of(message: discord.Message) -> str:
    """The same of a message that Discord gave us."""
    embed = next((e for e in message.embeds if e.type == "rich"), discord.Embed())
    fields = [str(part) for f in embed.fields for part in (f.name, f.value)]
    parts = [message.content, embed.title or "", embed.description or "", *fields]
    files = [attachment.filename for attachment in message.attachments]
    return _squeeze([*parts, embed.footer.text or "", *custom_ids(message), *files])


def custom_ids(message: discord.Message) -> list[str]:
    """The custom ids of a message's buttons, in order."""
    found: list[str] = []
    for row in message.components:
        children = row.children if isinstance(row, discord.ActionRow) else []
        found += [c.custom_id for c in children if isinstance(c, discord.Button) and c.custom_id]
    return found


def _squeeze(parts: list[str]) -> str:
    return "\n".join(" ".join(part.split()) for part in parts if part.strip())
