"""Slack's documented limits on what an app sends, and the one place that checks them.

Figures: Slack's Block Kit reference and ``chat.postMessage``. ``LARGEST_BLOCKS`` is not
documented: messages were seen refused as ``msg_blocks_too_long`` from 11,300 characters on.
"""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.outbound.plain_text import plain_text

log = logging.getLogger(__name__)

Block = Mapping[str, Any]

MOST_BLOCKS = 50
MOST_VIEW_BLOCKS = 100
LARGEST_BLOCKS = 9_000
LONGEST_TEXT = 40_000
LONGEST_HEADER = 150
LONGEST_TEXT_OBJECT = 3_000
LONGEST_ID = 255
LONGEST_BUTTON = 75
LONGEST_VALUE = 2_000
MOST_CONTEXT = 10
MOST_ACTIONS = 25
LONGEST_METADATA = 3_000
CONFIRM = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
VIEW_TITLES = {"title": 24, "submit": 24, "close": 24}

SIGILS = ("<!", "<@", "<#", "<http", "<mailto")
"""No string of a message may hold these: nothing we send is written in Slack's markup."""


def size(blocks: Sequence[Block]) -> int:
    """How many characters the blocks have as JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def message_problems(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """What Slack would refuse, or misread, in a message; empty when it is fine."""
    return tuple(_message_problems(text, blocks))


def fit_message(text: str, blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """What is really sent: the message, or its bare text if Slack would refuse its blocks.

    Every message goes through here. The bare text is a last resort that no card is known to need;
    that it was needed is logged.
    """
    problems = message_problems(text, blocks)
    if not problems:
        return text, blocks
    log.error("a message would be refused: %s", "; ".join(problems))
    return plain_text(blocks) or text, ()


def view_problems(view: Mapping[str, Any]) -> tuple[str, ...]:
    """What Slack would refuse in a modal or an App Home."""
    return tuple(_view_problems(view))


def _message_problems(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    if not text.strip():
        yield "no fallback text"
    if len(text) > LONGEST_TEXT:
        yield f"text of {len(text)} characters"
    if len(blocks) > MOST_BLOCKS:
        yield f"{len(blocks)} blocks"
    if blocks and size(blocks) > LARGEST_BLOCKS:
        yield f"blocks of {size(blocks)} characters"
    if any(sigil in text for sigil in SIGILS):
        yield "markup in the fallback text"
    yield from _blocks_problems(blocks)


def _view_problems(view: Mapping[str, Any]) -> Iterator[str]:
    blocks = view["blocks"]
    if len(blocks) > MOST_VIEW_BLOCKS:
        yield f"{len(blocks)} blocks in a view"
    for name, most in VIEW_TITLES.items():
        if name in view:
            yield from _plain_problems(f"view {name}", view[name], most)
    if len(view.get("private_metadata", "")) > LONGEST_METADATA:
        yield "private metadata too long"
    yield from _blocks_problems(blocks)


def _blocks_problems(blocks: Sequence[Block]) -> Iterator[str]:
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        yield "a block id twice"
    if any(not 0 < len(block_id) <= LONGEST_ID for block_id in ids):
        yield "a block id of a wrong length"
    for block in blocks:
        yield from _block_problems(block)
        if block["type"] == "input":
            continue  # a field shows what stands in it as it is, and to its writer alone
        written = json.dumps(block, ensure_ascii=False)
        if any(sigil in written for sigil in SIGILS):
            yield f"markup in a {block['type']}"


def _block_problems(block: Block) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield from _plain_problems("header", block["text"], LONGEST_HEADER)
        case "context":
            yield from _count("context", block["elements"], MOST_CONTEXT)
            for element in block["elements"]:
                yield from _plain_problems("context", element, LONGEST_TEXT_OBJECT)
        case "actions":
            yield from _actions_problems(block["elements"])
        case "rich_text":
            if not block["elements"] or any(not text for text in _texts(block)):
                yield "an empty rich text"
        case "divider" | "input":
            return
        case other:
            yield f"a block of type {other}, which this app does not send"


def _actions_problems(elements: Sequence[Block]) -> Iterator[str]:
    yield from _count("actions", elements, MOST_ACTIONS)
    ids = [element["action_id"] for element in elements]
    if len(ids) != len(set(ids)) or any(not 0 < len(i) <= LONGEST_ID for i in ids):
        yield "an action id twice or of a wrong length"
    for button in elements:
        yield from _plain_problems("button", button["text"], LONGEST_BUTTON)
        if len(button.get("value", "")) > LONGEST_VALUE:
            yield "a button's value is too long"
        for name, most in CONFIRM.items():
            if "confirm" in button:
                yield from _plain_problems(f"confirm {name}", button["confirm"][name], most)


def _count(what: str, elements: Sequence[Block], most: int) -> Iterator[str]:
    if not 1 <= len(elements) <= most:
        yield f"{len(elements)} elements in {what}"


def _plain_problems(what: str, text: Block, most: int) -> Iterator[str]:
    if text["type"] != "plain_text":
        yield f"{what} in {text['type']}"
    if text.get("emoji", True):
        yield f"{what} turns :words: into emoji"
    if not text["text"].strip() or len(text["text"]) > most:
        yield f"{what} of {len(text['text'])} characters"


def _texts(node: Any) -> Iterator[str]:
    """The texts of a rich text's runs."""
    if isinstance(node, Mapping):
        if node.get("type") in {"text", "link"} and "text" in node:
            yield node["text"]
        for child in node.get("elements", ()):
            yield from _texts(child)
