"""What a server says when it does not do what it was asked, and what a person should do then.

Pure; no HTTP here. A server may repeat the request in its message, and with it what a candidate
wrote or the key: of all it says, errors repeat the status and codes that are known.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from adapters.openai_model.options import OpenAIOptions
from engine.errors import (
    ContextTooLong,
    LlmService,
    ModelCutOff,
    ModelFiltered,
    ModelRejected,
    QuotaUsedUp,
)

_READ = 4000
"""Characters of a message that are looked at; what matters stands at its beginning."""
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
_CUT_OFF = re.compile(r"max_tokens or model output limit was reached", re.IGNORECASE)
_KEY = re.compile(r"api.?key.{0,20}(?:invalid|not valid|incorrect|missing)|invalid.?api.?key", re.I)
_MODEL = re.compile(
    r"model.?not.?(?:found|available)|(?:unknown|invalid|no such).?model\b"
    r"|\bmodel\b.{0,120}(?:not found|not exist|not available|decommissioned|deprecated)",
    re.IGNORECASE,
)
_CODES = re.compile(
    r"\b(?:invalid_api_key|model_not_found|model_decommissioned|unsupported_country_region_territory"
    r"|unsupported_parameter|unsupported_value|unknown_parameter|missing_required_parameter"
    r"|invalid_value|invalid_type|permission_denied|permission_error"
    r"|account_deactivated|billing_not_active|ip_not_authorized|unknown_url)\b"
)
"""Codes of OpenAI and of servers that follow it; known ones are the only words ever repeated."""


@dataclass(frozen=True, slots=True)
class ErrorResponse:
    """An answer that is an error: its status, what it says, and how long it asks to wait."""

    status: int
    said: str
    retry_after: float | None = None

    @property
    def is_transient(self) -> bool:
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

    @property
    def is_filtered(self) -> bool:
        """Whether a content filter stopped the request."""
        return self.status == 400 and bool(_FILTERED.search(self.said))

    @property
    def bad_key(self) -> bool:
        """Whether it is the key; Gemini says so with a 400."""
        return self.status == 401 or (self.status == 400 and bool(_KEY.search(self.said)))

    @property
    def bad_model(self) -> bool:
        """Whether it is the model's name."""
        return self.status in {400, 404, 422} and bool(_MODEL.search(self.said))

    @property
    def cut_off(self) -> bool:
        """Whether a reasoning model thought beyond its limit; OpenAI says so with a 400."""
        return self.status == 400 and bool(_CUT_OFF.search(self.said))

    @property
    def about_else(self) -> bool:
        """Whether a reason is known that is not the form of the request."""
        why = (self.too_long, self.is_filtered, self.bad_key, self.bad_model, self.cut_off)
        return any(why)

    @property
    def summary(self) -> str:
        """The status, and a code if it is a known one."""
        code = _CODES.search(self.said)
        return f"{self.status}, {code[0]}" if code else str(self.status)

    @classmethod
    def of(
        cls, status: int, text: str, headers: Mapping[str, str], now: datetime
    ) -> "ErrorResponse":
        """What a response says, whatever it looks like inside; a web page says nothing."""
        said = "" if text.lstrip()[:1] == "<" else text[:_READ]
        return cls(status, said, _wait(headers, now))


class Rejected(Exception):
    """The server answered with an error."""

    def __init__(self, refusal: ErrorResponse) -> None:
        super().__init__(f"status {refusal.status}")
        self.refusal = refusal


class ConnectionFailed(Exception):
    """There was no answer; the text says why."""


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


def error_of(refusal: ErrorResponse, options: OpenAIOptions) -> LlmService:
    """The error that tells a person what to fix."""
    if refusal.out_of_credit:
        return QuotaUsedUp()
    if refusal.too_long:
        return ContextTooLong(model=options.name)
    if refusal.is_filtered:
        return ModelFiltered()
    if refusal.cut_off:
        return ModelCutOff()
    problem, hint = _advice(refusal, options)
    return ModelRejected(problem=f"{options.host} {problem} ({refusal.summary})", hint=hint)


def _advice(refusal: ErrorResponse, options: OpenAIOptions) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    name = options.name
    if refusal.bad_key:
        return "does not accept the key", "Check OPENAI_API_KEY."
    if refusal.status == 403:
        return (
            f"does not let this key use the model {name}",
            "Choose another OPENAI_MODEL, or ask whoever gave you the key.",
        )
    if refusal.bad_model:
        return f"has no model {name} for this key", "Check OPENAI_MODEL."
    if refusal.status == 404:
        return (
            f"has no model {name}, or no API at this address",
            "Check OPENAI_MODEL, and that OPENAI_BASE_URL ends where the API begins, "
            "often with /v1.",
        )
    return (
        "does not take the request",
        "Check OPENAI_MODEL and OPENAI_BASE_URL, and try `run_bot.py check`.",
    )
