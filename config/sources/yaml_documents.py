"""Reads one YAML file as data that still knows its lines; what is wrong becomes mistakes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent

from config.sources.problems import ConfigProblem
from engine.catalogue import gettext

try:  # PyYAML without libyaml reads the same, ten times slower
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

DEEPEST = 20
"""Levels of nesting that a document may have; settings need three."""

LARGEST = 1_000_000
"""Bytes that a document may have."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data, and the node tree that knows on which line each part of it stands."""

    name: str
    data: object = None
    root: yaml.Node | None = None

    def where(self, loc: Sequence[object] = ()) -> str:
        """File and line of the part at ``loc`` (keys and list positions), or of the nearest."""
        if self.root is None:
            return self.name
        node, line = self.root, self.root.start_mark.line + 1
        for step in loc:
            found = _step(node, step)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return f"{self.name}, line {line}"


def _step(node: yaml.Node, step: object) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if str(pair[0].value) == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_document(path: Path) -> tuple[Document, list[ConfigProblem]]:
    """The file's one YAML document; empty, with the reasons, when it cannot be read."""
    name = str(path)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Document(name), [
            ConfigProblem(name, "", gettext("is not UTF-8 text; save it as UTF-8"))
        ]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or gettext("not a usable path")
        return Document(name), [
            ConfigProblem(name, "", gettext("cannot be read ({reason})", reason=reason))
        ]
    if len(raw) > LARGEST:
        return Document(name), [
            ConfigProblem(
                name, "", gettext("is larger than {most} bytes", most=format(LARGEST, ","))
            )
        ]
    return _parse(name, text)


def _parse(name: str, text: str) -> tuple[Document, list[ConfigProblem]]:
    try:
        if _is_too_deep(text):
            return Document(name), [
                ConfigProblem(name, "", gettext("is nested over {most} levels deep", most=DEEPEST))
            ]
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
            data = loader.construct_document(root) if root is not None else None
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return Document(name), [_parse_problem(name, error)]
    except (ValueError, OverflowError, RecursionError, AttributeError, TypeError, KeyError):
        # PyYAML's constructors let these out for numbers and dates that are none.
        return Document(name), [
            ConfigProblem(name, "", gettext("has a value that YAML cannot read; quote it"))
        ]
    document = Document(name, data, root)
    return document, list(_duplicate_key(document, root))


def _is_too_deep(text: str) -> bool:
    """Whether the document is nested beyond bounds; found out before libyaml recurses over it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False


def _parse_problem(name: str, error: yaml.YAMLError) -> ConfigProblem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name
    problem = (
        getattr(error, "problem", None) or getattr(error, "reason", None) or gettext("unreadable")
    )
    shown = re.sub(r"'[^'<][^']{2,}'", "'…'", str(problem))
    return ConfigProblem(where, "", gettext("is not valid YAML: {problem}", problem=shown))


def _duplicate_key(document: Document, root: yaml.Node | None) -> Iterator[ConfigProblem]:
    """Keys that stand twice in one mapping: YAML readers silently keep the last one."""
    seen_nodes: set[int] = set()  # an alias brings a node again, perhaps into itself
    waiting: list[tuple[tuple[str, ...], yaml.Node | None]] = [((), root)]
    while waiting:
        loc, node = waiting.pop()
        if not isinstance(node, yaml.MappingNode) or id(node) in seen_nodes:
            continue
        seen_nodes.add(id(node))
        seen: set[str] = set()
        for key, value in node.value:
            here = (*loc, str(key.value))
            if here[-1] in seen:
                where = f"{document.name}, line {key.start_mark.line + 1}"
                yield ConfigProblem(where, ".".join(here), gettext("appears twice here; keep one"))
            seen.add(here[-1])
            waiting.append((here, value))
