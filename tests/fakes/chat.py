"""A platform in memory: it keeps what was said, and fails when it is told to."""

from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.steps import BotMessage
from engine.errors import InterviewError, Unreachable
from engine.ports.chat import PostedMessage
from engine.ports.runtime import Clock


class Room:
    """The Chat port in memory.

    ``failures`` are raised, one for each coming delivery; ``closed`` are people who take no
    private messages. ``said`` holds (key, again) of each message in the thread, ``told``
    (person, key, again) of each private one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.failures: list[InterviewError] = []
        self.said: list[tuple[str, bool]] = []
        self.told: list[tuple[str, str, bool]] = []
        self.thoughts = 0
        self.closed: set[str] = set()
        self.unsaid: list[str] = []
        self.kept: set[str] = set()

    async def open(self, interview: Interview, *, retry: bool) -> ThreadRef:
        """A thread named after the interview."""
        del retry
        self._fail()
        return ThreadRef("fake", "T01", "C01", interview.id)

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Keep it as said."""
        del interview
        self._fail()
        self.said.append((utterance.key, retry))
        return PostedMessage(f"m{len(self.said)}", self._clock.now(), (f"m{len(self.said)}",))

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Keep it as told."""
        del interview
        self._fail()
        if person in self.closed:
            raise Unreachable(who=person, problem="direct messages are closed")
        self.told.append((person, utterance.key, retry))
        return PostedMessage(
            f"d{len(self.told)}", self._clock.now(), (f"d{len(self.told)}", "file")
        )

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """Take it back; ``kept`` holds keys that cannot be."""
        del interview
        self._fail()
        self.unsaid.append(posting.key)
        return max(1, len(posting.parts)) if posting.key in self.kept else 0

    async def show_thinking(self, interview: Interview) -> None:
        """Count it."""
        del interview
        self.thoughts += 1

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
