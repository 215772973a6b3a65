"""What the adapter says by itself, beside what the engine says for all platforms."""

from adapters.chat.texts import invitation_confirmation, paragraphs, text_card
from adapters.discord.ids import is_direct
from engine.catalogue import gettext, gettext_noop
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Visibility
from engine.messages.card import Card, Paragraph, Span, Style, format_paragraph

TEXT_NEEDED = gettext_noop(
    "I can only read text. Please write your answer as a message, or attach it as a text file."
)
NOTHING_OPEN = gettext_noop(
    "You have no interview here that waits for an answer. Type /interview and a topic to start "
    "one, or /interviews help."
)
WHICH = gettext_noop(
    "You have several interviews with me here. Please reply to a message of the one you mean. This "
    "message was not recorded."
)
IN_A_SERVER = gettext_noop("people are invited in a server, not in direct messages")
NO_MEMBER = gettext_noop("that person is not a member of this server")
CANNOT_OPEN = gettext_noop(
    "I could not start the interview about “{topic}”: {problem}. Allow me Create Private Threads, "
    "Create Public Threads and Send Messages in Threads in a text channel, and ask me again there."
)
HELP = (
    gettext_noop(
        "/interview with a topic: I interview you about it, for example about moving a billing "
        "service to events."
    ),
    gettext_noop(
        "candidate: somebody else to interview. questions: how many. template: a prepared "
        "interview. manager: who gets the report."
    ),
    gettext_noop("On a member, Apps, Interview this member: the same with a form."),
    gettext_noop("/interviews list: the interviews that concern you."),
    gettext_noop(
        "In an interview, just write. Several messages count as one answer, and you can edit them. "
        "The buttons skip, pause, finish, show what is recorded, or withdraw."
    ),
)


def help_card() -> Card:
    """What ``/interviews help`` shows."""
    return paragraphs(gettext("Interviews"), [gettext(each) for each in HELP])


def invitation(interview: Interview) -> Card:
    """What whoever asked for an interview reads at once."""
    public = interview.place.visibility is Visibility.CHANNEL
    where = gettext("in a public thread") if public else gettext("in a private thread")
    return invitation_confirmation(interview, where_alone=where, where_other=where)


def whereto(interview: Interview, thread: ThreadRef, why: str) -> Card:
    """Where the interview is held and why, for whoever asked for it."""
    where = gettext("in our direct messages") if is_direct(thread) else gettext("in a thread")
    if interview.inviter.id == interview.candidate.id:
        text = gettext(
            "Your interview about “{topic}” is {where}.", topic=interview.topic, where=where
        )
    else:
        text = gettext(
            "{name} is invited to an interview about “{topic}” {where}.",
            name=interview.candidate.name or gettext("The candidate"),
            topic=interview.topic,
            where=where,
        )
    return text_card(f"{text} {why}." if why else text)


def for_staff(person: str, problem: str) -> Paragraph:
    """The line above a report in the staff channel."""
    return format_paragraph(
        "{person} could not get this as a direct message ({problem}).",
        person=Span(person, Style.PERSON),
        problem=problem,
    )


def report_posted_card(person: str, interview: Interview) -> Card:
    """What whoever invited is told when a report went to the staff channel."""
    text = format_paragraph(
        "The report about {topic} could not be sent to {person} directly, so I have posted it in "
        "the staff channel.",
        topic=Span(interview.topic, Style.EMPHASIS),
        person=Span(person, Style.PERSON),
    )
    return Card(body=(text,))
