"""What people write, on its way to their interview: which one it belongs to, and in what order.

No rule of the dialogue is here. When ``handle`` returns, what was said is stored.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from adapters.chat.keyed_lock import KeyedLock
from adapters.chat.texts import text_card
from adapters.slack.context import SlackContext
from adapters.slack.outbound.blocks import RenderContext, render
from adapters.slack.outbound.mrkdwn import readable
from adapters.slack.outbound.requests import post_arguments
from adapters.slack.texts import MENTIONED, NOTHING_OPEN, TEXT_NEEDED, make_card, which
from adapters.slack.web_api.events import Mentioned, MessageDeleted, MessageEdited, MessagePosted
from adapters.slack.web_api.timestamps import is_direct, permalink, to_datetime
from engine.api.interviews import InterviewApi
from engine.api.permissions import Actor, Permission, is_allowed, roles
from engine.dialogue import events as ev
from engine.dialogue.models import ThreadRef
from engine.messages.card import Card
from engine.ports.store import InterviewListItem
from engine.quotas.admission import RateLimiter

PLATFORM = "slack"
MOST_WORDS = 3
"""Words that somebody is told in a minute about what was not taken."""
_UNNAMED = re.compile(r"<@([A-Z0-9]+)>")

Said = MessagePosted | MessageEdited | MessageDeleted


class MessageHandler:
    """Tells interviews what was written in their threads."""

    def __init__(self, reception: InterviewApi, kit: SlackContext) -> None:
        self._engine = reception.engine
        self._kit = kit
        self._turns = KeyedLock()
        self._pace = RateLimiter(MOST_WORDS)

    async def handle(self, said: Said, *, live: bool = True) -> None:
        """Store what was said. ``live`` is False for what is read up later: nobody is answered.

        Raises Storage errors: then nothing is stored, and it has to be said again.
        """
        place = _place(said)
        async with self._turns.of((place.channel, place.thread or place.user)):
            if place.thread and await self._record(await self._thread(place), said, live=live):
                return
            if is_direct(place.channel):
                await self._outside_thread(place, said, live=live)

    async def handle_mention(self, mention: Mentioned) -> None:
        """Explain oneself to somebody who mentions the app outside an interview."""
        thread = mention.thread or mention.ts
        if await self._engine.store.find(await self._key(mention.channel, thread)) is not None:
            return
        if self._can_reply(mention.channel, mention.user):
            self._kit.tasks.run(
                self._kit.ephemeral.ephemeral(
                    mention.channel, mention.thread, mention.user, make_card(MENTIONED)
                )
            )

    async def _record(self, thread: ThreadRef, said: Said, *, live: bool) -> bool:
        """Tell the interview in this thread; False when there is none."""
        interview_id = await self._engine.store.find(thread)
        if interview_id is None:
            return False
        spoken = said.now if isinstance(said, MessageEdited) else said
        unread = False
        if isinstance(spoken, MessagePosted) and spoken.files:
            spoken, unread = await self._with_files(interview_id, spoken)
            said = MessageEdited(spoken) if isinstance(said, MessageEdited) else spoken
        if unread and live:
            self._send_ephemeral(thread, spoken.user, make_card(TEXT_NEEDED))
        if isinstance(said, MessagePosted) and not said.text.strip():
            return True
        told = await self._engine.record_event(interview_id, await self._event(said))
        if told.rejection is not None and live:
            self._send_ephemeral(thread, spoken.user, text_card(str(told.rejection)))
        return True

    async def _with_files(
        self, interview_id: str, spoken: MessagePosted
    ) -> tuple[MessagePosted, bool]:
        """The message with the text of its snippets, and whether something could not be read.

        Files of bystanders are not even looked at.
        """
        interview = await self._engine.store.get(interview_id)
        who = Actor(spoken.user, ((await self._kit.api.identity()).team,))
        if not is_allowed(Permission.ANSWER, roles(who, interview)):
            return spoken, False
        texts = [await self._kit.snippets.text(file) for file in spoken.files]
        parts = (spoken.text, *(text for text in texts if text))
        text = "\n".join(part for part in parts if part.strip())
        return replace(spoken, text=text), interview.status.running and None in texts

    async def _event(self, said: Said) -> ev.Replied | ev.ReplyEdited | ev.ReplyDeleted:
        at = self._engine.clock.now()
        if isinstance(said, MessageDeleted):
            return ev.ReplyDeleted(at, said.user, said.ts)
        spoken = said.now if isinstance(said, MessageEdited) else said
        text, sent_at = await self._readable(spoken.text), to_datetime(spoken.ts)
        if isinstance(said, MessagePosted):
            return ev.Replied(at, spoken.user, spoken.ts, text, sent_at)
        edited_at = to_datetime(spoken.edited_ts)
        return ev.ReplyEdited(at, spoken.user, spoken.ts, text, sent_at, edited_at)

    async def _readable(self, text: str) -> str:
        unnamed = _UNNAMED.findall(text)
        names = await self._kit.people.names(unnamed) if unnamed else {}
        return readable(text, lambda person: names.get(person, person))

    async def _outside_thread(
        self, place: MessagePosted | MessageDeleted, said: Said, *, live: bool
    ) -> None:
        """A message in the app's DM that is in no interview's thread."""
        lines = await self._lines(place)
        if not isinstance(said, MessagePosted):
            holder = await self._holder(lines, place.ts)
            if holder is not None:
                await self._record(holder, said, live=live)
                return
        running = [line for line in lines if line.status.running]
        if len(running) == 1 and running[0].thread is not None:
            await self._record(running[0].thread, said, live=live)
        elif (
            isinstance(said, MessagePosted) and live and self._can_reply(place.channel, place.user)
        ):
            self._kit.tasks.run(self._ask_which(said, running))

    async def _lines(self, place: MessagePosted | MessageDeleted) -> Sequence[InterviewListItem]:
        """The interviews that a person has in this conversation, the newest first."""
        team = (await self._kit.api.identity()).team
        lines = await self._engine.store.list_interviews(workspace=team, person=place.user or None)
        return [
            line
            for line in lines
            if line.thread is not None
            and line.thread.channel == place.channel
            and place.user in {"", line.candidate_id}
        ]

    async def _holder(self, lines: Sequence[InterviewListItem], ts: str) -> ThreadRef | None:
        for line in lines:
            interview = await self._engine.store.get(line.id)
            if any(message.id == ts for e in interview.exchanges for message in e.messages):
                return line.thread
        return None

    async def _ask_which(self, spoken: MessagePosted, running: Sequence[InterviewListItem]) -> None:
        """Answer in a thread of its own, so that it shows that this message was not taken."""
        url = (await self._kit.api.identity()).url
        threads = {line.thread.thread: line.thread for line in running if line.thread}
        looks = RenderContext(link=lambda ts: permalink(url, threads[ts]))
        card: Card = which(running) if running else make_card(NOTHING_OPEN)
        for message in render(card, looks):
            await self._kit.api.call(
                post_arguments(spoken.channel, spoken.thread or spoken.ts, message)
            )

    async def _thread(self, place: MessagePosted | MessageDeleted) -> ThreadRef:
        return await self._key(place.channel, place.thread)

    async def _key(self, channel: str, thread: str) -> ThreadRef:
        return ThreadRef(PLATFORM, (await self._kit.api.identity()).team, channel, thread)

    def _can_reply(self, *to: str) -> bool:
        """Whether a word more is no nuisance: whoever writes a lot is not answered each time."""
        return not self._pace.seconds_until_allowed(to, self._engine.clock.now().timestamp())

    def _send_ephemeral(self, thread: ThreadRef, user: str, card: Card) -> None:
        if not self._can_reply(thread.channel, thread.thread, user):
            return
        whisper = self._kit.ephemeral.ephemeral(thread.channel, thread.thread, user, card)
        self._kit.tasks.run(whisper)


def _place(said: Said) -> MessagePosted | MessageDeleted:
    return said.now if isinstance(said, MessageEdited) else said
