"""The report: what an interview came to, for one audience, as a card.

Its facts are the candidate's own words in quotation marks; code says what can be said about them.
Nothing in it rates anybody or recommends to take or reject them. ``SECTIONS`` are its parts in
their order; the candidate gets those that say who sees them too.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from engine.dialogue.models import Interview
from engine.dialogue.steps import Audience
from engine.dialogue.summary import Summary
from engine.messages.card import Attachment, Button, Card, Item, Paragraph, Section, Span, plain
from engine.messages.earlier_report import show_earlier
from engine.messages.report_evidence import show_answers, show_not_answers, show_statement
from engine.messages.report_provenance import VERIFIED_FROM, describe_prose, provenance
from engine.messages.times import moment
from engine.messages.transcript import transcript
from engine.scoring import MEASURES, Scores

SectionMaker = Callable[[Interview, Summary, Audience], Iterator[Section]]

OF_THE_TEXT = "These describe the text, not the person."


def show_summary(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """In short, and who wrote that; themes that it does not name."""
    del interview, audience
    text = summary.full_summary_text
    if text:
        yield Section("In short", text=text, note=describe_prose(summary))
    unnamed = [theme for theme in summary.themes if theme.casefold() not in text.casefold()]
    if unnamed:
        yield Section("Themes", text=" · ".join(unnamed))


def show_next(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """What is worth asking next, and in brackets what is missing; for the managers."""
    del interview
    asked = " ".join(summary.next_questions)
    missing = [text for text in summary.missing_information if text not in asked]
    if audience is Audience.MANAGER and (summary.next_questions or missing):
        heading = "Worth asking next" if summary.next_questions else "Not covered"
        items = tuple(Item(question) for question in summary.next_questions)
        yield Section(heading, items, note=f"({' '.join(missing)})" if missing else "")


def show_competencies(
    interview: Interview, summary: Summary, audience: Audience
) -> Iterator[Section]:
    """How many passages there are for each competency; for the managers, who rate themselves."""
    names = [competency.name for competency in interview.plan.competencies]
    found = {name: len(summary.competency_passages.get(name, ())) for name in names}
    if audience is Audience.MANAGER and found:
        counts = (f"{name}: {count_passages(count)}" for name, count in found.items())
        yield Section("Competencies", text=" · ".join(counts))


def show_notes(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """What was left out of the summary, and why; for the managers."""
    del interview
    if audience is Audience.MANAGER and summary.notes:
        yield Section("Notes", text="\n".join(summary.notes))


def show_wording(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """The scores of the wording in words; for the candidate where a setting says so."""
    if audience is Audience.MANAGER or interview.plan.candidate_sees_scores:
        yield Section("Wording", text=f"{describe_wording(summary.scores)} {OF_THE_TEXT}")


SECTIONS: tuple[SectionMaker, ...] = (
    show_summary,
    show_statement,
    show_answers,
    show_next,
    show_competencies,
    show_not_answers,
    show_notes,
    show_wording,
)
"""The parts of a report: a new one is a function and a line here."""


def report(interview: Interview, audience: Audience, buttons: tuple[Button, ...] = ()) -> Card:
    """The summary of an interview that has one, as ``audience`` may see it."""
    summary = interview.summary
    if summary is None:
        return Card(title=f"Interview: {interview.topic}")
    if audience is Audience.CANDIDATE:
        return _for_candidate(interview, summary, buttons)
    return _for_manager(interview, summary)


def sections(interview: Interview, summary: Summary, audience: Audience) -> tuple[Section, ...]:
    """The parts that ``audience`` sees; those of an unverified summary of before are its own."""
    makers = SECTIONS
    if summary.format < VERIFIED_FROM:
        makers = (show_earlier, show_statement, show_wording)
    return tuple(part for maker in makers for part in maker(interview, summary, audience))


def _for_candidate(interview: Interview, summary: Summary, buttons: tuple[Button, ...]) -> Card:
    thanks = f"{address_person('Thank you', interview)}. That was all. "
    told = "Here is what I wrote down; the words in quotation marks are yours."
    return Card(
        title=f"Interview: {interview.topic}",
        body=(plain(thanks + told), *_readers(interview, summary)),
        sections=sections(interview, summary, Audience.CANDIDATE),
        buttons=buttons,
        foot=(provenance(interview, summary),),
    )


def _readers(interview: Interview, summary: Summary) -> Iterator[Paragraph]:
    """What the managers see beyond the candidate's copy, and what can be done about mistakes."""
    if not interview.managers:
        yield plain("Nobody but you gets this report.")
        return
    own = {part.heading for part in sections(interview, summary, Audience.CANDIDATE)}
    theirs = [part.heading for part in sections(interview, summary, Audience.MANAGER)]
    beyond = [f"“{heading}”" for heading in theirs if heading not in own]
    parts = ", ".join(beyond)
    listed = f"{parts} and the whole transcript" if parts else "the whole transcript"
    yield plain(
        f"The people who get the report see the same, and also {listed}. If it gives a wrong "
        "picture of you, tell them: what you write stands beside it."
    )


def _for_manager(interview: Interview, summary: Summary) -> Card:
    name = f"interview-{interview.id}.md"
    return Card(
        title=f"{interview.candidate.name or 'The candidate'} · {interview.topic}",
        body=(_facts(interview),),
        sections=sections(interview, summary, Audience.MANAGER),
        foot=(provenance(interview, summary),),
        attachment=Attachment(name, transcript(interview)),
    )


def _facts(interview: Interview) -> Paragraph:
    """When, how long, how much of it, for whom: with the title, all that a notification says."""
    facts = [moment(interview.ended_at)] if interview.ended_at else []
    facts += [f"{minutes} min"] if (minutes := duration(interview)) else []
    facts.append(f"{interview.answered} of {interview.plan.questions} answered")
    if interview.ended_early:
        facts.append("ended early by the candidate")
    if interview.lost:
        facts.append("the thread was lost")
    if interview.inviter.id != interview.candidate.id and interview.inviter.name:
        facts.append(f"asked by {interview.inviter.name}")
    return (Span(" · ".join(facts)),)


def address_person(words: str, interview: Interview) -> str:
    """The words with the candidate's first name behind them, if there is one."""
    name = interview.candidate.name.split()
    return f"{words}, {name[0]}" if name else words


def duration(interview: Interview) -> int:
    """Minutes from Accept to the last word, at least 1 for anything that was said."""
    if interview.started_at is None or interview.ended_at is None:
        return 0
    return max(1, round((interview.ended_at - interview.started_at) / timedelta(minutes=1)))


def count_passages(count: int) -> str:
    """A number of passages in words: "none", "1 passage", "2 passages"."""
    return {0: "none", 1: "1 passage"}.get(count, f"{count} passages")


def describe_wording(scores: Scores) -> str:
    """The scores as one sentence; what was not scored comes last, with its reason."""
    taken = {measure.label: scores[measure.name] for measure in MEASURES}
    scored = [(label, s.value) for label, s in taken.items() if s.value is not None]
    parts = [f"{label} {value}{' of 100' * (n == 0)}" for n, (label, value) in enumerate(scored)]
    reasons: dict[str, list[str]] = {}
    for label, score in taken.items():
        if score.value is None:
            reasons.setdefault(score.reason.rstrip("."), []).append(label)
    sentences = [f"{', '.join(parts)}."] if parts else []
    sentences += [f"Not scored: {', '.join(ls)} ({why})." for why, ls in reasons.items()]
    return " ".join(sentences)
