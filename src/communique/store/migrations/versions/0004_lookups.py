"""What views look up without reading a whole record: lines of the timeline, and what leads from a key to ids.

Derived values carry their order as text of their own, so that one can be put between two others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Text that is compared byte by byte, whatever the language of the database.
ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables. What is derived is dropped and derived anew when the record is next opened."""
    op.drop_table("derived")
    op.create_table(
        "derived",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("rank", ORDERED, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("more", sa.Text),
    )
    op.create_index("ix_derived_rank", "derived", ["kind", "rank"])
    op.create_table(
        "timeline",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("rank", ORDERED, nullable=False, index=True),
        sa.Column("start", sa.Text),
        sa.Column("end", sa.Text),
        sa.Column("precision", sa.Text),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text),
        sa.Column("level", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("sides", sa.Text, nullable=False),
        sa.Column("people", sa.Text, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Boolean, nullable=False),
    )
    op.create_table(
        "lookup",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("rank", ORDERED, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lines",
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("outlet", sa.Text),
        sa.Column("republisher", sa.Text),
        sa.Column("accounts", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("traps", sa.Integer, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "search_entries",
            sa.Column("kind", sa.Text, nullable=False),
            sa.Column("id", sa.Text, nullable=False),
            sa.Column("title", sa.Text, nullable=False),
            sa.Column("body", sa.Text, nullable=False),
            sa.Column("folded", sa.Text),
        )
        op.execute("ALTER TABLE search_entries ADD COLUMN words tsvector NOT NULL")
        op.execute("CREATE INDEX ix_search_words ON search_entries USING gin (words)")
    op.execute("DELETE FROM settings WHERE name = 'stale'")
    op.execute(
        "INSERT INTO settings (name, value) SELECT 'stale', 'yes' WHERE EXISTS (SELECT 1 FROM readings)"
    )


def downgrade() -> None:
    """Drop them; the record is derived anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("search_entries")
    for table in ("lines", "lookup", "timeline", "derived"):
        op.drop_table(table)
    op.create_table(
        "derived",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("type", sa.Text),
        sa.Column("since", sa.Text, index=True),
        sa.Column("until", sa.Text),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.execute("UPDATE settings SET value = 'yes' WHERE name = 'stale'")
