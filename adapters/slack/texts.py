"""What the adapter says by itself, beside what the engine says for all platforms."""

from collections.abc import Sequence

from adapters.chat.texts import invitation_confirmation, paragraphs, text_card
from engine.api.command_parser import HELP
from engine.catalogue import gettext, gettext_noop
from engine.dialogue.models import Interview
from engine.dialogue.plan import Visibility
from engine.messages.card import Card, Item, Section, Source, plain
from engine.ports.store import InterviewListItem

TEXT_NEEDED = gettext_noop(
    "I can only read text. Please write your answer as a message, or share it as a text snippet."
)
NOTHING_OPEN = gettext_noop(
    "You have no interview here that waits for an answer. Type /interview and a topic to start "
    "one, or /interview help."
)
YOURS = gettext_noop("Your interviews")
NOTHING_OWN = gettext_noop("You have no interviews with me.")
MENTIONED = gettext_noop(
    "There is no interview in this thread. Type /interview and a topic in the message box of the "
    "channel to start one. Slack does not allow commands in threads."
)
NO_FORM = gettext_noop(
    "The form did not open. Please try again. To start an interview you can also type the topic "
    "with the command, for example: /interview moving a billing service to events"
)
SENT_BY_DM = gettext_noop("I have sent it to you as a direct message.")


def make_card(message: str) -> Card:
    """One of the sentences above as a card, in the current language."""
    return text_card(gettext(message))


def help_card() -> Card:
    """What ``/interview help`` shows."""
    return paragraphs(gettext("Interviews"), [gettext(each) for each in HELP])


def which(open_lines: Sequence[InterviewListItem]) -> Card:
    """The question which of several interviews a message is meant for; links lead to threads."""
    items = tuple(
        Item(line.topic, Source("", 0, line.thread.thread if line.thread else ""))
        for line in open_lines
    )
    note = gettext("Please answer in its thread. This message was not recorded.")
    return Card(
        body=(plain(gettext("You have several interviews with me. Which one do you mean?")),),
        sections=(Section("", items, note=note),),
    )


def invitation(interview: Interview) -> Card:
    """What whoever asked for an interview reads at once."""
    thread = gettext("in a thread in this channel")
    if interview.place.visibility is not Visibility.PRIVATE:
        return invitation_confirmation(interview, where_alone=thread, where_other=thread)
    return invitation_confirmation(
        interview,
        where_alone=gettext("in our direct messages"),
        where_other=gettext("by direct message"),
    )
