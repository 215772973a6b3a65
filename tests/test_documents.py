"""The documents lead somewhere, are complete and stay short where they promise to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.parser import parser

ROOT = Path(__file__).parent.parent
SKIPPED = {".venv", ".git", ".cache", "node_modules", ".pytest_cache", ".hypothesis"}
MOST_LINES = 150
"""Of the README at the top: whoever wants to know more is led on."""


def _documents() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.md")):
        inside = path.relative_to(ROOT)
        if SKIPPED.isdisjoint(inside.parts) and inside.parts[:2] != ("prompts", path.parent.name):
            yield path


DOCUMENTS = tuple(_documents())


def _without_code(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)


def _anchors(document: Path) -> set[str]:
    """The anchors that GitHub makes of a document's headings."""
    text = _without_code(document.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_links_lead_to_files_and_headings_that_there_are(document: Path) -> None:
    """A file that was moved or a heading that was renamed leaves no link behind."""
    text = _without_code(document.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        found = (document.parent / file).resolve() if file else document
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_files_that_are_named_are_there(document: Path) -> None:
    """A path in a document is one of the project, or one below the document's own folder."""
    text = document.read_text(encoding="utf-8")
    for named in re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", text):
        if not named.endswith((".py", ".yaml", ".toml", "/")):
            continue
        assert (ROOT / named).exists() or (document.parent / named).exists(), named


def test_every_document_can_be_reached_from_the_readme() -> None:
    """What nobody links to, nobody finds."""
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in seen:
            continue
        seen.add(document)
        links = re.findall(r"\]\(([^)\s#]+\.md)", document.read_text(encoding="utf-8"))
        waiting += [(document.parent / link).resolve() for link in links if "://" not in link]
    assert set(DOCUMENTS) - seen == {ROOT / "tests" / "samples" / "slack" / "README.md"}


def test_the_readme_at_the_top_is_short() -> None:
    """It says what this is, how to try it and where to read on."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_commands_of_the_program_are_understood(document: Path) -> None:
    """What is to be typed after run_bot.py has not been renamed."""
    text = document.read_text(encoding="utf-8")
    for block in re.findall(r"^ *```console\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE):
        for typed in re.findall(r"run_bot\.py ([^#;\n]+)", block):
            words = re.findall(r'"[^"]*"|\S+', typed)
            parser().parse_args([word.strip('"') for word in words])
