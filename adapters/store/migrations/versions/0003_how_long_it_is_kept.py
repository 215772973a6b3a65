"""Until when the words of an interview are kept, with an index to find those that are due."""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(), "sqlite")
ROWS = sa.table(
    "interviews",
    sa.column("id", sa.String),
    sa.column("plan", sa.JSON),
    sa.column("ended_at", MOMENT),
    sa.column("erased_at", MOMENT),
    sa.column("keep_until", MOMENT),
)


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("interviews", schema=None) as batch_op:
        batch_op.add_column(sa.Column("keep_until", MOMENT, nullable=True))
        batch_op.create_index(batch_op.f("ix_interviews_keep_until"), ["keep_until"], unique=False)
    connection = op.get_bind()
    over = sa.select(ROWS.c.id, ROWS.c.plan, ROWS.c.ended_at).where(
        ROWS.c.ended_at.is_not(None), ROWS.c.erased_at.is_(None)
    )
    kept = sa.update(ROWS).where(ROWS.c.id == sa.bindparam("the_id"))
    rows = [
        {"the_id": row.id, "until": _later(row.ended_at, int(row.plan["retention_days"]))}
        for row in connection.execute(over)
    ]
    if rows:
        connection.execute(kept.values(keep_until=sa.bindparam("until", type_=MOMENT)), rows)


def _later(moment: Any, days: int) -> Any:
    """So many days later, in the way that the database writes a moment."""
    if not isinstance(moment, str):
        return moment + timedelta(days=days)
    later = datetime.fromisoformat(moment).replace(tzinfo=UTC) + timedelta(days=days)
    return later.isoformat(" ", "microseconds")[: len(moment)]
