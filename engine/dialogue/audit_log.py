"""The line that an event leaves in the journal: ids, kinds, numbers, versions; never text."""

from collections.abc import Mapping

from engine.dialogue import events as ev
from engine.dialogue.models import AuditEntry

KINDS: Mapping[type[ev.Event], str] = {
    ev.Invited: "Invited",
    ev.ThreadOpened: "ThreadOpened",
    ev.Accepted: "Accepted",
    ev.Declined: "Declined",
    ev.AskedForHuman: "AskedForHuman",
    ev.Replied: "Replied",
    ev.ReplyEdited: "ReplyEdited",
    ev.ReplyDeleted: "ReplyDeleted",
    ev.ReplyRestored: "ReplyRestored",
    ev.QuestionWritten: "QuestionWritten",
    ev.Summarised: "Summarised",
    ev.Posted: "Posted",
    ev.PostFailed: "PostFailed",
    ev.LatePutOff: "LatePutOff",
    ev.Skipped: "Skipped",
    ev.Paused: "Paused",
    ev.Resumed: "Resumed",
    ev.Ended: "Ended",
    ev.Withdrawn: "Withdrawn",
    ev.PictureDisputed: "PictureDisputed",
    ev.Expired: "Expired",
    ev.Erased: "Erased",
    ev.Unsaid: "Unsaid",
    ev.Forgotten: "Forgotten",
    ev.ThreadLost: "ThreadLost",
    ev.ModelFailed: "ModelFailed",
    ev.Recalled: "Recalled",
}
"""What the journal and the metrics call each event. Stored: a renamed class keeps its kind."""

DELETION = (KINDS[ev.Erased], KINDS[ev.Forgotten])
"""Kinds of lines that stay when an interview is forgotten."""


def audit_entry(event: ev.Event) -> AuditEntry:
    """What the journal keeps of an event."""
    return AuditEntry(event.at, KINDS[type(event)], _subject(event))


def _subject(event: ev.Event) -> str:
    match event:
        case ev.Invited(plan=plan):
            template = plan.template
            name = f"{template.name}@{template.version}" if template else "none"
            prompts = " ".join(f"{k}={v}" for k, v in sorted(plan.prompts.items()))
            return f"consent={plan.consent_version} template={name} {prompts}".strip()
        case ev.Replied(id=id_) | ev.ReplyEdited(id=id_):
            return id_
        case ev.ReplyDeleted(id=id_) | ev.ReplyRestored(id=id_):
            return id_
        case ev.QuestionWritten(number=number, source=source, prompt=prompt):
            return f"question={number} by={source} prompt={prompt}"
        case ev.Summarised(summary=summary):
            return f"by={summary.source} prompt={summary.prompt} state={summary.state}"
        case ev.Posted(key=key, message_id=message_id):
            return f"{key} as {message_id}"
        case ev.PostFailed(key=key) | ev.LatePutOff(key=key):
            return key
        case ev.ModelFailed(waits_for=waits_for) if waits_for:
            return f"waits for={waits_for}"
        case ev.Skipped(number=number):
            return f"question={number}"
        case ev.Erased(by=by):
            return f"by={by if by in {ev.RETENTION, ev.OPERATOR} else 'candidate'}"
        case ev.Unsaid(key=key, left=left):
            return f"{key} left={left}"
    return ""
