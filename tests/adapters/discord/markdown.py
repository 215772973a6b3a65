"""What a reader of Discord's markdown would make of a text, told by another implementation."""

import re

from markdown_it import MarkdownIt

_REFERENCES = re.compile(
    r"<@[!&]?\d+>|<#\d+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>|</[^:\n]+:\d+>|<id:\w+>"
    r"|<https?://|https?://\S|@everyone|@here|:[\w+-]+:"
)
_SUBTEXT = re.compile(r"^-# ", re.MULTILINE)
_BACKSLASHED = re.compile(r"\\([^0-9A-Za-z\s])")
_HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"}


def _parser() -> MarkdownIt:
    parser = MarkdownIt("default", {"html": False, "linkify": False, "typographer": False})
    # CommonMark has these and Discord does not.
    return parser.disable(["table", "entity", "image", "code", "html_block", "lheading"])


def acting(text: str) -> list[str]:
    """Everything in a text that is more than words: kinds of markup, mentions, links."""
    found: list[str] = []
    for token in _parser().parse(text):
        found += [token.type] if token.type not in _HARMLESS else []
        found += [t.type for t in token.children or () if t.type not in _HARMLESS]
    found += ["subtext"] * len(_SUBTEXT.findall(text))
    return [*found, *_REFERENCES.findall(_BACKSLASHED.sub("\x00", text))]


def words(text: str) -> str:
    """The text as it is read: backslashes have done their work."""
    return _BACKSLASHED.sub(r"\1", text).replace("\u200b", "")


def plain(text: str) -> str:
    """The words of a message that we drew, without its bold, italics and bars."""
    return words(re.sub(r"(?<!\\)[*`]", "", text))
