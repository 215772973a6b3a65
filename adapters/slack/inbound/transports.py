"""The two ways in: a web socket that the app opens, or HTTP requests that Slack makes."""

import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.connection_health import ConnectionHealth
from adapters.slack.inbound.connection_monitor import ConnectionMonitor
from adapters.slack.options import SlackOptions
from engine.errors import BadConfig

log = logging.getLogger(__name__)


def redact_record(record: logging.LogRecord) -> bool:
    """Keep of a line what the library says itself, and the error's name.

    The rest can be a ticket, which opens a socket as the app does, or what people wrote.
    """
    error = record.exc_info[0] if record.exc_info else None
    words = re.split(r"[(:]", record.getMessage(), maxsplit=1)[0].strip()
    record.msg = f"{words}: {error.__name__}" if error else words
    record.args = record.exc_info = record.exc_text = None
    return True


# Below WARNING the library logs whole messages.
socket_log = logging.getLogger("adapters.slack.socket")
socket_log.setLevel(logging.WARNING)
socket_log.addFilter(redact_record)

BAD_TOKENS = frozenset(
    {"invalid_auth", "not_authed", "not_allowed_token_type", "missing_scope", "account_inactive"}
)
PATHS = ("/slack/events", "/slack/commands", "/slack/actions")
HEALTH = "/healthz"
PING_SECONDS = 10
SHUTDOWN = 5.0


@asynccontextmanager
async def socket_mode(
    app: AsyncApp, options: SlackOptions, pulse: ConnectionHealth, connected: Callable[[], None]
) -> AsyncIterator[ConnectionMonitor]:
    """Listen over Socket Mode; ``connect`` is called after each connection, the first included.

    Raises BadConfig when Slack refuses the app's token, TimeoutError when it lets nobody in.
    """
    client = AsyncWebClient(base_url=options.api_url.rstrip("/") + "/", retry_handlers=[])
    handler = AsyncSocketModeHandler(
        app, options.app_token, socket_log, web_client=client, ping_interval=PING_SECONDS
    )

    watch = ConnectionMonitor(handler.client, pulse, options.silence_timeout)

    async def hello(_: AsyncBaseSocketModeClient, message: dict[str, object], __: object) -> None:
        if message.get("type") == "hello":
            log.info("connected to Slack")
            watch.note_hello(message)
            connected()

    handler.client.message_listeners.append(hello)
    try:
        await _check_token(client, options.app_token)
        await watch.connect()
        yield watch
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


async def _check_token(client: AsyncWebClient, app_token: str) -> None:
    """Ask for an address once: the library would go on asking for ever with a refused token."""
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        data = error.response.data
        code = data.get("error") if isinstance(data, dict) else None
        if code in BAD_TOKENS:
            hint = "create one with the scope connections:write under Basic Information"
            raise BadConfig(mistakes=f"SLACK_APP_TOKEN: Slack says {code}; {hint}") from None
        log.warning("Slack gives no address for a socket (%s); trying on", code)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("Slack gives no address for a socket (%s)", type(error).__name__)


@asynccontextmanager
async def http_server(
    app: AsyncApp, options: SlackOptions, connected: Callable[[], None]
) -> AsyncIterator[int]:
    """Listen over HTTP and yield the port; raises BadConfig when the port is taken."""

    async def events(request: web.Request) -> web.Response:
        try:
            asked = await to_bolt_request(request)
        except (UnicodeDecodeError, LookupError):
            return web.Response(status=400, text="not UTF-8")
        return await to_aiohttp_response(await app.async_dispatch(asked))

    async def health(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    server = web.Application()
    server.add_routes([web.post(path, events) for path in PATHS])
    server.add_routes([web.get(HEALTH, health)])
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=SHUTDOWN)
    await runner.setup()
    try:
        site = web.TCPSite(runner, options.host, options.port)
        try:
            await site.start()
        except OSError as error:
            hint = f"port {options.port} cannot be used ({error.strerror}); set PORT to another"
            raise BadConfig(mistakes=f"PORT: {hint}") from None
        port = int(runner.addresses[0][1])
        log.info("listening for Slack on port %d", port)
        connected()
        yield port
    finally:
        await runner.cleanup()
