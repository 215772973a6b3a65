"""What a server answers when it accepts a request, read without trust. Pure; no HTTP here."""

import json
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from engine.errors import BadReply, LlmService, ModelCutOff, ModelFiltered, ModelRefused
from engine.interviewer.reply_schemas import extract_json_object

WEB_PAGE = "it answers with a web page; check OPENAI_BASE_URL, which often ends in /v1"


_TOO_MANY = 10**12
"""Tokens that no call has; beyond a float's range a price could not be worked out."""


class InvalidResponse(Exception):
    """A body that is no chat completion; the next one may be. The text says what it is."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of a call; ``cached`` are part of ``read``."""

    read: int = 0
    written: int = 0
    cached: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, the tokens it took, and why the text must not be used, if so.

    ``usage`` None means that the server did not say what it took.
    """

    text: str
    usage: Usage | None = None
    fault: LlmService | None = None


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 < value < _TOO_MANY else 0


_Count = Annotated[int, BeforeValidator(_count)]
_Text = Annotated[str, BeforeValidator(lambda value: value if isinstance(value, str) else "")]


def _content(value: object) -> str:
    """The text; Mistral's reasoning models send a list of parts, of which some are texts."""
    if isinstance(value, list):
        return "".join(_content(part.get("text")) for part in value if isinstance(part, dict))
    return value if isinstance(value, str) else ""


_Content = Annotated[str, BeforeValidator(_content)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


def _object(value: object) -> object:
    return value if isinstance(value, dict) else None


class _Details(_Part):
    cached_tokens: _Count = 0


class _Usage(_Part):
    prompt_tokens: _Count = 0
    completion_tokens: _Count = 0
    prompt_tokens_details: Annotated[_Details | None, BeforeValidator(_object)] = None


class _Message(_Part):
    content: _Content = ""
    refusal: _Text = ""


class _Choice(_Part):
    message: _Message
    finish_reason: _Text = ""


class _Completion(_Part):
    choices: list[_Choice]
    usage: Annotated[_Usage | None, BeforeValidator(_object)] = None


def read_answer(body: str) -> Answer:
    """The answer in a response's body; raises Broken.

    A text without end is of use all the same when a whole JSON object stands in it.
    """
    completion = _completion(body)
    if not completion.choices:
        raise InvalidResponse("its answer was empty")
    choice = completion.choices[0]
    return Answer(choice.message.content, _usage(completion.usage), _fault(choice))


def _completion(body: str) -> _Completion:
    if body.lstrip()[:1] == "<":
        raise InvalidResponse(WEB_PAGE)
    try:
        return _Completion.model_validate(json.loads(body))
    except (ValueError, ValidationError, RecursionError):
        raise InvalidResponse("its answer was broken") from None


def _usage(usage: _Usage | None) -> Usage | None:
    if usage is None:
        return None
    details = usage.prompt_tokens_details
    cached = min(details.cached_tokens if details else 0, usage.prompt_tokens)
    return Usage(usage.prompt_tokens, usage.completion_tokens, cached)


def _fault(choice: _Choice) -> LlmService | None:
    if choice.message.refusal:
        return ModelRefused()
    if choice.finish_reason == "content_filter":
        return ModelFiltered()
    if choice.finish_reason == "length" and not _is_whole(choice.message.content):
        return ModelCutOff()
    if not choice.message.content.strip():
        return BadReply(problem="the reply was empty")
    return None


def _is_whole(text: str) -> bool:
    try:
        extract_json_object(text)
    except BadReply:
        return False
    return True
