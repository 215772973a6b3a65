"""What a server says when it does not do what it was asked, and what a person should do then.

Pure; no HTTP here. A server may repeat the request in its message: what a candidate wrote and the
key never get into an error.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from adapters.openai_model.options import OpenAIOptions
from engine.errors import ContextTooLong, LlmService, ModelFiltered, ModelRejected, QuotaUsedUp
from engine.ports import Request
from engine.text import clean, words

LONGEST_MESSAGE = 240
_RUN = 5
_PASSING = {408, 409, 425, 429}
_QUOTA = re.compile(
    r"insufficient.{0,3}(?:quota|balance|credit|funds)|exceeded your current quota|billing"
    r"|out of credits|credit balance is too low",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"context.{0,3}(?:length|window|size)|maximum context|too many (?:input )?tokens"
    r"|(?:prompt|input|request).{0,40}(?:too long|too large|exceeds?)|n_ctx",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content.?(?:filter|policy|management)|moderation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is an error: its status, what it says, and how long it asks to wait."""

    status: int
    said: str
    message: str = ""
    retry_after: float | None = None

    @property
    def passing(self) -> bool:
        """Whether the same request may well be answered later."""
        later = self.status in _PASSING or self.status >= 500
        return later and not self.out_of_credit and not self.too_long

    @property
    def too_long(self) -> bool:
        """Whether the request is more than the model can read."""
        sizes = self.status in {400, 413, 422} or self.status >= 500
        return self.status == 413 or (sizes and bool(_CONTEXT.search(self.said)))

    @property
    def out_of_credit(self) -> bool:
        """Whether nothing is answered until somebody pays."""
        limited = self.status in {403, 429} and bool(_QUOTA.search(self.said))
        return self.status == 402 or limited

    @classmethod
    def of(cls, status: int, text: str, headers: Mapping[str, str], now: datetime) -> "Refusal":
        """What a response says, whatever it looks like inside."""
        web_page = text.lstrip()[:1] == "<"
        said = "" if web_page else text[:4000]
        message = "it answered with a web page" if web_page else _message(text)
        return cls(status, said, message, _wait(headers, now))


class Refused(Exception):
    """The server answered with an error."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"status {refusal.status}")
        self.refusal = refusal


class Unreached(Exception):
    """There was no answer; the text says why."""


def _message(text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    for key in ("error", "message", "detail"):
        if isinstance(found, dict) and found.get(key):
            found = found[key]
    return found if isinstance(found, str) else ""


def _wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the headers ask to wait: a number, or a date (RFC 9110, 10.2.3)."""
    exact, asked = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    for given, unit in ((exact, 0.001), (asked, 1.0)):
        if re.fullmatch(r"\d{1,9}(?:\.\d+)?", given.strip()):
            return float(given) * unit
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def error_of(refusal: Refusal, options: OpenAIOptions, request: Request) -> LlmService:
    """The error that tells a person what to fix."""
    if refusal.out_of_credit:
        return QuotaUsedUp()
    if refusal.too_long:
        return ContextTooLong(model=options.name)
    if refusal.status == 400 and _FILTERED.search(refusal.said):
        return ModelFiltered()
    problem, hint = _advice(refusal, options)
    said = "" if refusal.status == 401 else _harmless(refusal.message, options, request)
    return ModelRejected(problem=problem + (f" ({said})" if said else ""), hint=hint)


def _advice(refusal: Refusal, options: OpenAIOptions) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    where, name, status = options.host, options.name, refusal.status
    match status:
        case 401:
            return f"{where} does not accept the key (401)", "Check OPENAI_API_KEY."
        case 403:
            return (
                f"{where} does not let this key use the model {name} (403)",
                "Choose another OPENAI_MODEL, or ask whoever gave you the key.",
            )
        case 404:
            return (
                f"{where} has no model {name}, or no API at this address (404)",
                "Check OPENAI_MODEL, and that OPENAI_BASE_URL ends where the API begins, "
                "often with /v1.",
            )
        case 400 if name in refusal.said and "model" in refusal.said.lower():
            return f"{where} cannot use the model {name} (400)", "Check OPENAI_MODEL."
    return (
        f"{where} does not take the request ({status})",
        "Check OPENAI_MODEL and OPENAI_BASE_URL, and try `run_bot.py check`.",
    )


def _harmless(message: str, options: OpenAIOptions, request: Request) -> str:
    """The server's own words, unless they repeat the request or the key."""
    tidy = clean(" ".join(message.split()))[:LONGEST_MESSAGE].rstrip(". ")
    if options.api_key and options.api_key in message:
        return ""
    sent = " ".join(words(" ".join(t.content for t in request.turns if t.role != "system")))
    said = words(tidy)
    runs = (" ".join(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))
    return "" if any(run in sent for run in runs) else tidy
