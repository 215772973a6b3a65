"""The column type of moments, the same in SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, String, TypeDecorator
from sqlalchemy.types import TypeEngine

_TO_MICROSECONDS = len("2026-03-02 12:00:00.000000")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept to the microsecond, that comes back in UTC.

    SQLite has no type for it: there it is a text that sorts by time, "2026-03-02 12:00:00.000000".
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text in SQLite."""
        return String() if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """In UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        utc = value if value.tzinfo is UTC else value.astimezone(UTC)
        return utc.isoformat(" ", "microseconds")[:_TO_MICROSECONDS]

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        del dialect
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(f"{value}+00:00")
        moment: datetime = value
        return moment.astimezone(UTC)
