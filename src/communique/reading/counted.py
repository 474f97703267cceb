"""Days counted from another: "two days after the vote", "a day before the summit"."""

from __future__ import annotations

import re
from typing import Final

from communique.model import Interval, Span
from communique.model.interval import month, year
from communique.reading.clauses import low
from communique.reading.document import Document
from communique.reading.match import Match
from communique.reading.when import Times, When, nearest

_UNITS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
} | {"a": 1, "an": 1}
_LENGTH: Final = re.compile(r"\b([a-z]+|\d{1,3}) (day|week|month|year)s? $", re.IGNORECASE)


def counted_from(document: Document, match: Match, times: Times) -> When | None:
    """A day counted from another: "came two days after the council approved ...", "a day after the test"."""
    root = match.head
    mark = _turn(document, root)
    if mark is None:
        root = document.clause_root(match.head)
        mark = _turn(document, root)
    if mark is None and document.relation(root) in ("ccomp", "xcomp"):
        root = document.analysis.tokens[root].head
        mark = _turn(document, root)
    if mark is None or mark == 0:
        return None
    length = _LENGTH.search(
        document.text[document.sentence(root).start : document.analysis.tokens[mark].start]
    )
    if length is None:
        return None
    number = _NUMBERS.get(length[1].lower()) or (int(length[1]) if length[1].isdigit() else None)
    base = _base(document, root, times)
    if number is None or base is None:
        return None
    days = number * _UNITS[length[2].lower()]
    shift = -days if low(document, mark) == "after" else days
    start = document.sentence(root).start + length.start()
    try:
        counted = _counted(base.shift(shift), length[2].lower())
    except OverflowError:
        return None
    return When(counted, Span(document.report.id, start, start + len(length[0].rstrip())), "counted", 0)


def _base(document: Document, root: int, times: Times) -> Interval | None:
    """The day that another is counted from: of the clause above or of what its subject names, else of the report."""
    above = document.analysis.tokens[root].head
    here = above
    for _ in range(3):
        if here < 0:
            break
        held = list(times.get(here, []))
        for subject in document.children(here, "nsubj"):
            held.extend(each for below in document.children(subject, "acl") for each in times.get(below, []))
        if held:
            return nearest(held, "counted").interval
        here = document.analysis.tokens[here].head
    main = above if above >= 0 else root
    present = "Tense=Pres" in document.analysis.tokens[main].feats
    return document.day if present else None


def _counted(interval: Interval, unit: str) -> Interval:
    """A day counted in months or years is no more exact than its unit."""
    if unit == "month":
        return month(interval.midpoint.year, interval.midpoint.month)
    if unit == "year":
        return year(interval.midpoint.year)
    return interval


def _turn(document: Document, root: int) -> int | None:
    held = document.children(root, "case", "mark", "advmod")
    return next((each for each in held if low(document, each) in ("after", "before")), None)
