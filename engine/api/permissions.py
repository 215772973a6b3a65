"""Who may do what, in one table. Pure; platforms only find out who somebody is.

Nobody sees or changes an interview of another workspace, whatever ids they know. The operator of
the program stands outside: whoever may run it beside its database may list, export and delete.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.catalogue import gettext
from engine.dialogue.models import Interview, Person
from engine.errors import BadCommand, ManagerRefused
from engine.messages.card import Action


class Relation(StrEnum):
    """What somebody is to an interview, or in a workspace; one person can be several of these."""

    CANDIDATE = "the candidate"
    MANAGER = "a hiring manager of this interview"
    INVITER = "who asked for this interview"
    BYSTANDER = "somebody else in the workspace, also a manager of another interview"
    STRANGER = "somebody of another workspace"
    RECRUITER = "one whom the operator lets invite others"
    ADMINISTRATOR = "one who may manage the workspace"
    MEMBER = "anybody in a workspace"


class Permission(StrEnum):
    """What people can do besides pressing buttons."""

    ASK = "ask for an interview with oneself"
    INVITE = "invite somebody else"
    ANSWER = "answer, edit and delete answers"
    REPORT = "be sent the report and the transcript"
    LIST = "see it in a list"


class InvitePolicy(StrEnum):
    """Whom the operator lets invite others in a workspace."""

    EVERYBODY = "everybody"
    NAMED = "named"
    ADMINISTRATORS = "administrators"


Act = Permission | Action

_CANDIDATE = frozenset({Relation.CANDIDATE})

RULES: Mapping[Act, frozenset[Relation]] = {
    Permission.ASK: frozenset({Relation.MEMBER}),
    Permission.INVITE: frozenset({Relation.RECRUITER}),
    Permission.ANSWER: _CANDIDATE,
    Permission.REPORT: frozenset({Relation.MANAGER}),
    Permission.LIST: frozenset({Relation.CANDIDATE, Relation.MANAGER, Relation.INVITER}),
    Action.START: _CANDIDATE,
    Action.DECLINE: _CANDIDATE,
    Action.HUMAN: _CANDIDATE,
    Action.SKIP: _CANDIDATE,
    Action.PAUSE: _CANDIDATE,
    Action.RESUME: _CANDIDATE,
    Action.END: _CANDIDATE,
    Action.RECORDED: _CANDIDATE,
    Action.WITHDRAW: _CANDIDATE,
    Action.DELETE: _CANDIDATE,
    Action.DISPUTE: _CANDIDATE,
}
"""Whoever has one of the roles may; what is not in here nobody may."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who somebody is, as far as a platform tells.

    ``workspaces`` are those whose interviews they can speak of from where they are. ``direct``
    says that they talk with the bot alone, in no workspace: there they can reach their own
    interviews of all workspaces. ``groups`` are ids of user groups that they are in. ``named``
    says whether the operator's list of inviters has them, ``administrator`` whether they may
    manage the workspace.
    """

    person: str
    workspaces: tuple[str, ...]
    groups: tuple[str, ...] = ()
    direct: bool = False
    named: bool = False
    administrator: bool = False


MOST_MANAGERS = 20
"""People who can be named for one report."""


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody named to get the report, as far as a platform tells.

    ``member`` says whether they belong to the workspace or server of the interview, ``app``
    whether they are no person, ``closed`` whether the account is deactivated.
    """

    person: Person
    member: bool
    app: bool = False
    closed: bool = False


def chosen_managers(nominees: Sequence[Nominee], candidate: str) -> tuple[str, ...]:
    """The ids of those who get the report; raises ManagerRefused when one of them may not."""
    if len(nominees) > MOST_MANAGERS:
        problem = gettext("the limit is {most}", most=MOST_MANAGERS)
        raise ManagerRefused(who=gettext("That many people"), problem=problem)
    for nominee in nominees:
        problem = _problem_with(nominee, candidate)
        if problem:
            raise ManagerRefused(who=nominee.person.name or nominee.person.id, problem=problem)
    return tuple(nominee.person.id for nominee in nominees)


def _problem_with(nominee: Nominee, candidate: str) -> str:
    if nominee.person.id == candidate:
        return gettext("that is the candidate")
    if nominee.app:
        return gettext("that is an app")
    if nominee.closed:
        return gettext("the account is deactivated")
    if nominee.member:
        return ""
    return gettext("that is not a member of the server or workspace where you asked")


def roles(who: Actor, interview: Interview) -> frozenset[Relation]:
    """What somebody is to an interview."""
    own = who.person == interview.candidate.id
    if interview.place.workspace not in who.workspaces:
        return _CANDIDATE if own and who.direct else frozenset({Relation.STRANGER})
    found = {
        Relation.CANDIDATE: own,
        Relation.MANAGER: not {who.person, *who.groups}.isdisjoint(interview.managers),
        Relation.INVITER: who.person == interview.inviter.id,
    }
    return frozenset(role for role, is_so in found.items() if is_so) or frozenset(
        {Relation.BYSTANDER}
    )


def workspace_roles(who: Actor, inviters: InvitePolicy) -> frozenset[Relation]:
    """What somebody is in the workspace that they are in."""
    lets = {
        InvitePolicy.EVERYBODY: True,
        InvitePolicy.NAMED: who.named,
        InvitePolicy.ADMINISTRATORS: who.administrator,
    }
    found = {Relation.RECRUITER: lets[inviters], Relation.ADMINISTRATOR: who.administrator}
    return frozenset({Relation.MEMBER, *(role for role, is_so in found.items() if is_so)})


def required_permission(asker: str, candidate: str) -> Permission:
    """What somebody must be allowed to do who asks for an interview with a candidate."""
    return Permission.ASK if asker == candidate else Permission.INVITE


def can_invite(who: Actor, permission: Permission, policy: InvitePolicy) -> bool:
    """Whether somebody may ask for an interview, as the operator's policy says."""
    return is_allowed(permission, workspace_roles(who, policy))


def check_human(*, is_human: bool) -> None:
    """Refuse a candidate who is no person; raises BadCommand."""
    if not is_human:
        raise BadCommand(
            problem=gettext(
                "only people can be interviewed, and that is an app or a deactivated account"
            )
        )


def is_allowed(act: Act, held: frozenset[Relation]) -> bool:
    """Whether one of the roles that somebody has lets them do it."""
    return not held.isdisjoint(RULES.get(act, frozenset()))
