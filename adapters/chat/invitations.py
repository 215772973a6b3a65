"""Who may ask for an interview, decided the same way on all platforms."""

from engine.api.permissions import Actor, InvitePolicy, Permission, is_allowed, workspace_roles

NOT_HUMAN = "only people can be interviewed, and that is an app or a deactivated account"


def required_permission(asker: str, candidate: str) -> Permission:
    """What somebody must be allowed to do who asks for an interview with a candidate."""
    return Permission.ASK if asker == candidate else Permission.INVITE


def can_invite(who: Actor, permission: Permission, policy: InvitePolicy) -> bool:
    """Whether somebody may ask for an interview, as the operator's policy says."""
    return is_allowed(permission, workspace_roles(who, policy))
