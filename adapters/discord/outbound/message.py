"""A message for Discord as plain values, before the library gets to see it."""

from dataclasses import dataclass
from typing import Literal

from engine.messages.card import Attachment

Look = Literal["primary", "secondary", "danger"]


@dataclass(frozen=True, slots=True)
class Field:
    """A heading in an embed and the markdown under it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Embed:
    """A framed part of a message; all but the footer is markdown."""

    title: str = ""
    description: str = ""
    fields: tuple[Field, ...] = ()
    footer: str = ""

    @property
    def size(self) -> int:
        """Characters as Discord counts them against its limit for all embeds of a message."""
        inner = sum(len(field.name) + len(field.value) for field in self.fields)
        return len(self.title) + len(self.description) + len(self.footer) + inner


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """A button."""

    custom_id: str
    label: str
    look: Look = "secondary"


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent at once: markdown, at most one embed, buttons in rows of five, a text file."""

    content: str = ""
    embed: Embed | None = None
    buttons: tuple[ButtonSpec, ...] = ()
    attachment: Attachment | None = None
