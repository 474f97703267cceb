"""The drawing over a timeline, laid out: offices where somebody held them, then lanes by kind, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from communique.app.web.address import LANE_NAMES
from communique.app.web.lanes import MOST_MARKS, WIDTH, Drawing, draw, placed
from communique.app.web.page import Values
from communique.model import Interval
from communique.views import Corpus
from communique.views.picking import Rows, columns
from communique.views.speech import Spoken

_HEAD, _LANE_HEAD, _ROW, _DENSITY, _STAY = 58, 30, 13, 20, 31
# A bar for a single day can still be seen.
_NARROWEST = 5.0


class Stay(msgspec.Struct, frozen=True):
    """Days in an office, as a bar under its words; `anchor` says from which end of the bar the words run."""

    label: str
    x: float
    width: float
    top: int
    anchor: str


def figure(
    corpus: Corpus,
    rows: Rows,
    drawn: tuple[date, date],
    said: Spoken | None,
    *,
    held: Sequence[tuple[str, Interval]] = (),
    full: bool = False,
    most: int = MOST_MARKS,
) -> Values:
    """Values of `lanes.html`.

    Args:
        corpus: The record.
        rows: The events to draw, as rows of its frame.
        drawn: The first and the last day.
        said: The statements; None draws no lane for them.
        held: Offices, each with the days on which reports have somebody in it.
        full: Whether to leave out lanes that hold nothing.
        most: A lane with more marks is drawn as density.
    """
    drawing = draw(corpus, columns(corpus), rows, *drawn, said, most=most)
    if full:
        drawing = msgspec.structs.replace(drawing, lanes=tuple(each for each in drawing.lanes if each.full))
    stays = [_stay(label, days, drawn, _HEAD + _STAY * place) for place, (label, days) in enumerate(held)]
    bands, height = _bands(drawing, _HEAD + _STAY * len(stays) + (8 if stays else 0))
    return {"drawing": drawing, "bands": bands, "height": height, "number": f"{len(rows):,}", "stays": stays}


def _stay(label: str, days: Interval, drawn: tuple[date, date], top: int) -> Stay:
    x, end = placed(days, *drawn)
    return Stay(label, x, max(_NARROWEST, round(end - x, 1)), top, "end" if x > 0.6 * WIDTH else "start")


def _bands(drawing: Drawing, top: int) -> tuple[list[Values], int]:
    bands = []
    for lane in drawing.lanes:
        bands.append({"lane": lane, "top": top, "name": LANE_NAMES[lane.lane]})
        top += _LANE_HEAD + (_ROW if not lane.bins else _DENSITY) * max(1, lane.rows)
    return bands, top
