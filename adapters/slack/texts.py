"""What the adapter says by itself, beside what the engine says for all platforms."""

from collections.abc import Sequence

from adapters.chat.texts import invitation_confirmation, paragraphs, text_card
from engine.api.command_parser import HELP
from engine.dialogue.models import Interview
from engine.dialogue.plan import Visibility
from engine.messages.card import Card, Item, Section, Source, plain
from engine.ports.store import InterviewListItem

HELP_CARD = paragraphs("Interviews", HELP)
TEXT_NEEDED = text_card(
    "I can only read text. Please write your answer as a message, or share it as a text snippet."
)
NOTHING_OPEN = text_card(
    "You have no interview that waits for an answer here. Type /interview and a topic to begin "
    "one, or /interview help."
)
YOURS = "Your interviews"
NOTHING_OWN = text_card("You have no interviews with me.")
MENTIONED = text_card(
    "There is no interview in this thread. Type /interview and a topic in the message box of the "
    "channel to begin one; Slack does not allow commands inside threads."
)
NO_FORM = text_card(
    "The form did not open; please try again. To begin an interview you can also type the topic "
    "with the command, for example: /interview moving a billing service to events"
)
SENT_BY_DM = text_card("I have sent it to you as a direct message.")


def which(open_lines: Sequence[InterviewListItem]) -> Card:
    """The question which of several interviews a message is meant for; links lead to threads."""
    items = tuple(
        Item(line.topic, Source("", 0, line.thread.thread if line.thread else ""))
        for line in open_lines
    )
    return Card(
        body=(plain("You have several interviews with me. Which one do you mean?"),),
        sections=(Section("", items, note="Please answer in its thread; this was not recorded."),),
    )


def invitation(interview: Interview) -> Card:
    """What whoever asked for an interview reads at once."""
    thread = "in a thread in this channel"
    if interview.place.visibility is not Visibility.PRIVATE:
        return invitation_confirmation(interview, where_alone=thread, where_other=thread)
    return invitation_confirmation(
        interview, where_alone="in our direct messages", where_other="by direct message"
    )
