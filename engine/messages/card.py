"""What an utterance looks like before a platform gives it its looks.

A card is plain data: every string in it is text to be escaped by whoever renders it. Nothing in
it is markup, and only a ``person`` span may become a platform's way of naming somebody.
"""

import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.catalogue import Message, template_of


class Style(StrEnum):
    """How a span stands out; ``PERSON`` holds a platform id instead of text."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    PERSON = "person"


class Action(StrEnum):
    """What a button does; its meaning is decided by the flow, never by a model."""

    START = "start"
    DECLINE = "decline"
    HUMAN = "human"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    RECORDED = "recorded"
    WITHDRAW = "withdraw"
    DELETE = "delete"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    style: Style = Style.PLAIN


Paragraph = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The candidate's own words, the number of their answer and the message they stand in."""

    quote: str
    answer: int
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list; ``source`` is what it rests on, ``signs`` are what code says of it.

    A line without a text is the quote of its source alone.
    """

    text: str
    source: Source | None = None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over a text, a list, and a note about both. ``inline`` lists stand on one line."""

    heading: str
    items: tuple[Item, ...] = ()
    text: str = ""
    note: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. ``number`` is the question it was shown under, 0 when it has none."""

    action: Action
    label: str
    number: int = 0
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file that goes with a card."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TextForm:
    """A form with one field: ``text`` is what stands in it, of at most ``longest`` characters.

    ``title`` has at most 24 characters and ``label`` at most 45, which every platform can show.
    """

    title: str
    label: str
    longest: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A message: all parts may be empty but not all at once."""

    title: str = ""
    body: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    buttons: tuple[Button, ...] = ()
    foot: tuple[Paragraph, ...] = ()
    attachment: Attachment | None = None


def plain(text: str) -> Paragraph:
    """A paragraph without any styles."""
    return (Span(text),)


def format_paragraph(message: Message, /, **values: str | int | Span | Paragraph) -> Paragraph:
    """A sentence of the catalogue in which values may have a style of their own."""
    spans: list[Span] = []
    for words, name, _, _ in string.Formatter().parse(template_of(message, values)):
        spans += [Span(words)] if words else []
        value = values.get(name, "?") if name else ()
        spans += value if isinstance(value, tuple) else [_span(value)]
    return tuple(spans)


def list_people(ids: Sequence[str]) -> Paragraph:
    """People by their platform's ids: "A", "A and B", "A, B and C"."""
    people: list[Span] = [Span(person, Style.PERSON) for person in ids]
    if len(people) < 2:
        return tuple(people)
    first = [part for person in people[:-1] for part in (Span(", "), person)][1:]
    return format_paragraph("{names} and {last}", names=tuple(first), last=people[-1])


def _span(value: str | int | Span) -> Span:
    return value if isinstance(value, Span) else Span(str(value))


def people_in(card: Card) -> list[str]:
    """The ids of the people who are mentioned in a card's paragraphs, as often as they are."""
    paragraphs = (*card.body, *card.foot)
    return [span.text for one in paragraphs for span in one if span.style is Style.PERSON]


def card_text(paragraphs: Iterable[Paragraph]) -> str:
    """The bare text of paragraphs, a line each."""
    return "\n".join("".join(span.text for span in paragraph) for paragraph in paragraphs)
