"""The tables of a record.

`reports` and `readings` hold what was read, `corrections` what analysts changed, and `history` who kept, took back or
restored which. The others are rebuilt from these: `derived` holds the record's values in the order of `rank` (`more`
is what only a close look needs), `timeline` the events as plain columns, `lines` the reports as plain columns, and
`lookup` leads from a key of some kind to ids; `ledger` is what a large record is
kept up to date by. `settings` holds single values by name.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

settings = sa.Table(
    "settings",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("hints", sa.Text, nullable=False),
    sa.Column("original", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("weights", sa.Text, nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("since", sa.Text),
    sa.Column("until", sa.Text, index=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("made", sa.Text, nullable=False, index=True),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("undone", sa.Boolean, nullable=False, default=False),
    sa.Column("data", sa.Text, nullable=False),
)

history = sa.Table(
    "history",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("correction", sa.Text, nullable=False, index=True),
)

# Text that is compared byte by byte, whatever the language of the database.
_ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

derived = sa.Table(
    "derived",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("rank", _ORDERED, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sa.Column("more", sa.Text),
    sa.Index("ix_derived_rank", "kind", "rank"),
)

timeline = sa.Table(
    "timeline",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("rank", _ORDERED, nullable=False, index=True),
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

lookup = sa.Table(
    "lookup",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("rank", _ORDERED, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)

lines = sa.Table(
    "lines",
    metadata,
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("outlet", sa.Text),
    sa.Column("republisher", sa.Text),
    sa.Column("accounts", sa.Integer, nullable=False),
    sa.Column("statements", sa.Integer, nullable=False),
    sa.Column("traps", sa.Integer, nullable=False),
)

ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("kind", _ORDERED, primary_key=True),
    sa.Column("key", _ORDERED, primary_key=True),
    sa.Column("rank", _ORDERED, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
