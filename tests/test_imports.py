"""Which part of the program may know which: read from the source, not from a run."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = ("bot", "engine", "adapters", "prompts", "config")
PURE = ("text", "injection", "scoring", "dialogue", "messages", "questions")
IMPURE = {"asyncio", "os", "socket", "sqlite3", "time", "random", "subprocess", "logging"}


def modules() -> dict[str, Path]:
    """Our modules by their dotted names."""
    paths = [p for top in OURS for p in (ROOT / top).rglob("*.py")]
    return {dotted(p): p for p in paths}


def dotted(path: Path) -> str:
    """The name that a module is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every name that a module imports from, lazy and TYPE_CHECKING imports included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (_meant(node.module, alias.name) for alias in node.names)


def _meant(module: str, name: str) -> str:
    """A name of a package is its submodule, if there is one."""
    path = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if path.is_dir() or path.with_suffix(".py").exists() else module


def ours(names: Iterator[str], known: dict[str, Path]) -> set[str]:
    """Those of the names that are modules of ours."""
    return {name for name in names if name in known}


def test_the_engine_knows_nothing_of_ours_but_the_prompts() -> None:
    """Only the interviewer reads prompts; no other part of ours is imported by the engine."""
    for name, path in modules().items():
        if name.startswith("engine"):
            tops = {n.split(".")[0] for n in imports(path)} & set(OURS) - {"engine"}
            allowed = {"prompts"} if name == "engine.interviewer.interviewer" else set()
            assert tops <= allowed, (name, tops)


def test_the_rules_are_pure() -> None:
    """Flow and scores know no clock, loop, file, network or environment."""
    for name, path in modules().items():
        parts = name.split(".")
        if parts[0] == "engine" and len(parts) > 1 and parts[1] in PURE:
            found = {n.split(".")[0] for n in imports(path)} & IMPURE
            assert not found, (name, found)


def test_no_adapter_knows_another() -> None:
    """What two adapters share belongs to the engine."""
    for name, path in modules().items():
        if name.startswith("adapters."):
            mine = name.split(".")[1]
            others = {
                n.split(".")[1] for n in imports(path) if n.startswith("adapters.") if n.count(".")
            }
            assert others <= {mine, "chat"}, (name, others)


def test_only_bot_puts_parts_together() -> None:
    """Nobody but bot imports adapters, and adapters and prompts do not read the configuration."""
    for name, path in modules().items():
        top = name.split(".")[0]
        tops = {n.split(".")[0] for n in imports(path)} & set(OURS)
        if top != "bot":
            assert "bot" not in tops, name
        if top not in {"bot", "adapters"}:
            assert "adapters" not in tops, name
        if top in {"adapters", "prompts", "engine"}:
            assert "config" not in tops, name


def test_there_are_no_import_circles() -> None:
    """Not even lazy ones or ones that only a type checker sees."""
    known = modules()
    graph = {name: ours(imports(path), known) - {name} for name, path in known.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for below in graph[name]:
                visit(below, (*trail, name))
            done.add(name)

    sys.setrecursionlimit(10_000)
    for name in graph:
        visit(name, ())


def test_every_file_is_short_enough_to_read() -> None:
    """No file of ours is longer than 300 lines."""
    long = {n: c for n, p in modules().items() if (c := len(p.read_text().splitlines())) > 300}
    assert not long
