"""The transcript of an interview as Markdown: what was asked, what was said, what was changed.

Everything that somebody wrote is quoted line by line, with the characters that mean something to
Markdown or HTML made harmless, so that no answer can look like a part of the report.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from engine.dialogue.models import Exchange, Interview, Message

_MEANINGFUL = re.compile(r"([\\`*_{}\[\]<>#+!|~&@-])")


def transcript(interview: Interview) -> str:
    """The whole interview; times are in UTC. A deleted message is named, its words are left out."""
    lines = [*_head(interview)]
    for exchange in interview.exchanges:
        lines += ["", *_exchange(exchange)]
    return "\n".join(lines) + "\n"


def recorded_text(interview: Interview) -> str:
    """All words of the candidate: the transcript, and what they say about the report."""
    if not interview.candidate_statement or interview.disputed_at is None:
        return transcript(interview)
    heading = f"## About the report, {_moment(interview.disputed_at)}"
    return "\n".join(
        (transcript(interview), heading, "", *quote_block(interview.candidate_statement), "")
    )


def escape(text: str) -> str:
    """The text on one line, with nothing left that Markdown would act on."""
    return _MEANINGFUL.sub(r"\\\1", " ".join(text.split()))


def quote_block(text: str) -> Iterator[str]:
    """Somebody's words as a Markdown quotation, line by line."""
    for line in text.splitlines() or [""]:
        yield f"> {escape(line)}".rstrip()


def _head(interview: Interview) -> Iterator[str]:
    yield f"# Interview: {escape(interview.topic)}"
    yield ""
    yield f"- Candidate: {escape(interview.candidate.name or 'not named')}"
    yield f"- Status: {interview.status}"
    yield f"- Asked for: {_moment(interview.created_at)}"
    if interview.started_at:
        yield f"- Consent (text {interview.plan.consent_version}): {_moment(interview.started_at)}"
    if interview.ended_at:
        yield f"- Ended: {_moment(interview.ended_at)}"
    if interview.erased_at:
        yield f"- Everything that was said was removed from here: {_moment(interview.erased_at)}"


def _exchange(exchange: Exchange) -> Iterator[str]:
    question = exchange.question
    yield f"## Question {question.number}"
    yield ""
    yield escape(question.text) or "(deleted)"
    yield ""
    yield f"*{question.kind}, by {escape(question.source or 'unknown')}*"
    for message in exchange.messages:
        yield ""
        yield from _message(message)
    if not exchange.messages and exchange.closed:
        yield ""
        yield "*(not answered)*"


def _message(message: Message) -> Iterator[str]:
    if message.deleted_at is not None:
        yield f"*{_moment(message.sent_at)}: deleted {_moment(message.deleted_at)}*"
        return
    late = ", changed after the summary" if message.late else ""
    edits = f", edited {len(message.edits)} times" if message.edits else ""
    yield f"*{_moment(message.sent_at)}{edits}{late}*"
    yield ""
    yield from quote_block(message.text)
    for edit in message.edits:
        yield ""
        yield f"*before {_moment(edit.replaced_at)}:*"
        yield ""
        yield from quote_block(edit.text)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
