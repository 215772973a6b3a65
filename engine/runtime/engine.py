"""The loop: take an event in, do what is owed, tell the interview. It knows no platform."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.state_machine import (
    apply_event,
    create_interview,
    needs_model,
    next_due_at,
    next_step,
)
from engine.dialogue.steps import (
    PURGE,
    Anonymize,
    DeleteBotMessages,
    Expire,
    OpenThread,
    PostMessage,
    Postpone,
    Purge,
    SendDirectMessage,
    Step,
    Summarise,
    WriteQuestion,
)
from engine.errors import BusinessRule, LlmService, NotDelivered, ThreadGone, Unreachable
from engine.ports.chat import Chat
from engine.ports.runtime import Clock, Driver, QuestionWriter
from engine.ports.store import Store
from engine.runtime.backoff import Backoff
from engine.runtime.log_context import set_log_context
from engine.runtime.rejections import rejection_reason

log = logging.getLogger(__name__)


LEASE = timedelta(minutes=10)
"""How long a claim lasts; renewed at its half. Longer than the longest single step."""


@dataclass(frozen=True, slots=True)
class EventResult:
    """What an event came to: the interview after it, and why it changed nothing if it did not."""

    interview: Interview
    rejection: BusinessRule | None = None


POSTING_BACKOFF = Backoff(first=2, longest=3600, max_attempts=60)


REACHING_BACKOFF = Backoff(first=300, longest=6 * 3600, max_attempts=12)


MODEL_BACKOFF = Backoff(first=10, longest=300, max_attempts=2**31)


PURGING = Backoff(first=2, longest=60, max_attempts=2**31)


@dataclass(frozen=True, slots=True)
class InterviewEngine:
    """Starts interviews, tells them what happened, and drives them until nothing is owed.

    ``chats`` holds a chat for each platform's name; ``owner`` names this process in its claims,
    which last for ``lease``.
    """

    store: Store
    chats: Mapping[str, Chat]
    writer: QuestionWriter
    driver: Driver
    clock: Clock
    owner: str
    lease: timedelta = LEASE

    async def start(self, invited: ev.Invited) -> Interview:
        """A new interview, stored before this returns. The same id again changes nothing."""
        interview = create_interview(invited)
        await self.store.add(interview)
        self.driver.wake(interview.id)
        return interview

    async def record_event(self, interview_id: str, event: ev.Event) -> EventResult:
        """Store what an event changes; when this returns it cannot be lost.

        Raises InterviewNotFound, and Storage errors: then nothing is stored.
        """
        told: list[tuple[bool, BusinessRule | None]] = []

        def change(interview: Interview) -> Interview:
            changed = apply_event(interview, event)
            idle = changed is interview
            told.append((idle, rejection_reason(interview, event) if idle else None))
            return changed

        set_log_context(interview_id)
        interview = await self.store.update(interview_id, change)
        set_log_context(interview_id, interview.thread)
        idle, why = told[-1]
        at = None if idle else next_due_at(interview)
        if at is not None:
            self.driver.wake(interview_id, at)
        return EventResult(interview, why)

    async def grant_model_slot(self, interview_id: str) -> bool:
        """Let an interview go on that waits in line; False when it has nothing to write any more.

        Raises InterviewNotFound and Storage errors.
        """
        told = await self.record_event(interview_id, ev.Recalled(self.clock.now()))
        return needs_model(told.interview)

    async def record_event_in_thread(
        self, thread: ThreadRef, event: ev.Event
    ) -> EventResult | None:
        """Tell the interview that is held in this thread; None when there is none."""
        interview_id = await self.store.find(thread)
        return await self.record_event(interview_id, event) if interview_id else None

    async def run_pending_steps(self, interview_id: str) -> None:
        """Do all that is owed now. Returns at once when somebody else is at it."""
        set_log_context(interview_id)
        claim = await self._claim(interview_id)
        if claim is None:
            return
        left: Interview | None
        (left, again), claimed_at = claim, self.clock.now()
        while left is not None:
            set_log_context(interview_id, left.thread)
            now = self.clock.now()
            if now - claimed_at > self.lease / 2:
                if await self._claim(interview_id) is None:
                    return  # it has lapsed, and whoever has it now looks what is out already
                claimed_at = now
            step = next_step(left, now)
            event = await self._execute(left, step, again=again) if step else None
            left = await self._save_and_release(interview_id, event)

    async def _claim(self, interview_id: str) -> tuple[Interview, bool] | None:
        now = self.clock.now()
        claim = await self.store.claim(interview_id, self.owner, now, now + self.lease)
        return (claim.interview, claim.may_have_posted) if claim else None

    async def _save_and_release(
        self, interview_id: str, event: ev.Event | None
    ) -> Interview | None:
        """Store what was done; the interview as long as it owes something more."""

        def change(interview: Interview) -> Interview:
            return apply_event(interview, event) if event else interview

        return await self.store.update_and_release(
            interview_id, change, self.owner, self.clock.now()
        )

    async def _execute(self, interview: Interview, step: Step, *, again: bool) -> ev.Event:
        match step:
            case WriteQuestion() | Summarise():
                return await self._write(interview, step)
            case Expire():
                return ev.Expired(self.clock.now())
            case Postpone(key=key, until=until):
                return ev.LatePutOff(self.clock.now(), key, until)
            case DeleteBotMessages():
                return await self._delete_messages(interview, step)
            case Purge():
                return await self._purge(interview)
            case Anonymize():
                return ev.Forgotten(self.clock.now())
            case OpenThread() | PostMessage() | SendDirectMessage():
                return await self._try_delivery(interview, step, again=again)

    async def _write(self, interview: Interview, step: WriteQuestion | Summarise) -> ev.Event:
        try:
            if isinstance(step, WriteQuestion) and step.core:
                return await self.writer.question(interview, step, self.clock.now())
            await self.chats[interview.place.platform].show_thinking(interview)
            if isinstance(step, WriteQuestion):
                return await self.writer.question(interview, step, self.clock.now())
            return await self.writer.summary(interview, step, self.clock.now())
        except LlmService as error:
            level = logging.INFO if error.waits_for else logging.WARNING
            log.log(level, "interview %s: %s", interview.id, error)
            return self._model_failed(interview, step.turn, error)

    def _model_failed(self, interview: Interview, turn: int, error: LlmService) -> ev.Event:
        now, at_least = self.clock.now(), error.retry_after or 0.0
        if error.waits_for:
            retry_at = now + timedelta(seconds=at_least)
        else:
            retry_at = MODEL_BACKOFF.next_attempt_at(interview.model_failures, now, at_least) or now
        return ev.ModelFailed(now, turn, retry_at, error.calls, error.waits_for)

    async def _try_delivery(
        self,
        interview: Interview,
        step: OpenThread | PostMessage | SendDirectMessage,
        *,
        again: bool,
    ) -> ev.Event:
        before = interview.postings.get(step.key)
        tries = before.tries if before else 0
        try:
            return await self._deliver(interview, step, again=again or tries > 0)
        except ThreadGone:
            log.warning("interview %s: %s: the thread is gone", interview.id, step.key)
            return ev.ThreadLost(self.clock.now())
        except Unreachable:
            now = self.clock.now()
            retry_at = (
                REACHING_BACKOFF.next_attempt_at(tries, now)
                if isinstance(step, SendDirectMessage)
                else None
            )
            return ev.PostFailed(now, step.key, retry_at, unreachable=True, person=_person(step))
        except NotDelivered as error:
            now = self.clock.now()
            retry_at = POSTING_BACKOFF.next_attempt_at(tries, now, error.retry_after or 0.0)
            return ev.PostFailed(now, step.key, retry_at, person=_person(step))

    async def _delete_messages(self, interview: Interview, step: DeleteBotMessages) -> ev.Event:
        posting = interview.postings[step.key]
        parts = max(1, len(posting.parts))
        try:
            left = await self.chats[interview.place.platform].delete_messages(interview, posting)
        except NotDelivered as error:
            now = self.clock.now()
            retry_at = POSTING_BACKOFF.next_attempt_at(posting.tries, now, error.retry_after or 0.0)
            return ev.Unsaid(now, step.key, parts, retry_at)
        except (ThreadGone, Unreachable):
            left = parts
        return ev.Unsaid(self.clock.now(), step.key, left)

    async def _purge(self, interview: Interview) -> ev.Event:
        """Only when the store confirms it, people are told that the text is deleted."""
        is_purged = await self.store.purge()
        now, tries = self.clock.now(), interview.postings[PURGE].tries
        return ev.Unsaid(
            now, PURGE, retry_at=None if is_purged else PURGING.next_attempt_at(tries, now)
        )

    async def _deliver(
        self,
        interview: Interview,
        step: OpenThread | PostMessage | SendDirectMessage,
        *,
        again: bool,
    ) -> ev.Event:
        chat = self.chats[interview.place.platform]
        match step:
            case OpenThread():
                thread = await chat.open(interview, retry=again)
                return ev.ThreadOpened(self.clock.now(), thread)
            case PostMessage(message=utterance):
                sent = await chat.post(interview, utterance, retry=again)
            case SendDirectMessage(person=person, message=utterance):
                sent = await chat.notify(interview, person, utterance, retry=again)
        now = self.clock.now()
        return ev.Posted(
            now, step.key, sent.message_id, sent.sent_at, sent.message_refs, person=_person(step)
        )


def _person(step: OpenThread | PostMessage | SendDirectMessage) -> str:
    return step.person if isinstance(step, SendDirectMessage) else ""
