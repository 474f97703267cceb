"""The timeline on a terminal: one line an event."""

from __future__ import annotations

import polars as pl
from rich.table import Table
from rich.text import Text

from communique.app.console import table
from communique.app.faces.marks import STATUS_STYLES, lane_mark
from communique.model import Interval
from communique.views import backing, when, where


def timeline_table(frame: pl.DataFrame) -> Table:
    """The timeline's frame as a table: date, mark, what, where, reports and origins, dispute mark, id."""
    made = table("Date", "", "What", "Where", "Backed by", "", "Event")
    made.columns[6].no_wrap = True
    # Wide enough to be read on a terminal of eighty columns.
    for column, least in zip(made.columns, (11, 1, 12, None, 9, 1, 11), strict=True):
        column.min_width, column.overflow = least, "fold"
    made.columns[2].ratio = 3
    made.columns[3].ratio = 1
    for row in frame.iter_rows(named=True):
        mark, colour = lane_mark(row["type"])
        interval = Interval(row["start"], row["end"], row["precision"]) if row["start"] else None
        title = Text(row["title"], style=STATUS_STYLES.get(row["status"] or "", ""))
        made.add_row(
            when(interval),
            Text(mark, style=colour),
            title + Text(_standing(row["status"], row["outcome"]), style="dim"),
            where(row["place"]),
            backing(row["reports"], row["origins"]),
            Text("≠", style="bold") if row["disputed"] else "",
            Text(row["id"], style="dim"),
        )
    return made


def _standing(status: str | None, outcome: str | None) -> str:
    said = [word for word in (status if status != "happened" else None, outcome) if word]
    return f"  ({', '.join(said)})" if said else ""
