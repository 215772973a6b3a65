"""Passages of a summary, and of which format it is."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward: the summaries of before are of format 1."""
    with op.batch_alter_table("summaries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("format", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("prose", sa.String(), nullable=False, server_default="model"))
        dropped = sa.Column("dropped_sentences", sa.Integer(), nullable=False, server_default="0")
        batch_op.add_column(dropped)
    with op.batch_alter_table("summary_lists", schema=None) as batch_op:
        column = sa.Column("passage", sa.String(), nullable=False, server_default="")
        batch_op.add_column(column)
