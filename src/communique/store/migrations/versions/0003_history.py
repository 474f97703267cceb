"""The history of corrections: who kept, took back or restored which, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; corrections kept before it are entered as their authors signed them."""
    op.create_table(
        "history",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("correction", sa.Text, nullable=False, index=True),
    )
    op.execute(
        "INSERT INTO history (at, who, act, correction) "
        "SELECT made, author, 'kept', id FROM corrections ORDER BY made, id"
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("history")
