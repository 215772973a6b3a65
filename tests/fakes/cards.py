"""Cards of every shape, with everything in them that a chat could take for markup."""

from hypothesis import strategies as st

from engine.dialogue.plan import MOST_QUESTIONS
from engine.messages.card import (
    Action,
    Attachment,
    Button,
    Card,
    Item,
    Section,
    Source,
    Span,
    Style,
)

NASTY = (
    "@everyone",
    "@here",
    "<@80351110224678912>",
    "<@!80351110224678912>",
    "<@&165511591545143296>",
    "<#103735883630395392>",
    "</airhorn:816437322781949972>",
    "<id:customize>",
    "<t:1618953630:R>",
    "<:mmLol:216154654256398347>",
    "<a:b1nzy:392938283556143104>",
    "<https://evil.example>",
    "<mailto:a@b.c>",
    "<!channel>",
    "https://evil.example/x_y",
    "[click](https://evil.example)",
    "[a]: https://evil.example",
    "**bold** *it* __under__ _it_ ~~gone~~",
    "||spoiler||",
    "`code` ```block```",
    "# heading",
    "-# small",
    "> quote",
    ">>> all quoted",
    "- item\n- item",
    "1. one\n2. two",
    "9) nine",
    "===\n---",
    ":tada: :+1:",
    "\\*half escaped\\",
    "\\",
    "\u202ertl \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "zero\u200bwidth\ufeff",
    "\x00\x07 bell",
    "\ud800 half",
    "&lt;@everyone&gt; &amp;",
    "👩‍👩‍👧‍👦" * 20,
    "a" * 4_000,
    "*" * 3_000,
    "<@" * 300,
    "漢字 " * 900,
)

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(NASTY[:36]), st.text(max_size=20)), max_size=6).map("".join),
)
spans = st.builds(Span, texts, st.sampled_from(Style))
paragraphs = st.lists(spans, max_size=4).map(tuple)
sources = st.builds(
    Source, texts, st.integers(1, MOST_QUESTIONS), st.sampled_from(("", "216154654256398347"))
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
    st.none() | st.builds(Attachment, st.just("transcript.md"), texts),
)
