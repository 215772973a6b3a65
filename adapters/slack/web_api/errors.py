"""Slack's errors in the engine's terms: try again, nobody there, or the thread is gone."""

from collections.abc import Mapping

from adapters.slack.web_api.client import Rejected, SlackFailure
from engine.errors import Delivery, NotDelivered, ThreadGone, Unreachable

NOT_THERE: Mapping[str, str] = {
    "user_not_found": "Slack does not know this user",
    "users_not_found": "Slack does not know this user",
    "user_not_visible": "this user is not visible to the app",
    "user_disabled": "the account is deactivated",
    "account_inactive_user": "the account is deactivated",
    "cannot_dm_bot": "apps cannot be written to",
    "channel_not_found": "the conversation is closed to the app",
    "messages_tab_disabled": "the app's messages tab is switched off",
    "is_archived": "the conversation is archived",
    "restricted_action": "the workspace's rules forbid it",
    "restricted_action_read_only_channel": "only some may write there",
    "no_such_subteam": "there is no such user group",
    "subteam_not_found": "there is no such user group",
    "unknown_method": "user groups are not available here",
    "missing_scope": "the app lacks a scope: install it again from its manifest",
    "plan_upgrade_required": "the workspace's plan has no user groups",
    "not_in_channel": "the app is not a member of the channel",
}

GONE: Mapping[str, str] = {
    "thread_not_found": "it was deleted",
    "message_not_found": "it was deleted",
    "channel_not_found": "the channel is gone or closed to the app",
    "is_archived": "the channel is archived",
    "not_in_channel": "the app was removed from the channel",
    "cannot_reply_to_message": "it is locked",
    "restricted_action_thread_locked": "it is locked",
}

NOT_A_MEMBER = frozenset({"not_in_channel", "channel_not_found"})


def about_person(fault: SlackFailure, who: str) -> Delivery:
    """What a fault means when one person, or a place named like one, was to be reached."""
    if isinstance(fault, Rejected) and fault.code in NOT_THERE:
        return Unreachable(who=who, problem=NOT_THERE[fault.code])
    return _later(fault)


def about_thread(fault: SlackFailure) -> Delivery:
    """What a fault means when something was to be said in an interview's thread."""
    if isinstance(fault, Rejected) and fault.code in GONE:
        return ThreadGone(problem=GONE[fault.code])
    return _later(fault)


def about_reading(fault: SlackFailure) -> Delivery:
    """What a fault means when a thread was to be read; what is refused is not tried again."""
    if isinstance(fault, Rejected) and fault.retry_after is None and fault.code not in GONE:
        return Unreachable(who="The thread", problem=fault.code)
    return about_thread(fault)


def _later(fault: SlackFailure) -> NotDelivered:
    return NotDelivered(problem=f"Slack: {fault.code}", retry_after=fault.retry_after)
