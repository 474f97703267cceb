"""What a large record is kept up to date by: the ledger of its derivation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; it is filled when the record is next derived whole."""
    op.create_table(
        "ledger",
        sa.Column("kind", ORDERED, primary_key=True),
        sa.Column("key", ORDERED, primary_key=True),
        sa.Column("rank", ORDERED, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_search_entries_id", "search_entries", ["kind", "id"])


def downgrade() -> None:
    """Drop it; the next change of the record derives it whole."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_search_entries_id", "search_entries")
    op.drop_table("ledger")
    op.execute("DELETE FROM settings WHERE name = 'ledger'")
