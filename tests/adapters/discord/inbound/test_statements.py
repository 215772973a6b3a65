"""What a candidate says about their report, through Discord's button and form."""

import pytest

from engine.messages.card import Action
from engine.messages.texts import BUTTON_LABELS
from tests.adapters.discord.lab import Lab

pytestmark = pytest.mark.usefixtures("env")

WRONG = BUTTON_LABELS[Action.DISPUTE]


async def reported(lab: Lab) -> None:
    """Mallory has invited Alice, who has ended the interview and has her report."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    await lab.press(lab.alice, "Start")
    await lab.say(lab.alice, "We counted twice, so I added a constraint.")
    await lab.press(lab.alice, "Finish now")
    await lab.later(10)


async def test_a_form_that_was_open_during_a_restart_is_stored(lab: Lab) -> None:
    """The library forgets its forms when the program restarts; nobody's text is lost by it."""
    await reported(lab)
    form = await lab.press(lab.alice, WRONG)
    await lab.restart()
    result = await lab.submit(lab.alice, form, "It was Tim.")
    assert result.response is not None
    assert "I have stored what you wrote" in result.response.content
    assert lab.interview.candidate_statement == "It was Tim."


async def test_nobody_else_is_shown_the_form(lab: Lab) -> None:
    """Bob reads whose button it is; Discord lets nobody send a form that another one opened."""
    await reported(lab)
    refused = await lab.press(lab.bob, WRONG)
    assert refused.modal is None
    assert lab.interview.candidate_statement == ""
