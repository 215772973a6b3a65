"""Cards in Discord's look: pure, and within the limits whatever the card holds.

Title and body are plain message text, so that notifications and screen readers say them; sections
are an embed. All words are escaped first and cut or split afterwards, since escaping lengthens.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from adapters.discord.outbound.limits import (
    LARGEST_EMBEDS,
    LONGEST_CONTENT,
    LONGEST_FIELD_NAME,
    LONGEST_FIELD_VALUE,
    LONGEST_FOOTER,
    LONGEST_LABEL,
    MOST_FIELDS,
)
from adapters.discord.outbound.markdown import cut, escape, label, line, pieces, visible
from adapters.discord.outbound.message import ButtonSpec, Embed, Field, Message
from engine.catalogue import gettext
from engine.messages.card import Button, Card, Item, Paragraph, Section, Source, Span, Style
from engine.messages.texts import CONFIRMATIONS

CUSTOM_ID = "interview"
LONGEST_RUN = 900
MOST_MESSAGES = 12
NAMELESS = "\u200b"
LEFT_OUT = Field(NAMELESS, "*The rest is too long for a chat and is left out here.*")
_ROOM = LARGEST_EMBEDS - 400


def _nowhere(message_id: str) -> str:
    del message_id
    return ""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a card does not know of itself.

    ``names`` are the people's by id; nobody is ever mentioned, since a mention in a private thread
    can let somebody in. ``link`` gives a message's address, empty where the reader has no access.
    """

    interview_id: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    link: Callable[[str], str] = _nowhere


def render(card: Card, looks: RenderContext) -> tuple[Message, ...]:
    """The card as one message or, when it is long, as several, in order.

    Buttons and the file go with the last one: that is where people look.
    """
    messages = _render_framed(card, looks) if card.sections else _render_plain(card, looks)
    last = replace(
        messages[-1],
        buttons=tuple(_button(button, looks) for button in card.buttons),
        attachment=card.attachment,
    )
    return (*messages[:-1], last)


def confirmation(button: Button, looks: RenderContext) -> Message:
    """The question before something that cannot be undone, with the one button that does it."""
    sure = replace(_button(button, looks), custom_id=custom_id(button, looks, sure=True))
    return Message(escape(gettext(CONFIRMATIONS[button.action])), buttons=(sure,))


def custom_id(button: Button, looks: RenderContext, *, sure: bool = False) -> str:
    """What a click on the button brings back."""
    end = ":sure" if sure else ""
    return f"{CUSTOM_ID}:{looks.interview_id}:{button.action}:{button.number}{end}"


def _render_plain(card: Card, looks: RenderContext) -> list[Message]:
    """Plain message text: the title in bold, the body, the foot as small print."""
    lines = [*_lead(card, looks)]
    lines += [["-# ", *_paragraph(paragraph, looks, flat=True)] for paragraph in card.foot]
    messages = [Message(text) for text in _pack(lines, LONGEST_CONTENT)]
    return messages[:MOST_MESSAGES] or [Message(NAMELESS)]


def _lead(card: Card, looks: RenderContext) -> Iterator[list[str]]:
    """The lines that come first: the title in bold, then the body."""
    if card.title:
        yield [*_runs(card.title, Style.STRONG)]
    yield from ([*_paragraph(paragraph, looks)] for paragraph in card.body)


def _render_framed(card: Card, looks: RenderContext) -> list[Message]:
    """The lead as plain text, then the sections in as many embeds as it takes, one a message."""
    lead = [*_pack(_lead(card, looks), LONGEST_CONTENT)] or [""]
    words = "\n".join(visible(_words(p, looks)).strip() for p in card.foot)
    fields = [f for section in card.sections for f in _fields(section, looks)]
    early = [Message(text) for text in lead[:-1]][: MOST_MESSAGES - 1]
    embeds = _fill_embeds(fields, cut(words, LONGEST_FOOTER), MOST_MESSAGES - len(early))
    if not embeds:
        return [*early, Message(lead[-1] or NAMELESS)]
    return [*early, Message(lead[-1], embeds[0]), *(Message(embed=each) for each in embeds[1:])]


def _fill_embeds(fields: list[Field], footer: str, most: int) -> list[Embed]:
    """The fields in at most so many embeds; a last field says what is left out."""
    embeds = [Embed()]
    for part in fields:
        last = embeds[-1]
        grown = replace(last, fields=(*last.fields, part))
        if grown.size + len(footer) > _ROOM or len(grown.fields) >= MOST_FIELDS:
            if len(embeds) >= most:
                embeds[-1] = replace(last, fields=(*last.fields, LEFT_OUT))
                break
            grown = Embed(fields=(part,))
            embeds.append(grown)
        embeds[-1] = grown
    embeds[-1] = replace(embeds[-1], footer=footer)
    return embeds if embeds[0].fields else []


def _fields(section: Section, looks: RenderContext) -> Iterator[Field]:
    """A section as a field, or as several when it is long; those that go on have no heading.

    A heading too long for a field's name begins the field's text instead.
    """
    heading, lines = escape(line(section.heading)) or NAMELESS, [*_lines(section, looks)]
    if len(heading) > LONGEST_FIELD_NAME:
        heading, lines = NAMELESS, [[*_runs(line(section.heading), Style.STRONG)], *lines]
    for number, text in enumerate(_pack(lines, LONGEST_FIELD_VALUE)):
        yield Field(NAMELESS if number else heading, text)


def _lines(section: Section, looks: RenderContext) -> Iterator[list[str]]:
    if section.text:
        yield [*_runs(section.text, Style.PLAIN)]
    items = [(item, made) for item in section.items if (made := [*_item(item, looks)])]
    if section.inline and items:
        yield [run for _, made in items for run in (" · ", *made)][1:]
    else:
        yield from (["- ", *made] if item.text else made for item, made in items)
    if section.note:
        yield [*_runs(section.note, Style.EMPHASIS)]


def _item(item: Item, looks: RenderContext) -> Iterator[str]:
    yield from _runs(line(item.text), Style.PLAIN)
    if item.source is not None:
        quote = line(item.source.quote)
        if quote:
            yield " — " if item.text else ""
            yield from _runs(f"“{quote}”", Style.PLAIN)
        yield from _place(item.source, looks)
    if item.signs:
        yield " — "
        yield from _runs(line(", ".join(item.signs)), Style.EMPHASIS)


def _place(source: Source, looks: RenderContext) -> Iterator[str]:
    """Where the quote stands, as a link where the reader has access."""
    where = f"answer {source.answer}" if source.answer else "message" if source.quote else "open"
    address = looks.link(source.message_id) if source.message_id else ""
    if address:
        yield f" ([{where}]({address}))"
    elif source.answer:
        yield f" ({where})"


def _paragraph(paragraph: Paragraph, looks: RenderContext, *, flat: bool = False) -> Iterator[str]:
    for span in paragraph:
        text = _name_people(span, looks)
        style = Style.STRONG if span.style is Style.PERSON else span.style
        yield from _runs(text.replace("\n", " ") if flat else text, style)


def _words(paragraph: Paragraph, looks: RenderContext) -> str:
    return "".join(_name_people(span, looks) for span in paragraph)


def _name_people(span: Span, looks: RenderContext) -> str:
    if span.style is not Style.PERSON:
        return span.text
    return looks.names.get(span.text) or "somebody"


def _runs(text: str, style: Style) -> Iterator[str]:
    """The text escaped, in one style, in runs short enough for any field."""
    mark = {Style.STRONG: "**", Style.EMPHASIS: "*"}.get(style, "")
    for number, piece in enumerate(pieces(text, LONGEST_RUN)):
        marked = escape(piece)
        if number and mark:
            yield NAMELESS
        inner = marked.strip()
        if not inner:
            yield marked
            continue
        before = marked[: len(marked) - len(marked.lstrip())]
        yield f"{before}{mark}{inner}{mark}{marked[len(marked.rstrip()) :]}"


def _pack(lines: Iterable[list[str]], most: int) -> Iterator[str]:
    """Lines joined to texts of at most that many characters, none blank.

    A text ends where a line does, unless the line alone is too long: then it ends after a run.
    """
    text = ""
    for runs in lines:
        for number, run in enumerate(_whole(runs, most)):
            joined = f"{text}\n{run}" if text and not number else text + run
            if text.strip() and len(joined) > most:
                yield text
                joined = run
            text = joined.lstrip("\n")
    if text.strip():
        yield text


def _whole(runs: list[str], most: int) -> list[str]:
    """The line in one piece if it fits, else its runs."""
    whole = "".join(runs)
    return [whole] if len(whole) <= most else runs


def _button(button: Button, looks: RenderContext) -> ButtonSpec:
    text = label(button.label, LONGEST_LABEL)
    if button.action in CONFIRMATIONS:
        return ButtonSpec(custom_id(button, looks), text, "danger")
    return ButtonSpec(custom_id(button, looks), text, "primary" if button.primary else "secondary")


def rows(buttons: Sequence[ButtonSpec], width: int) -> list[tuple[ButtonSpec, ...]]:
    """The buttons in rows of at most ``width``."""
    return [tuple(buttons[start : start + width]) for start in range(0, len(buttons), width)]
