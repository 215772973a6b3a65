"""Every regular expression of the program: where one is made, and which one it is.

What a call of ``re`` makes from text that is written down, or from names of its module, is worked
out from the source; what modules hold is read from them as well. What a function makes while the
program runs is listed in ``MADE_WHILE_RUNNING``, as the program's own data make it.
"""

import ast
import dataclasses
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from engine.injection.rules import CERTAIN, PROBABLE
from engine.questions import checks
from engine.questions import tone as manners
from engine.questions.forbidden_topics import forbidden_area as forbidden
from engine.questions.phrase_patterns import PhraseMatcher

ROOT = Path(__file__).parents[2]
FOLDERS = ("engine", "adapters")
_MAKES = ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
_WHOLE = {"match", "fullmatch"}
_TERM = r"a\ long\-term\ plan"


@dataclasses.dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression, where it is made, and whether it is only tried at a text's start."""

    where: str
    pattern: re.Pattern[str]
    at_start: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A call of ``re`` that makes one: its file and line, the function, what it is made from."""

    module: str
    line: int
    function: str
    call: ast.Call

    @property
    def where(self) -> str:
        """The place, as a person looks for it."""
        return f"{self.module}:{self.line}"


def _order_rules() -> Iterable[re.Pattern[str]]:
    return (rule.pattern for rule in (*CERTAIN, *PROBABLE))


def _notations() -> Iterator[re.Pattern[str]]:
    held = (*forbidden._areas().values(), forbidden._harmless())
    for phrases in (
        *held,
        manners._judging_phrases(),
        manners._opening_phrases(),
        manners._private_phrases(),
    ):
        yield from _notation(phrases)


def _notation(phrases: PhraseMatcher) -> Iterator[re.Pattern[str]]:
    parts = [*phrases._anywhere, *(part for some in phrases._by_word.values() for part in some)]
    wanted = dict.fromkeys([phrases.pattern, *(part.pattern for part in parts)])
    return (re.compile(f"(?<= )(?:{pattern})") for pattern in wanted)


def _own_marks() -> Iterable[re.Pattern[str]]:
    return map(re.compile, (*checks._OWN_MARKS.values(), "$^"))


def _of(*patterns: str, flags: int = 0) -> Callable[[], Iterable[re.Pattern[str]]]:
    return lambda: [re.compile(pattern, flags) for pattern in patterns]


MADE_WHILE_RUNNING: Mapping[tuple[str, str], Callable[[], Iterable[re.Pattern[str]]]] = {
    ("engine.injection.rules", "_compile"): _order_rules,
    ("engine.questions.phrase_patterns", "_compile"): _notations,
    ("engine.questions.checks", "_one_mark"): _own_marks,
    ("engine.interviewer.themes", "_without_verb"): _of(
        rf"{_TERM}\s+(?:a|an|the|our|my|their|it|them)\b", flags=re.I
    ),
    ("engine.interviewer.themes", "_as_said"): _of(
        r"['’]?\s+".join(_TERM.split(r"\ ")), flags=re.I
    ),
}


def expressions() -> list[Expression]:
    """All of them, each pattern once for each module."""
    found: dict[tuple[str, str, int], Expression] = {}
    for name in module_names():
        module, tree = importlib.import_module(name), _tree(name)
        for each in (*_written(name, tree, module), *_held(name, tree, module)):
            found.setdefault((name, each.pattern.pattern, each.pattern.flags), each)
    for (name, function), make in MADE_WHILE_RUNNING.items():
        for pattern in make():
            key = (name, pattern.pattern, pattern.flags)
            found.setdefault(key, Expression(f"{name}.{function}", pattern))
    return list(found.values())


def unexplained() -> list[str]:
    """Where a function makes one that nothing here works out."""
    return [
        site.where
        for name in module_names()
        for site in _sites(name, _tree(name))
        if site.function
        and (name, site.function) not in MADE_WHILE_RUNNING
        and _worked_out(site, importlib.import_module(name)) is None
    ]


def module_names() -> list[str]:
    """The modules of the folders that are looked through."""
    files = (file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py")))
    parts = (file.relative_to(ROOT).with_suffix("").parts for file in files)
    return [".".join(each) for each in parts if each[-1] != "__init__" and "migrations" not in each]


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name.replace(".", "/")).with_suffix(".py").read_text("utf-8"))


def _sites(name: str, tree: ast.AST, function: str = "") -> Iterator[Site]:
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if isinstance(node, ast.Call) and _calls_re(node):
            yield Site(name, node.lineno, inner, node)
        yield from _sites(name, node, inner)


def _calls_re(node: ast.Call) -> bool:
    by, called = node.func, getattr(node.func, "attr", "")
    of_re = isinstance(by, ast.Attribute) and isinstance(by.value, ast.Name) and by.value.id == "re"
    return of_re and called in _MAKES


def _worked_out(site: Site, module: ModuleType) -> re.Pattern[str] | None:
    """The pattern that a call makes, None when it depends on something that is not known."""
    position = {"split": 2, "sub": 3, "subn": 3, "compile": 1}.get(_called(site), 2)
    flags = [*site.call.args[position:], *(k.value for k in site.call.keywords if k.arg == "flags")]
    try:
        first, *rest = (_value(each, module) for each in (site.call.args[0], *flags[-1:]))
        return re.compile(first, *rest)
    except (NameError, TypeError):
        return None


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), module.__name__, "eval"), vars(module))  # noqa: S307


def _called(site: Site) -> str:
    return str(getattr(site.call.func, "attr", ""))


def _written(name: str, tree: ast.AST, module: ModuleType) -> Iterator[Expression]:
    for site in _sites(name, tree):
        if (name, site.function) in MADE_WHILE_RUNNING or _called(site) == "compile":
            continue
        pattern = _worked_out(site, module)
        if pattern is not None:
            yield Expression(site.where, pattern, _called(site) in _WHOLE)


def _held(name: str, tree: ast.AST, module: ModuleType) -> Iterator[Expression]:
    for known, value in vars(module).items():
        for pattern in _within(value, 0):
            ways = _ways_used(known, tree)
            yield Expression(f"{name}.{known}", pattern, bool(ways) and ways <= _WHOLE)


def _ways_used(known: str, tree: ast.AST) -> set[str]:
    """The methods of a name that its module mentions."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == known
    }


def _within(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    """The patterns in a value of a module."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4:
        for inner in _parts(value):
            yield from _within(inner, depth + 1)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return [*value, *value.values()]
    if isinstance(value, tuple | list | set | frozenset):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, each.name) for each in dataclasses.fields(value)]
    return ()
