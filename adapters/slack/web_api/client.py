"""Slack's Web API behind two kinds of failure: Slack said no, or nobody knows.

Only a rate limit is retried here: Slack did not do what it answers 429 to. After anything else a
request may have been carried out, and trying again blindly would say things twice.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.options import SlackOptions

log = logging.getLogger(__name__)

Json = Mapping[str, Any]
Request = Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]

NO_TEAM = "no_team"
"""Our word for a token that belongs to no workspace."""

LONGEST_WAIT = 15
"""A rate limit of at most so many seconds is waited for on the spot."""

DOUBTFUL = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors after which "some aspect of the operation" may have succeeded, as Slack puts it."""


class SlackFailure(Exception):
    """A request did not bring what was asked for; ``code`` is Slack's word or ours for it."""

    def __init__(self, code: str, retry_after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


class Rejected(SlackFailure):
    """Slack said no: nothing was done."""


class OutcomeUnknown(SlackFailure):
    """Nobody knows whether it was done."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the app is: ``url`` is the workspace's address, with a slash at its end."""

    team: str
    user: str
    bot: str
    name: str
    url: str
    scopes: frozenset[str]


class ShortRateLimitRetry(AsyncRateLimitErrorRetryHandler):
    """Waits for a rate limit when that is soon over."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        )
        return limited and response is not None and (_retry_after(response.headers) <= LONGEST_WAIT)


class SlackApi:
    """The Web API as the bot."""

    def __init__(self, options: SlackOptions) -> None:
        self._options = options
        self._shared: aiohttp.ClientSession | None = None
        self._identity: Identity | None = None
        self._asking = asyncio.Lock()
        self._client = self._create_client()

    def _create_client(self) -> AsyncWebClient:
        return AsyncWebClient(
            token=self._options.bot_token,
            base_url=self._options.api_url.rstrip("/") + "/",
            timeout=int(self._options.request_timeout),
            session=self._shared,
            retry_handlers=[ShortRateLimitRetry(max_retry_count=3)],
        )

    @property
    def client(self) -> AsyncWebClient:
        """The client that all requests go through."""
        return self._client

    @asynccontextmanager
    async def connections(self) -> AsyncIterator[None]:
        """Share connections for as long as this lasts; without them each request has its own.

        A shared session does not know the client's time-out, so it is given one itself.
        """
        self._shared = aiohttp.ClientSession(timeout=self._timeout)
        self._client = self._create_client()
        try:
            yield
        finally:
            shared, self._shared = self._shared, None
            self._client = self._create_client()
            await shared.close()

    @asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:
        """Connections for a request that is not one of the Web API's."""
        if self._shared is not None:
            yield self._shared
            return
        async with aiohttp.ClientSession(timeout=self._timeout) as session:
            yield session

    @property
    def _timeout(self) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(total=self._options.request_timeout)

    async def call(self, request: Request) -> Json:
        """Slack's answer to a request; raises Refused and Unanswered."""
        try:
            response = await request(self._client)
        except SlackApiError as error:
            raise _fault(error) from None
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise OutcomeUnknown(type(error).__name__) from None
        data = response.data
        return data if isinstance(data, dict) else {}

    async def pages(
        self, request: Callable[[AsyncWebClient, str], Awaitable[AsyncSlackResponse]]
    ) -> AsyncIterator[Json]:
        """All pages of an answer; ``request`` is given the cursor of each."""
        cursor = ""
        while True:
            at = cursor
            page = await self.call(lambda client: request(client, at))  # noqa: B023 - called here
            yield page
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    async def identity(self) -> Identity:
        """Who the app is; asked once. Raises Refused(NO_TEAM) when it is in no workspace."""
        async with self._asking:
            if self._identity is None:
                self._identity = await self._ask_identity()
            return self._identity

    async def _ask_identity(self) -> Identity:
        scopes: list[str] = []

        async def asked(client: AsyncWebClient) -> AsyncSlackResponse:
            response = await client.auth_test()
            scopes.extend(response.headers.get("x-oauth-scopes", "").replace(" ", "").split(","))
            return response

        who = await self.call(asked)
        if not who.get("team_id"):
            raise Rejected(NO_TEAM)
        url = str(who.get("url", "")).rstrip("/") + "/"
        found = frozenset(scope for scope in scopes if scope)
        return Identity(
            team=str(who["team_id"]),
            user=str(who["user_id"]),
            bot=str(who.get("bot_id", "")),
            name=str(who.get("user", "")),
            url=url,
            scopes=found,
        )


def _retry_after(headers: Mapping[str, Any]) -> float:
    for name, value in headers.items():
        if name.lower() == "retry-after":
            first = value[0] if isinstance(value, list | tuple) else value
            return float(first)
    return 1.0


def _fault(error: SlackApiError) -> SlackFailure:
    """What the error means; a body that is not Slack's JSON says nothing about what was done."""
    response = error.response
    data = getattr(response, "data", None)
    status = int(getattr(response, "status_code", None) or getattr(response, "status", None) or 0)
    headers = getattr(response, "headers", None) or {}
    code = data.get("error") if isinstance(data, dict) else None
    if status == 429 or code in {"ratelimited", "rate_limited"}:
        return Rejected("ratelimited", _retry_after(headers))
    if code and status < 500 and code not in DOUBTFUL:
        return Rejected(str(code))
    return OutcomeUnknown(str(code) if code else f"HTTP {status} without an answer")
