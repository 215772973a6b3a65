"""What the adapter says by itself, beside what the engine says for all platforms."""

from collections.abc import Sequence

from engine.card import Card, Item, Section, Source, plain
from engine.command import HELP
from engine.errors import InterviewError
from engine.interview import Interview
from engine.ports import Line


def sentence(text: str) -> Card:
    """A card that says one thing."""
    return Card(body=(plain(text),))


HELP_CARD = Card(title="Interviews", body=tuple(plain(line) for line in HELP))
AGAIN = "That took too long, and I cannot say whether it worked. Please try again."
NO_STORE = "My database does not answer right now. Please try again in a minute."
TEXT_NEEDED = sentence(
    "I can only read text. Please write your answer as a message, or share it as a text snippet."
)
NOTHING_OPEN = sentence(
    "You have no interview that waits for an answer here. Type /interview and a topic to begin "
    "one, or /interview help."
)
MENTIONED = sentence(
    "There is no interview in this thread. Type /interview and a topic in the message box of the "
    "channel to begin one; Slack does not allow commands inside threads."
)
NO_FORM = sentence(
    "The form did not open. Type the topic with the command, for example: "
    "/interview moving a billing service to events"
)
SENT_BY_DM = sentence("I have sent it to you as a direct message.")


def refusal(error: InterviewError) -> Card:
    """Why something was not done."""
    return sentence(str(error))


def which(open_lines: Sequence[Line]) -> Card:
    """The question which of several interviews a message is meant for; links lead to threads."""
    items = tuple(
        Item(line.topic, Source("", 0, line.thread.thread if line.thread else ""))
        for line in open_lines
    )
    return Card(
        body=(plain("You have several interviews with me. Which one do you mean?"),),
        sections=(Section("", items, note="Please answer in its thread; this was not recorded."),),
    )


def invited(interview: Interview, *, alone: bool, private: bool) -> Card:
    """What whoever asked for an interview reads at once."""
    where = "in our direct messages" if private else "in a thread in this channel"
    if alone:
        return sentence(f"Your interview about “{interview.topic}” begins {where}.")
    who = interview.candidate.name or "The candidate"
    place = "by direct message" if private else "in a thread in this channel"
    text = f"{who} is invited to an interview about “{interview.topic}” {place}."
    return sentence(f"{text} The report goes to the people who were named for it, or to you.")
