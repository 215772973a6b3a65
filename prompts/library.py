"""Loads the prompts, checks them at start, draws versions and fills in variables.

A released file is never edited; a change is a new version beside it, and an interview keeps the
versions that it began with.
"""

import hashlib
import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent

VARIABLES: Mapping[str, frozenset[str]] = {
    "question": frozenset({"number", "of", "aim", "phrases", "language"}),
    "summary": frozenset({"passages", "themes", "competencies", "tone"}),
    "rating": frozenset({"competencies", "numbers"}),
}
"""The prompts that there are, and what the task of each may name."""

OPENING = frozenset({"topic", "role"})
"""What the part between the beginning and the task may name: it stays the same in an interview."""

PARTS = "\n---\n"
"""Parts what is said first, in every interview, from what opens this one, and that from the task.

A file without the first or the middle part has the task alone.
"""


class PromptError(Exception):
    """A prompt file is missing, or names a variable that there is not."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of one prompt: what comes first in every call, what opens it, what comes last."""

    name: str
    version: str
    system: str
    opening: str
    task: str

    def render_opening(self, **variables: str) -> str:
        """The opening with its variables filled in; raises PromptError naming a missing one."""
        return self._fill(self.opening, variables)

    def render(self, **variables: str) -> str:
        """The task with its variables filled in; raises PromptError naming one that is missing."""
        return self._fill(self.task, variables)

    def _fill(self, text: str, variables: Mapping[str, str]) -> str:
        try:
            return string.Template(text).substitute(variables)
        except KeyError as missing:
            raise PromptError(f"{self.name} {self.version}: no value for {missing}") from None


class Library:
    """All prompts by name and version."""

    def __init__(self, prompts: Mapping[tuple[str, str], Prompt]) -> None:
        self._prompts = prompts

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Library":
        """Read and check every file; raises PromptError that names the file and the mistake."""
        found = {}
        for name in VARIABLES:
            for file in sorted((folder / name).glob("v*.md")):
                found[name, file.stem] = _read(name, file)
            if not any(key[0] == name for key in found):
                raise PromptError(f"there is no version of the prompt {name} in {folder / name}")
        return cls(found)

    def get(self, name: str, version: str) -> Prompt:
        """One version; raises PromptError that names those that there are."""
        if (name, version) not in self._prompts:
            known = ", ".join(self.versions(name)) or "none"
            raise PromptError(f"there is no version {version} of {name}; there are: {known}")
        return self._prompts[name, version]

    def versions(self, name: str) -> tuple[str, ...]:
        """The versions of a prompt, oldest first."""
        return tuple(version for known, version in self._prompts if known == name)

    def choose(
        self, weights: Mapping[str, Mapping[str, int]], interview_id: str
    ) -> Mapping[str, str]:
        """A version of each prompt, drawn by weight; the same interview always draws the same.

        Prompts without weights take their newest version. Raises PromptError for a version that
        there is not.
        """
        return {
            name: self._choose_version(name, weights.get(name, {}), interview_id)
            for name in VARIABLES
        }

    def _choose_version(self, name: str, weights: Mapping[str, int], interview_id: str) -> str:
        ladder = [version for version, weight in sorted(weights.items()) for _ in range(weight)]
        if not ladder:
            return self.versions(name)[-1]
        digest = hashlib.blake2b(f"{name}:{interview_id}".encode(), digest_size=8).digest()
        return self.get(name, ladder[int.from_bytes(digest) % len(ladder)]).version


def _read(name: str, file: Path) -> Prompt:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{file}: cannot be read ({type(error).__name__})") from None
    *before, task = text.split(PARTS)
    if len(before) > 2:
        raise PromptError(f"{file}: has {len(before) + 1} parts; three are the most")
    system, opening = (*before, "", "")[:2]
    _validate(file, system, frozenset())
    _validate(file, opening, OPENING)
    _validate(file, task, VARIABLES[name])
    return Prompt(name, file.stem, system.strip(), opening.strip(), task.strip())


def _validate(file: Path, text: str, allowed: frozenset[str]) -> None:
    template = string.Template(text)
    if not template.is_valid():
        raise PromptError(f"{file}: a $ that begins no variable; write $$ for the sign itself")
    unknown = sorted(set(template.get_identifiers()) - allowed)
    if unknown:
        names = ", ".join(sorted(allowed)) or "none here"
        raise PromptError(f"{file}: unknown variable {', '.join(unknown)}; allowed: {names}")
