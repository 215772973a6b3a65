"""The one place that checks what goes out."""

import json
from typing import Any

import pytest

from adapters.slack.inbound.modal import form, read_form
from adapters.slack.outbound.limits import fit_message, message_problems, view_problems
from tests.adapters.slack.samples import sample
from tests.adapters.slack.validators import assert_view

PLAIN = {"type": "plain_text", "text": "x", "emoji": False}
BUTTON = {"type": "button", "action_id": "a", "text": PLAIN, "value": "v"}


def rich(*texts: str) -> dict[str, Any]:
    """A rich text with these runs."""
    runs = [{"type": "text", "text": text} for text in texts]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": runs}]}


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        ([rich("x")] * 51, "51 blocks"),
        ([rich("x" * 4_000)] * 3, "blocks of"),
        ([{**rich("x"), "block_id": "b"}, {**rich("y"), "block_id": "b"}], "block id twice"),
        ([{**rich("x"), "block_id": "b" * 256}], "block id of a wrong length"),
        ([rich("hi <!channel>")], "markup"),
        ([rich("hi <@U01>")], "markup"),
        ([rich("")], "empty rich text"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "header in mrkdwn"),
        ([{"type": "header", "text": PLAIN | {"text": "x" * 151}}], "header of 151"),
        ([{"type": "header", "text": {"type": "plain_text", "text": "x"}}], "emoji"),
        ([{"type": "context", "elements": [PLAIN] * 11}], "11 elements in context"),
        ([{"type": "actions", "elements": []}], "0 elements in actions"),
        ([{"type": "actions", "elements": [BUTTON, BUTTON]}], "action id twice"),
        ([{"type": "actions", "elements": [BUTTON | {"value": "v" * 2001}]}], "value"),
        (
            [{"type": "actions", "elements": [BUTTON | {"text": PLAIN | {"text": "x" * 76}}]}],
            "button of 76",
        ),
        ([{"type": "section", "text": PLAIN}], "does not send"),
    ],
)
def test_what_slack_would_refuse_is_found(blocks: list[Any], problem: str) -> None:
    """Each limit is checked, and a message beyond it goes out as bare text instead of failing."""
    assert problem in "; ".join(message_problems("x", blocks))
    text, sent = fit_message("x", blocks)
    assert sent == ()
    assert text
    assert "<" not in text


def test_the_fallback_text_is_checked_too() -> None:
    """A notification's text must be there, short enough, and free of markup."""
    assert message_problems(" ", ())
    assert message_problems("x" * 40_001, ())
    assert message_problems("<!here>", ())
    assert not message_problems("fine", (rich("fine"),))


def test_the_form_is_taken_with_and_without_templates() -> None:
    """The form passes the checks, however many templates there are."""
    for templates in ((), ("backend",), tuple(f"template {n} " + "x" * 90 for n in range(150))):
        view = form("C01", "https://hooks.slack.com/x", templates, 20)
        assert_view(view)
        assert json.loads(view["private_metadata"])["channel"] == "C01"


def test_a_view_beyond_the_limits_is_found() -> None:
    """Views have limits of their own."""
    view = form("C01", "", (), 20)
    assert "view title" in "".join(view_problems(view | {"title": PLAIN | {"text": "x" * 25}}))
    assert "101 blocks" in "".join(view_problems(view | {"blocks": [rich("x")] * 101}))
    assert view_problems(view | {"private_metadata": "x" * 3_001})


def test_a_filled_form_is_read_as_slack_sends_it() -> None:
    """Every field of a submission arrives; empty ones are absent."""
    wish = read_form(sample("view_submission")["view"])
    assert (wish.topic, wish.candidate, wish.questions) == ("moving to events", "U02MGR", 3)
    assert (wish.template, wish.managers) == ("backend", ("U01ALICE",))
    empty = {"state": {"values": {"topic": {"form:topic": {"value": None}}}}}
    assert read_form(empty).topic == ""
