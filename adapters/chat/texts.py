"""What is said around interviews: to whoever asks for one, or writes where none is going on.

One wording for all platforms, as ``engine.messages.texts`` is for what is said inside.
"""

import logging
from collections.abc import Iterable

from engine.dialogue.models import Interview
from engine.errors import InterviewError, Storage
from engine.messages.card import Card, Paragraph, Span, Style, plain

log = logging.getLogger(__name__)

AGAIN = "That took too long, and I cannot say whether it worked. Please try again."
NO_STORE = "My database does not answer right now. Please try again in a minute."


def text_card(text: str) -> Card:
    """A card that says one thing."""
    return Card(body=(plain(text),))


def paragraphs(title: str, texts: Iterable[str]) -> Card:
    """A card with a title and some plain paragraphs."""
    return Card(title=title, body=tuple(plain(text) for text in texts))


def error_text(error: Exception) -> str:
    """What to tell whoever asked for something that did not come about."""
    if isinstance(error, InterviewError) and not isinstance(error, Storage):
        return str(error)
    log.warning("a command or a click came to nothing: %s", type(error).__name__)
    return NO_STORE if isinstance(error, Storage) else AGAIN


def thread_root_card(interview: Interview) -> Card:
    """The message that a thread hangs on; it names the candidate."""
    candidate = Span(interview.candidate.id, Style.PERSON)
    topic = Span(interview.topic, Style.EMPHASIS)
    if interview.inviter.id == interview.candidate.id:
        begin: Paragraph = (Span("Interview with "), candidate, Span(" about "), topic)
    else:
        inviter = Span(interview.inviter.id, Style.PERSON)
        begin = (candidate, Span(", "), inviter, Span(" invites you to an interview about "), topic)
    return Card(body=((*begin, Span(". Everything else is said in this thread.")),))


def invitation_confirmation(interview: Interview, *, where_alone: str, where_other: str) -> Card:
    """What whoever asked for an interview reads at once; ``where`` is where it will be held."""
    if interview.inviter.id == interview.candidate.id:
        return text_card(f"Your interview about “{interview.topic}” begins {where_alone}.")
    who = interview.candidate.name or "The candidate"
    text = f"{who} is invited to an interview about “{interview.topic}” {where_other}."
    return text_card(f"{text} The report goes to the people who were named for it, or to you.")
