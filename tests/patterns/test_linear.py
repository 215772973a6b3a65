"""Every regular expression takes time in proportion to its text, whatever the text is."""

import re
from collections.abc import Iterator, Sequence

import pytest

from tests.patterns.attacks import REFUSED, TAILS, attacks
from tests.patterns.discovery import MADE_WHILE_RUNNING, Expression, expressions, unexplained
from tests.patterns.timing import MOST, growth

_MANY = "engine.questions.phrase_patterns._compile"
"""Hundreds are made there, from the phrases of the forbidden areas and of manners."""


def _slow_ones(found: list[Expression], tails: Sequence[str] = REFUSED) -> Iterator[str]:
    for each in found:
        for attack in attacks(each.pattern, tails):
            if (times := growth(each, attack)) > MOST:
                yield f"{each.where}: {times:.1f} times as long on {attack}"


def test_each_is_known() -> None:
    """A function that makes a pattern from what is not known at once is listed with examples."""
    assert unexplained() == []


def test_what_is_listed_is_still_made() -> None:
    """Each function that is listed makes patterns, and each pattern is among those looked at."""
    places = {each.where for each in expressions()}
    assert {f"{module}.{name}" for module, name in MADE_WHILE_RUNNING} <= places
    assert len(places) > 100


def test_twice_the_text_takes_at_most_two_and_a_half_times_as_long() -> None:
    """For texts of each pattern's own characters, beginnings and repeated parts."""
    assert list(_slow_ones([each for each in expressions() if each.where != _MANY])) == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_every_pattern_with_every_end() -> None:
    """The same with more texts, and for the patterns that are made of phrases."""
    assert list(_slow_ones(expressions(), TAILS)) == []


@pytest.mark.parametrize("pattern", [r"\[\W*x", r"[.!]+\s", r"\s+$", r"<.*?>"])
def test_a_slow_pattern_is_found(pattern: str) -> None:
    """The texts make patterns slow that are known to be: this check can fail."""
    assert next(_slow_ones([Expression("here", re.compile(pattern))]), None)
