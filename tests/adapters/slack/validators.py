"""What Slack would say to a message or a view, asked of everybody who knows.

Three opinions: the PyPI package slackblocks, slack_sdk's own models, and our own checks for what
the two do not look at. All that any test sends passes through here.
"""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock
from slackblocks import (
    ActionsBlock,
    Block,
    Button,
    ConfirmationDialogue,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    HomeTabView,
    InputBlock,
    Message,
    ModalView,
    NumberInput,
    Option,
    PlainTextInput,
    RichText,
    RichTextBlock,
    RichTextElement,
    RichTextLink,
    RichTextList,
    RichTextObject,
    RichTextSection,
    RichTextUser,
    StaticSelectMenu,
    Text,
    UserMultiSelectMenu,
    UserSelectMenu,
)

from adapters.slack.outbound.limits import message_problems, view_problems

Json = Mapping[str, Any]

KINDS: Mapping[str, type[Block]] = {
    "context": ContextBlock,
    "divider": DividerBlock,
    "header": HeaderBlock,
}


def assert_message(text: str, blocks: Sequence[Json]) -> None:
    """Fails when anybody would refuse the message."""
    problems = message_problems(text, blocks)
    assert not problems, problems
    _by_sdk(blocks)
    Message(channel="C01", text=text, blocks=[_parsed(b) for b in blocks]).json()


def assert_view(view: Json) -> None:
    """Fails when anybody would refuse the modal or the App Home."""
    problems = view_problems(view)
    assert not problems, problems
    _by_sdk(view["blocks"])
    parsed = [_parsed(block) for block in view["blocks"]]
    if view["type"] == "home":
        HomeTabView(blocks=parsed).to_dict()
        return
    ModalView(
        title=view["title"]["text"],
        blocks=parsed,
        submit=view["submit"]["text"],
        close=view["close"]["text"],
        callback_id=view["callback_id"],
        private_metadata=view["private_metadata"],
    ).to_dict()


def _by_sdk(blocks: Sequence[Json]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for block in SdkBlock.parse_all([dict(block) for block in blocks]):
            assert block is not None
            block.validate_json()
            block.to_dict()


def _parsed(block: Json) -> Block:
    if block["type"] == "rich_text":
        elements = [_rich_object(element) for element in block["elements"]]
        return RichTextBlock(elements, block_id=block.get("block_id"))
    if block["type"] == "actions":
        return ActionsBlock([_button(b) for b in block["elements"]], block.get("block_id"))
    if block["type"] == "input":
        return InputBlock(
            Text.from_dict(block["label"]), _field(block["element"]), block_id=block["block_id"]
        )
    return KINDS[block["type"]].from_dict(dict(block))


def _button(button: Json) -> Button:
    asked = button.get("confirm")
    return Button(
        Text.from_dict(button["text"]),
        action_id=button["action_id"],
        value=button.get("value"),
        url=button.get("url"),
        style=button.get("style"),
        confirm=ConfirmationDialogue.from_dict(asked) if asked else None,
    )


def _field(field: Json) -> Any:
    action_id = field["action_id"]
    match field["type"]:
        case "plain_text_input":
            return PlainTextInput(action_id, max_length=field["max_length"])
        case "users_select":
            return UserSelectMenu(action_id)
        case "multi_users_select":
            return UserMultiSelectMenu(action_id)
        case "number_input":
            low, high = field["min_value"], field["max_value"]
            return NumberInput(False, action_id, min_value=low, max_value=high)
        case "static_select":
            return StaticSelectMenu(action_id, [Option.from_dict(o) for o in field["options"]])
    raise AssertionError(field["type"])


def _rich_object(element: Json) -> RichTextObject:
    if element["type"] == "rich_text_section":
        return RichTextSection([_rich_run(run) for run in element["elements"]])
    assert element["type"] == "rich_text_list", element["type"]
    sections = [_rich_object(section) for section in element["elements"]]
    return RichTextList(element["style"], [s for s in sections if isinstance(s, RichTextSection)])


def _rich_run(run: Json) -> RichTextElement:
    match run["type"]:
        case "text":
            return RichText(run["text"], **run.get("style", {}))
        case "link":
            return RichTextLink(run["url"], text=run["text"])
        case "user":
            return RichTextUser(run["user_id"])
    raise AssertionError(run["type"])
