"""What a summary lists, as rows of ``summary_lists`` and back. Pure.

A row is (text, quote, answer, passage); what it means depends on its list:

- themes, missing, notes, next_questions: text
- points, passages: text, answer, passage (its id); signs of a passage are in ``quote``, one a line
- strengths, weaknesses: text (signs), quote (the passage), answer, passage
- competencies: text (the competency), passage (its id)
- not_answers: text, answer; prose_passages: passage
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from engine.dialogue.summary import ChosenPassage, Finding, KeyPoint, NotAnswer, Summary

COLUMNS = ("text", "quote", "answer", "passage")
Line = tuple[str, str, int | None, str]


def summary_lines(summary: Summary) -> Mapping[Hashable, Line]:
    """All lines by list and position."""
    lists: dict[str, list[Line]] = {
        "themes": [_text(text) for text in summary.themes],
        "missing": [_text(text) for text in summary.missing_information],
        "notes": [_text(text) for text in summary.notes],
        "next_questions": [_text(text) for text in summary.next_questions],
        "points": [(p.text, "", p.answer, p.passage) for p in summary.key_points],
        "strengths": [(f.text, f.quote, f.answer, f.passage) for f in summary.strengths],
        "weaknesses": [(f.text, f.quote, f.answer, f.passage) for f in summary.weaknesses],
        "passages": [(p.text, "\n".join(p.signs), p.answer, p.id) for p in summary.passages],
        "competencies": [
            (name, "", None, one)
            for name, ids in summary.competency_passages.items()
            for one in ids
        ],
        "not_answers": [(each.text, "", each.answer, "") for each in summary.not_answers],
        "prose_passages": [("", "", None, one) for one in summary.prose_passages],
    }
    return {(name, n): line for name, lines in lists.items() for n, line in enumerate(lines)}


def summary_fields(rows: Sequence[Any]) -> dict[str, Any]:
    """The fields of a Summary that its rows hold, in the order of their positions."""
    lists: dict[str, list[Any]] = {}
    for row in rows:
        lists.setdefault(row.list, []).append(row)
    competencies: dict[str, tuple[str, ...]] = {}
    for row in lists.get("competencies", ()):
        competencies[row.text] = (*competencies.get(row.text, ()), row.passage)
    return {
        "themes": _texts(lists, "themes"),
        "missing_information": _texts(lists, "missing"),
        "notes": _texts(lists, "notes"),
        "next_questions": _texts(lists, "next_questions"),
        "key_points": tuple(KeyPoint(r.text, r.answer, r.passage) for r in lists.get("points", ())),
        "strengths": _findings(lists, "strengths"),
        "weaknesses": _findings(lists, "weaknesses"),
        "passages": tuple(
            ChosenPassage(r.passage, r.answer, r.text, tuple(r.quote.splitlines()))
            for r in lists.get("passages", ())
        ),
        "competency_passages": competencies,
        "not_answers": tuple(NotAnswer(r.answer, r.text) for r in lists.get("not_answers", ())),
        "prose_passages": tuple(r.passage for r in lists.get("prose_passages", ())),
    }


def _text(text: str) -> Line:
    return (text, "", None, "")


def _texts(lists: Mapping[str, Sequence[Any]], name: str) -> tuple[str, ...]:
    return tuple(row.text for row in lists.get(name, ()))


def _findings(lists: Mapping[str, Sequence[Any]], name: str) -> tuple[Finding, ...]:
    return tuple(Finding(r.text, r.quote, r.answer, r.passage) for r in lists.get(name, ()))
