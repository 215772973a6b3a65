"""Answers from a file: what is read, and what is refused with a reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.demo import read_answers
from engine.errors import BadAnswersFile


@pytest.mark.parametrize(
    ("raw", "answers"),
    [
        (b"one\n\ntwo\n", ("one", "two")),
        (b"\xef\xbb\xbfone\r\n\r\ntwo\r\nlines\r\n", ("one", "two\nlines")),
        (b"one\n \t \n\n\ntwo", ("one", "two")),
        ("\u0645\u0631\u062d\u0628\u0627\n\n🎉".encode(), ("\u0645\u0631\u062d\u0628\u0627", "🎉")),
    ],
)
def test_blank_lines_part_answers(tmp_path: Path, raw: bytes, answers: tuple[str, ...]) -> None:
    """Any end of line and any number of blank lines will do; lines of one answer stay together."""
    file = tmp_path / "answers.txt"
    file.write_bytes(raw)
    assert read_answers(file) == answers


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "is empty"),
        (b" \n\n \t\n", "is empty"),
        (b"caf\xe9", "is not UTF-8 at byte 3"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a binary file"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, raw: bytes, problem: str) -> None:
    """The message names the file and the reason."""
    file = tmp_path / "answers.txt"
    file.write_bytes(raw)
    with pytest.raises(BadAnswersFile, match=problem):
        read_answers(file)


def test_a_missing_file_or_a_folder_says_so(tmp_path: Path) -> None:
    """What the system says is passed on."""
    with pytest.raises(BadAnswersFile, match="No such file"):
        read_answers(tmp_path / "none.txt")
    with pytest.raises(BadAnswersFile, match="Is a directory"):
        read_answers(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_answers_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """No file makes anything but answers with something in them or a BadAnswersFile."""
    file = tmp_path_factory.mktemp("any") / "answers.txt"
    file.write_bytes(raw)
    try:
        answers = read_answers(file)
    except BadAnswersFile:
        return
    assert answers
    assert all(answer.strip() for answer in answers)
