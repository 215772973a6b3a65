"""`run_bot.py --version`: the program's name and version, as the project file has them."""

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def program_version() -> str:
    """Name and version, such as "chat-interviewer 0.2.0"."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return f"{project['name']} {project['version']}"


class ShowVersion(argparse.Action):
    """Prints the version and ends the program; the file is read only then."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002  argparse passes it
        values: str | Sequence[object] | None,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        print(program_version())
        parser.exit()
