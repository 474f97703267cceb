"""The timeline: the drawing and the list of what the query asks for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from communique import views
from communique.app.web.address import LANE_NAMES, Address, kinds, sides, span
from communique.app.web.lanes import LaneDrawing, draw, horizon
from communique.app.web.page import Asked, Page, Values
from communique.model.interval import day
from communique.views import Corpus
from communique.views.lines import Line, lines

_PAGE = 100
_LANE_HEAD, _ROW = 30, 13


def build(asked: Asked) -> Values:
    """The timeline: drawing and list of what the query asks for, a page of the list at a time."""
    corpus, query = asked.corpus, asked.query
    address = Address.of(query)
    events = views.find(corpus, address.filter())
    number = int(query["page"]) if query.get("page", "").isdigit() else 1
    shown = lines(events[(number - 1) * _PAGE : number * _PAGE])
    bounds = span(events)
    wanted = address.filter()
    drawn = horizon(events, wanted.since, wanted.until)
    drawing = draw(events, *drawn) if drawn else None
    bands, height = _bands(drawing.lanes if drawing else ())
    return {
        "address": address,
        "kinds": kinds(),
        "sides": sides(corpus),
        "drawing": drawing,
        "bands": bands,
        "height": height,
        "shown": f"{len(events)} event{'s' if len(events) != 1 else ''}",
        "first": day(bounds[0]) if bounds else None,
        "last": day(bounds[1]) if bounds else None,
        "groups": [(year, list(held)) for year, held in groupby(shown, key=_year)],
        "next_page": number + 1 if len(events) > number * _PAGE else None,
        "empty": _nothing(corpus),
    }


def _bands(lanes: Iterable[LaneDrawing]) -> tuple[list[Values], int]:
    top, bands = 58, []
    for lane in lanes:
        bands.append({"lane": lane, "top": top, "name": LANE_NAMES[lane.lane]})
        top += _LANE_HEAD + (_ROW if not lane.bins else 20) * max(1, lane.rows)
    return bands, top


def _year(event: Line) -> str:
    return str(event.date.start.year) if event.date else "Undated"


def _nothing(corpus: Corpus) -> str:
    if corpus.counts[1]:
        return "No event passes these filters. Widen the sentence above."
    return "No events yet. Fill the record with: communique read SOURCE --record THIS-FILE."


PAGES = (Page("/", "timeline.html", build, nav="Timeline"),)
