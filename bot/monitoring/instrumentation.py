"""Decorators around the engine's ports that tell a meter what is done and how long it takes.

The engine knows nothing of them: it gets a Store, chats and a Writer as ever.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import Any, Protocol, cast

from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.events import QuestionWritten, Summarised
from engine.dialogue.models import AuditEntry, Interview, ModelCall, ThreadRef
from engine.dialogue.steps import (
    Ask,
    BotMessage,
    Disclosure,
    Nudge,
    Report,
    Say,
    Summarise,
    WriteQuestion,
)
from engine.errors import LlmService
from engine.ports.chat import Chat, PostedMessage
from engine.ports.outcomes import OK, outcome_of
from engine.ports.runtime import Clock, QuestionWriter
from engine.ports.store import Change, Claim, Store
from engine.runtime.engine import InterviewEngine

OPEN_THREAD = "OpenThread"
KINDS: Mapping[type[BotMessage], str] = {
    Disclosure: "Disclosure",
    Ask: "Ask",
    Nudge: "Nudge",
    Report: "Report",
    Say: "Say",
}
"""Kinds of deliveries: labels that dashboards use, so they outlive a renamed class."""


class MetricsSink(Protocol):
    """Takes measurements."""

    def observe(self, part: str, seconds: float) -> None:
        """A part of a turn took so long: store, model, post, or the whole of it."""
        ...

    def count_calls(self, calls: Iterable[ModelCall]) -> None:
        """Requests to a model were made."""
        ...

    def count_post(self, platform: str, kind: str, outcome: str) -> None:
        """Something was said: ``ok``, the outcome of an error, or ``unexpected``."""
        ...

    def count_event(self, platform: str, kind: str) -> None:
        """An event has changed an interview."""
        ...


def instrument(engine: InterviewEngine, meter: MetricsSink) -> InterviewEngine:
    """The same engine with its store and its chats measured.

    Its writer is left alone: only the innermost one knows how long the model takes, without the
    time in line.
    """
    store = cast(Store, InstrumentedStore(engine.store, meter))
    chats = {n: InstrumentedChat(chat, meter, engine.clock) for n, chat in engine.chats.items()}
    return replace(engine, store=store, chats=chats)


@contextmanager
def time_calls(meter: MetricsSink, part: str) -> Iterator[None]:
    """Tell the meter how long it took, also when it fails."""
    begun = perf_counter()
    try:
        yield
    finally:
        meter.observe(part, perf_counter() - begun)


class RecordingChange:
    """A change that remembers what its last attempt brought."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self.platform = ""
        self.news: tuple[AuditEntry, ...] = ()

    def __call__(self, interview: Interview) -> Interview:
        """Make the change."""
        changed = self._change(interview)
        self.platform, self.news = (
            changed.place.platform,
            changed.unsaved_audit_entries[len(interview.unsaved_audit_entries) :],
        )
        return changed


class InstrumentedStore:
    """A Store whose part in a turn is measured, and the events that were stored counted.

    What is not part of a turn is the store's own, untouched.
    """

    def __init__(self, store: Store, meter: MetricsSink) -> None:
        self._store = store
        self._meter = meter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def add(self, interview: Interview) -> bool:
        """Keep a new interview."""
        with time_calls(self._meter, "store"):
            added = await self._store.add(interview)
        if added:
            self._count_event(interview.place.platform, interview.unsaved_audit_entries)
        return added

    async def get(self, interview_id: str) -> Interview:
        """Read one."""
        with time_calls(self._meter, "store"):
            return await self._store.get(interview_id)

    async def find(self, thread: ThreadRef) -> str | None:
        """Look which one is held in a thread."""
        with time_calls(self._meter, "store"):
            return await self._store.find(thread)

    async def update(self, interview_id: str, change: Change) -> Interview:
        """Change one; the news of the attempt that was stored are counted."""
        watched = RecordingChange(change)
        with time_calls(self._meter, "store"):
            stored = await self._store.update(interview_id, watched)
        self._count_event(watched.platform, watched.news)
        return stored

    async def update_and_release(
        self, interview_id: str, change: Change, owner: str, now: datetime
    ) -> Interview | None:
        """Change one, and give the right back with it."""
        watched = RecordingChange(change)
        with time_calls(self._meter, "store"):
            left = await self._store.update_and_release(interview_id, watched, owner, now)
        self._count_event(watched.platform, watched.news)
        return left

    async def claim(
        self, interview_id: str, owner: str, now: datetime, until: datetime
    ) -> Claim | None:
        """Take the right to drive it."""
        with time_calls(self._meter, "store"):
            return await self._store.claim(interview_id, owner, now, until)

    async def release(self, interview: Interview, owner: str) -> bool:
        """Give the right back."""
        with time_calls(self._meter, "store"):
            return await self._store.release(interview, owner)

    def _count_event(self, platform: str, news: Iterable[AuditEntry]) -> None:
        for entry in news:
            self._meter.count_event(platform, entry.kind)


class InstrumentedWriter:
    """A Writer whose calls of a model are counted, with what they cost."""

    def __init__(self, writer: QuestionWriter, meter: MetricsSink) -> None:
        self._writer = writer
        self._meter = meter

    async def question(
        self, interview: Interview, step: WriteQuestion, now: datetime
    ) -> QuestionWritten:
        """Write a question; core questions, which are only copied, are not measured."""
        if step.core:
            return await self._writer.question(interview, step, now)
        with self._failing(), time_calls(self._meter, "model"):
            written = await self._writer.question(interview, step, now)
        self._meter.count_calls(written.calls)
        return written

    async def summary(self, interview: Interview, step: Summarise, now: datetime) -> Summarised:
        """Write a summary."""
        with self._failing(), time_calls(self._meter, "model"):
            written = await self._writer.summary(interview, step, now)
        self._meter.count_calls(written.calls)
        return written

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except LlmService as error:
            self._meter.count_calls(error.calls)
            raise


class InstrumentedChat:
    """A Chat whose deliveries are measured, and counted by their outcome."""

    def __init__(self, chat: Chat, meter: MetricsSink, clock: Clock) -> None:
        self._chat = chat
        self._meter = meter
        self._clock = clock

    async def open(self, interview: Interview, *, retry: bool) -> ThreadRef:
        """Make a thread."""
        with self._delivering(interview, OPEN_THREAD):
            return await self._chat.open(interview, retry=retry)

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Say something; of a question also how long the candidate has waited for it."""
        with self._delivering(interview, KINDS[type(utterance)]):
            sent = await self._chat.post(interview, utterance, retry=retry)
        if isinstance(utterance, Ask):
            self._meter.observe("whole", _waiting_seconds(interview, self._clock.now()))
        return sent

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Tell one person something."""
        with self._delivering(interview, KINDS[type(utterance)]):
            return await self._chat.notify(interview, person, utterance, retry=retry)

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """Take something back; it is no part of a turn."""
        return await self._chat.delete_messages(interview, posting)

    async def show_thinking(self, interview: Interview) -> None:
        """Show that the interviewer is busy."""
        await self._chat.show_thinking(interview)

    @contextmanager
    def _delivering(self, interview: Interview, kind: str) -> Iterator[None]:
        """What is broken off, at a stop, has no outcome."""
        platform = interview.place.platform
        try:
            with time_calls(self._meter, "post"):
                yield
        except Exception as error:
            self._meter.count_post(platform, kind, outcome_of(error))
            raise
        self._meter.count_post(platform, kind, OK)


def _waiting_seconds(interview: Interview, now: datetime) -> float:
    """Seconds since the candidate did something; after an answer the quiet time is not counted."""
    since = interview.active_at or interview.created_at
    if any(exchange.heard_at == since for exchange in interview.exchanges):
        since += interview.plan.pace.quiet
    return max(0.0, (now - since).total_seconds())
