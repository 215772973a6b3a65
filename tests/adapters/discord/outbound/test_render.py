"""Cards in Discord's look."""

from hypothesis import given, settings

from adapters.discord.outbound.limits import problems
from adapters.discord.outbound.message import Message
from adapters.discord.outbound.render import (
    LEFT_OUT,
    MOST_MESSAGES,
    NAMELESS,
    RenderContext,
    confirmation,
    render,
)
from engine.dialogue.steps import Ask, Audience, Disclosure, Report
from engine.messages.card import (
    Action,
    Button,
    Card,
    Item,
    Section,
    Source,
    Span,
    Style,
    plain,
)
from engine.messages.texts import render_card as card_of
from tests.adapters.discord.markdown import acting, words
from tests.fakes.cards import cards
from tests.fakes.world import ALICE, MALLORY, started

LINK = "https://discord.com/channels/1/2/{}"
LOOKS = RenderContext("a1b2c3d4e5", {MALLORY.id: "Mallory Manager"}, LINK.format)
OURS = {"strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close"}
OURS |= {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
OURS |= {"code_inline", "subtext", "https://d"}


def texts_of(message: Message) -> list[str]:
    """All markdown of a message."""
    found = [message.content]
    if message.embed is not None:
        found += [message.embed.title, message.embed.description]
        found += [text for f in message.embed.fields for text in (f.name, f.value)]
    return found


def shown(messages: tuple[Message, ...]) -> str:
    """All that is to be read, in order."""
    texts = [text for message in messages for text in texts_of(message)]
    footers = [m.embed.footer for m in messages if m.embed is not None]
    return words("\n".join([*texts, *footers]))


@settings(max_examples=80)
@given(cards)
def test_whatever_a_card_holds_discord_takes_it(card: Card) -> None:
    """Every message of every card keeps all documented limits."""
    messages = render(card, LOOKS)
    assert 1 <= len(messages) <= MOST_MESSAGES
    for message in messages:
        assert problems(message) == ()


@settings(max_examples=80)
@given(cards)
def test_no_text_can_ping_link_or_format(card: Card) -> None:
    """Whatever is written, only our own bold, italics, lists, bars and permalinks come out."""
    for message in render(card, LOOKS):
        for text in texts_of(message):
            assert set(acting(text)) <= OURS, text


@settings(max_examples=30)
@given(cards)
def test_buttons_and_the_file_are_never_lost(card: Card) -> None:
    """However long a card is, its buttons and its file go out, with the last message."""
    *before, last = render(card, LOOKS)
    assert len(last.buttons) == len(card.buttons)
    assert last.attachment == card.attachment
    assert not any(message.buttons or message.attachment for message in before)


def test_a_question_is_plain_text_with_a_control_bar() -> None:
    """A question is message text, which notifications show, with five buttons in one row."""
    interview = started()
    current = interview.current
    assert current is not None
    (message,) = render(card_of(interview, Ask(current.question, 5)), LOOKS)
    assert message.content == "**Question 1 of 5**\nHow did step 1 go?"
    assert [b.label for b in message.buttons] == [
        "Skip",
        "Pause",
        "Finish now",
        "What is recorded about me",
        "Withdraw",
    ]
    assert message.buttons[0].custom_id == "interview:a1b2c3d4e5:skip:1"
    assert [b.look for b in message.buttons][-1] == "danger"


def test_people_are_named_and_never_mentioned() -> None:
    """A mention could let the manager into a private thread: the name is written out."""
    (message,) = render(card_of(started(), Disclosure()), LOOKS)
    assert "**Mallory Manager**" in message.content
    assert "<@" not in message.content
    nameless = render(card_of(started(), Disclosure()), RenderContext())
    assert "**somebody**" in nameless[0].content


def test_a_report_is_a_line_of_text_and_an_embed() -> None:
    """Title and body are what notifications show; sections are fields, the foot is the footer."""
    card = Card(
        title="Interview: billing",
        body=((Span("Alice", Style.STRONG), Span(" · 14 min")),),
        sections=(
            Section("Themes", (Item("retries"), Item("tests")), inline=True),
            Section("Strengths", (Item("measures", Source("41 of 120", 2, "77")),)),
            Section("1 · How?", (Item("", Source("Two hours", 0, "78"), ("names a figure",)),)),
            Section("In short", (), "A text.", "A note."),
        ),
        foot=(plain("Written by a model."),),
    )
    (message,) = render(card, LOOKS)
    embed = message.embed
    assert embed is not None
    assert message.content == "**Interview: billing**\n**Alice** · 14 min"
    assert (embed.title, embed.description) == ("", "")
    assert embed.footer == "Written by a model."
    assert [(f.name, f.value) for f in embed.fields] == [
        ("Themes", "retries · tests"),
        ("Strengths", f"- measures — “41 of 120” ([answer 2]({LINK.format(77)}))"),
        ("1 · How?", f"“Two hours” ([message]({LINK.format(78)})) — *names a figure*"),
        ("In short", "A text.\n*A note.*"),
    ]


def test_a_question_too_long_for_a_heading_is_shown_whole() -> None:
    """Discord cuts the names of fields at 256 characters; a question is never cut."""
    question = "1 · " + "why " * 100
    (message,) = render(Card(sections=(Section(question, (Item("because"),)),)), LOOKS)
    assert message.embed is not None
    assert "why " * 99 in message.embed.fields[0].value


def test_a_long_report_goes_on_in_further_messages() -> None:
    """Nothing of a report that is too long for one message is lost on the way."""
    items = tuple(Item(f"point {n} " + "word " * 60) for n in range(40))
    messages = render(Card(title="T", sections=(Section("Points", items),)), LOOKS)
    assert len(messages) > 1
    read = shown(messages)
    assert all(f"point {n} " in read for n in range(40))


def test_fields_end_where_items_do() -> None:
    """A list that needs two fields is divided between two items, never within one."""
    items = tuple(Item("word " * 30, Source("", n, str(n))) for n in range(1, 12))
    (message,) = render(Card(title="T", sections=(Section("Points", items),)), LOOKS)
    assert message.embed is not None
    names = [field.name for field in message.embed.fields]
    assert names == ["Points", *[NAMELESS] * (len(names) - 1)]
    for field in message.embed.fields:
        assert all(item.startswith("- word") for item in field.value.split("\n"))
        assert field.value.endswith("))")


def test_what_is_left_out_is_said() -> None:
    """A report beyond twelve messages ends, and says that it does."""
    items = tuple(Item("x" * 900) for _ in range(200))
    messages = render(Card(title="T", sections=(Section("Points", items),)), LOOKS)
    embed = messages[-1].embed
    assert len(messages) == MOST_MESSAGES
    assert embed is not None
    assert embed.fields[-1] == LEFT_OUT


def test_what_cannot_be_undone_is_asked_first() -> None:
    """The question has one button, which does it, and whose id says that it was confirmed."""
    message = confirmation(Button(Action.WITHDRAW, "Withdraw", 2), LOOKS)
    assert "no summary is written" in message.content
    assert [b.custom_id for b in message.buttons] == ["interview:a1b2c3d4e5:withdraw:2:sure"]


def test_the_candidate_report_keeps_to_the_limits() -> None:
    """A report without a summary is still a message."""
    interview = started()
    card = card_of(interview, Report(Audience.MANAGER))
    assert ALICE.name
    assert problems(render(card, LOOKS)[0]) == ()
