"""What is recorded about a candidate, as they read it, and the form for what they say about it."""

from collections.abc import Iterator

from engine.catalogue import gettext, list_and, ngettext, ngettext_noop
from engine.dialogue.erasure import retention_deadline
from engine.dialogue.models import LONGEST_STATEMENT, Interview, Status
from engine.dialogue.steps import Audience, Report, SendDirectMessage
from engine.messages.card import (
    Attachment,
    Card,
    Paragraph,
    TextForm,
    format_paragraph,
    list_people,
    plain,
)
from engine.messages.transcript import recorded_text


def announce_readers(interview: Interview) -> Paragraph:
    """Who will get the answers, and how long they are kept, as it is said before the start."""
    kept = ngettext(
        "They are kept for {count} day, and you can see, correct or delete them.",
        "They are kept for {count} days, and you can see, correct or delete them.",
        interview.plan.retention_days,
    )
    if not interview.managers:
        return plain(gettext("Your answers and a summary stay with you. {kept}", kept=kept))
    goes = ngettext_noop(
        "Your answers and a summary go to {people}, who decides. I do not. {kept}",
        "Your answers and a summary go to {people}, who decide. I do not. {kept}",
        count="count",
    )
    people = list_people(interview.managers)
    return format_paragraph(goes, people=people, kept=kept, count=len(interview.managers))


def stored_card() -> Card:
    """The answer to a candidate who has said what they think of their report."""
    text = gettext(
        "Thank you. I have stored what you wrote; it stands beside the report for everybody who "
        "gets it. Press the button again to change it."
    )
    return Card(body=(plain(text),))


def stored_data_card(interview: Interview, server: str = "") -> Card:
    """A few sentences, and all of the candidate's words as a file.

    ``server`` is the host of the language model, as it is configured now.
    """
    text = ngettext(
        "I keep {count} question, your answers with their edits, and the summary once there is "
        "one. The file has all of your words.",
        "I keep {count} questions, your answers with their edits, and the summary once there is "
        "one. The file has all of your words.",
        len(interview.exchanges),
    )
    if interview.candidate_statement:
        text = gettext("{text} I also keep what you wrote about the report.", text=text)
    if interview.status.running or interview.status is Status.COMPLETED:
        text = gettext("{text} Edit a message to correct it.", text=text)
    body = (plain(text), *_readers(interview), _term(interview), _model(interview, server))
    name = f"recorded-{interview.id}.md"
    return Card(body=body, attachment=Attachment(name, recorded_text(interview)))


def _readers(interview: Interview) -> Iterator[Paragraph]:
    """Who has the report, and who may still get it."""
    if not interview.managers:
        yield plain(gettext("Nobody but you gets the summary."))
        return
    sent = [manager for manager in interview.managers if _has_report(interview, manager)]
    waiting = [manager for manager in interview.managers if manager not in sent]
    if sent:
        yield format_paragraph(
            "The report and the transcript went to {people}.", people=list_people(sent)
        )
    if waiting and _is_report_possible(interview):
        yield format_paragraph("A report would go to {people}.", people=list_people(waiting))
    elif not sent:
        yield plain(gettext("There is no report, and nobody gets one."))


def _has_report(interview: Interview, manager: str) -> bool:
    posting = interview.postings.get(SendDirectMessage(manager, Report(Audience.MANAGER)).key)
    return posting is not None and posting.message_id is not None


def _is_report_possible(interview: Interview) -> bool:
    if interview.status is Status.EXPIRED:
        return interview.answered > 0
    return interview.status.running or interview.status is Status.COMPLETED


def _term(interview: Interview) -> Paragraph:
    days, until = interview.plan.retention_days, retention_deadline(interview)
    if until is None:
        text = ngettext(
            "All of it is deleted {count} day after the end.",
            "All of it is deleted {count} days after the end.",
            days,
        )
        return plain(text)
    date = f"{until:%d %B %Y}"
    text = ngettext(
        "All of it is kept for {count} day, until {date}. Then it is deleted.",
        "All of it is kept for {count} days, until {date}. Then it is deleted.",
        days,
        date=date,
    )
    return plain(text)


def _model(interview: Interview, server: str) -> Paragraph:
    """What left the program: a call without tokens went to nobody."""
    calls = [call for call in interview.calls if call.input_tokens or call.output_tokens]
    if not calls:
        return plain(gettext("No language model outside this program was given any of it."))
    models = list_and(list(dict.fromkeys(call.model for call in calls)))
    if server:
        models = gettext("{models} at {server}", models=models, server=server)
    text = ngettext(
        "The topic, the questions and your answers were sent to {models}, in {count} request.",
        "The topic, the questions and your answers were sent to {models}, in {count} requests.",
        len(calls),
        models=models,
    )
    return plain(text)


def statement_form(interview: Interview) -> TextForm:
    """The form for what somebody says about a report, with what they said before."""
    text = interview.candidate_statement
    return TextForm(
        gettext("About your report"),
        gettext("What is wrong, or missing?"),
        LONGEST_STATEMENT,
        text,
    )
