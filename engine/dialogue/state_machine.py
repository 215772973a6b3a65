"""The rules of the dialogue. No clock, no asyncio, no SQL, no model: time comes in as a value.

1. ``apply_event`` folds an event into an interview. What is repeated, stale, out of place or done
   by somebody else changes nothing: the same value comes back.
2. What must happen next is derived, never stored: ``next_step`` is the first thing on the agenda
   (``engine.dialogue.next_step``) whose time has come, ``next_due_at`` the time of the earliest.
3. The model proposes, the machine disposes: which question comes next, whether it may be a
   follow-up, what a button means and when the interview ends are decided here and there only.
"""

from engine.dialogue import events as ev
from engine.dialogue.audit_log import audit_entry
from engine.dialogue.erasure import apply_after_deletion
from engine.dialogue.models import AuditEntry, Interview
from engine.dialogue.next_step import needs_model, next_due_at, next_step
from engine.dialogue.transitions.apply import apply_before_deletion
from engine.frozen import copy_with

__all__ = ["apply_event", "create_interview", "needs_model", "next_due_at", "next_step"]


def create_interview(invited: ev.Invited) -> Interview:
    """A new interview in which nothing was said yet.

    Without managers the inviter is the one who is told how it went, unless that is the candidate.
    Without consent to wait for (a setting for terminals) it is in progress at once.
    """
    alone = invited.inviter.id == invited.candidate.id
    interview = Interview(
        id=invited.id,
        topic=invited.topic,
        candidate=invited.candidate,
        inviter=invited.inviter,
        place=invited.place,
        plan=invited.plan,
        created_at=invited.at,
        managers=invited.managers or (() if alone else (invited.inviter.id,)),
        thread=invited.thread,
        active_at=invited.at,
        unsaved_audit_entries=(audit_entry(invited),),
    )
    if invited.plan.consent:
        return interview
    return apply_event(interview, ev.Accepted(invited.at, invited.candidate.id))


def apply_event(interview: Interview, event: ev.Event) -> Interview:
    """What the interview is after the event; the very same value when the event changes nothing."""
    deleted = interview.erased_at is not None
    apply = apply_after_deletion if deleted else apply_before_deletion
    changed = apply(interview, event)
    if changed is interview:
        return interview
    written: AuditEntry = audit_entry(event)
    return copy_with(
        changed,
        revision=interview.revision + 1,
        unsaved_audit_entries=(*interview.unsaved_audit_entries, written),
    )
