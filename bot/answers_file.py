"""Answers in a text file, separated by blank lines."""

import re
from pathlib import Path

from engine.errors import BadAnswersFile

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def read_answers(file: Path) -> tuple[str, ...]:
    """The answers in their order; raises BadAnswersFile when there is none to be had."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise BadAnswersFile(file=file, problem=f"cannot be read ({error.strerror})") from None
    if b"\x00" in raw:
        raise BadAnswersFile(file=file, problem="is a binary file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadAnswersFile(file=file, problem=f"is not UTF-8 at byte {error.start}") from None
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not unified:
        raise BadAnswersFile(file=file, problem="is empty")
    return tuple(part.strip() for part in _BLANK_LINES.split(unified))
