"""Discord's limits, checked in one place."""

import pytest
from hypothesis import given

from adapters.discord.outbound.limits import (
    LARGEST_FILE,
    choices,
    fit_message,
    nonce_of,
    problems,
    thread_name,
)
from adapters.discord.outbound.message import ButtonSpec, Embed, Field, Message
from engine.messages.card import Attachment
from tests.fakes.cards import texts

FIELD = Field("n", "v")
REFUSED = {
    "nothing": Message(),
    "content": Message("x" * 2_001),
    "title": Message(embed=Embed("x" * 257)),
    "description": Message(embed=Embed(description="x" * 4_097)),
    "fields": Message(embed=Embed(fields=(FIELD,) * 26)),
    "field name": Message(embed=Embed(fields=(Field("x" * 257, "v"),))),
    "field value": Message(embed=Embed(fields=(Field("n", "x" * 1_025),))),
    "blank field value": Message(embed=Embed(fields=(Field("n", " "),))),
    "blank field name": Message(embed=Embed(fields=(Field("", "v"),))),
    "footer": Message(embed=Embed("t", footer="x" * 2_049)),
    "all of an embed": Message(embed=Embed("t", "x" * 4_000, (Field("n", "x" * 1_000),) * 2)),
    "buttons": Message("x", buttons=tuple(ButtonSpec(str(n), "l") for n in range(26))),
    "label": Message("x", buttons=(ButtonSpec("i", "x" * 81),)),
    "blank label": Message("x", buttons=(ButtonSpec("i", " "),)),
    "custom id": Message("x", buttons=(ButtonSpec("x" * 101, "l"),)),
    "same custom id": Message("x", buttons=(ButtonSpec("i", "l"), ButtonSpec("i", "m"))),
    "mention": Message("<@80351110224678912>"),
    "everyone": Message("hey @everyone"),
    "link": Message("https://evil.example"),
    "masked link": Message("[x](https://evil.example)"),
    "mention in a field": Message(embed=Embed(fields=(Field("n", "<@&1>"),))),
}


@pytest.mark.parametrize("message", REFUSED.values(), ids=REFUSED)
def test_what_discord_would_refuse_is_seen(message: Message) -> None:
    """Each documented limit is checked, and so is markup that would act."""
    assert problems(message)


@pytest.mark.parametrize("message", [m for k, m in REFUSED.items() if k != "nothing"])
def test_it_goes_out_all_the_same_as_bare_words(message: Message) -> None:
    """A message beyond the limits is not lost: its words go out without their layout."""
    assert problems(fit_message(message)) == ()


def test_a_file_too_large_is_cut_and_says_so() -> None:
    """A transcript beyond eight megabytes ends with a word about it."""
    made = fit_message(Message("x", attachment=Attachment("t.md", "é" * LARGEST_FILE))).attachment
    assert made is not None
    assert len(made.text.encode()) <= LARGEST_FILE
    assert "too large" in made.text[-80:]


@given(texts)
def test_a_nonce_is_short_and_stable(key: str) -> None:
    """The nonce of a key is always the same and never longer than Discord's 25 characters."""
    key = key.encode("utf-8", "replace").decode()
    assert nonce_of(key) == nonce_of(key)
    assert len(nonce_of(key)) <= 25
    assert problems(Message("x"), nonce_of(key)) == ()
    assert problems(Message("x"), "n" * 26)


@given(texts)
def test_a_thread_can_always_be_named(name: str) -> None:
    """A thread's name has from 1 to 100 characters, whatever the topic."""
    assert 1 <= len(thread_name(name)) <= 100


def test_choices_are_few_and_short() -> None:
    """At most 25 choices of at most 100 characters are offered."""
    assert choices(["x" * 101, "", *(f"t{n}" for n in range(40))]) == [f"t{n}" for n in range(25)]
