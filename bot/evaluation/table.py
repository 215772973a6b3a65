"""The figures of simulated interviews as tables in a terminal."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.evaluation.metrics import EvalMetrics
from engine.scoring import MEASURES

ByKind = Mapping[str, Mapping[str, EvalMetrics]]
"""Figures by arm, then by the candidate's kind."""


def tables(arms: Mapping[str, EvalMetrics], kinds: ByKind) -> RenderableType:
    """All of it: a column for each arm, a table of candidates for each, what was wrong."""
    parts: list[RenderableType] = [_overview(arms)]
    parts += [_of_kinds(arm, found) for arm, found in kinds.items()]
    wrong = [_problems(arm, each) for arm, each in arms.items() if each.problems]
    return Group(*parts, *wrong)


def _table(*columns: str) -> Table:
    table = Table(*columns, box=None, pad_edge=False, title_justify="left", title_style="bold")
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _overview(arms: Mapping[str, EvalMetrics]) -> Table:
    table = _table("", *arms)
    rows = {arm: _rows(each) for arm, each in arms.items()}
    for name in dict.fromkeys(name for found in rows.values() for name in found):
        table.add_row(name, *(found.get(name, "–") for found in rows.values()))
    return table


def _rows(found: EvalMetrics) -> dict[str, str]:
    """What an arm's column says, by row."""
    orders = {
        f"strong > average > weak, {name}": f"{order.held} of {order.of}"
        for name, order in found.orders.items()
        if order.of
    }
    spread = {
        f"spread over repeats, {name}": f"{each.mean:.1f} (worst {each.worst:.1f})"
        for name, each in found.spread.items()
    }
    summaries = ", ".join(f"{count} {state}" for state, count in sorted(found.summaries.items()))
    return {
        "interviews": str(found.interviews),
        "questions": str(found.questions),
        "passed first time": _percent(found.first_time),
        "repaired": _percent(found.repaired),
        "fallback": _percent(found.fallback),
        "near-duplicates": str(found.near_duplicates),
        "follow-ups": _percent(found.follow_ups),
        "follow-ups that touch the last answer": _percent(found.touching),
        "words of a question": f"{_number(found.words)} (longest {found.longest})",
        "summaries": summaries,
        "claims": str(found.claims),
        "dropped as unsupported": _percent(found.dropped),
        **orders,
        **spread,
        "calls an interview": f"{found.calls:.1f}",
        "tokens an interview": f"{found.input_tokens:,.0f} in, {found.output_tokens:,.0f} out",
        "cost an interview": "–" if found.cost is None else f"${found.cost:.4f}",
        "seconds an interview": f"{found.seconds:.2f}",
    }


def _of_kinds(arm: str, kinds: Mapping[str, EvalMetrics]) -> Table:
    scores = (*(measure.name for measure in MEASURES), "rating")
    headings = (measure.heading for measure in MEASURES)
    table = _table("candidate", *headings, "rated", "1st time", "touch", "dropped")
    table.columns[0].min_width = 15
    table.title = f"\n{arm}"
    for kind, found in kinds.items():
        values = [_number(found.scores[name]) for name in scores]
        shares = map(_percent, (found.first_time, found.touching, found.dropped))
        table.add_row(kind, *values, *shares)
    return table


def _problems(arm: str, found: EvalMetrics) -> Table:
    table = Table("times", "sent back because", box=None, pad_edge=False, title_justify="left")
    table.title, table.title_style = f"\n{arm}", "bold"
    for problem, count in sorted(found.problems.items(), key=lambda each: -each[1])[:12]:
        table.add_row(str(count), Text(problem))
    return table


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
