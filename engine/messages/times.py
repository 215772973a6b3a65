"""Times as people read them: always with their zone."""

from datetime import UTC, datetime


def moment(at: datetime) -> str:
    """Day and minute in UTC: "28 Nov 2026, 14:05 UTC"."""
    return f"{at.astimezone(UTC):%d %b %Y, %H:%M} UTC".lstrip("0")
