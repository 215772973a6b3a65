"""The form for what a candidate says about their report; which interview is in its custom id."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from adapters.discord.outbound.limits import LONGEST_MODAL_TITLE
from adapters.discord.outbound.markdown import label
from engine.messages.card import TextForm

PREFIX = "statement:"
LONGEST_INPUT_LABEL = 45
LONGEST_INPUT = 4_000


def statement_modal(form: TextForm, interview_id: str) -> discord.ui.Modal:
    """The form as the library sends it; what becomes of it is told by ``on_interaction`` alone."""
    modal = discord.ui.Modal(
        title=label(form.title, LONGEST_MODAL_TITLE), custom_id=f"{PREFIX}{interview_id}"
    )
    field: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label=label(form.label, LONGEST_INPUT_LABEL),
        style=discord.TextStyle.paragraph,
        default=form.text or None,
        max_length=min(form.longest, LONGEST_INPUT),
    )
    modal.add_item(field)
    return modal


def interview_of(interaction: discord.Interaction[Any]) -> str:
    """The interview that a sent form is about; empty for everything else that people do."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return ""
    data: Mapping[str, Any] = interaction.data or {}
    custom_id = str(data.get("custom_id", ""))
    return custom_id.removeprefix(PREFIX) if custom_id.startswith(PREFIX) else ""


def text_of(data: Mapping[str, Any]) -> str:
    """What was written in the form's one field."""
    return next(_values(data.get("components")), "")


def _values(node: Any) -> Iterator[str]:
    """The values of all fields in a tree of components: rows and labels hold them."""
    for each in node if isinstance(node, list) else []:
        if isinstance(each.get("value"), str):
            yield each["value"]
        yield from _values(each.get("components"))
        yield from _values([each["component"]] if "component" in each else [])
