"""Cards as Block Kit: pure, and within the limits whatever the card holds.

What people and the model wrote goes into rich text, whose runs Slack shows as they are, or into
plain text: neither is parsed, so nothing in them can mention, link or format (Slack: "Rich text
block", "Text object").
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapters.slack.outbound.limits import (
    LARGEST_BLOCKS,
    LONGEST_BUTTON,
    LONGEST_HEADER,
    MOST_ACTIONS,
    Block,
    size,
)
from adapters.slack.outbound.mrkdwn import cut, escape, runs, visible
from adapters.slack.outbound.packing import LONGEST_NOTE, pack_messages, plain
from adapters.slack.outbound.plain_text import plain_text
from engine.catalogue import gettext
from engine.messages.card import (
    Action,
    Button,
    Card,
    Item,
    Paragraph,
    Section,
    Source,
    Span,
    Style,
)
from engine.messages.texts import CONFIRMATIONS

ACTION_PREFIX = "interview:"
LONGEST_RUN = 1_000
LONGEST_PIECE = 2_000

Json = dict[str, Any]

NEW_LINE: Json = {"type": "text", "text": "\n"}


def _nowhere(message_id: str) -> str:
    del message_id
    return ""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a card does not know of itself.

    ``names`` are the people's by id; somebody who is not in it is mentioned if ``mention`` (only
    where they are not notified by it), else left nameless. ``link`` gives a message's address,
    empty where the reader has no access to it.
    """

    interview_id: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    mention: bool = False
    link: Callable[[str], str] = _nowhere


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its blocks, and all of their words for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]


def render(
    card: Card, looks: RenderContext, *, largest: int = LARGEST_BLOCKS
) -> tuple[Message, ...]:
    """The card as one message or, when it is long, as several, in order."""
    packs = pack_messages(tuple(blocks(card, looks)), largest)
    return tuple(Message(plain_text(pack) or _title(card), pack) for pack in packs)


def blocks(card: Card, looks: RenderContext) -> Iterator[Block]:
    """The card's blocks without ids, however many."""
    if card.title:
        yield from _heading(card.title)
    for paragraph in card.body:
        yield from _paragraph(paragraph, looks)
    for section in card.sections:
        yield from _section(section, looks)
    for paragraph in card.foot:
        yield from _foot(paragraph, looks)
    for start in range(0, len(card.buttons), MOST_ACTIONS):
        buttons = card.buttons[start : start + MOST_ACTIONS]
        yield {"type": "actions", "elements": [_button(b, looks) for b in buttons]}


def actions(buttons: Sequence[Button], looks: RenderContext) -> Block:
    """A row of at most 25 buttons."""
    return {"type": "actions", "elements": [_button(button, looks) for button in buttons]}


def _title(card: Card) -> str:
    return escape(cut(visible(card.title).strip(), LONGEST_HEADER)) or "Interview"


def _heading(title: str) -> Iterator[Block]:
    if len(title) <= LONGEST_HEADER:
        yield {"type": "header", "text": plain(title, LONGEST_HEADER)}
    else:
        yield from _rich([_text(title, bold=True)])


def _paragraph(paragraph: Paragraph, looks: RenderContext) -> Iterator[Block]:
    yield from _rich([_span(span, looks) for span in paragraph])


def _foot(paragraph: Paragraph, looks: RenderContext) -> Iterator[Block]:
    """Small print."""
    text = visible("".join(_render_source(span, looks) for span in paragraph)).strip()
    for start in range(0, len(text), LONGEST_NOTE):
        note = plain(text[start : start + LONGEST_NOTE], LONGEST_NOTE)
        yield {"type": "context", "elements": [note]}


def _section(section: Section, looks: RenderContext) -> Iterator[Block]:
    heading = [*_text(section.heading, bold=True)]
    if size(heading) > LONGEST_PIECE:
        yield from _rich([heading])
        heading = []
    if section.text:
        yield from _rich([heading, [NEW_LINE] if heading else [], _text(section.text)])
        heading = []
    yield from _items(heading, section, looks)
    if section.note:
        above = [] if section.text or section.items else [heading, [*_text(" ")]]
        yield from _rich([*above, _text(section.note, italic=True)])


def _items(heading: list[Json], section: Section, looks: RenderContext) -> Iterator[Block]:
    """A list with bullets, or on one line; quotes alone are lines without bullets."""
    items = [[*_item(item, looks)] for item in section.items]
    if section.inline and items:
        line = [part for item in items for part in (*_text(" · "), *item)][1:]
        yield from _rich([heading, [*_text(" ")], line])
    elif any(item.text for item in section.items):
        yield from _list_blocks(heading, items)
    elif items:
        lines = [part for item in items for part in (NEW_LINE, *item)]
        yield from _rich([heading, lines if heading else lines[1:]])


def _list_blocks(heading: list[Json], bullets: list[list[Json]]) -> Iterator[Block]:
    """A heading and its bullets, in as many blocks as it takes."""
    chunk: list[Json] = []
    for bullet in (piece for item in bullets for piece in _pieces([item])):
        if chunk and size([*chunk, *bullet]) > LONGEST_PIECE:
            yield _bullets(heading, chunk)
            heading, chunk = [], []
        chunk.append({"type": "rich_text_section", "elements": bullet})
    if chunk:
        yield _bullets(heading, chunk)


def _bullets(heading: list[Json], items: list[Json]) -> Block:
    above = [{"type": "rich_text_section", "elements": heading}] if heading else []
    bullets = {"type": "rich_text_list", "style": "bullet", "elements": items}
    return {"type": "rich_text", "elements": [*above, bullets]}


def _rich(parts: Iterable[Iterable[Json]]) -> Iterator[Block]:
    for piece in _pieces(parts):
        section = {"type": "rich_text_section", "elements": piece}
        yield {"type": "rich_text", "elements": [section]}


def _pieces(parts: Iterable[Iterable[Json]]) -> Iterator[list[Json]]:
    """The runs in groups that are small enough for one block each."""
    piece: list[Json] = []
    for run in (run for part in parts for run in part):
        if piece and size([*piece, run]) > LONGEST_PIECE:
            yield piece
            piece = []
        piece.append(run)
    if piece:
        yield piece


def _text(text: str, **style: bool) -> Iterator[Json]:
    styled: Json = {"style": style} if style else {}
    for run in runs(text):
        for start in range(0, len(run), LONGEST_RUN):
            yield {"type": "text", "text": run[start : start + LONGEST_RUN], **styled}


def _span(span: Span, looks: RenderContext) -> Iterator[Json]:
    match span.style:
        case Style.STRONG:
            yield from _text(span.text, bold=True)
        case Style.EMPHASIS:
            yield from _text(span.text, italic=True)
        case Style.PERSON if span.text not in looks.names and looks.mention:
            yield {"type": "user", "user_id": span.text}
        case _:
            yield from _text(_render_source(span, looks))


def _render_source(span: Span, looks: RenderContext) -> str:
    if span.style is not Style.PERSON:
        return span.text
    return looks.names.get(span.text) or "somebody"


def _item(item: Item, looks: RenderContext) -> Iterator[Json]:
    yield from _text(item.text)
    if item.source is not None:
        if item.source.quote:
            yield from _text(f"{' — ' if item.text else ''}“{item.source.quote}”")
        yield from _place(item.source, looks)
    if item.signs:
        yield from _text(" — ")
        yield from _text(", ".join(item.signs), italic=True)


def _place(source: Source, looks: RenderContext) -> Iterator[Json]:
    """Where the quote stands, as a link where the reader has access."""
    where = f"answer {source.answer}" if source.answer else "message" if source.quote else "open"
    address = looks.link(source.message_id) if source.message_id else ""
    if not address:
        yield from _text(f" ({where})" if source.answer else "")
        return
    yield from _text(" (")
    yield {"type": "link", "url": address, "text": where}
    yield from _text(")")


def _button(button: Button, looks: RenderContext) -> Json:
    made: Json = {
        "type": "button",
        "action_id": f"{ACTION_PREFIX}{button.action}",
        "text": plain(button.label, LONGEST_BUTTON),
        "value": f"{looks.interview_id}:{button.number}",
    }
    if button.primary:
        made["style"] = "primary"
    if button.action in CONFIRMATIONS:
        made |= {"style": "danger", "confirm": _confirm(button.action, button.label)}
    return made


def _confirm(action: Action, asked: str) -> Json:
    return {
        "title": plain(gettext("Are you sure?"), 100),
        "text": plain(gettext(CONFIRMATIONS[action]), 300),
        "confirm": plain(asked, 30),
        "deny": plain(gettext("Cancel"), 30),
        "style": "danger",
    }
