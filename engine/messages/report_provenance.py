"""Who did what in a report: what a reader needs to know to trust the right parts of it."""

from collections.abc import Iterator

from engine.dialogue.models import Interview
from engine.dialogue.summary import Prose, Summary
from engine.messages.card import Paragraph, plain

DECIDES = "A person decides."
VERIFIED_FROM = 2
"""The first format of summaries whose every part comes from code or is checked by it."""
EARLIER = "Written by an earlier version, not verified."


def describe_prose(summary: Summary) -> str:
    """Who wrote ``full_summary_text``, and how much of a model's text is left out."""
    count = summary.dropped_sentences
    author = "Put together by a program."
    if summary.prose is Prose.MODEL:
        author = f"Written by {summary.source}, and checked against the passages that it cites."
    if not count:
        return author
    dropped = "1 sentence" if count == 1 else f"{count} sentences"
    verb = "is" if count == 1 else "are"
    return f"{author} {dropped} of a model could not be verified and {verb} left out."


def provenance(interview: Interview, summary: Summary) -> Paragraph:
    """Who chose, who wrote, in how many calls, and who decides."""
    return plain(" · ".join((*_provenance(interview, summary), DECIDES)))


def _provenance(interview: Interview, summary: Summary) -> Iterator[str]:
    if summary.format < VERIFIED_FROM:
        yield f"Written by {summary.source}"
    else:
        yield _describe_choice(summary)
        yield _describe_writing(interview, summary)
    calls = sum(1 for call in interview.calls if call.input_tokens or call.output_tokens)
    yield f"{calls or 'no'} call{'s' * (calls != 1)} of a language model"


def _describe_choice(summary: Summary) -> str:
    if not summary.passages:
        return "No passages were chosen"
    return f"Passages chosen by {'rule' if summary.built_in else summary.source}"


def _describe_writing(interview: Interview, summary: Summary) -> str:
    """What a model wrote of all that is shown: questions, the text in short, both or nothing."""
    asked = any(exchange.question.prompt for exchange in interview.exchanges)
    told = summary.prose is Prose.MODEL and bool(summary.full_summary_text)
    written = ["the questions"] * asked + ["“In short”"] * told
    if not written:
        return "nothing here was written by a model"
    return f"apart from {' and '.join(written)}, nothing here was written by a model"
