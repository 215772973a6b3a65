"""A card as a terminal shows it: pure, from values to rich renderables.

Text is put into ``rich.text.Text`` as it is, never parsed as markup, and control characters are
taken out, so that nobody's answer can colour, move or ring anything.
"""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from engine.catalogue import gettext
from engine.messages.card import Action, Card, Item, Paragraph, Section, Style
from engine.text import visible

STYLES = {Style.STRONG: "bold", Style.EMPHASIS: "italic cyan", Style.PERSON: "bold"}

COMMANDS = {
    Action.START: "/start",
    Action.DECLINE: "/decline",
    Action.HUMAN: "/human",
    Action.SKIP: "/skip",
    Action.PAUSE: "/pause",
    Action.RESUME: "/resume",
    Action.END: "/end",
    Action.RECORDED: "/recorded",
    Action.WITHDRAW: "/withdraw",
    Action.DELETE: "/delete",
    Action.DISPUTE: "/wrong",
}
"""What to type for each button: a terminal has none."""


def render(card: Card) -> RenderableType:
    """The card as one block with its buttons as commands below it."""
    parts: list[RenderableType] = [paragraph(p) for p in card.body]
    for section in card.sections:
        parts += ["", *_section(section)]
    if card.foot:
        parts += ["", *(_dim(paragraph(p)) for p in card.foot)]
    if card.buttons:
        hint = "  ".join(COMMANDS[button.action] for button in card.buttons)
        parts += ["", Text(hint, style="dim")]
    body = Group(*parts)
    if not card.title:
        return Padding(body, (0, 2))
    return Panel(body, title=escape(visible(card.title)), title_align="left", padding=(1, 2))


def paragraph(spans: Paragraph) -> Text:
    """A paragraph's spans, each in its style."""
    text = Text()
    for span in spans:
        text.append(visible(span.text), STYLES.get(span.style, ""))
    return text


def _section(section: Section) -> Iterator[RenderableType]:
    if section.heading:
        yield Text(visible(section.heading), style="bold cyan")
    if section.text:
        yield Text(visible(section.text))
    if section.items and section.inline:
        yield Text(" · ").join(_item(item) for item in section.items)
    else:
        yield from (Padding(_bullet(item), (0, 0, 0, 1)) for item in section.items)
    if section.note:
        yield Text(visible(section.note), style="italic")


def _bullet(item: Item) -> Text:
    return Text("· ").append(_item(item)) if item.text else _item(item)


def _item(item: Item) -> Text:
    text = Text(visible(item.text))
    if item.source is not None and item.source.quote:
        text.append(" — " if item.text else "").append(f"“{visible(item.source.quote)}”")
    if item.source is not None and item.source.answer:
        text.append(" " + gettext("(answer {number})", number=item.source.answer), "dim")
    if item.signs:
        text.append(" — ").append(visible(", ".join(item.signs)), "italic cyan")
    return text


def _dim(text: Text) -> Text:
    text.stylize("dim")
    return text
