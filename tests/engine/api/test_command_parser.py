"""What people type after /interview."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.command_parser import Help, InterviewCommand, ListAll, ListOwn, OpenForm, parse
from engine.errors import BadCommand


def mentioned(word: str) -> str | None:
    """Mentions as Slack and Discord write them."""
    match = re.fullmatch(r"<@!?(\w+)(?:\|[^>]*)?>", word)
    return match.group(1) if match else None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", OpenForm()),
        ("  ", OpenForm()),
        ("help", Help()),
        ("HELP ", Help()),
        ("list", ListAll()),
        ("Mine", ListOwn()),
        ("mine safety", InterviewCommand("mine safety")),
        ("list comprehensions in Python", InterviewCommand("list comprehensions in Python")),
        ("help desks", InterviewCommand("help desks")),
        ("moving to events", InterviewCommand("moving to events")),
        ("events <@U1>", InterviewCommand("events", "U1")),
        ("events <@U1|Alice Anderson> questions:3", InterviewCommand("events", "U1", questions=3)),
        ("<@U1> <@U1> events", InterviewCommand("events", "U1")),
        (
            "questions:3 events template:backend",
            InterviewCommand("events", template="backend", questions=3),
        ),
        (
            "events manager:<@U2|Mallory M> manager:<@U3>",
            InterviewCommand("events", managers=("U2", "U3")),
        ),
        ("events manager: <@U2>", InterviewCommand("events", managers=("U2",))),
        ("events managers:<@U2>", InterviewCommand("events", managers=("U2",))),
        ("Question:4 events", InterviewCommand("events", questions=4)),
        ("events questions:-1", InterviewCommand("events", questions=-1)),
        ("React: hooks, std::move", InterviewCommand("React: hooks, std::move")),
        ("a < b and b > c", InterviewCommand("a < b and b > c")),
    ],
)
def test_a_command_reads_as_it_was_meant(text: str, command: object) -> None:
    """Options may stand anywhere; what is no option and no mention is the topic."""
    assert parse(text, mentioned) == command


@pytest.mark.parametrize(
    "text",
    [
        "events questions:many",
        "events questions:",
        "events questions:3 questions:4",
        "events questions:2.5",
        "events template:a template:b",
        "events manager:mallory",
        "events manager:",
        "events <@U1> <@U2>",
        "events @alice",
    ],
)
def test_what_cannot_be_followed_is_said(text: str) -> None:
    """The error names the option and where help is."""
    with pytest.raises(BadCommand, match="/interview help"):
        parse(text, mentioned)


@given(st.text())
def test_no_text_breaks_the_parser(text: str) -> None:
    """Any text is a command or gets an error for its writer."""
    with suppress(BadCommand):
        assert parse(text, mentioned) is not None
