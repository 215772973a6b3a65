"""Every message on its way out, as a request to Slack; all of them pass the limits here."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.outbound.blocks import Message
from adapters.slack.outbound.limits import Block, fit_message
from adapters.slack.web_api.client import Request

EVENT_TYPE = "interview_utterance"


def content(message: Message, key: str = "") -> dict[str, Any]:
    """Text and blocks as Slack takes them; with a ``key`` each block has an id made of it."""
    blocks = with_identity(message.blocks, key) if key else message.blocks
    text, fit = fit_message(message.text, blocks)
    return {"text": text, "blocks": [dict(block) for block in fit] or None}


def with_identity(blocks: Sequence[Block], key: str) -> list[Block]:
    """The blocks, each with an id that is made of the message's key."""
    return [{**block, "block_id": f"{key}/{number}"} for number, block in enumerate(blocks)]


def post_arguments(channel: str, thread: str, message: Message, key: str = "") -> Request:
    """A message for a conversation, or for a thread in it; nothing in it is parsed or unfurled."""
    said = content(message, key)
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}} if key else None

    async def request(client: AsyncWebClient) -> AsyncSlackResponse:
        return await client.chat_postMessage(
            channel=channel,
            thread_ts=thread or None,
            metadata=metadata,
            unfurl_links=False,
            unfurl_media=False,
            mrkdwn=False,
            parse="none",
            link_names=False,
            **said,
        )

    return request


def ephemeral_arguments(channel: str, thread: str, user: str, message: Message) -> Request:
    """A message that one person sees and that is gone when they reload."""
    said = content(message)

    async def request(client: AsyncWebClient) -> AsyncSlackResponse:
        return await client.chat_postEphemeral(
            channel=channel,
            user=user,
            thread_ts=thread or None,
            parse="none",
            link_names=False,
            **said,
        )

    return request
