"""What the adapter says by itself, beside what the engine says for all platforms."""

from adapters.chat.texts import invitation_confirmation, paragraphs, text_card
from adapters.discord.ids import is_direct
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Visibility
from engine.messages.card import Card, Paragraph, Span, Style

HELP_CARD = paragraphs(
    "Interviews",
    (
        "/interview with a topic: I interview you about it, for example about moving a billing "
        "service to events.",
        "candidate: somebody else whom I shall interview. questions: how many. template: a "
        "prepared interview. manager: who gets the report.",
        "On a member, Apps, Interview this member: the same with a form.",
        "/interviews list: the interviews that concern you.",
        "In an interview just write; several messages count as one answer, and you can edit them. "
        "The buttons skip, pause, finish, show what is recorded, or withdraw.",
    ),
)
TEXT_NEEDED = text_card(
    "I can only read text. Please write your answer as a message, or attach it as a text file."
)
NOTHING_OPEN = text_card(
    "You have no interview that waits for an answer here. Type /interview and a topic to begin "
    "one, or /interviews help."
)
WHICH = text_card(
    "You have several interviews with me here. Please reply to a message of the one you mean; "
    "this was not recorded."
)
IN_A_SERVER = "people are invited in a server, not in direct messages"
NO_MEMBER = "that person is no member of this server"
CANNOT_OPEN = (
    "I could not begin the interview about “{topic}”: {problem}. Allow me Create Private Threads, "
    "Create Public Threads and Send Messages in Threads in a text channel, and ask me again there."
)


def invitation(interview: Interview) -> Card:
    """What whoever asked for an interview reads at once."""
    kind = "public" if interview.place.visibility is Visibility.CHANNEL else "private"
    return invitation_confirmation(
        interview, where_alone=f"in a {kind} thread", where_other=f"in a {kind} thread"
    )


def whereto(interview: Interview, thread: ThreadRef, why: str) -> Card:
    """Where the interview is held and why, for whoever asked for it."""
    alone = interview.inviter.id == interview.candidate.id
    where = "in our direct messages" if is_direct(thread) else "in a thread"
    begin = f"Your interview about “{interview.topic}” is {where}"
    if not alone:
        who = interview.candidate.name or "The candidate"
        begin = f"{who} is invited to an interview about “{interview.topic}” {where}"
    return text_card(f"{begin}. {why}." if why else f"{begin}.")


def for_staff(person: str, problem: str) -> Paragraph:
    """The line above a report in the staff channel."""
    end = f" could not get this as a direct message ({problem})."
    return (Span(person, Style.PERSON), Span(end))


def report_posted_card(person: str, interview: Interview) -> Card:
    """What whoever invited is told when a report went to the staff channel."""
    text = (
        Span("The report about "),
        Span(interview.topic, Style.EMPHASIS),
        Span(" could not be sent to "),
        Span(person, Style.PERSON),
        Span(" directly, so I have posted it in the staff channel."),
    )
    return Card(body=(text,))
