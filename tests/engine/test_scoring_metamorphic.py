"""What must raise no score, and what must not move it, over the written interviews."""

import pytest

from tests.bench.metamorphic import MOVE, RISE, Case, additions, highest_rise, swaps, widest_move

ADDED = list(additions())
SWAPPED = list(swaps())


def by_change(cases: list[Case]) -> list[str]:
    """The kinds of change, in order."""
    return list(dict.fromkeys(case.change for case in cases))


def test_there_are_enough_cases() -> None:
    """More than two hundred additions and a hundred swaps stand behind the figures."""
    assert len(ADDED) >= 200
    assert len(SWAPPED) >= 100


@pytest.mark.parametrize("change", by_change(ADDED))
def test_additions_raise_no_score(change: str) -> None:
    """Flattery, praise, padding, copies, commands and layout gain no more than three points."""
    rises = [highest_rise(case) for case in ADDED if case.change == change]
    assert sum(rise <= RISE for rise in rises) >= 0.95 * len(rises)
    assert max(rises) <= 40  # a sentence about something else that shares a word with the answer


@pytest.mark.parametrize("change", by_change(SWAPPED))
def test_swaps_move_no_score(change: str) -> None:
    """Who somebody is and how a region spells is worth no point."""
    moves = [widest_move(case) for case in SWAPPED if case.change == change]
    assert max(moves) <= MOVE
