"""The tables: relational, so that a hiring team can query them; rows are the truth."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from adapters.store.mapping.utc_datetime import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_interview() -> Column[str]:
    return Column("interview_id", ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)


interviews = Table(
    "interviews",
    metadata,
    Column("id", String, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("status", String, nullable=False),
    Column("platform", String, nullable=False),
    Column("workspace", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("visibility", String, nullable=False),
    Column("thread_platform", String),
    Column("thread_workspace", String),
    Column("thread_channel", String),
    Column("thread", String),
    Column("candidate_id", String, nullable=False),
    Column("candidate_name", Text, nullable=False),
    Column("candidate_utc_offset", Integer, nullable=False),
    Column("candidate_zone", String, nullable=False),
    Column("inviter_id", String, nullable=False),
    Column("inviter_name", Text, nullable=False),
    Column("inviter_utc_offset", Integer, nullable=False),
    Column("inviter_zone", String, nullable=False),
    Column("template", String),
    Column("template_version", String),
    Column("consent_version", String, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("plan", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("active_at", UtcDateTime),
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("erased_at", UtcDateTime),
    Column("erased_quietly", Boolean, nullable=False),
    Column("ended_early", Boolean, nullable=False),
    Column("wants_human", Boolean, nullable=False),
    Column("spoke_early", Boolean, nullable=False),
    Column("lost", Boolean, nullable=False),
    Column("paused_times", Integer, nullable=False),
    Column("model_retry_at", UtcDateTime),
    Column("model_failures", Integer, nullable=False),
    Column("outages", Integer, nullable=False),
    Column("waits_for", String, nullable=False),
    Column("candidate_statement", Text, nullable=False),
    Column("disputed_at", UtcDateTime),
    Column("turn", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("keep_until", UtcDateTime, index=True),
    Column("due_at", UtcDateTime),
    Column("owner", String),
    UniqueConstraint(
        *("thread_platform", "thread_workspace", "thread_channel", "thread"),
        name="uq_interviews_thread",
    ),
    Index(None, "platform", "due_at"),
    Index(None, "platform", "status"),
    Index(None, "status", "platform", "workspace"),
    Index(None, "platform", "ended_at"),
    Index(None, "workspace", "created_at"),
    Index(None, "created_at"),
    Index(None, "candidate_id"),
    Index(None, "inviter_id"),
)

managers = Table(
    "managers",
    metadata,
    _of_interview(),
    Column("position", Integer, primary_key=True),
    Column("person_id", String, nullable=False, index=True),
)

questions = Table(
    "questions",
    metadata,
    _of_interview(),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False),
    Column("prompt", String, nullable=False),
    Column("message_id", String, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("asked_at", UtcDateTime),
    Column("heard_at", UtcDateTime),
    Column("closed", Boolean, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    _of_interview(),
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("edited_at", UtcDateTime),
    Column("deleted_at", UtcDateTime),
    Column("late", Boolean, nullable=False),
)

edits = Table(
    "edits",
    metadata,
    _of_interview(),
    Column("message_id", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("replaced_at", UtcDateTime, nullable=False),
)

postings = Table(
    "postings",
    metadata,
    _of_interview(),
    Column("key", String, primary_key=True),
    Column("message_id", String),
    Column("sent_at", UtcDateTime),
    Column("retry_at", UtcDateTime),
    Column("tries", Integer, nullable=False),
    Column("unreachable", Boolean, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("left", Integer),
    Column("person", String, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    _of_interview(),
    Column("position", Integer, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("model", String, nullable=False),
    Column("prompt", String, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cached_tokens", Integer, nullable=False),
    Column("cost", Float),
    Column("seconds", Float, nullable=False),
    Column("outcome", String, nullable=False),
)

summaries = Table(
    "summaries",
    metadata,
    _of_interview(),
    Column("state", String, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("source", String, nullable=False),
    Column("built_in", Boolean, nullable=False),
    Column("prompt", String, nullable=False),
    Column("full_summary_text", Text, nullable=False),
    Column("sentiment_label", String),
    Column("sentiment_score", Float),
    Column("claims", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("format", Integer, nullable=False),
    Column("prose", String, nullable=False),
    Column("dropped_sentences", Integer, nullable=False),
)

lists = Table(
    "summary_lists",
    metadata,
    _of_interview(),
    Column("list", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("answer", Integer),
    Column("passage", String, nullable=False),
)
"""Everything that a summary lists, a line each; ``adapters.store.mapping.summary_lists``."""

ratings = Table(
    "ratings",
    metadata,
    _of_interview(),
    Column("position", Integer, primary_key=True),
    Column("competency", Text, nullable=False),
    Column("level", Integer),
    Column("spread", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("answer", Integer),
    Column("unstable", Boolean, nullable=False),
    Column("per_answer", JSON, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    _of_interview(),
    Column("score", String, primary_key=True),
    Column("value", Integer),
    Column("certainty", String),
    Column("reason", Text, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    _of_interview(),
    Column("score", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("answer", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("words", JSON, nullable=False),
    Column("says", String, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("interview_id", String, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Text, nullable=False),
)
"""Append-only: ids, kinds, times and versions, never text. It outlives what it tells of."""

spending = Table(
    "spending",
    metadata,
    Column("platform", String, primary_key=True),
    Column("workspace", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("cost", Float, nullable=False),
)
"""What calls came to in a workspace and on a day in UTC. It outlives what it was spent for."""

parts = tuple(t for t in metadata.sorted_tables if t not in {interviews, journal, spending})
"""Tables whose rows belong to an interview: their primary keys begin with its id."""
