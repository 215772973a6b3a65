"""The report: what an interview came to, for one audience, as a card.

The candidate sees what was written down; scores only when a setting says so. The managers see
everything, each line with what it rests on. Nothing in it recommends to take or reject anybody.
"""

from collections.abc import Iterator
from datetime import timedelta

from engine.dialogue.models import Exchange, Interview
from engine.dialogue.steps import Audience
from engine.dialogue.summary import CompetencyRating, Finding, Summary
from engine.messages.card import (
    Attachment,
    Bar,
    Button,
    Card,
    Item,
    Paragraph,
    Section,
    Source,
    Span,
    Style,
)
from engine.messages.transcript import transcript
from engine.scoring import MEASURES, Measure, Score

DECIDES = "A person decides."
OF_THE_TEXT = "Measures of the text, not of the person."


def report(interview: Interview, audience: Audience, buttons: tuple[Button, ...] = ()) -> Card:
    """The summary of an interview that has one, as ``audience`` may see it."""
    summary = interview.summary
    if summary is None:
        return Card(title=f"Interview: {interview.topic}")
    if audience is Audience.CANDIDATE:
        return _for_candidate(interview, summary, buttons)
    return _for_manager(interview, summary)


def _for_candidate(interview: Interview, summary: Summary, buttons: tuple[Button, ...]) -> Card:
    thanks = f"{address_person('Thank you', interview)}. That was all. Here is what I wrote down. "
    correct = "If something is wrong, edit your answer or tell the people who invited you."
    sections = [*_content(interview, summary)]
    if interview.plan.candidate_sees_scores:
        sections.append(_scores(summary))
    return Card(
        title=f"Interview: {interview.topic}",
        body=((Span(thanks), Span(correct)),),
        sections=tuple(sections),
        buttons=buttons,
        foot=(_describe_author(summary), (Span(DECIDES, Style.STRONG),)),
    )


def _for_manager(interview: Interview, summary: Summary) -> Card:
    sections = (
        *_content(interview, summary),
        *_findings("Strengths", summary.strengths, interview),
        *_findings("To look into", summary.weaknesses, interview),
        *_ratings(summary.ratings, interview),
        *_sentiment(summary),
        _scores(summary),
        *_notes(summary),
    )
    name = f"interview-{interview.id}.md"
    return Card(
        title=f"Interview: {interview.topic}",
        body=(_facts(interview),),
        sections=sections,
        foot=(_provenance(interview, summary), (Span(DECIDES, Style.STRONG),)),
        attachment=Attachment(name, transcript(interview)),
    )


def _facts(interview: Interview) -> Paragraph:
    who = interview.candidate.name or "candidate"
    answered = f"{interview.answered} of {interview.plan.questions} answered"
    facts = [f" · {duration(interview)} min", f" · {answered}"]
    if interview.ended_early:
        facts.append(" · ended early by the candidate")
    if interview.lost:
        facts.append(" · the thread was lost")
    return (Span(who, Style.STRONG), Span("".join(facts)))


def address_person(words: str, interview: Interview) -> str:
    """The words with the candidate's first name behind them, if there is one."""
    name = interview.candidate.name.split()
    return f"{words}, {name[0]}" if name else words


def duration(interview: Interview) -> int:
    """Minutes from Accept to the last word, at least 1 for anything that was said."""
    if interview.started_at is None or interview.ended_at is None:
        return 0
    return max(1, round((interview.ended_at - interview.started_at) / timedelta(minutes=1)))


def _content(interview: Interview, summary: Summary) -> Iterator[Section]:
    if summary.full_summary_text:
        yield Section("In short", note=summary.full_summary_text)
    if summary.themes:
        yield Section("Themes", tuple(Item(theme) for theme in summary.themes), inline=True)
    if summary.key_points:
        points = (
            Item(p.text, _source("", p.answer, interview) if p.answer else None)
            for p in summary.key_points
        )
        yield Section("Key points", tuple(points))
    if summary.missing_information:
        yield Section("Not covered", tuple(Item(m) for m in summary.missing_information))


def _findings(
    heading: str, findings: tuple[Finding, ...], interview: Interview
) -> Iterator[Section]:
    items = tuple(Item(f.text, _source(f.quote, f.answer, interview)) for f in findings)
    if items:
        yield Section(heading, items)


def _source(quote: str, answer: int, interview: Interview) -> Source:
    """Where words come from: the message that holds them, else the answer's first."""
    exchanges = interview.exchanges
    exchange = exchanges[answer - 1] if 0 < answer <= len(exchanges) else None
    return Source(quote, answer, _message_with(quote, exchange) if exchange else "")


def _message_with(quote: str, exchange: Exchange) -> str:
    alive = [m for m in exchange.messages if m.deleted_at is None]
    holding = [m.id for m in alive if quote and quote in m.text]
    return (holding or [m.id for m in alive] or [""])[0]


def _ratings(ratings: tuple[CompetencyRating, ...], interview: Interview) -> Iterator[Section]:
    if ratings:
        items = (
            item
            for rating in ratings
            for item in (_rating(rating, interview), *_of_answers(rating, interview))
        )
        yield Section("Competencies (1 to 5 on their anchors)", tuple(items))


def _rating(rating: CompetencyRating, interview: Interview) -> Item:
    if rating.level is None or rating.answer is None:
        return Item(f"{rating.competency}: no evidence")
    unstable = ", unstable: read the answers" if rating.unstable else ""
    text = f"{rating.competency}: {rating.level}, spread {rating.spread}{unstable}"
    return Item(text, _source(rating.quote, rating.answer, interview))


def _of_answers(rating: CompetencyRating, interview: Interview) -> Iterator[Item]:
    """What single answers show, when more than one does."""
    if len(rating.per_answer) > 1:
        for number, shown in rating.per_answer.items():
            text = f"{rating.competency}, answer {number} alone: {shown.level}"
            yield Item(text, _source(shown.quote, number, interview))


def _sentiment(summary: Summary) -> Iterator[Section]:
    if summary.sentiment_label is not None and summary.sentiment_score is not None:
        tone = f"{summary.sentiment_label} ({summary.sentiment_score:.2f} of 1)"
        yield Section("Tone about the topic", note=tone)


def _scores(summary: Summary) -> Section:
    bars = tuple(_bar(measure, summary.scores[measure.name]) for measure in MEASURES)
    return Section("Wording", bars=bars, note=OF_THE_TEXT)


def _bar(measure: Measure, score: Score) -> Bar:
    if not measure.explained:
        return Bar(measure.label, score.value, score.reason)
    seen = [
        f"{e.says} “{' '.join(e.words)}” (answer {e.answer})" for e in score.evidence if e.words
    ]
    found = f" Found: {', '.join(seen[:4])}." if seen else ""
    certainty = f" Certainty: {score.certainty}." if score.certainty else ""
    return Bar(measure.label, score.value, f"{score.reason}{certainty}{found}")


def _notes(summary: Summary) -> Iterator[Section]:
    if summary.notes:
        yield Section("Notes", tuple(Item(note) for note in summary.notes))


def _describe_author(summary: Summary) -> Paragraph:
    if summary.built_in:
        return (Span("Written by the built-in interviewer; no language model was used."),)
    return (Span(f"Written by {summary.source}."),)


def _provenance(interview: Interview, summary: Summary) -> Paragraph:
    """What a reader needs to know to check how the report came about."""
    plan = interview.plan
    calls = [call for call in interview.calls if call.prompt]  # the built-in one is told nothing
    tokens = sum(c.input_tokens + c.output_tokens for c in calls)
    costs = [call.cost for call in calls if call.cost is not None]
    cost = f"cost ${sum(costs):.4f}" if costs else "cost unknown"
    prompts = ", ".join(f"{name} {version}" for name, version in sorted(plan.prompts.items()))
    template = f"{plan.template.name} {plan.template.version}" if plan.template else ""
    facts = [
        f" Consent text {plan.consent_version}" + (f", template {template}" if template else ""),
        f"prompts {prompts}" if prompts and calls else "",
        f"{len(calls)} calls, {tokens:,} tokens, {cost}"
        if calls
        else "no calls of a language model",
        f"{summary.dropped} of {summary.claims} claims dropped as unsupported{_share(summary)}",
    ]
    return (*_describe_author(summary), Span(" · ".join(fact for fact in facts if fact) + "."))


def _share(summary: Summary) -> str:
    return f" ({summary.dropped / summary.claims:.0%})" if summary.claims else ""
