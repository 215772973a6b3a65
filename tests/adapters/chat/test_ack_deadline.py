"""How long a command or a click may take."""

import asyncio

import pytest

from adapters.chat.ack_deadline import AckDeadline, Refusal
from adapters.chat.texts import AGAIN, NO_STORE
from engine.errors import BadTopic, StoreBusy


async def test_what_is_done_in_time_is_answered() -> None:
    """The work's own result comes back."""

    async def work() -> str:
        return "done"

    assert await AckDeadline(1.0).run(work()) == "done"


async def test_what_takes_too_long_is_given_up_and_the_person_is_told() -> None:
    """The work is cancelled: what is answered with "try again" does not happen later."""
    ended: list[str] = []

    async def work() -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise
        return "done"

    made = await AckDeadline(0.01).run(work())
    assert isinstance(made, Refusal)
    assert (made.text, ended) == (AGAIN, ["cancelled"])


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (BadTopic(problem="is missing"), "is missing"),
        (StoreBusy(), NO_STORE),
        (KeyError("what Alice said"), AGAIN),
    ],
)
async def test_a_failure_is_told_in_words_of_ours(error: Exception, text: str) -> None:
    """A rule in its own sentence, anything else without a foreign word."""

    async def work() -> str:
        raise error

    made = await AckDeadline(1.0, (KeyError,)).run(work())
    assert isinstance(made, Refusal)
    assert text in made.text
    assert "Alice" not in made.text
    assert made.error is error


async def test_a_fault_of_the_program_is_not_hidden() -> None:
    """What nobody expects is raised."""

    async def work() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await AckDeadline(1.0).run(work())
