"""What of a report is in the export alone: anchors, ratings, reasons of the scores, how it ran."""

from collections.abc import Iterator

from engine.dialogue.models import Interview
from engine.dialogue.summary import CompetencyRating, Summary
from engine.messages.card import Item, Section
from engine.messages.report_evidence import source_of
from engine.scoring import MEASURES, Measure, Score

BY_A_MODEL = "A language model rated these; no person did. A person decides."


def export_sections(interview: Interview, summary: Summary) -> Iterator[Section]:
    """The sections in their order."""
    yield from _anchors(interview)
    yield from _ratings(interview, summary)
    reasons = (Item(_reason(each, summary.scores[each.name])) for each in MEASURES)
    yield Section("Wording in detail", tuple(reasons))
    if summary.sentiment_label is not None and summary.sentiment_score is not None:
        tone = f"{summary.sentiment_label} ({summary.sentiment_score:.2f} of 1)"
        yield Section("Tone about the topic", text=tone)
    yield Section("How this came about", text=_process(interview))


def _anchors(interview: Interview) -> Iterator[Section]:
    items = (
        Item(f"{each.name}: 1 is {each.low}; 3 is {each.middle}; 5 is {each.high}")
        for each in interview.plan.competencies
    )
    if interview.plan.competencies:
        yield Section("Anchors of the competencies", tuple(items))


def _ratings(interview: Interview, summary: Summary) -> Iterator[Section]:
    if summary.ratings:
        items = (
            item
            for rating in summary.ratings
            for item in (_rating(rating, interview), *_of_answers(rating, interview))
        )
        yield Section("Ratings by a model (1 to 5)", tuple(items), note=BY_A_MODEL)


def _rating(rating: CompetencyRating, interview: Interview) -> Item:
    if rating.level is None or rating.answer is None:
        return Item(f"{rating.competency}: no evidence")
    unstable = ", unstable: read the answers" if rating.unstable else ""
    text = f"{rating.competency}: {rating.level}, spread {rating.spread}{unstable}"
    return Item(text, source_of(interview, rating.quote, rating.answer))


def _of_answers(rating: CompetencyRating, interview: Interview) -> Iterator[Item]:
    """What single answers show, when more than one does."""
    if len(rating.per_answer) > 1:
        for number, shown in rating.per_answer.items():
            text = f"{rating.competency}, answer {number} alone: {shown.level}"
            yield Item(text, source_of(interview, shown.quote, number))


def _reason(measure: Measure, score: Score) -> str:
    value = "not scored" if score.value is None else f"{score.value} of 100"
    if not measure.explained:
        return f"{measure.label}: {value}. {score.reason}"
    seen = [
        f"{e.says} “{' '.join(e.words)}” (answer {e.answer})" for e in score.evidence if e.words
    ]
    found = f" Found: {', '.join(seen[:4])}." if seen else ""
    certainty = f" Certainty: {score.certainty}." if score.certainty else ""
    return f"{measure.label}: {value}. {score.reason}{certainty}{found}"


def _process(interview: Interview) -> str:
    """Versions, calls, tokens and cost."""
    plan = interview.plan
    calls = [call for call in interview.calls if call.input_tokens or call.output_tokens]
    tokens = sum(call.input_tokens + call.output_tokens for call in calls)
    costs = [call.cost for call in calls if call.cost is not None]
    cost = f"cost ${sum(costs):.4f}" if costs else "cost unknown"
    prompts = ", ".join(f"{name} {version}" for name, version in sorted(plan.prompts.items()))
    facts = [f"Consent text {plan.consent_version}"]
    facts += [f"template {plan.template.name} {plan.template.version}"] if plan.template else []
    facts += [f"prompts {prompts}"] if prompts and calls else []
    made = f"{len(calls)} call{'s' * (len(calls) != 1)}, {tokens:,} tokens, {cost}"
    facts.append(made if calls else "no calls of a language model")
    return " · ".join(facts)
