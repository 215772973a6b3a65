"""Figures as they are shown, and what the benchmark's options take."""

import argparse
import io

import pytest
from rich.console import Console

from tests.bench.__main__ import parts
from tests.bench.figures import Figure, as_json, at_share, tabulate


def test_a_goal_is_a_most_unless_more_is_better() -> None:
    """Costs are to stay below their goals, rates are to reach them; no value meets no goal."""
    assert Figure("cost_ms", 2.0, "ms", 2.0).met is True
    assert Figure("cost_ms", 2.1, "ms", 2.0).met is False
    assert Figure("rate", 2.1, "a second", 2.0, more=True).met is True
    assert Figure("rate", 1.9, "a second", 2.0, more=True).met is False
    assert Figure("rate", None, "a second", 2.0, more=True).met is None
    assert Figure("cost_ms", 2.0, "ms").met is None


def test_json_holds_values_by_key_and_says_why_one_is_missing() -> None:
    """What was not measured is null, with its reason."""
    found = as_json([Figure("a_ms", 1.23456, "ms"), Figure("b", None, "", note="not there yet")])
    assert found == {"a_ms": 1.235, "b": None, "notes": {"b": "not there yet"}}


def test_the_table_shows_every_figure_with_its_goal() -> None:
    """A reader sees value, unit and goal in one line."""
    out = io.StringIO()
    tabulate([Figure("a_ms", 1234.5, "ms", 2.0)], Console(file=out, width=120))
    line = next(line for line in out.getvalue().splitlines() if "a_ms" in line)
    assert "1,234" in line
    assert "≤ 2" in line


def test_the_99th_of_a_hundred_values_is_the_last() -> None:
    """At most one in a hundred is larger."""
    assert at_share([float(n) for n in range(200)], 0.99) == 198.0
    assert at_share([5.0], 0.99) == 5.0


def test_parts_are_named_with_commas() -> None:
    """A misspelt part is refused, not left out."""
    assert parts("turn, cost") == ("turn", "cost")
    with pytest.raises(argparse.ArgumentTypeError):
        parts("turn,costs")
