"""What a model chooses for a report: ids of passages and offered themes, and nothing else.

Every field of the reply is an enum over what code offers, so no word that a model writes can
reach the report. The schema uses named slots (see ``reply_schemas``); "" leaves a slot empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.dialogue.plan import Competency
from engine.errors import BadReply
from engine.interviewer.reply_schemas import LABELS, Json, object_schema, sentiment_of
from engine.ports.model import TaskContext

THEMES, POINTS, FINDINGS, PER_COMPETENCY = 3, 5, 3, 2
"""Slots of each kind."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen passage ids, each list in the order of choice and without repeats.

    ``competencies`` holds ids by the competency's name. ``sentiment`` is a label with its score
    (0.0 to 1.0), None when it was not asked for or could not be read.
    """

    themes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    competencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sentiment: tuple[str, float] | None = None


def selection_schema(brief: TaskContext) -> Json:
    """The JSON schema of a reply about this brief."""
    slots: Json = {name: _enum(allowed) for name, allowed in _slots(brief).items()}
    if brief.sentiment:
        slots["sentiment_label"] = {"type": "string", "enum": list(LABELS)}
        slots["sentiment_score"] = {"type": "number"}
    return object_schema(slots)


def parse_selection(found: Json, brief: TaskContext, *, last: bool = False) -> Selection:
    """The selection in a reply's object; raises BadReply.

    ``last`` says that it will not be asked for again: a sentiment whose score does not agree with
    its label is then left out.
    """
    slots = _slots(brief)
    missing = sorted(slots.keys() - found.keys())
    if missing:
        raise BadReply(problem=f"these fields are missing: {', '.join(missing[:6])}")
    for name, allowed in slots.items():
        if found[name] not in ("", *allowed):
            raise BadReply(problem=f"{name} must be one of: {', '.join(allowed[:12])}")
    return Selection(
        themes=_chosen(found, "theme", THEMES),
        points=_chosen(found, "point", POINTS),
        strengths=_chosen(found, "strength", FINDINGS),
        weaknesses=_chosen(found, "weakness", FINDINGS),
        competencies={
            each.name: _chosen(found, f"competency_{number}", PER_COMPETENCY)
            for number, each in enumerate(brief.competencies, start=1)
        },
        sentiment=sentiment_of(found, last=last) if brief.sentiment else None,
    )


def reply_of(selection: Selection, competencies: Sequence[Competency]) -> Json:
    """The selection as a reply, for an interviewer that is no language model."""
    reply: Json = {
        **_filled("theme", selection.themes, THEMES),
        **_filled("point", selection.points, POINTS),
        **_filled("strength", selection.strengths, FINDINGS),
        **_filled("weakness", selection.weaknesses, FINDINGS),
    }
    for number, each in enumerate(competencies, start=1):
        chosen = selection.competencies.get(each.name, ())
        reply |= _filled(f"competency_{number}", chosen, PER_COMPETENCY)
    if selection.sentiment is not None:
        reply["sentiment_label"], reply["sentiment_score"] = selection.sentiment
    return reply


def _slots(brief: TaskContext) -> dict[str, tuple[str, ...]]:
    """What each slot may hold beside ""."""
    ids = tuple(passage.id for passage in brief.passages)
    open_ids = tuple(dict.fromkeys((*(p.id for p in brief.open_passages), *ids)))
    slots = dict.fromkeys(_names("theme", THEMES), brief.themes)
    slots |= dict.fromkeys(_names("point", POINTS), ids)
    slots |= dict.fromkeys(_names("strength", FINDINGS), ids)
    slots |= dict.fromkeys(_names("weakness", FINDINGS), open_ids)
    for number in range(1, len(brief.competencies) + 1):
        slots |= dict.fromkeys(_names(f"competency_{number}", PER_COMPETENCY), ids)
    return slots


def _names(kind: str, most: int) -> list[str]:
    return [f"{kind}_{number}" for number in range(1, most + 1)]


def _enum(allowed: Iterable[str]) -> Json:
    return {"type": "string", "enum": ["", *allowed]}


def _chosen(found: Json, kind: str, most: int) -> tuple[str, ...]:
    chosen = (str(found[name]) for name in _names(kind, most))
    return tuple(dict.fromkeys(value for value in chosen if value))


def _filled(kind: str, values: Sequence[str], most: int) -> Json:
    filled = [*values, *[""] * most][:most]
    return dict(zip(_names(kind, most), filled, strict=True))
