"""An interview as a file: JSON for machines, Markdown for people."""

from collections.abc import Iterator
from dataclasses import replace

from engine.dialogue.models import Interview
from engine.dialogue.steps import Audience
from engine.dialogue.summary import Finding, Summary, SummaryState
from engine.messages.card import Card, Item, Section, card_text
from engine.messages.export_sections import export_sections
from engine.messages.report import report
from engine.messages.transcript import escape, recorded_text, transcript
from engine.scoring import as_json as scores_as_json

Json = dict[str, object]


def as_json(interview: Interview) -> Json:
    """The interview with the names that the command line promises; numbers run from 1."""
    exchanges, summary = interview.exchanges, interview.summary
    return {
        "id": interview.id,
        "topic": interview.topic,
        "status": str(interview.status),
        "interviewer": "built-in" if _is_built_in(interview) else "llm",
        "questions": [{"number": e.question.number, "text": e.question.text} for e in exchanges],
        "answers": [{"number": e.question.number, "text": e.text} for e in exchanges],
        "summary": summary_as_json(summary) if summary else None,
        "summary_state": str(summary.state if summary else SummaryState.NONE),
        "scores": scores_as_json(summary.scores) if summary else None,
        "candidate_statement": interview.candidate_statement or None,
        "usage": usage(interview),
    }


def summary_as_json(summary: Summary) -> Json:
    """The summary's own schema."""
    return {
        "themes": list(summary.themes),
        "key_points": [point.text for point in summary.key_points],
        "sentiment_score": summary.sentiment_score,
        "sentiment_label": summary.sentiment_label,
        "strengths": [_finding(finding) for finding in summary.strengths],
        "weaknesses": [_finding(finding) for finding in summary.weaknesses],
        "missing_information": list(summary.missing_information),
        "full_summary_text": summary.full_summary_text,
        "not_answers": [{"answer": n.answer, "text": n.text} for n in summary.not_answers],
        "next_questions": list(summary.next_questions),
        "sources": sources(summary),
        "ratings": ratings(summary),
    }


def ratings(summary: Summary) -> list[Json]:
    """A language model's ratings of the competencies (levels 1 to 5); empty when none rated."""
    return [
        {
            "competency": rating.competency,
            "level": rating.level,
            "spread": rating.spread,
            "unstable": rating.unstable,
            "quote": rating.quote,
            "answer": rating.answer,
        }
        for rating in summary.ratings
    ]


def sources(summary: Summary) -> Json:
    """Where each part of a summary comes from: ids of passages ("2.1": answer 2, passage 1)."""
    return {
        "format": summary.format,
        "chosen_by": summary.source,
        "prose": str(summary.prose),
        "key_points": [point.passage for point in summary.key_points],
        "strengths": [finding.passage for finding in summary.strengths],
        "weaknesses": [finding.passage for finding in summary.weaknesses],
        "full_summary_text": list(summary.prose_passages),
        "competencies": {name: list(ids) for name, ids in summary.competency_passages.items()},
        "passages": [
            {"id": p.id, "answer": p.answer, "text": p.text, "signs": list(p.signs)}
            for p in summary.passages
        ],
    }


def usage(interview: Interview) -> Json:
    """Calls of a language model and their tokens; the built-in interviewer makes none."""
    calls = [call for call in interview.calls if call.input_tokens or call.output_tokens]
    return {
        "calls": len(calls),
        "input_tokens": sum(call.input_tokens for call in calls),
        "output_tokens": sum(call.output_tokens for call in calls),
    }


def as_markdown(interview: Interview) -> str:
    """The full report, when there is one, what only the export has, and the transcript."""
    if interview.summary is None:
        return recorded_text(interview)
    card = report(interview, Audience.MANAGER)
    card = replace(card, sections=(*card.sections, *export_sections(interview, interview.summary)))
    return "\n".join((*card_lines(card), "", "---", "", transcript(interview)))


def card_lines(card: Card) -> Iterator[str]:
    """A card as Markdown, everything that somebody wrote made harmless."""
    yield f"# {escape(card.title)}"
    yield ""
    yield escape(card_text(card.body))
    for section in card.sections:
        yield from ("", f"## {escape(section.heading)}", "")
        yield from _section(section)
    for paragraph in card.foot:
        yield from ("", escape(card_text((paragraph,))))


def _section(section: Section) -> Iterator[str]:
    if section.text:
        yield from (f"{escape(line)}  " for line in section.text.splitlines())
    yield from (f"- {_item(item)}" for item in section.items)
    if section.note:
        yield from ("", f"*{escape(section.note)}*")


def _item(item: Item) -> str:
    text = escape(item.text)
    if item.source is not None:
        quote = f"“{escape(item.source.quote)}”" if item.source.quote else ""
        text = " — ".join(part for part in (text, quote) if part)
        text += f" (answer {item.source.answer})" if item.source.answer else ""
    signs = f" — *{escape(', '.join(item.signs))}*" if item.signs else ""
    return f"{text}{signs}"


def _finding(finding: Finding) -> Json:
    return {"text": finding.text, "quote": finding.quote, "answer": finding.answer}


def _is_built_in(interview: Interview) -> bool:
    """Whether no language model wrote anything in it."""
    models = [call for call in interview.calls if call.input_tokens or call.output_tokens]
    return not models and (interview.summary is None or interview.summary.built_in)
