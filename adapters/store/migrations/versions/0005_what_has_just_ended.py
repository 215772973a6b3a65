"""An index to find what has just come to its end, to which late words belong."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("interviews", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interviews_platform_ended_at"), ["platform", "ended_at"], unique=False
        )
