"""Lists of interviews, as whoever asks may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.api.permissions import Relation, is_allowed
from engine.catalogue import gettext, gettext_noop
from engine.dialogue.models import Status
from engine.messages.card import Action, Button, Card, Item, Section, plain
from engine.messages.texts import make_button
from engine.ports.store import InterviewListItem

MOST_LISTED = 20

STATES: Mapping[Status, str] = {
    Status.NOT_STARTED: gettext_noop("waiting for consent"),
    Status.IN_PROGRESS: gettext_noop("in progress"),
    Status.PAUSED: gettext_noop("paused"),
    Status.COMPLETED: gettext_noop("finished"),
    Status.DECLINED: gettext_noop("declined"),
    Status.WITHDRAWN: gettext_noop("withdrawn"),
    Status.EXPIRED: gettext_noop("closed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One interview in somebody's list, and what they may do with it."""

    line: InterviewListItem
    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody's interviews: the ones they are the candidate of, and those of others."""

    own: tuple[Row, ...]
    others: tuple[Row, ...]


def list_for_person(
    lines: Iterable[InterviewListItem], person: str, most: int = MOST_LISTED
) -> Listed:
    """The newest interviews of somebody; they can act on their own only."""
    unique = {line.id: line for line in lines}.values()
    newest = sorted(unique, key=lambda line: (line.status.running, line.created_at), reverse=True)
    own = [Row(li, describe(li), _buttons(li)) for li in newest if li.candidate_id == person]
    others = [Row(li, describe(li)) for li in newest if li.candidate_id != person]
    return Listed(tuple(own[:most]), tuple(others[:most]))


def describe(line: InterviewListItem) -> str:
    """An interview in a line: topic, candidate, state, answers, day."""
    gone = gettext("being deleted") if line.candidate_id else gettext("deleted")
    return gettext(
        "{topic} · {who} · {state}, {answered} of {total} answered · {date}",
        topic=line.topic or gettext("an interview"),
        who=line.candidate or (gettext("somebody") if line.topic else gone),
        state=gettext(STATES[line.status]),
        answered=line.answered,
        total=line.questions,
        date=line.created_at.strftime("%d %b %Y"),
    )


def list_card(found: Listed) -> Card:
    """The lists as a card."""
    sections = [
        Section(heading, tuple(Item(row.text) for row in rows))
        for heading, rows in ((gettext("Yours"), found.own), (gettext("Of others"), found.others))
        if rows
    ]
    if not sections:
        return Card(body=(plain(gettext("There are no interviews that concern you yet.")),))
    return Card(title=gettext("Interviews"), sections=tuple(sections))


def _buttons(line: InterviewListItem) -> tuple[Button, ...]:
    if not line.topic:
        return ()
    actions: Sequence[Action] = (Action.RECORDED, Action.DELETE)
    if line.status.running:
        actions = (Action.RECORDED, Action.WITHDRAW, Action.DELETE)
    mine = frozenset({Relation.CANDIDATE})
    return tuple(make_button(a) for a in actions if is_allowed(a, mine))
