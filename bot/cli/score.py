"""Scoring in a stream: JSON Lines with answers in, JSON Lines with scores out."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from engine.catalogue import gettext, gettext_noop
from engine.scoring import as_json, score_without_instructions

_KINDS = {
    dict: gettext_noop("an object"),
    list: gettext_noop("a list"),
    str: gettext_noop("a text"),
    bool: gettext_noop("true or false"),
    int: gettext_noop("a number"),
    float: gettext_noop("a number"),
    type(None): "null",
}
_UNDECODED = re.compile(r"[\udc80-\udcff]")  # bytes that a lenient reader let through
_WANTED = gettext_noop("expected {example}, with null for a skipped question")
_EXAMPLE = '{"answers": ["...", null, ...]}'


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
            result = {"error": gettext("line {number}: {problem}", number=number, problem=bad)}
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
        raise BadLine(_expected(gettext("is {kind}", kind=_kind(found))))
    if "answers" not in found:
        raise BadLine(_expected(gettext('has no "answers"')))
    answers = _texts(found["answers"], "answers", (str, type(None)))
    questions = _texts(found.get("questions") or [], "questions", (str,))
    return answers, questions


def _text(line: str | bytes) -> str:
    if isinstance(line, bytes):
        try:
            line = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadLine(gettext("is not UTF-8 (byte {number})", number=error.start + 1)) from None
    elif not line.isascii() and _UNDECODED.search(line):
        raise BadLine(gettext("is not UTF-8"))
    line = line.removeprefix("\ufeff").strip()
    if not line:
        raise BadLine(_expected(gettext("is empty")))
    return line


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = gettext(
            "is not JSON (column {column}: {reason})", column=error.colno, reason=error.msg
        )
        raise BadLine(_expected(problem)) from None
    except RecursionError:
        raise BadLine(_expected(gettext("is nested too deeply"))) from None
    except ValueError:
        raise BadLine(_expected(gettext("has a number that is too long"))) from None


def _texts(found: Any, name: str, kinds: tuple[type, ...]) -> list[Any]:
    allowed = gettext("texts or null") if type(None) in kinds else gettext("texts")
    if not isinstance(found, list):
        problem = gettext(
            '"{name}" must be a list of {allowed}, not {kind}',
            name=name,
            allowed=allowed,
            kind=_kind(found),
        )
        raise BadLine(problem)
    for number, item in enumerate(found, start=1):
        if not isinstance(item, kinds):
            problem = gettext(
                '"{name}" must hold {allowed}, but number {number} is {kind}',
                name=name,
                allowed=allowed,
                number=number,
                kind=_kind(item),
            )
            raise BadLine(problem)
    return found


def _kind(value: Any) -> str:
    return gettext(_KINDS[type(value)])


def _expected(problem: str) -> str:
    """The problem, with what a line should look like."""
    return f"{problem}; {gettext(_WANTED, example=_EXAMPLE)}"
