"""The Chat port on Slack: threads in channels or in the app's messages, reports by DM."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.chat.posted_messages import opened_thread, parse_ref
from adapters.chat.texts import thread_root_card
from adapters.slack.chat.deletion import MessageDeleter
from adapters.slack.chat.thinking_status import ThinkingStatus
from adapters.slack.outbound.blocks import RenderContext, render
from adapters.slack.outbound.delivery import Delivery, OutgoingMessage
from adapters.slack.outbound.ephemeral import EphemeralMessages
from adapters.slack.web_api.client import SlackApi, SlackFailure
from adapters.slack.web_api.errors import NOT_A_MEMBER, about_person, about_thread
from adapters.slack.web_api.timestamps import is_direct, permalink, to_datetime
from adapters.slack.web_api.users import UserDirectory, is_group
from engine.dialogue.delivery_status import DeliveryRecord, private_key
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Visibility
from engine.dialogue.steps import BotMessage
from engine.errors import Delivery as DeliveryError
from engine.errors import Unreachable
from engine.messages.card import Card, people_in
from engine.messages.texts import render_card
from engine.ports.chat import PostedMessage

log = logging.getLogger(__name__)

PLATFORM = "slack"
SKEW = timedelta(minutes=10)
"""How far our clock may be from Slack's."""


class SlackChat:
    """Opens threads and says things in them, each once."""

    def __init__(
        self,
        api: SlackApi,
        people: UserDirectory,
        delivery: Delivery,
        whispers: EphemeralMessages,
        thinking_after: float = 0.0,
    ) -> None:
        self._api = api
        self._people = people
        self._delivery = delivery
        self._whispers = whispers
        self._removal = MessageDeleter(api, people, whispers)
        self._busy = ThinkingStatus(api, thinking_after)

    async def open(self, interview: Interview, *, retry: bool) -> ThreadRef:
        """Post the message that the thread hangs on, in the channel or in the candidate's DM."""
        who = interview.candidate.name or interview.candidate.id
        team = await self._team(who)
        try:
            channel = await self._place(interview)
            key = f"{interview.id}:thread"
            looks = await self._looks(interview, thread_root_card(interview), mention=True)
            messages = render(thread_root_card(interview), looks)
            since = interview.created_at - SKEW
            parcel = OutgoingMessage(channel, "", key, messages, since)
            parts = await self._delivery.deliver(parcel, again=retry)
        except SlackFailure as fault:
            private = interview.place.visibility is Visibility.PRIVATE
            if fault.code in NOT_A_MEMBER and not private:
                await self._whispers.not_a_member(interview)
                raise Unreachable(who="The channel", problem="the app is no member of it") from None
            raise about_person(fault, who) from None
        return ThreadRef(PLATFORM, team, channel, parse_ref(parts[0])[1])

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Say something in the interview's thread."""
        thread = opened_thread(interview)
        await self._busy.hide(thread)
        said = render_card(interview, utterance)
        try:
            looks = await self._looks(interview, said, mention=is_direct(thread.channel))
            parts = await self._delivery.deliver(
                OutgoingMessage(
                    thread.channel,
                    thread.thread,
                    f"{interview.id}:{utterance.key}",
                    render(said, looks),
                    _last_message_at(interview),
                    said.attachment,
                ),
                again=retry,
            )
        except SlackFailure as fault:
            raise about_thread(fault) from None
        return _to_posted_message(parts)

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Tell a user, or every user in a group, something by DM.

        Whoever in a group cannot be reached does not keep it from the others.
        """
        if not is_group(person):
            return await self._send_direct_message(
                interview, person, person, utterance, again=retry
            )
        try:
            members = await self._people.members(person)
        except SlackFailure as fault:
            raise about_person(fault, f"The user group {person}") from None
        if not members:
            raise Unreachable(who=f"The user group {person}", problem="nobody is in it")
        sent: list[PostedMessage] = []
        missed: list[DeliveryError] = []
        for member in members:
            try:
                sent.append(
                    await self._send_direct_message(
                        interview, person, member, utterance, again=retry
                    )
                )
            except DeliveryError as error:
                missed.append(error)
        if missed:
            raise missed[0]
        parts = tuple(part for one in sent for part in one.message_refs)
        return replace(sent[0], message_refs=parts)

    async def _send_direct_message(
        self, interview: Interview, person: str, user: str, utterance: BotMessage, *, again: bool
    ) -> PostedMessage:
        said = render_card(interview, utterance)
        key = f"{interview.id}:{private_key(person, utterance.key)}"
        since = (interview.ended_at or interview.created_at) - SKEW
        try:
            channel = await self._whispers.direct(user)
            looks = await self._looks(interview, said, mention=True, reader=user)
            messages = render(said, looks)
            parcel = OutgoingMessage(channel, "", key, messages, since, said.attachment)
            parts = await self._delivery.deliver(parcel, again=again)
        except SlackFailure as fault:
            profile = await self._people.profile(user)
            raise about_person(fault, profile.person.name if profile else user) from None
        return _to_posted_message(parts)

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """Take back what was said under a key; how many messages and files cannot be."""
        return await self._removal.delete_messages(interview, posting)

    async def show_thinking(self, interview: Interview) -> None:
        """Show "is thinking…" in the thread, where the workspace can, if it takes a moment."""
        if interview.thread is not None:
            self._busy.show(interview.thread)

    async def _team(self, who: str) -> str:
        try:
            return (await self._api.identity()).team
        except SlackFailure as fault:
            raise about_person(fault, who) from None

    async def _place(self, interview: Interview) -> str:
        if interview.place.visibility is Visibility.CHANNEL:
            return interview.place.channel
        return await self._whispers.direct(interview.candidate.id)

    async def _looks(
        self, interview: Interview, said: Card, *, mention: bool, reader: str = ""
    ) -> RenderContext:
        """Names for everybody in the card, and links to messages that the reader can see."""
        people = people_in(said)
        names = dict(await self._people.names(people))
        if not reader and interview.thread is None:
            names.pop(interview.candidate.id, None)
        thread = interview.thread
        hidden = thread is None or (
            is_direct(thread.channel) and reader not in {"", interview.candidate.id}
        )
        if thread is None or hidden:
            return RenderContext(interview.id, names, mention)
        url = (await self._api.identity()).url
        return RenderContext(interview.id, names, mention, lambda ts: permalink(url, thread, ts))


def _to_posted_message(parts: tuple[str, ...]) -> PostedMessage:
    ts = parse_ref(parts[0])[1]
    return PostedMessage(ts, to_datetime(ts), parts)


def _last_message_at(interview: Interview) -> datetime:
    """A moment before the newest thing in the thread was tried; what is out came before it."""
    said = [
        posting.sent_at
        for posting in interview.postings.values()
        if posting.sent_at is not None and not posting.person
    ]
    return max(said, default=interview.created_at - SKEW)
