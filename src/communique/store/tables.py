"""The tables of a record file.

`reports` and `readings` hold what was read, `corrections` what analysts changed and `history`
who kept, took back or restored which; `derived` holds the record's
values, one row each, and is rebuilt from the other three. `settings` holds single values by name.
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

derived = sa.Table(
    "derived",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("type", sa.Text),
    sa.Column("since", sa.Text, index=True),
    sa.Column("until", sa.Text),
    sa.Column("data", sa.Text, nullable=False),
)
