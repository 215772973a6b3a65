"""From a selection to a summary: the candidate's passages, and what code can say about them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from engine.dialogue.models import Interview
from engine.dialogue.summary import (
    ChosenPassage,
    Finding,
    KeyPoint,
    NotAnswer,
    Summary,
    SummaryState,
)
from engine.evidence.passages import Passage
from engine.interviewer.brief import cut_answers
from engine.interviewer.material import Material
from engine.interviewer.report.missing import find_gaps, next_questions
from engine.interviewer.report.selection import Selection
from engine.ports.model import Model, TaskContext
from engine.scoring import Scores, score_without_instructions

UNCLEAR = "Unclear Response"
NOTHING = "Nothing could be learned from this interview: no answer could be understood."
UNANSWERED = "Nothing could be learned from this interview: no question was answered."
UNTOLD = "No answer tells concretely what was done, so no passage was chosen."
PER_ANSWER = 2
"""Passages of one answer that are shown beside the chosen ones, at most."""
QUOTED = 2
"""Passages that the text of the summary quotes, at most."""


def build_summary(
    interview: Interview, material: Material, selection: Selection, empty: Summary
) -> Summary:
    """The summary that a selection makes; ``empty`` has what does not depend on it."""
    known = {p.id: p for p in (*material.choosable, *material.open)}
    points = [known[one] for one in selection.points]
    gaps = find_gaps(interview, material, selection)
    label, score = selection.sentiment or (None, None)
    complete = interview.answered == interview.plan.questions and bool(points)
    quoted = _most_telling(points, material)[:QUOTED]
    return replace(
        empty,
        state=SummaryState.COMPLETE if complete else SummaryState.PARTIAL,
        themes=selection.themes,
        key_points=tuple(KeyPoint(p.text, p.answer, p.id) for p in points),
        strengths=_findings(selection.strengths, known, material),
        weaknesses=_findings(selection.weaknesses, known, material),
        passages=tuple(_chosen(p, material) for p in _shown(material, selection)),
        competency_passages={k: v for k, v in selection.competencies.items() if v},
        missing_information=tuple(gap.text for gap in gaps),
        next_questions=next_questions(gaps),
        full_summary_text=_text(interview, selection.themes, quoted),
        prose_passages=tuple(p.id for p in quoted),
        sentiment_label=label,
        sentiment_score=score,
    )


def empty_summary(
    interview: Interview, brief: TaskContext, material: Material, model: Model, now: datetime
) -> Summary:
    """The summary of an interview in which nothing was said that could be chosen."""
    mashed = bool(brief.unclear)
    return Summary(
        state=SummaryState.NONE,
        written_at=now,
        source=model.name,
        built_in=model.built_in,
        scores=_scores(interview),
        themes=(UNCLEAR,) if mashed else (),
        missing_information=tuple(g.text for g in find_gaps(interview, material, Selection())),
        full_summary_text=_empty_text(interview, material),
        notes=tuple(_notes(interview, brief, model)),
        not_answers=tuple(NotAnswer(p.answer, p.text) for p in material.set_aside),
    )


def _empty_text(interview: Interview, material: Material) -> str:
    """Why there is nothing to show."""
    if not interview.answered:
        return UNANSWERED
    return UNTOLD if material.readings else NOTHING


def _findings(
    ids: Sequence[str], known: dict[str, Passage], material: Material
) -> tuple[Finding, ...]:
    """Passages with the labels of their signs."""
    passages = [known[one] for one in ids]
    return tuple(Finding(", ".join(_labels(p, material)), p.text, p.answer, p.id) for p in passages)


def _chosen(passage: Passage, material: Material) -> ChosenPassage:
    return ChosenPassage(passage.id, passage.answer, passage.text, _labels(passage, material))


def _labels(passage: Passage, material: Material) -> tuple[str, ...]:
    return tuple(str(found.sign) for found in material.signs(passage))


def _shown(material: Material, selection: Selection) -> Iterator[Passage]:
    """The chosen passages, and the most telling others of each answer, in their order."""
    picked = (selection.points, selection.strengths, *selection.competencies.values())
    chosen = {one for ids in picked for one in ids}
    for number in dict.fromkeys(passage.answer for passage in material.choosable):
        own = [p for p in material.choosable if p.answer == number]
        others = [p for p in _most_telling(own, material) if p.id not in chosen]
        room = max(0, PER_ANSWER - sum(1 for p in own if p.id in chosen))
        shown = chosen | {p.id for p in others[:room]}
        yield from (p for p in own if p.id in shown)


def _most_telling(passages: Sequence[Passage], material: Material) -> list[Passage]:
    """Those with the most signs first; the earlier of two alike."""
    return sorted(passages, key=lambda p: -len(material.signs(p)))


def _text(interview: Interview, themes: Sequence[str], quoted: Sequence[Passage]) -> str:
    """Who answered how much, what about, and one or two passages: put together by code."""
    name = interview.candidate.name or "The candidate"
    total = interview.plan.questions
    count = f"all {total}" if interview.answered == total else f"{interview.answered} of {total}"
    about = f", mainly about {join_words(themes)}" if themes else ""
    parts = [f"{name} answered {count} questions{about}."]
    parts += [f"\u201c{p.text}\u201d (answer {p.answer})" for p in quoted]
    return " ".join(parts)


def join_words(words: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _scores(interview: Interview) -> Scores:
    questions = [exchange.question.text for exchange in interview.exchanges]
    return score_without_instructions(interview.answers, questions)


def _notes(interview: Interview, brief: TaskContext, model: Model) -> Iterator[str]:
    """What the report's reader must know of how it was made."""
    if model.built_in and interview.plan.rated_by_model and brief.competencies:
        yield "Competencies were not rated: that needs a language model."
    yield from (f"Answer {n} could not be understood." for n in brief.unclear)
    if not model.built_in:
        for n in cut_answers(interview, brief.longest):
            yield (
                f"Answer {n} is longer than {brief.longest:,} characters. The language model read "
                "only the beginning."
            )
    if brief.language != "en":
        yield (
            f"The answers are in another language ({brief.language}). Signs are found in English "
            "only, and questions were checked for length, number, repetition and language only."
        )
