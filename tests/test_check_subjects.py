"""The check of commit subjects, on repositories made for it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.bot.program import ROOT

GIT = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only commit has a subject that would be refused."""
    subprocess.run([*GIT, "init", "-q", "-b", "main", str(tmp_path)], check=True)
    commit(tmp_path, "wip " + "x" * 80)
    return tmp_path


def commit(folder: Path, subject: str) -> None:
    """Add an empty commit."""
    subprocess.run(
        [*GIT, "commit", "-q", "--allow-empty", "--no-verify", "-m", subject],
        cwd=folder,
        check=True,
    )


def check(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit status, and what is said about the subjects."""
    done = subprocess.run(
        [str(ROOT / ".ci" / "check_subjects"), *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("subject", "refused"),
    [
        ("Remove the unused driver", ""),
        ("Wipe the cache", ""),
        ("é" * 72, ""),
        ("x" * 73, "73 characters"),
        ("WIP: a new driver", "unfinished"),
        ("Add a driver (wip)", "unfinished"),
        ("fixup! Add a driver", "unfinished"),
    ],
)
def test_the_subject_of_a_new_commit_is_checked(
    repository: Path, subject: str, refused: str
) -> None:
    """What stands before the tag is history; what comes after it is new."""
    subprocess.run([*GIT, "tag", "v0.1.0"], cwd=repository, check=True)
    commit(repository, subject)
    status, said = check(repository)
    assert status == (1 if refused else 0)
    assert refused in said


def test_without_a_tag_a_branch_is_compared(repository: Path) -> None:
    """A branch has the commits that only it has; else only the newest commit is new."""
    assert check(repository)[0] == 1
    subprocess.run([*GIT, "switch", "-q", "-c", "topic"], cwd=repository, check=True)
    commit(repository, "x" * 73)
    commit(repository, "Add a driver")
    assert check(repository) == (0, "")
    assert check(repository, "main")[0] == 1
