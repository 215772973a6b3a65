"""What is said when an interview was deleted: what is gone, and what could not be deleted."""

from engine.catalogue import gettext, ngettext_noop
from engine.dialogue.models import Interview
from engine.dialogue.steps import MANAGERS
from engine.messages.card import Card, Paragraph, Span, Style, format_paragraph, plain


def render_deleted(interview: Interview, about: str) -> Card:
    """What the candidate and the managers are told once an interview is deleted."""
    if about == MANAGERS:
        text = format_paragraph(
            "The interview with {candidate} was deleted. Nothing of it is kept here, and I have "
            "deleted my messages to you about it where I could. Please delete any copies.",
            candidate=Span(interview.candidate.id, Style.PERSON),
        )
        return Card(body=(text,))
    left = _list_remaining_messages(interview)
    done = gettext("Everything you wrote, and everything written about it, is now deleted here.")
    mine = gettext("I have also deleted my own messages, here and to the people I told.")
    remains = gettext(
        "What remains: your own messages, which only you can delete; copies that people may have "
        "made; and a line in my journal that an interview was deleted."
    )
    first = plain(done) if left else plain(f"{done} {mine}")
    return Card(body=(first, *left, plain(remains)))


def _list_remaining_messages(interview: Interview) -> tuple[Paragraph, ...]:
    """What could not be deleted: how much of it, and where."""
    left = [posting for posting in interview.postings.values() if posting.left]
    if not left:
        return ()
    people = dict.fromkeys(posting.person for posting in left if posting.person)
    here = any(not posting.person for posting in left)
    places = [(Span(gettext("in our conversation")),)] * here
    places += [(Span(person, Style.PERSON),) for person in people]
    named = tuple(part for place in places for part in (Span(", "), *place))[1:]
    text = ngettext_noop(
        "I could not delete {count} of my own messages. Ask for it where it is: {places}.",
        "I could not delete {count} of my own messages. Ask for it where they are: {places}.",
        count="count",
    )
    return (format_paragraph(text, places=named, count=sum(p.left or 0 for p in left)),)
