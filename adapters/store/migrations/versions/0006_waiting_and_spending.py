"""What interviews wait for, what they spend in a day, and which time zone people live in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward: what was spent so far counts for no day."""
    with op.batch_alter_table("interviews", schema=None) as batch_op:
        for name in ("candidate_zone", "inviter_zone", "waits_for"):
            column = sa.Column(name, sa.String(), nullable=False, server_default="")
            batch_op.add_column(column)
    op.create_table(
        "spending",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("cost", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "day", name=op.f("pk_spending")),
    )
