"""What a candidate says about the report, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(), "sqlite")


def upgrade() -> None:
    """Forward: nobody has said anything."""
    with op.batch_alter_table("interviews", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("candidate_statement", sa.Text(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("disputed_at", MOMENT))
