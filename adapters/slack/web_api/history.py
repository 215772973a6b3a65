"""Reading what a conversation holds: for reconciling, and for catching up after downtime."""

from collections.abc import AsyncIterator
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.web_api.client import Json, SlackApi
from adapters.slack.web_api.timestamps import to_ts

PAGE = 200


async def read_messages(
    api: SlackApi, channel: str, thread: str, since: datetime, most: int = PAGE
) -> AsyncIterator[Json]:
    """The messages of a thread, or with an empty ``thread`` of the conversation, from ``since`` on.

    Page by page, ``most`` a page; the root of a thread comes along. Raises SlackFault.
    """
    oldest = to_ts(since)

    async def request(client: AsyncWebClient, cursor: str) -> AsyncSlackResponse:
        if not thread:
            return await client.conversations_history(
                channel=channel,
                oldest=oldest,
                inclusive=True,
                limit=most,
                cursor=cursor or None,
                include_all_metadata=True,
            )
        return await client.conversations_replies(
            channel=channel,
            ts=thread,
            oldest=oldest,
            inclusive=True,
            limit=most,
            cursor=cursor or None,
            include_all_metadata=True,
        )

    async for page in api.pages(request):
        for message in page.get("messages") or ():
            yield message
