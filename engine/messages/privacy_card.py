"""What is recorded about a candidate, as they read it, and the form for what they say about it."""

from engine.dialogue.erasure import retention_deadline
from engine.dialogue.models import LONGEST_STATEMENT, Interview
from engine.dialogue.steps import Audience, Report, SendDirectMessage
from engine.messages.card import Attachment, Card, Paragraph, Span, Style, TextForm, plain
from engine.messages.transcript import recorded_text

STORED = Card(
    body=(
        plain(
            "Thank you. I have stored what you wrote; it stands beside the report for everybody "
            "who gets it. Press the button again to change it."
        ),
    )
)


def stored_data_card(interview: Interview, server: str = "") -> Card:
    """A few sentences, and all of the candidate's words as a file.

    ``server`` is the host of the language model, as it is configured now.
    """
    count = len(interview.exchanges)
    questions = "1 question" if count == 1 else f"{count} questions"
    statement = "what you wrote about the report, " if interview.candidate_statement else ""
    text = (
        f"I keep {questions}, your answers with their edits, {statement}and the summary once there "
        "is one. The file has all of your words. Edit a message to correct it."
    )
    body = (plain(text), _readers(interview), _term(interview), _model(interview, server))
    name = f"recorded-{interview.id}.md"
    return Card(body=body, attachment=Attachment(name, recorded_text(interview)))


def _readers(interview: Interview) -> Paragraph:
    """Who gets the report, and whether they have it."""
    if not interview.managers:
        return plain("Nobody but you gets the summary.")
    key = SendDirectMessage(interview.managers[0], Report(Audience.MANAGER)).key
    posting = interview.postings.get(key)
    sent = posting is not None and posting.message_id is not None
    names: list[Span] = []
    for manager in interview.managers:
        names += [Span(", ")] * bool(names) + [Span(manager, Style.PERSON)]
    begin = "The report and the transcript went to " if sent else "A report would go to "
    return (Span(begin), *names, Span("."))


def _term(interview: Interview) -> Paragraph:
    days, until = interview.plan.retention_days, retention_deadline(interview)
    if until is None:
        return plain(f"All of it is kept for {days} days after the end, then it is deleted.")
    return plain(f"All of it is kept for {days} days, until {until:%d %B %Y}, then it is deleted.")


def _model(interview: Interview, server: str) -> Paragraph:
    """What left the program: a call without tokens went to nobody."""
    calls = [call for call in interview.calls if call.input_tokens or call.output_tokens]
    if not calls:
        return plain("No language model outside this program was given any of it.")
    names = ", ".join(dict.fromkeys(call.model for call in calls))
    where = f" at {server}" if server else ""
    requests = "1 request" if len(calls) == 1 else f"{len(calls)} requests"
    text = f"The topic, the questions and your answers were sent to {names}{where}, in {requests}."
    return plain(text)


def statement_form(interview: Interview) -> TextForm:
    """The form for what somebody says about a report, with what they said before."""
    text = interview.candidate_statement
    return TextForm("About your report", "What is wrong, or missing?", LONGEST_STATEMENT, text)
