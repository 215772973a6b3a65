"""Discord's documented limits on what an app sends, and the one place that checks them.

Figures: Discord's developer documentation, "Message", "Embed limits", "Component reference",
"Channel" and "Application commands".
"""

import hashlib
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.discord.outbound.markdown import cut, label
from adapters.discord.outbound.message import ButtonSpec, Embed, Message
from engine.messages.card import Attachment

log = logging.getLogger(__name__)

LONGEST_CONTENT = 2_000
LONGEST_TITLE = 256
LONGEST_DESCRIPTION = 4_096
MOST_FIELDS = 25
LONGEST_FIELD_NAME = 256
LONGEST_FIELD_VALUE = 1_024
LONGEST_FOOTER = 2_048
LARGEST_EMBEDS = 6_000
LONGEST_LABEL = 80
LONGEST_CUSTOM_ID = 100
BUTTONS_IN_A_ROW = 5
MOST_BUTTONS = 25
LONGEST_NONCE = 25
LONGEST_THREAD_NAME = 100
MOST_CHOICES = 25
LONGEST_CHOICE = 100
LONGEST_MODAL_TITLE = 45
LARGEST_FILE = 8_000_000

_CUT_FILE = "\n\n(The rest is too large for a file in a chat.)\n"
_ACTING = re.compile(r"(?<!\\)<(?:[@#/]|a?:|t:|id:)|@(?:everyone|here|[!&]?\d)|(?<!\\)://")
_OWN_LINK = re.compile(r"\]\(https://discord\.com/channels/[@\w]+/\d+(?:/\d+)?\)")


def problems(message: Message, nonce: str = "") -> tuple[str, ...]:
    """What Discord would refuse, or act on, in a message; empty when it is fine."""
    return tuple(_problems(message, nonce))


def fit_message(message: Message) -> Message:
    """What is really sent: the message, or its bare words when Discord would refuse it.

    Every message goes through here. The bare words are a last resort that no card is known to
    need; that they were needed is logged.
    """
    message = replace(message, attachment=_fitting_file(message.attachment))
    found = problems(message)
    if not found:
        return message
    log.error("a message would be refused: %s", "; ".join(found))
    return bare_message(message)


def bare_message(message: Message) -> Message:
    """The words of a message as plain content, without any of its layout; the buttons stay."""
    return replace(message, content=_words(message), embed=None, buttons=_usable(message.buttons))


def nonce_of(key: str) -> str:
    """The nonce of a message: the same for the same key, 24 characters."""
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()


def thread_name(name: str) -> str:
    """A thread's name: one line of 1 to 100 characters."""
    return label(name, LONGEST_THREAD_NAME)


def choices(names: Sequence[str]) -> list[str]:
    """Those of the names that can be offered as choices of a command's option."""
    return [name for name in names if 0 < len(name) <= LONGEST_CHOICE][:MOST_CHOICES]


def _problems(message: Message, nonce: str) -> Iterator[str]:
    if not message.content.strip() and message.embed is None and message.attachment is None:
        yield "nothing in it"
    yield from _text("content", message.content, LONGEST_CONTENT)
    if message.embed is not None:
        yield from _embed_problems(message.embed)
    yield from _button_problems(message.buttons)
    if (
        message.attachment
        and len(message.attachment.text.encode("utf-8", "replace")) > LARGEST_FILE
    ):
        yield "a file that is too large"
    if len(nonce) > LONGEST_NONCE:
        yield f"a nonce of {len(nonce)} characters"


def _embed_problems(embed: Embed) -> Iterator[str]:
    if not embed.title and not embed.description and not embed.fields:
        yield "an empty embed"
    yield from _text("title", embed.title, LONGEST_TITLE)
    yield from _text("description", embed.description, LONGEST_DESCRIPTION)
    if len(embed.footer) > LONGEST_FOOTER:
        yield f"footer of {len(embed.footer)} characters"
    if len(embed.fields) > MOST_FIELDS:
        yield f"{len(embed.fields)} fields"
    for field in embed.fields:
        if not field.name.strip() or not field.value.strip():
            yield "a blank field"
        yield from _text("field name", field.name, LONGEST_FIELD_NAME)
        yield from _text("field value", field.value, LONGEST_FIELD_VALUE)
    if embed.size > LARGEST_EMBEDS:
        yield f"an embed of {embed.size} characters"


def _text(what: str, text: str, most: int) -> Iterator[str]:
    if len(text) > most:
        yield f"{what} of {len(text)} characters"
    if _ACTING.search(_OWN_LINK.sub("", text)):
        yield f"markup in {what}"


def _button_problems(buttons: Sequence[ButtonSpec]) -> Iterator[str]:
    if len(buttons) > MOST_BUTTONS:
        yield f"{len(buttons)} buttons"
    ids = [button.custom_id for button in buttons]
    if len(ids) != len(set(ids)):
        yield "a custom id twice"
    for button in buttons:
        if not 0 < len(button.custom_id) <= LONGEST_CUSTOM_ID:
            yield f"a custom id of {len(button.custom_id)} characters"
        if not 0 < len(button.label.strip()) <= LONGEST_LABEL:
            yield f"a label of {len(button.label)} characters"


def _usable(buttons: Sequence[ButtonSpec]) -> tuple[ButtonSpec, ...]:
    one_by_one = {b.custom_id: b for b in buttons if not [*_button_problems([b])]}
    return tuple(one_by_one.values())[:MOST_BUTTONS]


def _words(message: Message) -> str:
    embed = message.embed or Embed()
    parts = [message.content, embed.title, embed.description]
    parts += [part for field in embed.fields for part in (field.name, field.value)]
    words = "\n".join(part for part in parts if part.strip())
    harmless = re.sub(r"://", ":\\//", words)
    harmless = re.sub(r"<(?=[@#/a:ti])", "\\<", harmless.replace("@", "@\u200b"))
    return cut(harmless, LONGEST_CONTENT) or "…"


def _fitting_file(attachment: Attachment | None) -> Attachment | None:
    if attachment is None:
        return None
    content = _bytes(attachment)
    if len(content) <= LARGEST_FILE:
        return replace(attachment, text=content.decode("utf-8"))
    kept = content[: LARGEST_FILE - len(_CUT_FILE)].decode("utf-8", "ignore")
    return replace(attachment, text=kept + _CUT_FILE)


def _bytes(attachment: Attachment) -> bytes:
    return attachment.text.encode("utf-8", "replace")
