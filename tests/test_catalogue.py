"""No sentence that people read stands outside the catalogue, and what is in it can be filled in."""

import ast
import string
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = (
    "engine/errors.py",
    "engine/messages",
    "engine/api",
    "adapters/chat",
    "adapters/console",
    "adapters/slack/texts.py",
    "adapters/discord/texts.py",
    "bot/app/platforms",
    "bot/cli",
    "config/loader.py",
    "config/settings.py",
    "config/template_files.py",
    "config/sources/env_vars.py",
    "config/sources/problems.py",
    "config/sources/yaml_documents.py",
)
"""Where sentences for people are made."""
NOT_YET = (
    "engine/messages/report.py",
    "engine/messages/report_provenance.py",
    "engine/messages/earlier_report.py",
    "engine/messages/export_sections.py",
    "engine/messages/transcript.py",
    "bot/cli/export.py",
)
"""The report, whose wording is looked up elsewhere still."""

LOOKUPS = {"gettext", "ngettext", "gettext_noop", "ngettext_noop", "format_paragraph"}
NOT_READ = {"warning", "info", "debug", "exception", "error", "compile", "Annotated", "TypeVar"}
NOT_READ |= {"ThreadLost"}  # Nobody is told its reason.
"""Calls whose texts are for logs and for the program itself."""
NO_SENTENCES = {"italic cyan", "bold cyan", "hiring team"}
"""Styles of the terminal, and the id that stands for the managers there."""
NAMES = ("Relation", "Permission")
"""Enumerations whose values document a table."""


def sentences_outside(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each literal of two words or more, f-strings included, that is not looked up.

    Left out are docstrings, also those of variables, type aliases in quotes, and the calls of
    ``NOT_READ``.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and _called(node) in LOOKUPS | NOT_READ:
            for value in node.keywords:
                yield from sentences_outside(value)
            continue
        if isinstance(node, ast.ClassDef) and node.name in NAMES:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value not in NO_SENTENCES and _is_sentence(node.value):
                yield node.lineno, node.value
        else:
            yield from sentences_outside(node)


def _called(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _is_sentence(text: str) -> bool:
    """Two words beside each other that are letters alone, but for punctuation around them."""
    found = [word.strip(".,;:!?()“”\"'`") for word in text.split()]
    return any(one.isalpha() and other.isalpha() for one, other in pairwise(found))


def _files() -> list[Path]:
    paths = [ROOT / each for each in SOURCES]
    files = [f for p in paths for f in (p.rglob("*.py") if p.is_dir() else [p])]
    return sorted(f for f in files if str(f.relative_to(ROOT)) not in NOT_YET)


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_is_looked_up(path: Path) -> None:
    """A literal with two words beside each other is an argument of a look-up."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert list(sentences_outside(tree)) == []


@pytest.mark.parametrize(
    "code",
    [
        'print("It is done.")',
        'print(f"{name} is gone.")',
        'text = "not " "scored"',
        'gettext("Hello {name}.", name=person or "The candidate")',
        'HELP = ("Type an answer", gettext("and more of it"))',
        'raise BadTopic(problem="is missing")',
    ],
)
def test_a_sentence_outside_is_found(code: str) -> None:
    """In calls, f-strings, joined literals, values of a look-up, constants and exceptions."""
    assert list(sentences_outside(ast.parse(code)))


def _lookups() -> Iterator[tuple[str, int, ast.Call]]:
    for top in ("adapters", "bot", "config", "engine"):
        for path in sorted((ROOT / top).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _called(node) in LOOKUPS:
                    yield str(path.relative_to(ROOT)), node.lineno, node


def test_every_name_in_a_sentence_has_its_value() -> None:
    """A look-up gives exactly the values that its sentence names; none would show as "?"."""
    checked = 0
    for file, line, call in _lookups():
        if _called(call) not in {"gettext", "ngettext", "format_paragraph"}:
            continue
        texts = [a.value for a in call.args if isinstance(a, ast.Constant)]
        named = {n for t in texts for _, n, _, _ in string.Formatter().parse(str(t)) if n}
        given = {k.arg for k in call.keywords}
        if texts and None not in given:
            checked += 1
            counted = {"count"} if _called(call) == "ngettext" else set()
            assert named <= given | counted, (file, line)
            assert given <= named, (file, line)
    assert checked > 100


def test_what_is_looked_up_is_written_out() -> None:
    """A look-up by f-string or by a sum of texts never finds a translation."""
    for file, line, call in _lookups():
        first = call.args[0] if call.args else None
        assert not isinstance(first, ast.JoinedStr | ast.BinOp), (file, line)
