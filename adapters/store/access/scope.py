"""Which rows count: those of the workspaces that the process is installed in."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, and_, false, func, not_, or_, select, true

from adapters.store.mapping import tables as t
from engine.ports.installation import Installations

_ROWS = t.interviews.c


def held(
    installations: Installations | None, platforms: Collection[str] | None = None
) -> ColumnElement[bool]:
    """Rows of the workspaces held, on these platforms or on all; None holds all workspaces."""
    if installations is None:
        return true() if platforms is None else _ROWS.platform.in_(platforms)
    known = {name: one.workspaces for name, one in installations.items()}
    if platforms is None:
        return _any(_plain(_ROWS.platform), _plain(_ROWS.workspace), known)
    here = {name: known.get(name, frozenset()) for name in platforms}
    return _any(_ROWS.platform, _ROWS.workspace, here)


def _any(
    platform: ColumnElement[str],
    workspace: ColumnElement[str],
    known: Mapping[str, Collection[str]],
) -> ColumnElement[bool]:
    each = (and_(platform == name, workspace.in_(own)) for name, own in known.items())
    return or_(false(), *each)


def _plain(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column's value out of reach of its index: what else is asked for chooses the index."""
    return func.coalesce(column, "")


def others(connection: Connection, installations: Installations | None, platform: str) -> int:
    """How many interviews of a platform belong to workspaces that are not held."""
    query = select(func.count()).where(_ROWS.platform == platform, not_(held(installations)))
    return connection.scalar(query) or 0
