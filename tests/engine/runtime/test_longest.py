"""The longest answer that is allowed costs little, whatever stands in it."""

import pytest

from engine.dialogue.transitions.answers import MOST_CHARACTERS
from tests.bench.longest import GOAL, SHORT, cost, life, texts

_TRIES = 4
"""Times that a text is measured before it is called dear: a busy machine slows some of them."""
_COMMON = (
    *("honest prose", "prose in French", "orders", "letters in a row", "short lines"),
    *("short sentences", "ligatures that grow", "emoji", "accents", "fences", "spelt"),
    *(".", "?!", "[", "(", '"', "“"),
)


async def _least(name: str) -> float:
    """The least of some measurements, as soon as it is small enough."""
    await life(SHORT)
    least = float("inf")
    for _ in range(_TRIES):
        least = min(least, await cost(name, 1))
        if least < GOAL:
            break
    return least


@pytest.mark.parametrize("name", _COMMON)
async def test_an_answer_of_the_longest_length_takes_no_third_of_a_second(name: str) -> None:
    """Of CPU, for all that is ever done with it in an interview."""
    assert len(texts()[name]) == MOST_CHARACTERS
    assert await _least(name) < GOAL


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(texts().keys() - set(_COMMON)))
async def test_nor_does_any_other_shape(name: str) -> None:
    """Every mark, alone and before a word, and all other shapes."""
    assert await _least(name) < GOAL
