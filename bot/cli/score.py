"""Scoring in a stream: JSON Lines with answers in, JSON Lines with scores out."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from engine.scoring import as_json, score_without_instructions

_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_UNDECODED = re.compile(r"[\udc80-\udcff]")  # bytes that a lenient reader let through
_WANTED = 'wanted is {"answers": ["...", null, ...]}, with null for a skipped question'


class BadLine(ValueError):
    """A line that cannot be scored; its text says what is wrong with it."""


def score_lines(lines: Iterable[str | bytes], write: Callable[[str], object]) -> int:
    """Score each line, hand one line of JSON with its line end to `write`, give the exit status.

    A line is `{"answers": ["...", null, ...]}`; `"questions": ["...", ...]` may stand
    beside it, so that sentences copied from a question do not count, and other keys
    are passed over. A line that cannot be scored becomes `{"error": "line 3: ..."}`
    in its place and makes the status 1 at the end; empty lines at the end are none.
    One line is held at a time, and each is written before the next one is read.
    """
    status = 0
    for number, line in _number_lines(lines):
        try:
            result = as_json(score_without_instructions(*_content(line)))
        except BadLine as bad:
            result = {"error": f"line {number}: {bad}"}
            status = 1
        write(json.dumps(result) + "\n")
    return status


def _number_lines(lines: Iterable[str | bytes]) -> Iterator[tuple[int, str | bytes]]:
    """The lines with their numbers from 1 on, without the empty ones at the end."""
    empty = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            empty += 1
            continue
        for missed in range(number - empty, number):
            yield missed, ""
        empty = 0
        yield number, line


def _content(line: str | bytes) -> tuple[list[str | None], list[str]]:
    """The answers and the questions of one line; raises BadLine."""
    found = _parse(_text(line))
    if not isinstance(found, dict):
        raise BadLine(f"is {_KINDS[type(found)]}; {_WANTED}")
    if "answers" not in found:
        raise BadLine(f'has no "answers"; {_WANTED}')
    answers = _texts(found["answers"], "answers", (str, type(None)))
    questions = _texts(found.get("questions") or [], "questions", (str,))
    return answers, questions


def _text(line: str | bytes) -> str:
    if isinstance(line, bytes):
        try:
            line = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadLine(f"is not UTF-8 (byte {error.start + 1})") from None
    elif not line.isascii() and _UNDECODED.search(line):
        raise BadLine("is not UTF-8")
    line = line.removeprefix("\ufeff").strip()
    if not line:
        raise BadLine(f"is empty; {_WANTED}")
    return line


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadLine(f"is not JSON (column {error.colno}: {error.msg}); {_WANTED}") from None
    except RecursionError:
        raise BadLine(f"is nested too deeply; {_WANTED}") from None
    except ValueError:
        raise BadLine(f"holds a number that is too long; {_WANTED}") from None


def _texts(found: Any, name: str, kinds: tuple[type, ...]) -> list[Any]:
    allowed = "texts or null" if type(None) in kinds else "texts"
    if not isinstance(found, list):
        raise BadLine(f'"{name}" must be a list of {allowed}, not {_KINDS[type(found)]}')
    for number, item in enumerate(found, start=1):
        if not isinstance(item, kinds):
            raise BadLine(
                f'"{name}" must hold {allowed}, but number {number} is {_KINDS[type(item)]}'
            )
    return found
