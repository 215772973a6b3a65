"""The product decides about nobody: there is nothing to press, type or read that would."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.parser import parser
from engine.api.command_parser import parse
from engine.dialogue import events
from engine.dialogue.steps import Audience, NoticeKind, Report
from engine.messages.card import Action
from engine.messages.texts import BUTTON_LABELS, render_card
from tests.fakes.world import started, summary

ROOT = Path(__file__).parents[1]
DECISION = re.compile(
    r"\b(?:hire|hired|reject|rejected|approve[sd]?|disqualif\w+|shortlist\w*|pass(?:ed)?|fail(?:ed)?"
    r"|promote[sd]?|recommend(?:ed|ation)?|advance to|next round|thumbs)\b"
    r"|\baccept(?:ed)? (?:the )?candidate",
    re.IGNORECASE,
)
CONSENT = {"Accepted", "Declined"}
"""What a candidate says to being interviewed; the only yes and no that there are."""


def test_no_button_decides() -> None:
    """What a press can do is about the interview, never about the person."""
    assert not [each for each in Action if DECISION.search(each.value)]
    assert {each.value for each in Action}.isdisjoint({"accept", "reject", "hire", "score", "rate"})
    assert not [label for label in BUTTON_LABELS.values() if DECISION.search(label)]


def test_no_event_decides() -> None:
    """What can happen to an interview is closed, and no verdict is in it."""
    names = {kind.__name__ for kind in events.Event.__args__}
    assert {name for name in names if re.search("Hire|Reject|Accept|Declin|Approv|Pass", name)} == (
        CONSENT
    )


def nobody(word: str) -> None:
    """Whom a word mentions."""
    del word


def test_no_command_decides() -> None:
    """Neither on the command line nor in the platforms' manifest, nor after /interview."""
    assert not DECISION.search(parser().format_help())
    manifest = (ROOT / "config" / "slack-manifest.yaml").read_text(encoding="utf-8")
    assert not DECISION.search(manifest)
    for word in ("accept", "reject", "hire"):
        assert type(parse(word, nobody)) is type(parse("gardening", nobody))


@pytest.mark.parametrize("audience", Audience)
def test_a_report_offers_and_says_no_decision(audience: Audience) -> None:
    """A person decides, it says; what it offers is what any candidate may do with their record."""
    made = render_card(replace(started(), summary=summary()), Report(audience))
    assert not [button for button in made.buttons if DECISION.search(button.label)]
    assert "A person decides." in str(made)
    assert not DECISION.search(str(made).replace("A person decides.", ""))


def test_no_word_that_is_said_decides() -> None:
    """Farewells and apologies announce nothing."""
    source = (ROOT / "engine" / "messages" / "texts.py").read_text(encoding="utf-8")
    assert not re.search(r"\b(?:hired|rejected|shortlist\w*|next round)\b", source, re.IGNORECASE)
    assert not [word for word in NoticeKind if DECISION.search(word.value)]
