"""The registry of scores: a new score is one file beside this one and one entry here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.scoring.clarity import clarity
from engine.scoring.confidence import confidence
from engine.scoring.consistency import consistency
from engine.scoring.scorable import ScorableAnswer
from engine.scoring.scores import Score


@dataclass(frozen=True, slots=True)
class Measure:
    """One score: its ``name`` in the database and in JSON, and what people read instead.

    ``heading`` stands above a column of a table, at most 8 letters. ``explained`` says whether the
    report gives its certainty and its evidence beside its reason.
    """

    name: str
    label: str
    heading: str
    compute: Callable[[Sequence[ScorableAnswer]], Score]
    explained: bool = True


MEASURES = (
    Measure("clarity", "specific", "clear", clarity),
    Measure("confidence", "commits to positions", "commits", confidence),
    Measure("consistency", "even depth", "even", consistency, explained=False),
)
"""All scores, in the order in which they are shown. A name is stored and never changes."""
