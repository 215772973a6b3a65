"""Where an interview is held and who gets its report: the request, its template, the settings."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.dialogue.models import ChannelRef
from engine.dialogue.plan import Template, Visibility


def _is_anybody(person: str) -> bool:
    return bool(person)


@dataclass(frozen=True, slots=True)
class PlacementDefaults:
    """What holds where neither the request nor the template says otherwise.

    ``visibility`` and ``managers`` are the settings' for this platform; without a visibility the
    place keeps its own. ``is_direct`` says that the request came from a conversation of two, in
    which nothing can be public. A template serves several platforms: ``is_person`` tells which of
    its managers are ids of this one.
    """

    visibility: Visibility | None = None
    managers: tuple[str, ...] = ()
    is_direct: bool = False
    is_person: Callable[[str], bool] = _is_anybody


def resolve_place(
    place: ChannelRef, template: Template | None, defaults: PlacementDefaults
) -> ChannelRef:
    """The place with its visibility: the template's goes before the settings'."""
    if defaults.is_direct:
        return replace(place, visibility=Visibility.PRIVATE)
    wanted = template.visibility if template else None
    return replace(place, visibility=wanted or defaults.visibility or place.visibility)


def resolve_managers(
    named: tuple[str, ...], template: Template | None, defaults: PlacementDefaults
) -> tuple[str, ...]:
    """Who gets the report, each once: those named, else the template's, else the settings'."""
    prepared = template.managers if template else ()
    known = tuple(manager for manager in prepared if defaults.is_person(manager))
    return tuple(dict.fromkeys(named or known or defaults.managers))
