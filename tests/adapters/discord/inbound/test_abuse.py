"""Whoever writes or asks far too much in Discord: bounded work, a polite word."""

import pytest

from engine.dialogue.transitions.answers import MOST_MESSAGES
from engine.quotas.admission import AdmissionControl, Limits
from tests.adapters.discord.lab import Lab

pytestmark = pytest.mark.usefixtures("env")


@pytest.fixture
def gate() -> AdmissionControl:
    """Ten commands a minute."""
    return AdmissionControl(Limits(wishes_per_minute=10))


async def test_a_flood_is_an_answer_of_two_hundred_messages_and_a_word(lab: Lab) -> None:
    """What finds no room is told of once, and the interview goes on."""
    await lab.begun()
    for number in range(1000):
        lab.env.backend.create_message(lab.thread.id, lab.alice.id, f"line {number}")
    await lab.rest()
    assert len(lab.interview.exchanges[0].messages) == MOST_MESSAGES
    told = [text for text in lab.told(lab.alice) if "does not fit" in text]
    assert len(told) == 1
    await lab.later(5)
    await lab.say(lab.alice, "And that was that.")
    assert lab.interview.answers[1] == "And that was that."


async def test_a_bystanders_flood_is_nothing(lab: Lab) -> None:
    """Nothing is stored and nothing is said."""
    await lab.begun()
    before, said = lab.interview, len(lab.said())
    lab.env.backend.add_thread_member(lab.thread.id, lab.bob.id)
    for number in range(1000):
        lab.env.backend.create_message(lab.thread.id, lab.bob.id, f"line {number}")
    await lab.rest()
    assert lab.interview == before
    assert len(lab.said()) == said


async def test_many_commands_of_one_person_are_ten(lab: Lab) -> None:
    """The others are refused with a time to come again; somebody else's is done."""
    answers = [
        await lab.bob.slash(lab.general, "interview", topic=f"subject {number}")
        for number in range(20)
    ]
    await lab.rest()
    assert len(lab.interviews) == 10
    refused = [a for a in answers if a.response and "That was a lot" in a.response.content]
    assert len(refused) == 10
    await lab.invite(lab.mallory, candidate=lab.alice)
    assert len(lab.interviews) == 11
