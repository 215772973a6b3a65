"""The figures of simulated interviews as a chart in a file. Needs the group ``charts``."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.evaluation.metrics import EvalMetrics
from bot.evaluation.table import ByKind
from engine.errors import BadChart


def draw(arms: Mapping[str, EvalMetrics], kinds: ByKind, file: Path) -> None:
    """Write the chart as a PNG: shares of each arm, and what passed first by candidate.

    There must be at least one arm. Raises BadChart when the file cannot be written.
    """
    picture = Figure(figsize=(13, 5), layout="constrained")
    left, right = picture.subplots(1, 2)
    shares = {arm: _shares(each) for arm, each in arms.items()}
    names = list(dict.fromkeys(kind for found in kinds.values() for kind in found))
    passed = {
        arm: [_of_hundred(found[k].first_time) if k in found else 0.0 for k in names]
        for arm, found in kinds.items()
    }
    for axes, title, labels, bars in (
        (left, "percent", list(next(iter(shares.values()))), _lists(shares)),
        (right, "questions that passed first time, percent", names, passed),
    ):
        _bars(axes, labels, bars)
        axes.set_title(title)
    picture.legend(*left.get_legend_handles_labels(), loc="outside upper right", ncols=len(arms))
    try:
        picture.savefig(file, format="png", dpi=110)
    except OSError as error:
        raise BadChart(file=file, problem=error.strerror or "it cannot be written") from None


def _lists(shares: Mapping[str, Mapping[str, float]]) -> dict[str, list[float]]:
    return {arm: list(found.values()) for arm, found in shares.items()}


def _shares(found: EvalMetrics) -> dict[str, float]:
    order = found.orders["clarity"]
    return {
        "first time": _of_hundred(found.first_time),
        "repaired": _of_hundred(found.repaired),
        "fallback": _of_hundred(found.fallback),
        "follow-ups touch": _of_hundred(found.touching),
        "dropped": _of_hundred(found.dropped),
        "clarity in order": 100 * order.held / order.of if order.of else 0.0,
    }


def _of_hundred(share: float | None) -> float:
    return 100 * (share or 0.0)


def _bars(axes: Axes, labels: Sequence[str], bars: Mapping[str, Sequence[float]]) -> None:
    """A group of bars for each label, one of each arm."""
    width = 0.8 / len(bars)
    for number, (arm, heights) in enumerate(bars.items()):
        places = [at + number * width for at in range(len(labels))]
        drawn = axes.bar(places, heights, width, label=arm)
        axes.bar_label(drawn, fmt="%.0f", fontsize=8)
    middle = width * (len(bars) - 1) / 2
    axes.set_xticks([at + middle for at in range(len(labels))], labels, rotation=30, ha="right")
    axes.set_ylim(0, 110)
