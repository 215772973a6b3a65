"""One chat platform as a Protocol, and the value that a posted message is described by."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.steps import BotMessage


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """A message that is out: the platform's id and time of it.

    ``message_refs`` are the addresses of all messages and files that it was said with, for
    ``delete_messages``.
    """

    message_id: str
    sent_at: datetime
    message_refs: tuple[str, ...] = ()


class Chat(Protocol):
    """One platform. ``retry`` says that an earlier attempt may have succeeded: look first.

    Methods raise ``NotDelivered`` (try again), ``Unreachable`` or ``ThreadGone``.
    """

    async def open(self, interview: Interview, *, retry: bool) -> ThreadRef:
        """Make the thread that the interview will be held in."""
        ...

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Say something in the interview's thread."""
        ...

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Tell one person something in private."""
        ...

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """Remove the bot's own messages and files of a posting; how many cannot be, for good.

        What is gone already counts as removed. A posting without parts may be out or not: look.
        """
        ...

    async def show_thinking(self, interview: Interview) -> None:
        """Show that the interviewer is busy; fails silently."""
        ...
