"""What the bot has posted: how its address is kept, and where it is looked for."""

from typing import Protocol

from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.steps import THREAD
from engine.errors import ThreadGone


def format_ref(channel: str | int, name: str | int) -> str:
    """Where a message stands, or which file it is, as it is remembered."""
    return f"{channel}/{name}"


def parse_ref(part: str) -> tuple[str, str]:
    """Channel and message, or file, of an address."""
    channel, _, name = part.partition("/")
    return channel, name


def opened_thread(interview: Interview) -> ThreadRef:
    """The thread that an interview is held in; raises ThreadGone when it was never opened."""
    if interview.thread is None:
        raise ThreadGone(problem="it was never opened")
    return interview.thread


class PostedMessageFinder(Protocol):
    """Looks for what may be out without anybody knowing (a kill came between)."""

    async def find_in_private(
        self, interview: Interview, posting: DeliveryRecord, person: str
    ) -> list[str]:
        """Addresses of what one person may have been told."""
        ...

    async def find_in_thread(self, interview: Interview, thread: ThreadRef) -> list[str]:
        """Addresses of all that the bot said there, the message that the thread hangs on last."""
        ...


async def find_posted(
    finder: PostedMessageFinder, interview: Interview, posting: DeliveryRecord
) -> list[str]:
    """Addresses of what may be out under a posting whose own addresses are not known."""
    if posting.person:
        return await finder.find_in_private(interview, posting, posting.person)
    if interview.thread is None:
        return []
    if posting.key != THREAD and posting.message_id:
        return [format_ref(interview.thread.channel, posting.message_id)]
    return await finder.find_in_thread(interview, interview.thread)
