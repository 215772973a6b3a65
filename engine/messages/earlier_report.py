"""A summary that an earlier version wrote: a model's statements, shown with what they are."""

from collections.abc import Iterator

from engine.dialogue.models import Interview
from engine.dialogue.steps import Audience
from engine.dialogue.summary import Finding, Summary
from engine.messages.card import Item, Section
from engine.messages.report_evidence import source_of
from engine.messages.report_provenance import EARLIER


def show_earlier(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """All parts of such a summary; findings are for the managers, as they were then."""
    if summary.full_summary_text:
        yield Section("In short", text=summary.full_summary_text, note=EARLIER)
    if summary.themes:
        yield Section("Themes", text=" · ".join(summary.themes))
    points = tuple(
        Item(p.text, source_of(interview, "", p.answer) if p.answer else None)
        for p in summary.key_points
    )
    if points:
        yield Section("Key points", points, note=EARLIER)
    if audience is Audience.MANAGER:
        yield from _findings("Strengths", summary.strengths, interview)
        yield from _findings("To look into", summary.weaknesses, interview)
    if summary.missing_information:
        yield Section("Not covered", tuple(Item(m) for m in summary.missing_information))


def _findings(
    heading: str, findings: tuple[Finding, ...], interview: Interview
) -> Iterator[Section]:
    items = tuple(Item(f.text, source_of(interview, f.quote, f.answer)) for f in findings)
    if items:
        yield Section(heading, items, note=EARLIER)
