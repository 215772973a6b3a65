"""One request over HTTP with the official client: nothing is retried or judged here.

This module imports the client's library, which takes most of a second: ``model`` loads it when
the first request is due.
"""

import asyncio
from datetime import UTC, datetime
from urllib.parse import urlsplit

import openai

from adapters.openai_model.options import OpenAIOptions
from adapters.openai_model.refusals import Refusal, Refused, Unreached
from engine.errors import ModelRejected

NO_KEY = "no-key"
"""Sent where no key is set: the client insists on one, servers of one's own ignore it."""


def _key(options: OpenAIOptions) -> str:
    key = options.api_key.strip() or NO_KEY
    if not (key.isascii() and key.isprintable()):
        problem = "the key has characters in it that no key can have"
        raise ModelRejected(problem=problem, hint="Check OPENAI_API_KEY.")
    return key


def _address(options: OpenAIOptions) -> str | None:
    try:
        # Reading the port is what finds an impossible one.
        _ = urlsplit(options.base_url or "").port
    except ValueError:
        problem = "its address is not one"
        raise ModelRejected(problem=problem, hint="Check OPENAI_BASE_URL.") from None
    return options.base_url


class Wire:
    """A connection to one server; it belongs to the event loop that it is first used in."""

    def __init__(self, options: OpenAIOptions) -> None:
        """Raises ModelRejected when the key or the address cannot be sent at all."""
        self._client = openai.AsyncOpenAI(
            api_key=_key(options),
            base_url=_address(options),
            max_retries=0,
            timeout=options.timeout,
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
            refusal = Refusal.of(found.status_code, found.text, found.headers, now)
            raise Refused(refusal) from None
        except (TimeoutError, openai.APITimeoutError):
            raise Unreached(f"no answer within {seconds:.0f} s") from None
        except openai.APIConnectionError:
            raise Unreached("it cannot be reached") from None

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()
