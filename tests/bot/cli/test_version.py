"""Which version somebody runs can be asked of the program, and the change log describes it."""

import re
from pathlib import Path

import pytest

from bot.cli.parser import main

ROOT = Path(__file__).parents[3]


def test_the_program_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints name and version without a command, and is no mistake."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"chat-interviewer \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_the_change_log_begins_with_the_version_that_the_program_tells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A new version number comes with its entry, and the newest entry stands first."""
    with pytest.raises(SystemExit):
        main(["--version"])
    told = capsys.readouterr().out.split()[1]
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", log, re.MULTILINE)
    assert versions[0] == told
    numbers = [tuple(map(int, version.split("."))) for version in versions]
    assert numbers == sorted(numbers, reverse=True)
