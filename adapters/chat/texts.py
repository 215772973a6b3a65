"""What is said around interviews: to whoever asks for one, or writes where none is going on.

One wording for all platforms, as ``engine.messages.texts`` is for what is said inside.
"""

import logging
from collections.abc import Iterable

from engine.catalogue import gettext, gettext_noop
from engine.dialogue.models import Interview
from engine.errors import InterviewError, Storage
from engine.messages.card import Card, Span, Style, format_paragraph, plain

log = logging.getLogger(__name__)

AGAIN = gettext_noop("That took too long, and I cannot say whether it worked. Please try again.")
NO_STORE = gettext_noop("My database does not answer right now. Please try again in a minute.")


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
    return gettext(NO_STORE if isinstance(error, Storage) else AGAIN)


def thread_root_card(interview: Interview) -> Card:
    """The message that a thread hangs on; it names the candidate."""
    candidate = Span(interview.candidate.id, Style.PERSON)
    topic = Span(interview.topic, Style.EMPHASIS)
    if interview.inviter.id == interview.candidate.id:
        text = format_paragraph(
            "Interview with {candidate} about {topic}. Everything else is said in this thread.",
            candidate=candidate,
            topic=topic,
        )
    else:
        text = format_paragraph(
            "{candidate}, {inviter} invites you to an interview about {topic}. Everything else is "
            "said in this thread.",
            candidate=candidate,
            inviter=Span(interview.inviter.id, Style.PERSON),
            topic=topic,
        )
    return Card(body=(text,))


def invitation_confirmation(interview: Interview, *, where_alone: str, where_other: str) -> Card:
    """What whoever asked for an interview reads at once; ``where`` is where it will be held."""
    topic = interview.topic
    if interview.inviter.id == interview.candidate.id:
        own = gettext(
            "Your interview about “{topic}” begins {where}.", topic=topic, where=where_alone
        )
        return text_card(own)
    text = gettext(
        "{name} is invited to an interview about “{topic}” {where}. The report goes to the people "
        "who were named for it, or to you.",
        name=interview.candidate.name or gettext("The candidate"),
        topic=topic,
        where=where_other,
    )
    return text_card(text)
