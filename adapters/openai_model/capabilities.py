"""How a server wants to be spoken to, found out once: what it refuses is left out from then on.

The ladder of structured output goes from a strict JSON schema over JSON mode to plain text. Not
every server knows every parameter, and the same parameter has two names. Pure; no HTTP here.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from adapters.openai_model.errors import ErrorResponse
from engine.errors import BadReply
from engine.interviewer.reply_schemas import extract_json_object
from engine.ports.model import ChatMessage, ModelRequest

Json = dict[str, object]


class StructuredOutputMode(StrEnum):
    """How much a server does for structured output."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "plain text"


UNHEEDED = 3
"""Replies in a row without the schema's fields after which a server is held to ignore it."""

_LOWER = {
    StructuredOutputMode.SCHEMA: StructuredOutputMode.OBJECT,
    StructuredOutputMode.OBJECT: StructuredOutputMode.TEXT,
}
_FORMAT = re.compile(
    r"response.?(?:format|schema)|json.?(?:schema|object|mode|validate)|structured.?output|guided"
    r"|grammar|additional.?properties|requested parameters|failed.?generation",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"max_completion_tokens", re.IGNORECASE)
_TEMPERATURE = re.compile(r"\btemperature\b", re.IGNORECASE)
_SYSTEM = re.compile(
    r"system.{0,20}(?:role|message|prompt).{0,20}(?:not|n't|un)|only user", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ServerCapabilities:
    """What one server takes from one model's clients."""

    mode: StructuredOutputMode = StructuredOutputMode.SCHEMA
    limit: str = "max_tokens"
    temperature: bool = True
    system: bool = True
    ignored_schema_count: int = 0

    @property
    def structured(self) -> str:
        """How the server takes a schema, for people; a 200 proves nothing."""
        return f"{self.mode} is ignored" if self.ignored_schema_count else str(self.mode)

    def after(self, refusal: ErrorResponse) -> "ServerCapabilities | None":
        """How to ask again after a request was refused for its form; None when it was not.

        A 400 or 422 of which no other reason is known counts as one of the response format: not
        every server says what it does not understand.
        """
        if refusal.status not in {400, 404, 422} and refusal.status < 500:
            return None
        said = refusal.said
        if self.limit == "max_tokens" and _LIMIT.search(said):
            return replace(self, limit="max_completion_tokens")
        if self.temperature and _TEMPERATURE.search(said):
            return replace(self, temperature=False)
        if self.system and _SYSTEM.search(said):
            return replace(self, system=False)
        vague = refusal.status in {400, 422} and not refusal.about_else
        if self.mode in _LOWER and (vague or _FORMAT.search(said)):
            return replace(self, mode=_LOWER[self.mode])
        return None

    def after_reply(self, text: str, request: ModelRequest) -> "ServerCapabilities":
        """The dialect after a reply: a server that goes on ignoring the schema is given it no more.

        One reply says little: any server writes something broken now and then.
        """
        if self.mode is not StructuredOutputMode.SCHEMA:
            return self
        if _has_fields(text, request):
            return replace(self, ignored_schema_count=0) if self.ignored_schema_count else self
        ignored = self.ignored_schema_count + 1
        lower = ignored >= UNHEEDED
        return replace(
            self,
            mode=StructuredOutputMode.OBJECT if lower else self.mode,
            ignored_schema_count=ignored,
        )

    def body(self, request: ModelRequest, model: str, temperature: float | None) -> Json:
        """The request as this server takes it."""
        turns = request.turns if self.mode is StructuredOutputMode.SCHEMA else _with_schema(request)
        body: Json = {
            "model": model,
            "messages": _messages(turns if self.system else _without_system(turns)),
            self.limit: request.most_tokens,
        }
        if temperature is not None and self.temperature:
            body["temperature"] = temperature
        if self.mode is not StructuredOutputMode.TEXT:
            body["response_format"] = self._format(request)
        return body

    def _format(self, request: ModelRequest) -> Json:
        if self.mode is StructuredOutputMode.OBJECT:
            return {"type": "json_object"}
        schema = {"name": request.schema_name, "strict": True, "schema": dict(request.schema)}
        return {"type": "json_schema", "json_schema": schema}


def _has_fields(text: str, request: ModelRequest) -> bool:
    required = request.schema.get("required")
    try:
        found = extract_json_object(text)
    except BadReply:
        return False
    return not isinstance(required, list) or set(required) <= set(found)


def _with_schema(request: ModelRequest) -> tuple[ChatMessage, ...]:
    """The turns with the schema at their end, where it spoils no cached beginning."""
    schema = json.dumps(request.schema, ensure_ascii=False)
    note = f"The reply must be one JSON object that fits this JSON schema:\n{schema}"
    return (*request.turns, ChatMessage("user", note))


def _without_system(turns: Sequence[ChatMessage]) -> tuple[ChatMessage, ...]:
    return tuple(replace(turn, role="user") if turn.role == "system" else turn for turn in turns)


def _messages(turns: Sequence[ChatMessage]) -> list[Json]:
    """The turns with neighbours of one role joined: many chat templates want them to alternate."""
    joined: list[ChatMessage] = []
    for turn in turns:
        if joined and joined[-1].role == turn.role:
            joined[-1] = ChatMessage(turn.role, f"{joined[-1].content}\n\n{turn.content}")
        else:
            joined.append(turn)
    return [{"role": turn.role, "content": _sendable(turn.content)} for turn in joined]


def _sendable(text: str) -> str:
    """Half an emoji, as a cut text can have at its end, has no form in UTF-8."""
    return text.encode("utf-8", "replace").decode()
