"""The drawing over the timeline: a strip of density for orientation, and lanes by kind, as plain coordinates.

The template draws them as SVG. With many events a lane shows density too, so that the size of the page is bounded.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import numpy as np
import polars as pl

from communique.model.vocabulary import Lane
from communique.views.picking import EPOCH, LANE_ORDER, Columns, Days, Rows, days

WIDTH = 1200.0
MARGIN = 12.0
MOST_MARKS = 400
MOST_ROWS = 10
_BINS = 120
# One event in so many may lie outside the drawing on either side.
_FAR_OFF = 25


class Tick(msgspec.Struct, frozen=True):
    """A year or month on the axis: place, label, and the query that zooms to it."""

    x: float
    label: str
    since: str
    until: str


class Bin(msgspec.Struct, frozen=True):
    """A bar of density: place, width, share of the highest (0 to 1), number of events."""

    x: float
    width: float
    share: float
    count: int


class Mark(msgspec.Struct, frozen=True):
    """An event in its lane: from `x` over `width` units; `soft` if its days are uncertain."""

    id: str
    x: float
    width: float
    row: int
    status: str
    soft: bool
    label: str


class LaneDrawing(msgspec.Struct, frozen=True):
    """One lane: marks on rows that do not collide, or bins where there are too many marks."""

    lane: Lane
    rows: int
    marks: tuple[Mark, ...]
    bins: tuple[Bin, ...]


class Drawing(msgspec.Struct, frozen=True):
    """The strip and the lanes over one span of days."""

    ticks: tuple[Tick, ...]
    bins: tuple[Bin, ...]
    lanes: tuple[LaneDrawing, ...]


def draw(events: pl.DataFrame, held: Columns, rows: Rows, first: date, last: date) -> Drawing:
    """The drawing of the dated events among these rows between two days.

    Args:
        events: All events (columns of `communique.views.lines`).
        held: The same as columns.
        rows: Which of them to draw.
        first: The first day of the drawing.
        last: The last.
    """
    scale = _Scale(first, last)
    dated = rows[held.dated[rows]]
    lanes = held.lane[dated]
    return Drawing(
        ticks=tuple(scale.ticks()),
        bins=_bins(held.middle[dated], scale),
        lanes=tuple(
            _lane(lane, events, held, dated[lanes == place], scale) for place, lane in enumerate(LANE_ORDER)
        ),
    )


def horizon(held: Columns, rows: Rows, since: date | None, until: date | None) -> tuple[date, date] | None:
    """The days to draw: those asked for, else where nearly all events lie; None if none is dated.

    A few far-off years of background would press all else into a corner; what lies outside is drawn at the edge.
    """
    middles = np.sort(held.middle[rows[held.dated[rows]]])
    if not len(middles):
        return None
    cut = len(middles) // _FAR_OFF
    first = since or EPOCH + timedelta(int(middles[cut]))
    last = until or EPOCH + timedelta(int(middles[len(middles) - 1 - cut]))
    return (first, last) if first <= last else (last, first)


class _Scale:
    """Days to units."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max(1, (last - first).days + 1)

    def x(self, day: date) -> float:
        inside = min(max((day - self.first).days, 0), self.days)
        return round(MARGIN + inside / self.days * (WIDTH - 2 * MARGIN), 1)

    def ticks(self) -> list[Tick]:
        years = range(self.first.year, self.last.year + 1)
        if len(years) > 2:
            step = max(1, len(years) // 12)
            return [self._year(year) for year in years if (year - years[0]) % step == 0]
        months = [(year, month) for year in years for month in range(1, 13)]
        shown = [each for each in months if self.first <= date(*each, 1) <= self.last]
        return [self._month(*each) for each in shown[:: max(1, len(shown) // 12)]]

    def _year(self, year: int) -> Tick:
        return Tick(self.x(date(year, 1, 1)), str(year), str(year), str(year))

    def _month(self, year: int, month: int) -> Tick:
        label = f"{date(year, month, 1):%b}" + (f" {year}" if month == 1 else "")
        return Tick(self.x(date(year, month, 1)), label, f"{year}-{month:02d}", f"{year}-{month:02d}")


def _bins(middles: Days, scale: _Scale) -> tuple[Bin, ...]:
    width = (WIDTH - 2 * MARGIN) / _BINS
    inside = np.clip(middles.astype(np.int64) - days(scale.first), 0, scale.days)
    counts = np.bincount(np.minimum(inside * _BINS // scale.days, _BINS - 1), minlength=_BINS)
    highest = max(1, int(counts.max()))
    return tuple(
        Bin(
            round(MARGIN + place * width, 1),
            round(width - 1, 1),
            round(int(counts[place]) / highest, 3),
            int(counts[place]),
        )
        for place in np.flatnonzero(counts).tolist()
    )


def _lane(lane: Lane, events: pl.DataFrame, held: Columns, rows: Rows, scale: _Scale) -> LaneDrawing:
    if len(rows) > MOST_MARKS:
        return LaneDrawing(lane, 1, (), _bins(held.middle[rows], scale))
    free: list[float] = []
    marks: list[Mark] = []
    wanted = (
        events[rows].sort("start", "end", "id").select("id", "start", "end", "precision", "status", "title")
    )
    for identity, start, end, precision, status, title in wanted.iter_rows():
        x = scale.x(start)
        width = max(0.0, round(scale.x(end) - x, 1))
        row = next((number for number, taken in enumerate(free) if taken <= x), len(free))
        if row == len(free):
            free.append(0.0)
        free[row] = x + width + 12
        soft = precision not in ("day", "range") and width > 0
        marks.append(Mark(identity, x, width, row, status or "happened", soft, title))
    if len(free) > MOST_ROWS:
        return LaneDrawing(lane, 1, (), _bins(held.middle[rows], scale))
    return LaneDrawing(lane, max(1, len(free)), tuple(marks), ())
