"""Whom a private message went to, in a column of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_FILL = """
UPDATE postings SET person = COALESCE((
    SELECT person_id FROM (
        SELECT interview_id, person_id FROM managers
        UNION SELECT id, inviter_id FROM interviews
        UNION SELECT id, candidate_id FROM interviews
    ) AS people
    WHERE people.interview_id = postings.interview_id AND person_id <> ''
    AND substr(postings.key, 1, length(person_id) + 4) = 'to-' || person_id || '-'
    ORDER BY length(person_id) DESC LIMIT 1
), '')
WHERE key LIKE 'to-%'
"""


def upgrade() -> None:
    """Compare each key with the people of its interview; the longest id that fits is meant."""
    with op.batch_alter_table("postings", schema=None) as batch_op:
        column = sa.Column("person", sa.String(), nullable=False, server_default="")
        batch_op.add_column(column)
    op.execute(_FILL)
