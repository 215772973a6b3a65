"""Chance that can be repeated: each purpose has its own throws, all made from one seed."""

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws for one purpose. What happens when also depends on the machine; what is thrown not."""

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = random.Random(f"{seed}:{purpose}")

    def hit(self, chance: float) -> bool:
        """True in so many of one cases."""
        return self._random.random() < chance

    def between(self, least: float, most: float) -> float:
        """Any number between two."""
        return self._random.uniform(least, most)

    def one(self, of: Sequence[T]) -> T:
        """One of several."""
        return self._random.choice(of)

    def one_of(self, chances: Mapping[str, float]) -> str:
        """A name with its own chance, else the empty string."""
        thrown = self._random.random()
        for name, chance in chances.items():
            thrown -= chance
            if thrown < 0:
                return name
        return ""
