"""What a terminal shows: cards, with nobody's text doing anything to the screen."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from adapters.console.render import COMMANDS, render
from engine.messages.card import Action, Button, Card, Item, Section, Source, Span, plain


def printed(card: Card) -> str:
    """The card on a page of 80 columns without colours."""
    page = io.StringIO()
    Console(file=page, width=80).print(render(card))
    return page.getvalue()


def test_a_quote_alone_is_a_line_with_its_signs_and_no_bullet() -> None:
    """What code says of a quote stands behind it."""
    item = Item("", Source("41 of 120,000", 0, "m1"), ("names a figure",))
    text = printed(Card(sections=(Section("1 · How?", (item,), "Text."),)))
    assert "“41 of 120,000” — names a figure" in text
    assert "·" not in text.replace("1 · How?", "")
    assert text.index("Text.") < text.index("41 of")


def test_buttons_are_commands() -> None:
    """Each button is shown as what to type for it; there is a command for every action."""
    card = Card(
        title="Question 1 of 5", body=(plain("How?"),), buttons=(Button(Action.SKIP, "Skip"),)
    )
    assert "/skip" in printed(card)
    assert set(COMMANDS) == set(Action)


def test_a_quote_stands_with_its_answer() -> None:
    """A finding shows the candidate's words and where they are."""
    item = Item("counts", Source("41 of 120,000", 2))
    assert "“41 of 120,000” (answer 2)" in printed(Card(sections=(Section("Strengths", (item,)),)))


def test_markup_is_text() -> None:
    """Square brackets colour nothing."""
    assert "[red]boo[/red]" in printed(Card(title="[b]T[/b]", body=(plain("[red]boo[/red]"),)))


@given(st.text(max_size=200))
def test_no_text_moves_or_rings_the_terminal(text: str) -> None:
    """Whatever somebody wrote, no control character but the line's end reaches the screen."""
    card = Card(
        title=text,
        body=((Span(text),),),
        sections=(Section(text, (Item(text, Source(text, 1), (text,)),), text, text),),
    )
    shown = printed(card)
    assert not [c for c in shown if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]
