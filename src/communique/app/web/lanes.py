"""The drawing over the timeline: a strip of density for orientation, and lanes by kind, as plain coordinates.

The template draws them as SVG. With many events a lane shows density too, so that the size of the page is bounded.
"""

from __future__ import annotations

from datetime import date

import msgspec
import polars as pl

from communique.model.vocabulary import LANES, Lane

WIDTH = 1200.0
MARGIN = 8.0
MOST_MARKS = 400
MOST_ROWS = 10
_BINS = 120
DRAWN: tuple[Lane, ...] = ("contacts", "provocations", "pressure", "agreements")
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


def draw(events: pl.DataFrame, first: date, last: date) -> Drawing:
    """The drawing of the dated events (columns of `communique.views.lines`) between two days."""
    scale = _Scale(first, last)
    dated = _middles(events)
    lanes = dated.with_columns(lane=pl.col("type").replace_strict(dict(LANES), return_dtype=pl.String))
    return Drawing(
        ticks=tuple(scale.ticks()),
        bins=_bins(dated["middle"], scale),
        lanes=tuple(_lane(lane, lanes.filter(pl.col("lane") == lane), scale) for lane in DRAWN),
    )


def horizon(events: pl.DataFrame, since: date | None, until: date | None) -> tuple[date, date] | None:
    """The days to draw: those asked for, else where nearly all events lie; None if none is dated.

    A few far-off years of background would press all else into a corner; what lies outside is drawn at the edge.
    """
    middles = _middles(events)["middle"].sort()
    if middles.is_empty():
        return None
    cut = len(middles) // _FAR_OFF
    first, last = since or middles[cut], until or middles[len(middles) - 1 - cut]
    return (first, last) if first <= last else (last, first)


def _middles(events: pl.DataFrame) -> pl.DataFrame:
    """The dated events with the middle day of each, the earlier of two."""
    start, end = pl.col("start"), pl.col("end")
    return events.filter(start.is_not_null()).with_columns(
        middle=start + pl.duration(days=(end - start).dt.total_days() // 2)
    )


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


def _bins(middles: pl.Series, scale: _Scale) -> tuple[Bin, ...]:
    width = (WIDTH - 2 * MARGIN) / _BINS
    inside = (middles - scale.first).dt.total_days().clip(0, scale.days)
    places = (inside * _BINS / scale.days).cast(pl.Int64).clip(0, _BINS - 1)
    counts = dict(places.value_counts().iter_rows())
    highest = max(counts.values(), default=1)
    return tuple(
        Bin(round(MARGIN + place * width, 1), round(width - 1, 1), counts[place] / highest, counts[place])
        for place in sorted(counts)
    )


def _lane(lane: Lane, events: pl.DataFrame, scale: _Scale) -> LaneDrawing:
    if len(events) > MOST_MARKS:
        return LaneDrawing(lane, 1, (), _bins(events["middle"], scale))
    free: list[float] = []
    marks: list[Mark] = []
    wanted = events.sort("start", "end", "id").select("id", "start", "end", "precision", "status", "title")
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
        return LaneDrawing(lane, 1, (), _bins(events["middle"], scale))
    return LaneDrawing(lane, max(1, len(free)), tuple(marks), ())
