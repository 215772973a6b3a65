"""The tables: relational, so that a hiring team can query them; rows are the truth."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond and readable in both databases."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC without an offset."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware again."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


def _of_interview() -> Column[str]:
    return Column("interview_id", ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)


interviews = Table(
    "interviews",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("topic", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("workspace", String(100), nullable=False),
    Column("channel", String(100), nullable=False),
    Column("visibility", String(20), nullable=False),
    Column("thread_channel", String(100)),
    Column("thread", String(100)),
    Column("candidate_id", String(100), nullable=False),
    Column("candidate_name", Text, nullable=False),
    Column("candidate_utc_offset", Integer, nullable=False),
    Column("inviter_id", String(100), nullable=False),
    Column("inviter_name", Text, nullable=False),
    Column("inviter_utc_offset", Integer, nullable=False),
    Column("template", String(100)),
    Column("template_version", String(100)),
    Column("consent_version", String(100), nullable=False),
    Column("questions", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("plan", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("active_at", Moment),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("erased_at", Moment),
    Column("ended_early", Boolean, nullable=False),
    Column("wants_human", Boolean, nullable=False),
    Column("spoke_early", Boolean, nullable=False),
    Column("lost", Boolean, nullable=False),
    Column("paused_times", Integer, nullable=False),
    Column("model_retry_at", Moment),
    Column("model_failures", Integer, nullable=False),
    Column("outages", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("due_at", Moment),
    Column("owner", String(100)),
    UniqueConstraint("platform", "workspace", "thread_channel", "thread"),
    Index(None, "platform", "due_at"),
    Index(None, "workspace", "candidate_id"),
    Index(None, "created_at"),
)

managers = Table(
    "managers",
    metadata,
    _of_interview(),
    Column("position", Integer, primary_key=True),
    Column("person_id", String(100), nullable=False, index=True),
)

questions = Table(
    "questions",
    metadata,
    _of_interview(),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("source", String(200), nullable=False),
    Column("prompt", String(100), nullable=False),
    Column("message_id", String(100), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("asked_at", Moment),
    Column("heard_at", Moment),
    Column("closed", Boolean, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    _of_interview(),
    Column("id", String(100), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("edited_at", Moment),
    Column("deleted_at", Moment),
    Column("late", Boolean, nullable=False),
)

edits = Table(
    "edits",
    metadata,
    _of_interview(),
    Column("message_id", String(100), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("replaced_at", Moment, nullable=False),
)

postings = Table(
    "postings",
    metadata,
    _of_interview(),
    Column("key", String(200), primary_key=True),
    Column("message_id", String(200)),
    Column("sent_at", Moment),
    Column("retry_at", Moment),
    Column("tries", Integer, nullable=False),
    Column("unreachable", Boolean, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    _of_interview(),
    Column("position", Integer, primary_key=True),
    Column("purpose", String(50), nullable=False),
    Column("model", String(200), nullable=False),
    Column("prompt", String(100), nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cached_tokens", Integer, nullable=False),
    Column("cost", Float),
    Column("seconds", Float, nullable=False),
    Column("outcome", String(100), nullable=False),
)

summaries = Table(
    "summaries",
    metadata,
    _of_interview(),
    Column("state", String(20), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("source", String(200), nullable=False),
    Column("built_in", Boolean, nullable=False),
    Column("prompt", String(100), nullable=False),
    Column("full_summary_text", Text, nullable=False),
    Column("sentiment_label", String(20)),
    Column("sentiment_score", Float),
    Column("claims", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
)

lists = Table(
    "summary_lists",
    metadata,
    _of_interview(),
    Column("list", String(20), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("answer", Integer),
)
"""Themes, key points, missing information, notes, strengths and weaknesses, a line each."""

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
    Column("score", String(20), primary_key=True),
    Column("value", Integer),
    Column("certainty", String(20)),
    Column("reason", Text, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    _of_interview(),
    Column("score", String(20), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("answer", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("words", JSON, nullable=False),
    Column("says", String(100), nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("interview_id", String(40), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("subject", Text, nullable=False),
)
"""Append-only: ids, kinds, times and versions, never text. It outlives what it tells of."""
