"""The Chat port on Discord: private threads, and reports by direct message."""

from collections.abc import Callable

from adapters.chat.posted_messages import opened_thread
from adapters.chat.texts import text_card
from adapters.discord.chat.deletion import MessageDeleter
from adapters.discord.chat.staff_channel import StaffChannel, UndeliverableNotice
from adapters.discord.chat.threads import ThreadOpener
from adapters.discord.context import DiscordContext
from adapters.discord.ids import id_before, is_direct, permalink
from adapters.discord.outbound.delivery import OutgoingMessage
from adapters.discord.outbound.render import RenderContext, render
from adapters.discord.rest_api.errors import (
    API_ERRORS,
    GONE,
    UNKNOWN_MEMBER,
    about_person,
    about_thread,
)
from adapters.discord.texts import CANNOT_OPEN, whereto
from engine.dialogue.delivery_status import DeliveryRecord, private_key
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Visibility
from engine.dialogue.steps import BotMessage, Nudge
from engine.errors import ThreadGone, Unreachable
from engine.messages.card import Card, people_in
from engine.messages.texts import render_card
from engine.ports.chat import PostedMessage


class DiscordChat:
    """Opens threads and says things in them, each once."""

    def __init__(self, kit: DiscordContext) -> None:
        self._kit = kit
        self._threads = ThreadOpener(kit)
        self._staff = StaffChannel(kit)
        self._removal = MessageDeleter(kit)

    async def open(self, interview: Interview, *, retry: bool) -> ThreadRef:
        """A thread with the candidate in it, or a conversation where that is not possible."""
        try:
            opened = await self._threads.open(interview, again=retry)
        except Unreachable as error:
            problem = str(error.details.get("problem", "it is not possible"))
            text = CANNOT_OPEN.format(topic=interview.topic, problem=problem)
            self._kit.tasks.run(self._notify_inviter(interview, text_card(text)))
            raise
        word = whereto(interview, opened.thread, opened.why)
        self._kit.tasks.run(self._notify_inviter(interview, word, opened.thread))
        return opened.thread

    async def post(
        self, interview: Interview, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Say something in the interview's thread."""
        thread = opened_thread(interview)
        self._kit.sign.hide(thread.channel)
        if isinstance(utterance, Nudge):
            await self._check_present(interview, thread)
        said = render_card(interview, utterance)
        looks = await self._looks(interview, said)
        key = f"{interview.id}:{utterance.key}"
        parcel = OutgoingMessage(
            thread.channel, key, render(said, looks), _last_message_at(interview, thread)
        )
        try:
            return await self._kit.delivery.deliver(parcel, again=retry)
        except API_ERRORS as fault:
            raise about_thread(fault) from None

    async def notify(
        self, interview: Interview, person: str, utterance: BotMessage, *, retry: bool
    ) -> PostedMessage:
        """Tell a user something by direct message.

        What a manager cannot be told goes to the staff channel, where there is one.
        """
        if not person.isdecimal():
            raise Unreachable(who=person, problem="that is no id of a Discord user")
        said = render_card(interview, utterance)
        looks = await self._looks(interview, said, reader=person)
        key = f"{interview.id}:{private_key(person, utterance.key)}"
        parcel = OutgoingMessage("", key, render(said, looks), _before_news(interview, person))
        news = UndeliverableNotice(interview, person, parcel, said, looks)
        try:
            return await self._send_direct_message(news, again=retry)
        except Unreachable as missed:
            if person not in interview.managers:
                raise
            return await self._staff.instead(news, missed)

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """Take back what was said under a key; how many messages cannot be."""
        return await self._removal.delete_messages(interview, posting)

    async def show_thinking(self, interview: Interview) -> None:
        """Show that somebody is typing, until the next word."""
        if interview.thread is not None:
            self._kit.sign.show(interview.thread.channel)

    async def _send_direct_message(
        self, news: UndeliverableNotice, *, again: bool
    ) -> PostedMessage:
        try:
            channel = await self._kit.people.direct(news.person)
            return await self._kit.delivery.deliver(news.parcel.to(channel), again=again)
        except API_ERRORS as fault:
            workspace = news.interview.place.workspace
            names = await self._kit.people.names(workspace, [news.person])
            raise about_person(fault, names.get(news.person, news.person)) from None

    async def _check_present(self, interview: Interview, thread: ThreadRef) -> None:
        """Do not remind somebody who has left: Discord tells of that only with a special right."""
        if is_direct(thread):
            return
        if await self._kit.people.has_left(thread.workspace, interview.candidate.id):
            raise ThreadGone(problem=GONE[UNKNOWN_MEMBER])

    async def _notify_inviter(
        self, interview: Interview, word: Card, thread: ThreadRef | None = None
    ) -> None:
        """Change the answer to the command; what went wrong is told by message if need be."""
        alone = interview.inviter.id == interview.candidate.id
        address = permalink(thread) if thread and alone else ""
        said = await self._kit.ephemeral.replace_answer(interview.id, word, address)
        if not said and thread is None:
            key = f"{interview.id}:cannot-open"
            await self._kit.ephemeral.message(interview.inviter.id, word, key)

    async def _looks(self, interview: Interview, said: Card, *, reader: str = "") -> RenderContext:
        """Names for everybody in the card, and links to messages that the reader can see."""
        people = people_in(said)
        names = await self._kit.people.names(interview.place.workspace, people)
        thread = interview.thread
        if thread is None or not await self._can_see(interview, thread, reader):
            return RenderContext(interview.id, names)
        return RenderContext(interview.id, names, _with_link(thread))

    async def _can_see(self, interview: Interview, thread: ThreadRef, reader: str) -> bool:
        """Whether a reader (nobody: those in the thread) has access to it, as far as is known."""
        if reader in {"", interview.candidate.id}:
            return True
        if is_direct(thread):
            return False
        place = interview.place
        public = place.visibility is Visibility.CHANNEL
        return public or await self._kit.people.can_see_private_threads(
            place.workspace, place.channel, reader
        )


def _with_link(thread: ThreadRef) -> Callable[[str], str]:
    return lambda message_id: permalink(thread, message_id)


def _last_message_at(interview: Interview, thread: ThreadRef) -> int:
    """The id of the newest message that is known to be out in the thread, else the thread's."""
    out = [
        int(posting.message_id)
        for posting in interview.postings.values()
        if posting.message_id and not posting.person
    ]
    return max(out, default=int(thread.thread))


def _before_news(interview: Interview, person: str) -> int:
    """An id older than what the person is to be told now."""
    told = [
        int(posting.message_id)
        for posting in interview.postings.values()
        if posting.message_id and posting.person == person
    ]
    return max(told, default=id_before(interview.ended_at or interview.created_at))
