"""Where an interview is held and who reads its report: the command goes before the template, the
template before the settings.
"""

from collections.abc import Callable
from dataclasses import replace

from engine.plan import Plan, Visibility
from engine.reception import Invitation


def settled(
    draft: Invitation,
    plan: Plan,
    visibility: Visibility,
    managers: tuple[str, ...],
    usable: Callable[[str], bool],
) -> Invitation:
    """The invitation with place and managers; ``visibility`` and ``managers`` are the settings'.

    A template serves several platforms: ``usable`` tells which of its managers are ids of this one.
    """
    template = plan.template
    named = tuple(m for m in (template.managers if template else ()) if usable(m))
    held = (template.visibility if template else None) or visibility
    place = replace(draft.place, visibility=held)
    return replace(draft, place=place, managers=draft.managers or named or managers)
