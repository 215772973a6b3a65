"""What the program asked of the model and posted, by turn, for the floor to do the same."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

Json = dict[str, Any]
MARK = re.compile(r"case (\d{7})")
"""What stands in each answer, so that a request to the model tells whose it is."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The first request to the model and the first post of each turn, by its number from 1."""

    bodies: Mapping[int, Json]
    posts: Mapping[int, Json]

    @classmethod
    def read(cls, file: Path) -> Self:
        """What was kept."""
        kept = json.loads(file.read_text(encoding="utf-8"))
        bodies, posts = ({int(n): one for n, one in kept[k].items()} for k in ("bodies", "posts"))
        return cls(bodies, posts)

    def keep(self, file: Path) -> None:
        """Write it down."""
        kept = {"bodies": self.bodies, "posts": self.posts}
        file.write_text(json.dumps(kept), encoding="utf-8")

    def body(self, number: int, mark: str) -> Json:
        """A request of that turn, with this mark in the last answer."""
        body = self.bodies[number]
        *before, last = body["messages"]
        content = MARK.sub(mark, last["content"])
        return {**body, "messages": [*before, {**last, "content": content}]}
