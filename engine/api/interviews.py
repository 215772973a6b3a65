"""What people can ask for outside the dialogue itself: invite, press a button, see, list.

Platforms turn a command or a click into these calls and show what comes back; whether it is
allowed and what it means is decided here, once for all of them.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from engine.api.permissions import Actor, Nominee, Relation, chosen_managers, is_allowed, roles
from engine.api.placement import PlacementDefaults, resolve_managers, resolve_place
from engine.catalogue import gettext, gettext_noop
from engine.dialogue import events as ev
from engine.dialogue.delivery_status import private_key
from engine.dialogue.models import LONGEST_STATEMENT, ChannelRef, Interview, Person, ThreadRef
from engine.dialogue.plan import LONGEST_TOPIC, Plan
from engine.errors import (
    AlreadyRunning,
    BadStatement,
    BadTopic,
    BudgetUsedUp,
    BusinessRule,
    InterviewNotFound,
    NoReport,
    NotYours,
)
from engine.messages.card import Action, Card, TextForm, plain
from engine.messages.privacy_card import statement_form, stored_card, stored_data_card
from engine.ports.store import InterviewListItem
from engine.quotas.admission import AdmissionControl
from engine.quotas.budget import day_of
from engine.runtime.engine import InterviewEngine
from engine.text import clean, words


@dataclass(frozen=True, slots=True)
class InterviewRequest:
    """A wish for an interview. ``request_id`` is the platform's id of the wish: the same wish twice
    is one interview. ``template`` and ``questions`` are as the person gave them, if they did.
    ``nominees`` are whom they named to get the report; they go before ``managers``, who go before
    the template's. ``defaults`` hold where neither the person nor the template says otherwise.
    """

    request_id: str
    topic: str
    candidate: Person
    inviter: Person
    place: ChannelRef
    template: str | None = None
    questions: int | None = None
    managers: tuple[str, ...] = ()
    thread: ThreadRef | None = None
    nominees: tuple[Nominee, ...] = ()
    defaults: PlacementDefaults = field(default_factory=PlacementDefaults)


@dataclass(frozen=True, slots=True)
class ButtonClick:
    """A click on a button: what it does, who pressed it, under which question it stood."""

    action: Action
    who: Actor
    number: int = 0

    @property
    def by(self) -> str:
        """The platform id of who pressed it."""
        return self.who.person


@dataclass(frozen=True, slots=True)
class ClickResponse:
    """What to show, in private, to whoever asked; None when the thread shows it anyway.

    ``form`` asks them for a text, which ``dispute`` takes.
    """

    card: Card | None = None
    form: TextForm | None = None


Planner = Callable[[InterviewRequest], Plan]
"""Makes the plan of an interview; raises TemplateNotFound and BadQuestionCount."""


_EVENTS: Mapping[Action, Callable[[datetime, ButtonClick], ev.Event]] = {
    Action.START: lambda at, press: ev.Accepted(at, press.by),
    Action.DECLINE: lambda at, press: ev.Declined(at, press.by),
    Action.HUMAN: lambda at, press: ev.AskedForHuman(at, press.by),
    Action.SKIP: lambda at, press: ev.Skipped(at, press.by, press.number),
    Action.PAUSE: lambda at, press: ev.Paused(at, press.by),
    Action.RESUME: lambda at, press: ev.Resumed(at, press.by),
    Action.END: lambda at, press: ev.Ended(at, press.by),
    Action.WITHDRAW: lambda at, press: ev.Withdrawn(at, press.by),
    Action.DELETE: lambda at, press: ev.Erased(at, press.by),
}


@dataclass(frozen=True, slots=True)
class InterviewApi:
    """Takes wishes and clicks. ``server`` is the host of the language model, empty without one."""

    engine: InterviewEngine
    planner: Planner
    server: str = ""
    admission: AdmissionControl = field(default_factory=AdmissionControl)

    def check_rate(self, kind: str, person: str) -> None:
        """Let somebody ask for something that costs before it is done; raises TooFast."""
        self.admission.check_rate(kind, person, self.engine.clock.now())

    async def invite(self, invitation: InterviewRequest) -> Interview:
        """The interview that was wished for, stored.

        Raises BadTopic, BadQuestionCount, TemplateNotFound, ManagerRefused, AlreadyRunning,
        TooFast, BudgetUsedUp, what ``Limits.check`` raises, and Storage errors.
        """
        now, place = self.engine.clock.now(), invitation.place
        self.admission.check_rate("invite", (place.platform, invitation.inviter.id), now)
        topic = validate_topic(invitation.topic)
        named = chosen_managers(invitation.nominees, invitation.candidate.id)
        interview_id = interview_id_for(place.platform, invitation.request_id)
        plan, defaults = self.planner(invitation), invitation.defaults
        invited = ev.Invited(
            at=now,
            id=interview_id,
            topic=topic,
            candidate=invitation.candidate,
            inviter=invitation.inviter,
            place=resolve_place(place, plan.template, defaults),
            plan=plan,
            managers=resolve_managers(named or invitation.managers, plan.template, defaults),
            thread=invitation.thread,
        )
        async with self.admission.workspace_lock((place.platform, place.workspace)):
            await self._refuse_second(interview_id, topic, invitation)
            await self._refuse_too_many(invited)
            return await self.engine.start(invited)

    async def _refuse_too_many(self, invited: ev.Invited) -> None:
        """The wish itself does not count: heard twice, it is still one interview."""
        inviter, candidate = invited.inviter.id, invited.candidate.id
        running = await self.engine.store.running(
            invited.place, inviter=inviter, candidate=candidate, but=invited.id
        )
        self.admission.limits.check(running)
        budget, day = self.admission.budget, day_of(invited.at)
        if budget.is_limited and budget.is_reached(
            await self.engine.store.usage(invited.place, day)
        ):
            raise BudgetUsedUp

    async def _refuse_second(
        self, interview_id: str, topic: str, invitation: InterviewRequest
    ) -> None:
        place, candidate = invitation.place, invitation.candidate.id
        for line in await self.engine.store.list_interviews(
            workspace=place.workspace, person=candidate
        ):
            same = line.status.running and line.topic.casefold() == topic.casefold()
            if same and line.candidate_id == candidate and line.id != interview_id:
                raise AlreadyRunning(topic=line.topic)

    async def handle_click(self, interview_id: str, press: ButtonClick) -> ClickResponse:
        """Do what a button says; what cannot be done is answered with a sentence.

        Raises InterviewNotFound, also for an interview of another workspace, TooFast, and Storage
        errors.
        """
        self.admission.check_rate("press", press.by, self.engine.clock.now())
        interview = await self.engine.store.get(interview_id)
        held = roles(press.who, interview)
        if Relation.STRANGER in held:
            raise InterviewNotFound(id=interview_id)
        if not is_allowed(press.action, held):
            return ClickResponse(_click_response(NotYours()))
        if press.action is Action.RECORDED:
            return ClickResponse(stored_data_card(interview, self.server))
        if press.action is Action.DISPUTE:
            if interview.summary is None:
                return ClickResponse(_click_response(NoReport()))
            return ClickResponse(form=statement_form(interview))
        event = _EVENTS[press.action](self.engine.clock.now(), press)
        told = await self.engine.record_event(interview_id, event)
        if press.action is Action.DELETE:
            return ClickResponse(Card(body=(plain(gettext(BEING_DELETED)),)))
        return ClickResponse(_click_response(told.rejection)) if told.rejection else ClickResponse()

    async def dispute(self, interview_id: str, who: Actor, text: str) -> ClickResponse:
        """Store what a candidate says about their report.

        Raises BadStatement, InterviewNotFound, TooFast, and Storage errors.
        """
        now = self.engine.clock.now()
        self.admission.check_rate("press", who.person, now)
        held = roles(who, await self.engine.store.get(interview_id))
        if Relation.STRANGER in held:
            raise InterviewNotFound(id=interview_id)
        if not is_allowed(Action.DISPUTE, held):
            return ClickResponse(_click_response(NotYours()))
        event = ev.PictureDisputed(now, who.person, validate_statement(text))
        told = await self.engine.record_event(interview_id, event)
        return ClickResponse(_click_response(told.rejection) if told.rejection else stored_card())

    async def remember_copy(self, interview_id: str, person: str, parts: tuple[str, ...]) -> None:
        """Remember where a copy of what is recorded stands, so that it is taken back one day."""
        if parts:
            key, now = private_key(person, f"recorded-{parts[0]}"), self.engine.clock.now()
            posted = ev.Posted(now, key, parts[0], now, parts, person)
            await self.engine.record_event(interview_id, posted)

    async def list_interviews(self, who: Actor) -> Sequence[InterviewListItem]:
        """The interviews of their workspaces that somebody may see; in private also their own.

        Raises TooFast and Storage errors.
        """
        self.admission.check_rate("list", who.person, self.engine.clock.now())
        store, found = self.engine.store, list[InterviewListItem]()
        for workspace in who.workspaces:
            for one in (who.person, *who.groups):
                found += await store.list_interviews(workspace=workspace, person=one)
        if who.direct:
            own = await store.list_interviews(person=who.person)
            found += [line for line in own if line.candidate_id == who.person]
        return found


BEING_DELETED = gettext_noop(
    "I am deleting everything you wrote, everything written about it, and my own messages, here "
    "and to the people I told. I will tell you when that is done and what remains. Only you "
    "can delete your own messages."
)


def interview_id_for(platform: str, seed: str) -> str:
    """The interview's id for a platform's id of the wish: ten hexadecimal digits."""
    return hashlib.blake2b(f"{platform}:{seed}".encode(), digest_size=5).hexdigest()


def validate_topic(topic: str) -> str:
    """The topic on one clean line; raises BadTopic when it is empty, too long or no words."""
    tidy = " ".join(clean(topic).split())
    if not tidy:
        raise BadTopic(problem=gettext("is missing"))
    if len(tidy) > LONGEST_TOPIC:
        raise BadTopic(problem=_too_long(len(tidy), LONGEST_TOPIC))
    if not words(tidy):
        raise BadTopic(problem=gettext("has no words in it"))
    return tidy


def _too_long(length: int, most: int) -> str:
    return gettext("has {length} characters; the limit is {most}", length=length, most=most)


def validate_statement(text: str) -> str:
    """What somebody says about a report, cleaned; raises BadStatement when empty or too long."""
    tidy = clean(text).strip()
    if not tidy:
        raise BadStatement(problem=gettext("is empty"))
    if len(tidy) > LONGEST_STATEMENT:
        raise BadStatement(problem=_too_long(len(tidy), LONGEST_STATEMENT))
    return tidy


def _click_response(error: BusinessRule) -> Card:
    return Card(body=(plain(str(error)),))
