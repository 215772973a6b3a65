"""One request over HTTP with the official client: nothing is retried or judged here.

This module imports the client's library, which takes most of a second: ``model`` loads it when
the first request is due.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import openai

from adapters.openai_model.errors import ConnectionFailed, ErrorResponse, Rejected
from adapters.openai_model.options import OpenAIOptions
from engine.errors import ModelRejected

NO_KEY = "no-key"
"""Sent where no key is set: the client insists on one, servers of one's own ignore it."""


def _key(options: OpenAIOptions) -> str:
    key = options.api_key.strip() or NO_KEY
    if not (key.isascii() and key.isprintable()):
        problem = "the key has characters in it that no key can have"
        raise ModelRejected(problem=problem, hint="Check OPENAI_API_KEY.")
    return key


def _address(options: OpenAIOptions) -> tuple[str | None, tuple[str, str] | None]:
    """The address without the name and the password that may stand in it, and these."""
    try:
        parts = urlsplit(options.base_url or "")
        _ = parts.port  # reading it is what finds an impossible one
    except ValueError:
        problem = "its address is not one"
        raise ModelRejected(problem=problem, hint="Check OPENAI_BASE_URL.") from None
    if parts.username is None:
        return options.base_url, None
    who = unquote(parts.username), unquote(parts.password or "")
    return parts._replace(netloc=options.host).geturl(), who


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from: the transport calls some lost connections time-outs."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class HttpTransport:
    """A connection to one server; it belongs to the event loop that it is first used in."""

    def __init__(self, options: OpenAIOptions) -> None:
        """Raises ModelRejected when the key or the address cannot be sent at all."""
        address, who = _address(options)
        self._client = openai.AsyncOpenAI(
            api_key=_key(options),
            base_url=address,
            max_retries=0,
            timeout=options.timeout,
            # The transport on aiohttp takes two thirds of the CPU that the usual one takes.
            http_client=openai.DefaultAioHttpClient(auth=who),
        )

    async def post(self, body: dict[str, object], seconds: float) -> str:
        """The body of the answer; raises Refused and Unreached."""
        try:
            async with asyncio.timeout(seconds):
                # What ``create`` does before: copying the messages once more, key by key, takes
                # as much time as sending them.
                return await self._client.post("/chat/completions", cast_to=str, body=body)
        except openai.APIStatusError as error:
            found, now = error.response, datetime.now(UTC)
            refusal = ErrorResponse.of(found.status_code, found.text, found.headers, now)
            raise Rejected(refusal) from None
        except (TimeoutError, openai.APIConnectionError) as error:
            late = any(isinstance(cause, TimeoutError) for cause in _causes(error))
            why = f"no answer within {seconds:.0f} s" if late else "it cannot be reached"
            raise ConnectionFailed(why) from None

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()
