"""An interview's own row, the one in ``interviews``: pure, from the value to its columns."""

from adapters.store.mapping.child_rows import Row, count_answered
from adapters.store.mapping.plan_document import plan_to_document
from engine.dialogue.erasure import retention_deadline
from engine.dialogue.models import Interview


def first_row(interview: Interview) -> Row:
    """What of the row of ``interviews`` stays as it is first written."""
    template = interview.plan.template
    return {
        "id": interview.id,
        "platform": interview.place.platform,
        "workspace": interview.place.workspace,
        "channel": interview.place.channel,
        "visibility": str(interview.place.visibility),
        "template": template.name if template else None,
        "template_version": template.version if template else None,
        "consent_version": interview.plan.consent_version,
        "questions": interview.plan.questions,
        "plan": plan_to_document(interview.plan),
        "created_at": interview.created_at,
    }


def frequent_row(interview: Interview) -> Row:
    """What of that row changes in every turn, without what a claim says."""
    return {
        "revision": interview.revision,
        "turn": interview.turn,
        "active_at": interview.active_at,
        "answered": count_answered(interview),
    }


def rare_row(interview: Interview) -> Row:
    """What else of that row can change."""
    thread = interview.thread
    return {
        "topic": interview.topic,
        "inviter_id": interview.inviter.id,
        "inviter_name": interview.inviter.name,
        "inviter_utc_offset": interview.inviter.utc_offset,
        "inviter_zone": interview.inviter.zone,
        "thread_platform": thread.platform if thread else None,
        "thread_workspace": thread.workspace if thread else None,
        "thread_channel": thread.channel if thread else None,
        "thread": thread.thread if thread else None,
        "candidate_id": interview.candidate.id,
        "candidate_name": interview.candidate.name,
        "candidate_utc_offset": interview.candidate.utc_offset,
        "candidate_zone": interview.candidate.zone,
        "status": str(interview.status),
        "keep_until": retention_deadline(interview),
        "started_at": interview.started_at,
        "ended_at": interview.ended_at,
        "erased_at": interview.erased_at,
        "erased_quietly": interview.erased_quietly,
        "ended_early": interview.ended_early,
        "wants_human": interview.wants_human,
        "spoke_early": interview.spoke_early,
        "lost": interview.lost,
        "paused_times": interview.paused_times,
        "model_retry_at": interview.model_retry_at,
        "model_failures": interview.model_failures,
        "outages": interview.outages,
        "waits_for": str(interview.waits_for),
        "candidate_statement": interview.candidate_statement,
        "disputed_at": interview.disputed_at,
    }


FREQUENT_COLUMNS = ("revision", "turn", "active_at", "answered")
"""The columns of ``frequent_row``."""
RARE_COLUMNS = (
    *("topic", "inviter_id", "inviter_name", "inviter_utc_offset", "inviter_zone"),
    *("thread_platform", "thread_workspace", "thread_channel", "thread"),
    *("candidate_id", "candidate_name", "candidate_utc_offset", "candidate_zone"),
    *("status", "keep_until", "started_at", "ended_at", "erased_at", "erased_quietly"),
    *("ended_early", "wants_human", "spoke_early", "lost", "paused_times"),
    *("model_retry_at", "model_failures", "outages", "waits_for"),
    *("candidate_statement", "disputed_at"),
)
"""The columns of ``rare_row``."""
