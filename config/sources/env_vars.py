"""The variables that may set something: those of the process, and those of a ``.env`` file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from config.sources.problems import ConfigProblem
from engine.catalogue import gettext

PREFIX = "INTERVIEWER_"
CONFIG = "INTERVIEWER_CONFIG"
"""Names the operator's own YAML file, or several, separated as in PATH."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable's text, never shown, and where it was set."""

    text: str
    where: str


def read_variables(
    env: Mapping[str, str], dotenv: Path | None
) -> tuple[dict[str, Variable], list[ConfigProblem]]:
    """All variables, the process's over those of the file; empty ones count as not set.

    An empty variable of the process hides the one in the file, so that ``NAME= command`` unsets it.
    A file that does not exist sets nothing.
    """
    variables, mistakes = _read_dotenv(dotenv) if dotenv else ({}, [])
    variables |= {name: Variable(text.strip(), "environment") for name, text in env.items()}
    return {name: found for name, found in variables.items() if found.text}, mistakes


def config_files(variables: Mapping[str, Variable]) -> list[Path]:
    """The operator's YAML files that the environment names."""
    named = variables.get(CONFIG)
    return [Path(part) for part in named.text.split(os.pathsep) if part] if named else []


def _read_dotenv(path: Path) -> tuple[dict[str, Variable], list[ConfigProblem]]:
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}, []
    except UnicodeDecodeError:
        return {}, [ConfigProblem(str(path), "", gettext("is not UTF-8 text; save it as UTF-8"))]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or gettext("not a usable path")
        return {}, [
            ConfigProblem(str(path), "", gettext("cannot be read ({reason})", reason=reason))
        ]
    return _bind(path, list(parse_stream(StringIO(text))))


def _bind(path: Path, bindings: list[Binding]) -> tuple[dict[str, Variable], list[ConfigProblem]]:
    variables: dict[str, Variable] = {}
    mistakes: list[ConfigProblem] = []
    for binding in bindings:
        where = f"{path}, line {_line(binding)}"
        if binding.error:
            mistakes.append(ConfigProblem(where, "", gettext("is not of the form NAME=value")))
        elif binding.key and binding.value is not None:
            variables[binding.key] = Variable(binding.value.strip(), where)
    return variables, mistakes


def _line(binding: Binding) -> int:
    """The line of the name itself: a binding begins with the blank lines before it."""
    text = binding.original.string
    return binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
