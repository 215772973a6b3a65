"""Prompts are files with versions: loaded, checked, drawn by weight and filled in."""

from collections import Counter
from pathlib import Path

import pytest

from prompts.library import VARIABLES, Library, PromptError


def written(folder: Path, name: str, version: str, text: str) -> None:
    """A prompt file."""
    (folder / name).mkdir(exist_ok=True)
    (folder / name / f"{version}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which every prompt has a version that is in order."""
    for name in VARIABLES:
        written(tmp_path, name, "v1", "Be kind.\n---\nNow.")
    return tmp_path


def test_the_prompts_that_ship_are_in_order() -> None:
    """Every prompt has a version; the summary's begin with the one that selects passages."""
    library = Library.load()
    assert all(library.versions(name) for name in VARIABLES)
    assert library.versions("summary") == ("v3",)


def test_the_stable_part_names_no_variable(folder: Path) -> None:
    """What comes first in every call must be the same in every call."""
    written(folder, "question", "v2", "About $topic.\n---\nNow.")
    with pytest.raises(PromptError, match=r"v2.md: unknown variable topic; allowed: none here"):
        Library.load(folder)


def test_the_opening_names_only_what_stays_the_same(folder: Path) -> None:
    """The part between may name the topic and the role; a fourth part is a mistake."""
    written(folder, "question", "v2", "Be kind.\n---\nOn $topic. $role\n---\nNow $number.")
    prompt = Library.load(folder).get("question", "v2")
    assert (prompt.system, prompt.render_opening(topic="x", role="y")) == ("Be kind.", "On x. y")
    written(folder, "question", "v2", "Be kind.\n---\n$number\n---\nNow.")
    with pytest.raises(PromptError, match="unknown variable number; allowed: role, topic"):
        Library.load(folder)
    written(folder, "question", "v2", "a\n---\nb\n---\nc\n---\nd")
    with pytest.raises(PromptError, match="4 parts"):
        Library.load(folder)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [("Ask about $topick.", "unknown variable topick"), ("It costs $5.", "write \\$\\$")],
)
def test_a_mistake_is_named_with_its_file(folder: Path, text: str, mistake: str) -> None:
    """The file and the variable are in the message."""
    written(folder, "summary", "v3", text)
    with pytest.raises(PromptError, match=f"v3.md: .*{mistake}"):
        Library.load(folder)


def test_a_file_that_is_no_text_or_missing_is_named(folder: Path) -> None:
    """Bytes that are not UTF-8 and a prompt without any version are mistakes."""
    (folder / "rating" / "v1.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PromptError, match="rating"):
        Library.load(folder)
    (folder / "rating" / "v1.md").unlink()
    with pytest.raises(PromptError, match="no version of the prompt rating"):
        Library.load(folder)


def test_a_missing_value_is_named(folder: Path) -> None:
    """Filling in too little says which variable has no value; a value is not filled in again."""
    written(folder, "summary", "v1", "About $themes and $tone.")
    prompt = Library.load(folder).get("summary", "v1")
    with pytest.raises(PromptError, match="no value for 'tone'"):
        prompt.render(themes="x")
    assert prompt.render(themes="$tone", tone="y") == "About $tone and y."


def test_a_version_that_there_is_not_cannot_be_drawn() -> None:
    """A weight for an unknown version is a mistake, and the known ones are named."""
    library = Library.load()
    with pytest.raises(PromptError, match="no version v9 of question"):
        library.choose({"question": {"v9": 1}}, "a")


def test_weights_split_interviews(folder: Path) -> None:
    """Of 2,000 interviews about a quarter gets the version with a quarter of the weight."""
    written(folder, "question", "v2", "Be brief.\n---\nNow.")
    library = Library.load(folder)
    weights = {"question": {"v1": 3, "v2": 1}}
    drawn = Counter(library.choose(weights, str(n))["question"] for n in range(2000))
    assert 400 < drawn["v2"] < 600
    assert library.choose(weights, "a") == library.choose(weights, "a")
    assert library.choose({}, "a")["question"] == "v2"
