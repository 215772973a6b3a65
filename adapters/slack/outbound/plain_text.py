"""Blocks as plain text: what a screen reader and a notification say instead of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from adapters.slack.outbound.mrkdwn import cut, escape, visible

LONGEST = 8_000
"""Characters of a message without blocks; Slack asks for less than 40,000."""
NAMELESS = "somebody"


def plain_text(blocks: Sequence[Any]) -> str:
    """All words of the blocks but the buttons', a line for each line shown, escaped; can be empty.

    Cut after ``LONGEST`` characters.
    """
    lines = (line.strip() for block in blocks for line in _lines(block))
    return escape(cut("\n".join(line for line in lines if line), LONGEST))


def _lines(block: Any) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield visible(block["text"]["text"])
        case "context":
            yield from (visible(element["text"]) for element in block["elements"])
        case "rich_text":
            for element in block["elements"]:
                yield from _rich_lines(element)


def _rich_lines(element: Any) -> Iterator[str]:
    if element["type"] == "rich_text_list":
        yield from (f"• {_joined(item)}" for item in element["elements"])
    else:
        yield _joined(element)


def _joined(section: Any) -> str:
    return "".join(run.get("text", NAMELESS) for run in section["elements"])
