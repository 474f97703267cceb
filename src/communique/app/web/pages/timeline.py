"""The timeline: the drawing and the list of what the query asks for."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import msgspec
import numpy as np

from communique.app.web.address import LANE_NAMES, Address, kinds, sides
from communique.app.web.lanes import Drawing, draw, horizon
from communique.app.web.page import Asked, Page, Values, page_number
from communique.model.interval import day
from communique.views import Corpus, Filter
from communique.views.lines import Line, lines
from communique.views.picking import EPOCH, Columns, Rows, columns, pick

_PAGE = 100
_LANE_HEAD, _ROW, _DENSITY = 30, 13, 20
_HEAD = 58


class Chosen(msgspec.Struct, frozen=True):
    """What passes a filter: how many events, from which day to which, what days to draw; the events as one bit each."""

    number: int
    bounds: tuple[date, date] | None
    drawn: tuple[date, date] | None
    bits: bytes

    def rows(self) -> Rows:
        """The events' row numbers in the corpus's frame."""
        return np.flatnonzero(np.unpackbits(np.frombuffer(self.bits, np.uint8)))


def build(asked: Asked) -> Values:
    """The timeline: drawing and list of what the query asks for, a page of the list at a time."""
    corpus = asked.corpus
    address = Address.of(asked.query)
    wanted = address.filter()
    chosen = corpus.lately(("chosen", wanted), lambda: _choose(corpus, wanted))
    number = page_number(asked)
    shown = lines(corpus.frame[chosen.rows()[(number - 1) * _PAGE : number * _PAGE]])
    return {
        "address": address,
        "kinds": kinds(),
        "sides": sides(corpus),
        "figure": (lambda: _figure(corpus, chosen)) if chosen.drawn else None,
        "shown": f"{chosen.number:,} event{'s' if chosen.number != 1 else ''}",
        "first": day(chosen.bounds[0]) if chosen.bounds else None,
        "last": day(chosen.bounds[1]) if chosen.bounds else None,
        "groups": [(year, list(held)) for year, held in groupby(shown, key=_year)],
        "next_page": number + 1 if chosen.number > number * _PAGE else None,
        "empty": _nothing(corpus),
    }


def _choose(corpus: Corpus, wanted: Filter) -> Chosen:
    held, rows = columns(corpus), pick(corpus, wanted)
    every = np.zeros(len(held.type), np.bool_)
    every[rows] = True
    return Chosen(
        number=len(rows),
        bounds=_span(held, rows),
        drawn=horizon(held, rows, wanted.since, wanted.until),
        bits=np.packbits(every).tobytes(),
    )


def _span(held: Columns, rows: Rows) -> tuple[date, date] | None:
    """First and last day of the dated events; None if there are none."""
    dated = rows[held.dated[rows]]
    if not len(dated):
        return None
    ends = int(held.start[dated].min()), int(held.end[dated].max())
    first, last = (date.fromordinal(EPOCH.toordinal() + each) for each in ends)
    return first, last


def _figure(corpus: Corpus, chosen: Chosen) -> Values:
    assert chosen.drawn is not None
    drawing = draw(corpus.frame, columns(corpus), chosen.rows(), *chosen.drawn)
    bands, height = _bands(drawing)
    return {"drawing": drawing, "bands": bands, "height": height, "number": f"{chosen.number:,}"}


def _bands(drawing: Drawing) -> tuple[list[Values], int]:
    top, bands = _HEAD, []
    for lane in drawing.lanes:
        bands.append({"lane": lane, "top": top, "name": LANE_NAMES[lane.lane]})
        top += _LANE_HEAD + (_ROW if not lane.bins else _DENSITY) * max(1, lane.rows)
    return bands, top


def _year(event: Line) -> str:
    return str(event.date.start.year) if event.date else "Undated"


def _nothing(corpus: Corpus) -> str:
    if corpus.counts[1]:
        return "No event passes these filters. Widen the sentence above."
    return "No events yet. Fill the record with: communique read SOURCE --record THIS-FILE."


PAGES = (Page("/", "timeline.html", build, nav="Timeline"),)
