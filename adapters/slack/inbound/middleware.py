"""The front door: one middleware for all that Slack sends, and nothing is acknowledged unstored.

Bolt's own listeners acknowledge first and work later, so that what fails is lost. A global
middleware runs before the acknowledgement, over Socket Mode and HTTP alike.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from cachetools import LRUCache
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from adapters.chat.keyed_lock import KeyedLock
from adapters.slack.context import SlackContext
from adapters.slack.inbound.app_home import Home
from adapters.slack.inbound.command_handlers import CommandHandlers
from adapters.slack.inbound.message_handler import MessageHandler
from adapters.slack.web_api.events import (
    HomeOpened,
    Incoming,
    Mentioned,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    Uninstalled,
    parse_event,
    teams,
)

log = logging.getLogger(__name__)

# What bolt says above ERROR is about its own use; below, it holds what people wrote.
bolt_log = logging.getLogger("adapters.slack.bolt")
bolt_log.setLevel(logging.ERROR)

Json = Mapping[str, Any]
FAILED = 500
MOST_REMEMBERED = 5_000
"""Ids of events that are remembered: Slack repeats what was not acknowledged."""
MOST_STRANGE = 100
"""Causes that are remembered as said; what comes after them is passed over in silence."""


class EventMiddleware:
    """Takes what Slack sends to whoever deals with it; anything that fails is not acknowledged."""

    def __init__(
        self, kit: SlackContext, ear: MessageHandler, desk: CommandHandlers, home: Home
    ) -> None:
        self._kit = kit
        self._ear = ear
        self._desk = desk
        self._home = home
        self._seen: LRUCache[str, bool] = LRUCache(MOST_REMEMBERED)
        self._turns = KeyedLock()
        self._strange: set[tuple[str, frozenset[str]]] = set()
        self._busy = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def wait_until_drained(self, within: float) -> None:
        """Wait until nothing is being stored any more, at most so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._idle.wait()

    async def receive(self, body: dict[str, Any], ack: AsyncAck) -> BoltResponse:
        """The middleware: store what came, then acknowledge it."""
        self._kit.health.record_event()
        self._busy += 1
        self._idle.clear()
        try:
            return await self._handle(body, ack)
        except Exception as error:
            # Foreign messages can hold what people wrote: they are for DEBUG alone.
            log.error("not acknowledged: %s", type(error).__name__)
            log.debug("not acknowledged", exc_info=error)
            return BoltResponse(status=FAILED, body="")
        finally:
            self._busy -= 1
            if not self._busy:
                self._idle.set()

    async def _handle(self, body: Json, ack: AsyncAck) -> BoltResponse:
        if self._is_strange(body):
            return await ack()
        if "command" in body:
            return await ack(**(await self._desk.command(body)).fields)
        match body.get("type"):
            case "event_callback":
                await self._deduplicate(str(body.get("event_id") or ""), body["event"])
            case "block_actions":
                return await ack(**(await self._desk.handle_button(body)).fields)
            case "view_submission":
                return await ack(**(await self._desk.handle_form(body)).fields)
        return await ack()

    def _is_strange(self, body: Json) -> bool:
        """Whether it is meant for another workspace than ours; said once of each.

        One app can be installed in many, and all of them are heard over its one connection.
        """
        meant, ours = teams(body), self._kit.installation.workspaces
        if meant & ours:
            return False
        cause = ("command" if "command" in body else str(body.get("type")), meant)
        if cause not in self._strange and len(self._strange) < MOST_STRANGE:
            self._strange.add(cause)
            names = ", ".join(sorted(meant)) or "no workspace"
            log.warning("not installed there: every %s of %s is passed over", cause[0], names)
        return True

    async def _deduplicate(self, event_id: str, event: Json) -> None:
        """Deal with an event; a repeat that comes meanwhile waits for the first to be stored."""
        async with self._turns.of(event_id or id(event)):
            said = parse_event(event)
            if said is None or event_id in self._seen:
                return
            await self._dispatch(said)
            if event_id:
                self._seen[event_id] = True

    async def _dispatch(self, said: Incoming) -> None:
        match said:
            case MessagePosted() | MessageEdited() | MessageDeleted():
                await self._ear.handle(said)
            case Mentioned():
                await self._ear.handle_mention(said)
            case HomeOpened(user=user):
                self._kit.tasks.run(self._home.show(user))
            case Uninstalled(kind=kind):
                log.error("Slack says %s: install the app again, or nobody can be asked", kind)


def bolt_app(kit: SlackContext, receive: Callable[..., Awaitable[BoltResponse]]) -> AsyncApp:
    """A bolt app that checks signatures, answers Slack's own questions, and calls ``receive``."""

    async def authorize(**_: object) -> AuthorizeResult:
        me = await kit.api.identity()
        token = kit.options.bot_token
        return AuthorizeResult(
            enterprise_id=None,
            team_id=me.team,
            bot_id=me.bot,
            bot_user_id=me.user,
            bot_token=token,
        )

    app = AsyncApp(
        name="interviewer",
        logger=bolt_log,
        client=kit.api.client,
        signing_secret=kit.options.signing_secret,
        authorize=authorize,
        raise_error_for_unhandled_request=False,
    )
    app.middleware(receive)
    return app
