"""Full-text search over reports, events, statements and actors: words, and trigrams for scripts without spaces."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two indexes; FTS5 is SQLite's, other databases bring their own."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "kind UNINDEXED, id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_trigrams USING fts5("
        "kind UNINDEXED, id UNINDEXED, title, body, tokenize = 'trigram')"
    )


def downgrade() -> None:
    """Drop them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_trigrams")
        op.execute("DROP TABLE search_words")
