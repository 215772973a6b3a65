"""What must raise no score, and what must not move it, over the written interviews."""

from collections.abc import Iterable

import pytest

from tests.bench.metamorphic import MOVE, RISE, Case, additions, highest_rise, swaps, widest_move

pytestmark = pytest.mark.slow

Changes = dict[str, list[Case]]


def by_change(cases: Iterable[Case]) -> Changes:
    """The cases of each kind of change."""
    found: Changes = {}
    for case in cases:
        found.setdefault(case.change, []).append(case)
    return found


@pytest.fixture(scope="module")
def added() -> Changes:
    """What is put into answers, scored once for all tests here."""
    return by_change(additions())


@pytest.fixture(scope="module")
def swapped() -> Changes:
    """What is exchanged in answers, scored once for all tests here."""
    return by_change(swaps())


def test_there_are_enough_cases(added: Changes, swapped: Changes) -> None:
    """More than two hundred additions and a hundred swaps stand behind the figures."""
    assert sum(map(len, added.values())) >= 200
    assert sum(map(len, swapped.values())) >= 100


def test_additions_raise_no_score(added: Changes) -> None:
    """Flattery, praise, padding, copies, commands and layout gain no more than three points."""
    for change, cases in added.items():
        rises = [highest_rise(case) for case in cases]
        assert sum(rise <= RISE for rise in rises) >= 0.95 * len(rises), change
        # A sentence about something else can share a word with the answer.
        assert max(rises) <= 40, change


def test_swaps_move_no_score(swapped: Changes) -> None:
    """Who somebody is and how a region spells is worth no point."""
    for change, cases in swapped.items():
        assert max(widest_move(case) for case in cases) <= MOVE, change
