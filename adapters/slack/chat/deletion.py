"""Taking back what the app said: its own messages and files, nobody else's.

Most are known by their addresses. What may be out without anybody knowing (a kill came between)
is looked for: in the interview's thread by who wrote it, in a direct message by its key.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta

from adapters.chat.posted_messages import find_posted, format_ref, parse_ref
from adapters.slack.outbound.delivery import FILE, keys_of
from adapters.slack.outbound.ephemeral import EphemeralMessages
from adapters.slack.web_api.client import Json, Rejected, SlackApi, SlackFailure
from adapters.slack.web_api.history import read_messages
from adapters.slack.web_api.users import UserDirectory, is_group
from engine.dialogue.delivery_status import DeliveryRecord
from engine.dialogue.models import Interview, ThreadRef
from engine.errors import NotDelivered

log = logging.getLogger(__name__)

GONE = frozenset({"message_not_found", "thread_not_found", "file_not_found", "file_deleted"})
LATER = frozenset(
    {"ratelimited", "invalid_auth", "not_authed", "account_inactive", "token_revoked"}
)
SKEW = timedelta(minutes=10)


class MessageDeleter:
    """Deletes the app's messages and files; what is gone already counts as deleted."""

    def __init__(self, api: SlackApi, people: UserDirectory, whispers: EphemeralMessages) -> None:
        self._api = api
        self._people = people
        self._whispers = whispers

    async def delete_messages(self, interview: Interview, posting: DeliveryRecord) -> int:
        """How many parts of a posting remain for good; raises NotDelivered when Slack is away."""
        try:
            parts = posting.parts or await self._find(interview, posting)
            return sum([await self._is_still_there(part) for part in parts])
        except SlackFailure as fault:
            problem, wait = f"Slack: {fault.code}", fault.retry_after
            raise NotDelivered(problem=problem, retry_after=wait) from None

    async def _is_still_there(self, part: str) -> bool:
        channel, name = parse_ref(part)
        try:
            if channel == FILE:
                await self._api.call(lambda client: client.files_delete(file=name))
            else:
                await self._api.call(lambda client: client.chat_delete(channel=channel, ts=name))
        except Rejected as refused:
            if refused.code in LATER:
                raise
            if refused.code not in GONE:
                log.warning("a message cannot be taken back: %s", refused.code)
            return refused.code not in GONE
        return False

    async def _find(self, interview: Interview, posting: DeliveryRecord) -> list[str]:
        """Addresses of what may be out; where the app may not look it has nothing."""
        try:
            return await find_posted(self, interview, posting)
        except Rejected as refused:
            if refused.code in LATER:
                raise
            log.info("nothing to be found: %s", refused.code)
            return []

    async def find_in_thread(self, interview: Interview, thread: ThreadRef) -> list[str]:
        """Everything of the app's there, the message that the thread hangs on last."""
        me = await self._api.identity()
        parts: list[str] = []
        since = interview.created_at - SKEW
        async for message in read_messages(self._api, thread.channel, thread.thread, since):
            ours = me.user == message.get("user") or me.bot == message.get("bot_id")
            if ours and str(message["ts"]) != thread.thread:
                parts += _parts(thread.channel, message)
        return [*parts, format_ref(thread.channel, thread.thread)]

    async def find_in_private(
        self, interview: Interview, posting: DeliveryRecord, person: str
    ) -> list[str]:
        """Addresses of what carries the interview's key or id in a direct message."""
        users: Iterable[str] = (person,)
        if is_group(person):
            users = await self._people.members(person)
        parts: list[str] = []
        key, name = f"{interview.id}:{posting.key}", f"interview-{interview.id}"
        for user in users:
            channel = await self._whispers.direct(user)
            async for message in read_messages(self._api, channel, "", interview.created_at - SKEW):
                files = message.get("files") or ()
                named = any(str(file.get("name")).startswith(name) for file in files)
                if named or any(one.startswith(key) for one in keys_of(message)):
                    parts += _parts(channel, message)
        return parts


def _parts(channel: str, message: Json) -> list[str]:
    files = [format_ref(FILE, str(file["id"])) for file in message.get("files") or ()]
    return [*files, format_ref(channel, str(message["ts"]))]
