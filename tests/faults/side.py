"""What the campaign needs of a platform: people's scenes, and the truth about what was posted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.faults.people import Scene

Excused = Callable[[], bool]
"""Whether the program cannot store anything just now, so that it must not acknowledge."""


@dataclass(frozen=True, slots=True)
class News:
    """A message to the manager: its words, and the names of the files that hang on it."""

    text: str
    files: tuple[str, ...]


class Side(Protocol):
    """One platform in the campaign."""

    @property
    def name(self) -> str:
        """slack or discord."""
        ...

    @property
    def threads_vanish(self) -> bool:
        """Whether the thread of an interview can be deleted."""
        ...

    @property
    def settings(self) -> Mapping[str, str]:
        """What the program is told in its environment."""
        ...

    @property
    def unacknowledged(self) -> int:
        """Events that a program that was there did not acknowledge in time."""
        ...

    @property
    def faults(self) -> Mapping[str, int]:
        """What was done to the line, by name."""
        ...

    def scene(self, number: int) -> Scene:
        """The interview of one person."""
        ...

    def calm(self) -> None:
        """No more faults: let everything come to its end."""
        ...

    async def news(self) -> Sequence[News]:
        """What the manager was told, from the platform's own log."""
        ...
