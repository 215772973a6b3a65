"""A measured figure, and how figures are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

MANY = 10_000
"""Interviews that one process is to hold at once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How much is to be measured: ``quick`` roughly; so many ``interviews`` at once."""

    quick: bool = False
    interviews: int = MANY


@dataclass(frozen=True, slots=True)
class Figure:
    """``key`` names figure and unit; without a ``value`` the ``note`` says why.

    With a ``goal`` the value should be at most that, or at least that when more is better.
    """

    key: str
    value: float | None
    unit: str
    goal: float | None = None
    note: str = ""
    more: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None without a goal or a value."""
        if self.goal is None or self.value is None:
            return None
        return self.value >= self.goal if self.more else self.value <= self.goal


def shown(value: float | None) -> str:
    """A value with about three digits that say something."""
    if value is None:
        return "none"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def as_json(figures: Sequence[Figure]) -> dict[str, object]:
    """One object: values by their keys, and what is to be said about them under ``notes``."""
    values: dict[str, object] = {figure.key: rounded(figure.value) for figure in figures}
    return {**values, "notes": {figure.key: figure.note for figure in figures if figure.note}}


def rounded(value: float | None) -> float | None:
    """To four digits that count."""
    return None if value is None else float(f"{value:.4g}")


def tabulate(figures: Sequence[Figure], console: Console) -> None:
    """Print all figures with their goals."""
    table = Table(title="What was measured, on this machine, against stand-ins on loopback")
    for column in ("figure", "value", "unit", "goal", "note"):
        table.add_column(column, justify="right" if column in {"value", "goal"} else "left")
    for figure in figures:
        sign = "≥" if figure.more else "≤"
        goal = "" if figure.goal is None else f"{sign} {shown(figure.goal)}"
        colour = {True: "[green]", False: "[red]", None: ""}[figure.met]
        table.add_row(figure.key, f"{colour}{shown(figure.value)}", figure.unit, goal, figure.note)
    console.print(table)


def at_share(values: Sequence[float], share: float) -> float:
    """The value that so large a share of them (0 to 1) does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
