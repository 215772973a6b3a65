"""The form that ``/interview`` alone opens. Pure."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack.outbound.packing import plain
from engine.api.command_parser import InterviewCommand
from engine.dialogue.plan import LONGEST_TOPIC
from engine.errors import BadQuestionCount, ManagerRefused, TemplateNotFound
from engine.messages.card import TextForm

CALLBACK = "interview:form"
STATEMENT_CALLBACK = "interview:statement"
STATEMENT = "statement"
TOPIC, CANDIDATE, QUESTIONS, TEMPLATE, MANAGERS = (
    "topic",
    "candidate",
    "questions",
    "template",
    "managers",
)
MOST_OPTIONS = 100

Json = dict[str, Any]


def form(channel: str, response_url: str, templates: Sequence[str], most_questions: int) -> Json:
    """The form; it carries where it was asked for."""
    inputs = (
        _input(TOPIC, "Topic", {"type": "plain_text_input", "max_length": LONGEST_TOPIC}),
        _input(CANDIDATE, "Candidate (you, when empty)", {"type": "users_select"}),
        _input(QUESTIONS, "Number of questions", _number(most_questions)),
        _input(TEMPLATE, "Prepared interview", _template(templates)),
        _input(MANAGERS, "Who gets the report", {"type": "multi_users_select"}),
    )
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"channel": channel, "response_url": response_url}),
        "title": plain("New interview", 24),
        "submit": plain("Begin", 24),
        "close": plain("Cancel", 24),
        "blocks": [*inputs],
    }


def text_form(asked: TextForm, interview_id: str, response_url: str) -> Json:
    """A form for one text about an interview; it carries which, and where it was asked for."""
    element: Json = {
        "type": "plain_text_input",
        "action_id": f"form:{STATEMENT}",
        "multiline": True,
        "max_length": asked.longest,
    }
    if asked.text:
        element["initial_value"] = asked.text
    field = {
        "type": "input",
        "block_id": STATEMENT,
        "label": plain(asked.label, 2000),
        "element": element,
    }
    kept = {"interview": interview_id, "response_url": response_url}
    return {
        "type": "modal",
        "callback_id": STATEMENT_CALLBACK,
        "private_metadata": json.dumps(kept),
        "title": plain(asked.title, 24),
        "submit": plain("Send", 24),
        "close": plain("Cancel", 24),
        "blocks": [field],
    }


def read_text_form(view: Mapping[str, Any]) -> tuple[str, str, str]:
    """The interview's id, what somebody wrote, and the response URL of their click."""
    kept = json.loads(view.get("private_metadata") or "{}")
    fields: Mapping[str, Any] = view["state"]["values"].get(STATEMENT, {})
    filled: Mapping[str, Any] = next(iter(fields.values()), {})
    text = filled.get("value") or ""
    return kept.get("interview", ""), text, kept.get("response_url", "")


def requester_of(view: Mapping[str, Any]) -> tuple[str, str]:
    """Channel and response URL of the command that opened the form."""
    kept = json.loads(view.get("private_metadata") or "{}")
    return kept.get("channel", ""), kept.get("response_url", "")


def read_form(view: Mapping[str, Any]) -> InterviewCommand:
    """What somebody filled in; raises BadQuestionCount for what is no number."""
    values: Mapping[str, Mapping[str, Any]] = {
        name: next(iter(fields.values()), {}) for name, fields in view["state"]["values"].items()
    }
    chosen = values.get(TEMPLATE, {})
    template = chosen.get("value") or (chosen.get("selected_option") or {}).get("value")
    return InterviewCommand(
        topic=values.get(TOPIC, {}).get("value") or "",
        candidate=values.get(CANDIDATE, {}).get("selected_user") or "",
        template=template or None,
        questions=_count(values.get(QUESTIONS, {}).get("value")),
        managers=tuple(values.get(MANAGERS, {}).get("selected_users") or ()),
    )


def field_of(error: Exception) -> str:
    """The field that an error is about."""
    match error:
        case BadQuestionCount():
            return QUESTIONS
        case TemplateNotFound():
            return TEMPLATE
        case ManagerRefused():
            return MANAGERS
    return TOPIC


def _count(value: str | None) -> int | None:
    if not value:
        return None
    try:
        return int(value)
    except ValueError:
        raise BadQuestionCount(least=1, most="?", given=value) from None


def _input(name: str, asked: str, element: Json) -> Json:
    return {
        "type": "input",
        "block_id": name,
        "optional": name != TOPIC,
        "label": plain(asked, 2000),
        "element": {"action_id": f"form:{name}", **element},
    }


def _number(most: int) -> Json:
    return {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": "1",
        "max_value": str(most),
    }


def _template(names: Sequence[str]) -> Json:
    if not names:
        return {"type": "plain_text_input", "max_length": 100}
    options = [{"text": plain(name, 75), "value": name[:150]} for name in names[:MOST_OPTIONS]]
    return {"type": "static_select", "options": options}
