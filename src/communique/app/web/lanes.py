"""The drawing over the timeline: a strip of density for orientation, and lanes by kind, as plain coordinates.

The template draws them as SVG. With many events a lane shows density too, so that the size of the page is bounded.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import numpy as np
import polars as pl

from communique.model import Interval
from communique.model.vocabulary import Lane
from communique.views import Corpus
from communique.views.picking import EPOCH, LANE_ORDER, Columns, Days, Rows, days
from communique.views.speech import Counts, Places, Spoken, report_days

WIDTH = 1200.0
MARGIN = 12.0
MOST_MARKS = 400
MOST_ROWS = 10
_BINS = 120
# One event in so many may lie outside the drawing on either side, where it is further off than a share of the days drawn.
_FAR_OFF, _REACH, _NEAREST = 25, 0.15, 30
# What a tick's label takes; up to so many days the ticks are days.
_LABEL, _FEW_DAYS = 34.0, 75
# A bar without a known end is drawn so long at least.
_OPEN = 26.0


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
    """An event in its lane, or what a report quotes: from `x` over `width` units, leading to `href`.

    Attributes:
        shape: The middle of its symbol; None where a symbol would say too much: in the middle of a long uncertain time,
            or at the edge of the drawing for what began before it.
        soft: Whether its days are uncertain: the bar fades at its ends.
        open: Whether it goes on, as far as reports tell.
    """

    href: str
    x: float
    width: float
    row: int
    status: str
    label: str
    shape: float | None = None
    soft: bool = False
    open: bool = False


class LaneDrawing(msgspec.Struct, frozen=True):
    """One lane: marks on rows that do not collide, or bins where there are too many marks."""

    lane: Lane
    rows: int
    marks: tuple[Mark, ...]
    bins: tuple[Bin, ...]

    @property
    def full(self) -> bool:
        """Whether anything is in it."""
        return bool(self.marks or self.bins)

    def bars(self, base: float, height: float) -> str:
        """The bins as one SVG path that stands on `base`: a page has hundreds of them."""
        return "".join(
            f"M{bin.x:g} {base:g}v-{height * bin.share:.1f}h{bin.width:g}V{base:g}z" for bin in self.bins
        )


class Drawing(msgspec.Struct, frozen=True):
    """The strip and the lanes over one span of days."""

    ticks: tuple[Tick, ...]
    bins: tuple[Bin, ...]
    lanes: tuple[LaneDrawing, ...]


def draw(
    corpus: Corpus,
    held: Columns,
    rows: Rows,
    first: date,
    last: date,
    said: Spoken | None = None,
    *,
    most: int = MOST_MARKS,
) -> Drawing:
    """The drawing of the dated events among these rows, and of what was said, between two days.

    Args:
        corpus: All events and reports.
        held: The events as columns.
        rows: Which of them to draw.
        first: The first day of the drawing.
        last: The last.
        said: The statements; None draws no lane for them.
        most: A lane with more marks is drawn as density.
    """
    scale = _Scale(first, last)
    dated = rows[held.dated[rows]]
    lanes = held.lane[dated]
    drawn = [
        _lane(lane, corpus.frame, held, dated[lanes == place], scale, most)
        for place, lane in enumerate(LANE_ORDER)
    ]
    if said is not None:
        drawn.append(_speech(corpus, said, scale, most))
    strip = _bins(held.middle[dated], scale)
    if not len(dated) and said is not None:
        strip = _density(corpus, said, scale)
    return Drawing(ticks=tuple(scale.ticks()), bins=strip, lanes=tuple(drawn))


def horizon(held: Columns, rows: Rows, since: date | None, until: date | None) -> tuple[date, date] | None:
    """The days to draw: those asked for, else where nearly all events lie; None if none is dated.

    A few far-off years of background would press all else into a corner; what lies outside is listed apart.
    """
    middles = np.sort(held.middle[rows[held.dated[rows]]])
    if not len(middles):
        return None
    cut = len(middles) // _FAR_OFF
    low, high = int(middles[cut]), int(middles[len(middles) - 1 - cut])
    room = max(int(_REACH * (high - low)), _NEAREST)
    near = middles[(middles >= low - room) & (middles <= high + room)]
    first = since or EPOCH + timedelta(int(near[0]))
    last = until or EPOCH + timedelta(int(near[-1]))
    return (first, last) if first <= last else (last, first)


def placed(interval: Interval, first: date, last: date) -> tuple[float, float]:
    """Where days begin and end in a drawing from one day to another."""
    scale = _Scale(first, last)
    return scale.x(interval.start), scale.x(interval.end)


class _Scale:
    """Days to units."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max(1, (last - first).days + 1)

    def x(self, day: date) -> float:
        inside = min(max((day - self.first).days, 0), self.days)
        return round(MARGIN + inside / self.days * (WIDTH - 2 * MARGIN), 1)

    def ticks(self) -> list[Tick]:
        """Years, months or days, as many as have room: a label that would run into the next one or over the edge is left out."""
        if self.days <= _FEW_DAYS:
            found = self._days()
        else:
            found = self._years() if self.last.year - self.first.year > 1 else self._months()
        nexts = [*(tick.x for tick in found[1:]), WIDTH]
        return [tick for tick, after in zip(found, nexts, strict=False) if after - tick.x >= _LABEL]

    def _years(self) -> list[Tick]:
        years = range(self.first.year, self.last.year + 1)
        step = max(1, len(years) // 12)
        return [self._year(year) for year in years if (year - years[0]) % step == 0]

    def _months(self) -> list[Tick]:
        months = [(year, month) for year in (self.first.year, self.last.year) for month in range(1, 13)]
        shown = [each for each in dict.fromkeys(months) if self.first <= date(*each, 1) <= self.last]
        return [self._month(*each) for each in shown[:: max(1, len(shown) // 12)]]

    def _days(self) -> list[Tick]:
        shown = (self.first + timedelta(number) for number in range(0, self.days, max(1, self.days // 8)))
        return [Tick(self.x(day), f"{day.day} {day:%b}", day.isoformat(), day.isoformat()) for day in shown]

    def _year(self, year: int) -> Tick:
        return Tick(self.x(date(year, 1, 1)), str(year), str(year), str(year))

    def _month(self, year: int, month: int) -> Tick:
        label = f"{date(year, month, 1):%b}" + (f" {year}" if month == 1 else "")
        return Tick(self.x(date(year, month, 1)), label, f"{year}-{month:02d}", f"{year}-{month:02d}")


def _bins(middles: Days, scale: _Scale, weights: Counts | None = None) -> tuple[Bin, ...]:
    width = (WIDTH - 2 * MARGIN) / _BINS
    offset = middles.astype(np.int64) - days(scale.first)
    inside = (offset >= 0) & (offset <= scale.days)
    places = np.minimum(offset[inside] * _BINS // scale.days, _BINS - 1)
    counts = np.bincount(places, None if weights is None else weights[inside], minlength=_BINS)
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


class _Rows:
    """Rows of a lane on which marks do not collide."""

    def __init__(self) -> None:
        self.free: list[float] = []

    def place(self, x: float, width: float) -> int:
        """The first row that is free from `x` on; it is taken then."""
        row = next((number for number, taken in enumerate(self.free) if taken <= x), len(self.free))
        if row == len(self.free):
            self.free.append(0.0)
        self.free[row] = x + width + 12
        return row


def _lane(
    lane: Lane, events: pl.DataFrame, held: Columns, rows: Rows, scale: _Scale, most: int
) -> LaneDrawing:
    if len(rows) > most:
        return LaneDrawing(lane, 1, (), _bins(held.middle[rows], scale))
    taken, marks = _Rows(), []
    wanted = (
        events[rows].sort("start", "end", "id").select("id", "start", "end", "precision", "status", "title")
    )
    for identity, start, end, precision, status, title in wanted.iter_rows():
        if end < scale.first or start > scale.last:
            continue
        x, goes_on = scale.x(start), status == "ongoing"
        width = max(0.0, round(scale.x(end) - x, 1))
        if goes_on:
            width = round(min(max(width, _OPEN), WIDTH - MARGIN - x), 1)
        soft = precision not in ("day", "range") and width > 0
        mark = Mark(
            f"/events/{identity}", x, width, taken.place(x, width), status or "happened", title,
            shape=_shape(x, width, soft=soft and not goes_on, begun=start >= scale.first),
            soft=soft, open=goes_on,
        )  # fmt: skip
        marks.append(mark)
    if len(taken.free) > MOST_ROWS:
        return LaneDrawing(lane, 1, (), _bins(held.middle[rows], scale))
    return LaneDrawing(lane, max(1, len(taken.free)), tuple(marks), ())


def _shape(x: float, width: float, *, soft: bool, begun: bool) -> float | None:
    if soft:
        return round(x + width / 2, 1) if width <= 40 else None
    return x + 4 if begun else None


def _quoting(corpus: Corpus, said: Spoken, scale: _Scale) -> tuple[Places, Days]:
    """The reports of the days drawn that quote somebody, as places of their lines, and their middle days."""
    start, end, dated = report_days(corpus)
    inside = dated & (end >= days(scale.first)) & (start <= days(scale.last))
    places = np.flatnonzero((said.counts > 0) & inside).astype(np.int32)
    return places, start[places] + (end[places] - start[places]) // 2


def _density(corpus: Corpus, said: Spoken, scale: _Scale) -> tuple[Bin, ...]:
    places, middles = _quoting(corpus, said, scale)
    return _bins(middles, scale, said.counts[places])


def _speech(corpus: Corpus, said: Spoken, scale: _Scale, most: int) -> LaneDrawing:
    """A mark for each report that quotes somebody, or density where there are many."""
    places, middles = _quoting(corpus, said, scale)
    density = LaneDrawing("speech", 1, (), _bins(middles, scale, said.counts[places]))
    if len(places) > most:
        return density
    taken, marks = _Rows(), []
    for place, middle in zip(places.tolist(), middles.tolist(), strict=True):
        line, number = corpus.report_lines[place], int(said.counts[place])
        x = scale.x(EPOCH + timedelta(middle))
        outlet = corpus.name(line.outlet) if line.outlet else line.name
        label = f"{outlet}: {number} statement{'s' if number != 1 else ''}"
        marks.append(Mark(f"/reports/{line.id}", x, 0.0, taken.place(x, 0.0), "happened", label, shape=x + 4))
    if len(taken.free) > MOST_ROWS:
        return density
    return LaneDrawing("speech", max(1, len(taken.free)), tuple(marks), ())
