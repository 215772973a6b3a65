"""The benchmark as a picture: every figure that has a goal, as a share of it."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure as Picture

from tests.bench.figures import Figure, shown

MET, MISSED = "#2a7f62", "#c44536"


def draw(figures: Sequence[Figure], file: Path) -> None:
    """Write a PNG; the line is the goal, and what lies beyond it is better."""
    aimed = [f for f in figures if f.goal is not None and f.value is not None and f.goal > 0]
    picture = Picture(figsize=(10, 1.2 + 0.42 * len(aimed)), layout="constrained")
    axes = picture.subplots()
    places = range(len(aimed))
    shares = [_share(figure) for figure in aimed]
    axes.barh(places, shares, color=[MET if figure.met else MISSED for figure in aimed])
    axes.axvline(1, color="black", linewidth=1)
    axes.set_yticks(places, [figure.key for figure in aimed])
    axes.set_xscale("log", base=2)
    axes.invert_yaxis()
    axes.set_xlabel("times the goal (right of the line is better)")
    for place, figure, share in zip(places, aimed, shares, strict=True):
        sign = "at least" if figure.more else "at most"
        words = f" {shown(figure.value)} {figure.unit} ({sign} {shown(figure.goal)})"
        axes.annotate(words, (max(share, 1.0), place), va="center", fontsize=8)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.set_xlim(min((*shares, 0.5)) / 1.5, max((*shares, 1.0)) * 4)
    picture.savefig(file, format="png", dpi=110)


def _share(figure: Figure) -> float:
    """How good the value is against its goal: 1 is just reached, 2 is twice as good."""
    value, goal = float(figure.value or 1e-9), float(figure.goal or 1e-9)
    return value / goal if figure.more else goal / max(value, 1e-9)
