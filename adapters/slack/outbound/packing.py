"""Blocks in messages: as many as fit into each, and a word for what finds no room."""

from collections.abc import Iterator, Sequence
from typing import Any

from adapters.slack.outbound.limits import MOST_BLOCKS, Block, size
from adapters.slack.outbound.mrkdwn import label

LONGEST_NOTE = 2_000
MOST_MESSAGES = 12
LEFT_OUT = "The rest is too long for a chat and is left out here."


def plain(text: str, most: int) -> dict[str, Any]:
    """A plain-text object of at most ``most`` characters."""
    return {"type": "plain_text", "text": label(text, most), "emoji": False}


def pack_messages(all_blocks: Sequence[Block], largest: int) -> Iterator[tuple[Block, ...]]:
    """Blocks in groups that fit into one message each; the last of too many says so."""
    pack: list[Block] = []
    for number in range(1, MOST_MESSAGES + 1):
        last = number == MOST_MESSAGES
        room = largest - size([*_render_left_out(all_blocks)]) if last else largest
        while all_blocks and _is_within_limits(pack, all_blocks[0], room):
            pack, all_blocks = [*pack, all_blocks[0]], all_blocks[1:]
        if not all_blocks or last:
            yield (*pack, *_render_left_out(all_blocks))
            return
        yield tuple(pack)
        pack = []


def _is_within_limits(pack: Sequence[Block], block: Block, largest: int) -> bool:
    return not pack or (len(pack) < MOST_BLOCKS - 2 and size([*pack, block]) <= largest)


def _render_left_out(rest: Sequence[Block]) -> Iterator[Block]:
    """A word for what is left out, and the buttons, which never are."""
    if rest:
        yield {"type": "context", "elements": [plain(LEFT_OUT, LONGEST_NOTE)]}
        yield from [block for block in rest if block["type"] == "actions"]
