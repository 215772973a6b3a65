"""What a candidate says about their report, through Slack's button and form."""

import asyncio
from collections.abc import Callable

from adapters.slack.inbound.modal import STATEMENT
from engine.messages.card import Action
from engine.messages.texts import BUTTON_LABELS
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.fakes.world import ALICE, BOB, MALLORY

WRONG = BUTTON_LABELS[Action.DISPUTE]


async def reported(scene: Scene) -> None:
    """Mallory has invited Alice, who has ended the interview and has her report."""
    await scene.command(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
    await scene.press("Start")
    await scene.answer()
    await scene.press("Finish now")
    await scene.later(10)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for what the adapter does in the background after its acknowledgement."""
    async with asyncio.timeout(5):
        while not is_so():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_the_form_shows_what_was_said_before_and_refuses_nothing_at_all(lab: Lab) -> None:
    """An empty text is answered in the form; a sent one is stored and stands in the form again."""
    async with served(lab) as scene:
        await reported(scene)
        await scene.press(WRONG)
        await until(lambda: len(lab.slack.modals) == 1)
        acked = await scene.submit("  ")
        assert acked is not None
        assert "is empty" in acked["errors"][STATEMENT]
        assert await scene.submit("It was <!channel> Tim.") in ({}, None)
        assert scene.interview.candidate_statement == "It was <!channel> Tim."
        await scene.press(WRONG)
        await until(lambda: len(lab.slack.modals) == 2)
        (field,) = lab.slack.modals[-1]["view"]["blocks"]
        assert field["element"]["initial_value"] == "It was <!channel> Tim."


async def test_nobody_else_can_send_the_form(lab: Lab) -> None:
    """A form that somebody else sends is not stored, and pressing shows them none."""
    async with served(lab) as scene:
        await reported(scene)
        await scene.press(WRONG, BOB.id)
        assert not lab.slack.modals
        await scene.press(WRONG)
        await until(lambda: len(lab.slack.modals) == 1)
        await scene.submit("It was me.", BOB.id)
        assert scene.interview.candidate_statement == ""
