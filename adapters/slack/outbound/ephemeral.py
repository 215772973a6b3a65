"""What is said to one person only and is not a part of an interview: it may get lost."""

import logging

import aiohttp
from cachetools import LRUCache, TTLCache
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.chat.posted_messages import format_ref
from adapters.slack.outbound.blocks import RenderContext, render
from adapters.slack.outbound.delivery import FILE, Delivery
from adapters.slack.outbound.requests import content, ephemeral_arguments, post_arguments
from adapters.slack.web_api.client import SlackApi, SlackFailure
from engine.dialogue.models import Interview
from engine.messages.card import Card, plain

log = logging.getLogger(__name__)

NOT_A_MEMBER = (
    "I am not in this channel, so I cannot hold an interview here. Add me with "
    "/invite @{name} and ask again, or ask me in a direct message."
)
MOST_REMEMBERED = 500
MOST_CHANNELS = 5_000
REPLY_SECONDS = 1800.0
"""How long Slack takes an answer to a command (Slack, "Handling user interaction")."""
NO_LOOKS = RenderContext()


class EphemeralMessages:
    """Speaks to one person: by a command's response URL, ephemerally, or by DM."""

    def __init__(self, api: SlackApi, delivery: Delivery) -> None:
        self._api = api
        self._delivery = delivery
        self._channels: LRUCache[str, str] = LRUCache(MOST_CHANNELS)
        self._replies: TTLCache[str, str] = TTLCache(MOST_REMEMBERED, REPLY_SECONDS)

    async def direct(self, user: str) -> str:
        """The conversation of the app with a user; raises SlackFailure."""
        channel = self._channels.get(user)
        if channel is None:
            answer = await self._api.call(lambda client: client.conversations_open(users=user))
            channel = self._channels[user] = str(answer["channel"]["id"])
        return channel

    def remember(self, interview_id: str, response_url: str) -> None:
        """Where to answer the command that an interview came from, for half an hour."""
        self._replies[interview_id] = response_url

    async def not_a_member(self, interview: Interview) -> None:
        """Tell whoever asked for the interview what to do about the channel."""
        name = (await self._api.identity()).name
        words = Card(body=(plain(NOT_A_MEMBER.format(name=name)),))
        url = self._replies.pop(interview.id, "")
        if not url or not await self.respond(url, words):
            await self.message(interview.inviter.id, words)

    async def respond(self, url: str, words: Card, looks: RenderContext = NO_LOOKS) -> bool:
        """Answer a command or a click where it happened, visible to that person only."""
        said = content(render(words, looks)[0])
        try:
            async with self._api.session() as session:
                hook = AsyncWebhookClient(url, session=session, retry_handlers=[])
                answer = await hook.send(response_type="ephemeral", replace_original=False, **said)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("response_url: %s", type(error).__name__)
            return False
        return answer.status_code == 200

    async def ephemeral(
        self,
        channel: str,
        thread: str,
        user: str,
        words: Card,
        looks: RenderContext = NO_LOOKS,
    ) -> None:
        """Say something in a thread that only one person sees, else by DM."""
        message = render(words, looks)[0]
        try:
            await self._api.call(ephemeral_arguments(channel, thread, user, message))
        except SlackFailure as fault:
            log.info("postEphemeral: %s", fault)
            await self.message(user, words, looks)

    async def message(
        self,
        user: str,
        words: Card,
        looks: RenderContext = NO_LOOKS,
    ) -> tuple[str, ...]:
        """Say something by DM, with its file; the addresses of what is out."""
        parts: list[str] = []
        try:
            channel = await self.direct(user)
            for message in render(words, looks):
                answer = await self._api.call(post_arguments(channel, "", message))
                parts.append(format_ref(channel, str(answer["ts"])))
            if words.attachment is not None:
                file = await self._delivery.upload(channel, "", words.attachment)
                parts.append(format_ref(FILE, file))
        except SlackFailure as fault:
            log.warning("a word to one person is not out: %s", fault)
        return tuple(parts)
