"""The timeline: the drawing and the list of what the query asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import groupby

import msgspec
import numpy as np

from communique.app.web.address import LEVEL_NAMES, Address, issues, kinds, sides
from communique.app.web.figure import figure
from communique.app.web.lanes import horizon
from communique.app.web.page import Asked, Page, Values, page_number
from communique.model.interval import day
from communique.views import Corpus, Filter
from communique.views.lines import Line, lines
from communique.views.picking import EPOCH, Columns, Rows, columns, days, pick
from communique.views.speech import Remarked, Spoken, remarks, span, spoken

_PAGE = 100


class Chosen(msgspec.Struct, frozen=True):
    """What passes a filter: how many events, what days to draw, the events as one bit each.

    Attributes:
        number: How many events pass.
        drawn: First and last day of the drawing; None if no event is dated.
        bits: The events that are listed, one bit for each of the corpus's frame.
        far: Those that lie far off the drawn days, before and after them; nothing does where the query gives days.
    """

    number: int
    drawn: tuple[date, date] | None
    bits: bytes
    far: tuple[bytes, bytes]

    def rows(self, part: str = "") -> Rows:
        """Row numbers in the corpus's frame of the events that are listed, or of those far off: `before`, `after`."""
        bits = {"before": self.far[0], "after": self.far[1]}.get(part, self.bits)
        return np.flatnonzero(np.unpackbits(np.frombuffer(bits, np.uint8)))


def build(asked: Asked) -> Values:
    """The timeline: drawing and list of what the query asks for, a page of the list at a time."""
    corpus = asked.corpus
    address = Address.of(asked.query)
    wanted = address.filter()
    only_said = address.kind == "speech"
    chosen = corpus.lately(("chosen", wanted, only_said), lambda: _choose(corpus, wanted, only_said))
    said = spoken(corpus, wanted)
    return {
        "address": address,
        "kinds": kinds(),
        "levels": LEVEL_NAMES,
        "issues": issues(),
        "sides": sides(corpus),
        "figure": _figure_of(corpus, chosen, said, address),
        "statements": said.number if said else 0,
        "empty": _nothing(corpus),
        **(_said(asked, said) if only_said else _listed(asked, chosen)),
    }


def _listed(asked: Asked, chosen: Chosen) -> Values:
    """A page of the list of events."""
    corpus, number = asked.corpus, page_number(asked)
    part = asked.query.get("part", "")
    part = part if part in ("before", "after") else ""
    rows = chosen.rows(part)
    shown = lines(corpus.frame[rows[(number - 1) * _PAGE : number * _PAGE]])
    far = {each: _far(corpus, chosen.rows(each)) for each in ("before", "after")}
    return {
        "shown": f"{chosen.number:,} event{'s' if chosen.number != 1 else ''}",
        "span": _words(_span(columns(corpus), rows)),
        "groups": [(year, list(held)) for year, held in groupby(shown, key=_year)],
        "part": part,
        "far": {name: held for name, held in far.items() if held},
        "next_page": number + 1 if len(rows) > number * _PAGE else None,
    }


def _far(corpus: Corpus, rows: Rows) -> Values | None:
    """How many events lie far off the others, and in which years they began."""
    if not len(rows):
        return None
    years = [date.fromordinal(EPOCH.toordinal() + each).year for each in columns(corpus).start[rows].tolist()]
    return {"number": len(rows), "first": min(years), "last": max(years)}


def _said(asked: Asked, said: Spoken | None) -> Values:
    """A page of the list of statements."""
    corpus, number = asked.corpus, page_number(asked)
    held = said or Spoken(np.zeros(0, np.int32), np.zeros(0, np.int32))
    shown = remarks(corpus, held.places[(number - 1) * _PAGE : number * _PAGE])
    return {
        "shown": f"{held.number:,} statement{'s' if held.number != 1 else ''}",
        "span": _words(span(corpus, held)) if held.number else None,
        "groups": [(year, list(each)) for year, each in groupby(shown, key=_year_said)],
        "part": "",
        "far": {},
        "next_page": number + 1 if held.number > number * _PAGE else None,
    }


def _choose(corpus: Corpus, wanted: Filter, only_said: bool) -> Chosen:
    held, rows = columns(corpus), pick(corpus, wanted)
    if only_said:
        rows = rows[:0]
    drawn = horizon(held, rows, wanted.since, wanted.until)
    free = wanted.since is None and wanted.until is None and drawn is not None
    early = rows[held.dated[rows] & (held.middle[rows] < days(drawn[0]))] if free and drawn else rows[:0]
    late = rows[held.dated[rows] & (held.middle[rows] > days(drawn[1]))] if free and drawn else rows[:0]
    size = len(held.type)
    near = rows[~np.isin(rows, [*early, *late])] if len(early) + len(late) else rows
    return Chosen(len(rows), drawn, _bits(near, size), (_bits(early, size), _bits(late, size)))


def _bits(rows: Rows, size: int) -> bytes:
    every = np.zeros(size, np.bool_)
    every[rows] = True
    return np.packbits(every).tobytes()


def _span(held: Columns, rows: Rows) -> tuple[date, date] | None:
    """First and last day of the dated events; None if there are none."""
    dated = rows[held.dated[rows]]
    if not len(dated):
        return None
    ends = int(held.start[dated].min()), int(held.end[dated].max())
    first, last = (date.fromordinal(EPOCH.toordinal() + each) for each in ends)
    return first, last


def _words(days: tuple[date, date] | None) -> Values | None:
    return {"first": day(days[0]), "last": day(days[1])} if days else None


def _figure_of(
    corpus: Corpus, chosen: Chosen, said: Spoken | None, address: Address
) -> Callable[[], Values] | None:
    drawn, quoted = chosen.drawn, span(corpus, said) if said is not None and said.number else None
    if drawn is None:
        drawn = quoted
    elif quoted and not (address.since or address.until):
        # The days on which the reports came out belong to what is told.
        drawn = min(drawn[0], quoted[0]), max(drawn[1], quoted[1])
    if drawn is None:
        return None
    return partial(figure, corpus, chosen.rows(), drawn, said, full=bool(address.kind))


def _year(event: Line) -> str:
    return str(event.date.start.year) if event.date else "Undated"


def _year_said(each: Remarked) -> str:
    return str(each.report.start.year) if each.report.start else "In reports without a day"


def _nothing(corpus: Corpus) -> str:
    if corpus.counts[1]:
        return "No event passes these filters. Widen the sentence above."
    return "No events yet. Fill the record with: communique read SOURCE --record THIS-FILE."


PAGES = (Page("/", "timeline.html", build, nav="Timeline"),)
