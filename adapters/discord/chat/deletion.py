"""Taking back what the bot said: its own messages with their files, nobody else's.

Most are known by their addresses. What may be out without anybody knowing (a kill came between)
is looked for: everything of ours in the interview's thread, and in direct messages what carries
the interview's id in a button or in a file's name.
"""

import logging
from contextlib import suppress

import discord

from adapters.chat.posted_messages import find_posted, format_ref, parse_ref
from adapters.discord.context import DiscordContext
from adapters.discord.ids import id_before, is_direct
from adapters.discord.outbound.requests import custom_ids
from adapters.discord.rest_api.errors import (
    API_ERRORS,
    ARCHIVED,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
    about_thread,
)
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import Visibility
from engine.dialogue.steps import THREAD
from engine.errors import Delivery, NotDelivered

log = logging.getLogger(__name__)

DELETED = "Interview (deleted)"
GONE = frozenset({UNKNOWN_CHANNEL, UNKNOWN_MESSAGE})
MOST_READ = 2_000


class MessageDeleter:
    """Deletes the bot's messages; what is gone already counts as deleted."""

    def __init__(self, kit: DiscordContext) -> None:
        self._wire = kit.current_client
        self._people = kit.people

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """How many parts of a posting remain for good; raises NotDelivered when Discord is away."""
        parts = posting.parts or await self._find(interview, posting)
        left = sum([await self._is_still_there(part) for part in parts])
        if posting.key == THREAD and interview.thread and not is_direct(interview.thread):
            await self._rename(interview.thread)
        return left

    async def _is_still_there(self, part: str) -> bool:
        channel, message = parse_ref(part)
        try:
            await self._delete(channel, message)
        except API_ERRORS as fault:
            code = getattr(fault, "code", 0)
            if code in GONE:
                return False
            if not isinstance(fault, discord.Forbidden | discord.NotFound):
                raise _later(fault) from None
            log.warning("a message cannot be taken back: code %s", code)
            return True
        return False

    async def _delete(self, channel: str, message: str) -> None:
        place = await self._wire.place(channel)
        try:
            await place.get_partial_message(int(message)).delete()
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
            await self._fetch_thread(channel)
            await place.get_partial_message(int(message)).delete()

    async def _fetch_thread(self, channel: str) -> None:
        """Take a thread out of the archive: nothing can be deleted in it there."""
        client = await self._wire.client()
        thread = await client.fetch_channel(int(channel))
        if isinstance(thread, discord.Thread):
            await thread.edit(archived=False)

    async def _find(self, interview: Interview, posting: DeliveryRecord) -> list[str]:
        """Addresses of what may be out; where the bot may not look it has nothing."""
        try:
            return await find_posted(self, interview, posting)
        except (discord.Forbidden, discord.NotFound) as fault:
            log.info("nothing to be found: code %s", fault.code)
            return []
        except API_ERRORS as fault:
            raise _later(fault) from None

    async def find_in_thread(self, interview: Interview, thread: ThreadRef) -> list[str]:
        """Addresses of all that the bot said there, the message that it hangs on last."""
        if is_direct(thread):
            found = await self._find_marked(interview, thread.channel)
            return [*found, format_ref(thread.channel, thread.thread)]
        own = [format_ref(thread.channel, m.id) for m in await self._own(interview, thread.channel)]
        if interview.place.visibility is Visibility.CHANNEL:
            own.append(format_ref(interview.place.channel, thread.channel))
        return own

    async def find_in_private(
        self, interview: Interview, posting: DeliveryRecord, person: str
    ) -> list[str]:
        """Addresses of what carries the interview's key or id in a direct message."""
        if not person.isdecimal():
            return []
        channel = await self._people.direct(person)
        if posting.message_id:
            return [format_ref(channel, posting.message_id)]
        return await self._find_marked(interview, channel)

    async def _find_marked(self, interview: Interview, channel: str) -> list[str]:
        """What carries the interview's id."""
        found: list[str] = []
        for message in await self._own(interview, channel):
            names = [*custom_ids(message), *(file.filename for file in message.attachments)]
            if any(interview.id in name for name in names):
                found.append(format_ref(channel, message.id))
        return found

    async def _own(self, interview: Interview, channel: str) -> list[discord.Message]:
        """The bot's messages there since the interview began, but for what Discord says itself."""
        me, place = (await self._wire.client()).user, await self._wire.place(channel)
        after = discord.Object(id_before(interview.created_at))
        history = place.history(limit=MOST_READ, after=after, oldest_first=True)
        return [m async for m in history if m.author == me and not m.is_system()]

    async def _rename(self, thread: ThreadRef) -> None:
        """The thread's name tells topic and candidate: it goes too, where that is allowed."""
        client = await self._wire.client()
        with suppress(*API_ERRORS):
            place = await client.fetch_channel(int(thread.channel))
            if isinstance(place, discord.Thread) and place.name != DELETED:
                await place.edit(name=DELETED, archived=False)


def _later(fault: Exception) -> Delivery:
    error = about_thread(fault)
    return error if isinstance(error, NotDelivered) else NotDelivered(problem=str(error))
