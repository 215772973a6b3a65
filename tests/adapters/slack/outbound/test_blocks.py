"""Cards as Block Kit."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.outbound.blocks import Message, RenderContext, render
from adapters.slack.outbound.limits import LARGEST_BLOCKS, size
from adapters.slack.outbound.packing import LEFT_OUT, MOST_MESSAGES
from engine.dialogue.plan import MOST_QUESTIONS
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
    plain,
)
from tests.adapters.slack.nasty import NASTY, texts
from tests.adapters.slack.validators import assert_message

LOOKS = RenderContext("a1b2c3d4e5", {"U02": "Mallory"}, link=lambda m: f"https://lab.slack.com/{m}")

LONG = ("a" * 40_000, "<!" * 10_000, '"\\' * 20_000, "漢字 " * 13_000, "👩‍👩‍👧‍👦" * 5_000)

spans = st.builds(Span, texts, st.sampled_from(Style))
paragraphs = st.lists(spans, max_size=4).map(tuple)
sources = st.builds(
    Source, texts, st.integers(1, MOST_QUESTIONS), st.sampled_from(("", "1700000000.000100"))
)
signs = st.lists(texts, max_size=2).map(tuple)
items = st.lists(st.builds(Item, texts, st.none() | sources, signs), max_size=6).map(tuple)
sections = st.builds(Section, texts, items, texts, texts, st.booleans())
buttons = st.lists(
    st.builds(Button, st.sampled_from(Action), texts, st.integers(0, 20), st.booleans()),
    max_size=8,
    unique_by=lambda button: button.action,
)
cards = st.builds(
    Card,
    texts,
    st.lists(paragraphs, max_size=4).map(tuple),
    st.lists(sections, max_size=5).map(tuple),
    buttons.map(tuple),
    st.lists(paragraphs, max_size=3).map(tuple),
)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a piece of JSON."""
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from nodes(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from nodes(child)


def shown(messages: tuple[Message, ...]) -> str:
    """All text that the blocks show, in order."""
    return "".join(
        n["text"]
        for n in nodes([m.blocks for m in messages])
        if isinstance(n.get("text"), str) and n.get("type") in {"text", "link", "plain_text"}
    )


@settings(max_examples=150)
@given(cards)
def test_whatever_a_card_holds_slack_takes_it(card: Card) -> None:
    """Every message of every card passes slackblocks, slack_sdk and our own checks."""
    for message in render(card, LOOKS):
        assert_message(message.text, message.blocks)


@settings(max_examples=100)
@given(cards)
def test_no_text_can_mention_ping_or_format(card: Card) -> None:
    """Whatever is written, only runs of text, our own links and plain text come out.

    Slack acts on elements such as ``broadcast``, ``user`` and ``usergroup``, and on markup in
    fields of type ``mrkdwn``: none of them is ever made from a text.
    """
    messages = render(card, LOOKS)
    assert len(messages) <= MOST_MESSAGES
    kinds = {node["type"] for node in nodes([m.blocks for m in messages]) if "type" in node}
    assert kinds <= {
        "header",
        "rich_text",
        "rich_text_section",
        "rich_text_list",
        "text",
        "link",
        "plain_text",
        "context",
        "actions",
        "button",
    }
    links = {n["url"] for n in nodes([m.blocks for m in messages]) if n.get("type") == "link"}
    assert all(link.startswith("https://lab.slack.com/") for link in links)
    for message in messages:
        assert not {"<", ">"} & set(message.text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_text_is_shown_as_it_was_written(text: str) -> None:
    """Nothing is escaped twice: what a reader sees is what was said, tidied."""
    tidy = "".join(shown(render(Card(body=(plain(f"[{text}]"),)), LOOKS)).split())
    assert tidy.startswith("[")
    assert tidy.endswith("]")
    for word in text.split():
        if word.isascii() and word.isalnum():
            assert word in tidy


@pytest.mark.parametrize("text", NASTY[:8])
def test_markup_survives_as_plain_words(text: str) -> None:
    """Markup in an answer is shown to the letter, not dropped."""
    assert text in shown(render(Card(body=(plain(text),)), LOOKS))


@pytest.mark.parametrize("text", LONG)
def test_forty_thousand_characters_anywhere_are_taken(text: str) -> None:
    """A text of any length fits into every place of a card."""
    item = Item(text, Source(text, 1, "1700000000.000100"))
    section = Section(text, (item, Item("", item.source, (text,))), text, text)
    card = Card(text, (plain(text),), (section,), (Button(Action.SKIP, text, 1),), (plain(text),))
    for message in render(card, LOOKS):
        assert_message(message.text, message.blocks)


def test_a_long_text_is_split_and_complete() -> None:
    """Forty thousand characters come out as several messages with nothing missing."""
    words = " ".join(f"word{n}" for n in range(5_000))[:40_000]
    messages = render(Card(title="Interview: long", body=(plain(words),)), LOOKS)
    assert 4 < len(messages) < MOST_MESSAGES
    assert all(size(m.blocks) <= LARGEST_BLOCKS for m in messages)
    assert "".join(words.split()) in "".join(shown(messages).split())


def test_what_is_left_out_is_said_and_the_buttons_stay() -> None:
    """Beyond a dozen messages the rest is left out with a word, never the buttons."""
    button = Button(Action.DELETE, "Delete")
    card = Card(body=(plain("x" * 400_000),), buttons=(button,))
    messages = render(card, LOOKS)
    assert len(messages) == MOST_MESSAGES
    assert LEFT_OUT in shown(messages)
    assert messages[-1].blocks[-1]["type"] == "actions"


def test_a_person_is_named_where_a_mention_would_ping() -> None:
    """A known person is a name; an unknown one is mentioned only where that is harmless."""
    paragraph: Paragraph = (Span("to "), Span("U02", Style.PERSON), Span("U09", Style.PERSON))
    card = Card(body=(paragraph,))
    in_channel = json.dumps(render(card, LOOKS)[0].blocks)
    assert "Mallory" in in_channel
    assert "U09" not in in_channel
    in_private = render(card, RenderContext(names=LOOKS.names, mention=True))[0]
    people = [n["user_id"] for n in nodes(in_private.blocks) if n.get("type") == "user"]
    assert people == ["U09"]


def test_quotes_link_to_their_message_where_there_is_an_address() -> None:
    """A quote links to the message it comes from, else it names the answer's number."""
    item = Item("measures first", Source("41 lines differed", 2, "1700000000.000100"))
    card = Card(sections=(Section("Strengths", (item,)),))
    links = [n for n in nodes(render(card, LOOKS)[0].blocks) if n.get("type") == "link"]
    assert links == [
        {"type": "link", "url": "https://lab.slack.com/1700000000.000100", "text": "answer 2"}
    ]
    without = render(card, RenderContext())
    assert shown(without) == "Strengthsmeasures first — “41 lines differed” (answer 2)"


def test_a_quote_alone_is_a_line_with_its_signs_and_no_bullet() -> None:
    """What code says of a quote stands behind it in italics, and the link is called a message."""
    quote = Item("", Source("41 lines differed", 0, "17.1"), ("names a figure", "gives a reason"))
    (message,) = render(Card(sections=(Section("1 · How?", (quote,)),)), LOOKS)
    assert (
        message.text == "1 · How?\n“41 lines differed” (message) — names a figure, gives a reason"
    )
    kinds = [n["type"] for n in nodes(message.blocks) if "type" in n]
    assert "rich_text_list" not in kinds
    italic = [n["text"] for n in nodes(message.blocks) if n.get("style") == {"italic": True}]
    assert italic == ["names a figure, gives a reason"]


def test_the_text_of_a_message_is_all_that_its_blocks_show() -> None:
    """Screen readers and notifications read the text: nothing is in the blocks alone."""
    item = Item("measures", Source("41 of 120", 2), ("names a figure",))
    section = Section("Heading", (item, Item("second")), "A text.", "A note.")
    card = Card("Title", (plain("Body."),), (section,), (Button(Action.SKIP, "Skip"),))
    (message,) = render(card, LOOKS)
    assert message.text.splitlines() == [
        *("Title", "Body.", "Heading", "A text."),
        *("• measures — “41 of 120” (answer 2) — names a figure", "• second", "A note."),
    ]


def test_what_cannot_be_undone_asks_first() -> None:
    """Withdraw and delete carry Slack's own confirmation dialogue; skip does not."""
    chosen = (Action.SKIP, Action.WITHDRAW, Action.DELETE)
    card = Card(body=(plain("?"),), buttons=tuple(Button(a, a.title(), 3) for a in chosen))
    made = {n["action_id"]: n for n in nodes(render(card, LOOKS)[0].blocks) if "action_id" in n}
    assert "confirm" not in made["interview:skip"]
    assert made["interview:withdraw"]["confirm"]["confirm"]["text"] == "Withdraw"
    assert made["interview:delete"]["style"] == "danger"
    assert made["interview:skip"]["value"] == "a1b2c3d4e5:3"
