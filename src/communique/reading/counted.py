"""Days counted from another: "two days after the vote", "days before the summit"; stretches from a first day to a last."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from communique.model import Interval, Span
from communique.model.interval import month, span_of, year
from communique.reading.clauses import forms, low
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
_VAGUE: Final = re.compile(r"\b(hours|days|weeks|months) $", re.IGNORECASE)
_SPANS: Final = {"hours": (0, 1), "days": (1, 7), "weeks": (7, 31), "months": (30, 365)}
"""How many days "days after" may be: as many as the next longer unit holds."""


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
    before = document.text[document.sentence(root).start : document.analysis.tokens[mark].start]
    length = _LENGTH.search(before)
    if length is None or (_number(length[1]) is None and _VAGUE.search(before) is not None):
        return _about(document, root, mark, times)
    number = _number(length[1])
    base = _base(document, root, times)
    if number is None or base is None:
        return None
    days = number * _UNITS[length[2].lower()]
    shift = -days if low(document, mark) == "after" else days
    start = document.sentence(root).start + length.start()
    try:
        counted = _counted(base.shift(shift), length[2].lower())
        told = "Tense=Past" in document.analysis.tokens[root].feats
        if told and document.day is not None and counted.start > document.day.end:
            # What has been done lies behind the report: it is counted from what is said, not from what is to come.
            counted = _counted(document.day.shift(shift), length[2].lower())
    except OverflowError:
        return None
    return When(counted, Span(document.report.id, start, start + len(length[0].rstrip())), "counted", 0)


def _number(word: str) -> int | None:
    return _NUMBERS.get(word.lower()) or (int(word) if word.isdigit() else None)


def _about(document: Document, root: int, mark: int, times: Times) -> When | None:
    """Days counted without a number: "comes days after the North tested a missile", "weeks before the vote"."""
    start = document.sentence(root).start
    length = _VAGUE.search(document.text[start : document.analysis.tokens[mark].start])
    base = _base(document, root, times)
    if length is None or base is None:
        return None
    least, most = _SPANS[length[1].lower()]
    try:
        if low(document, mark) == "after":
            interval = span_of(base.start - timedelta(most), base.end - timedelta(least))
        else:
            interval = span_of(base.start + timedelta(least), base.end + timedelta(most))
    except OverflowError:
        return None
    at = start + length.start()
    return When(interval, Span(document.report.id, at, at + len(length[1])), "counted", 0)


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
    # "The talks came days before": what the report tells of is set against it
    told = bool(forms(document, main) & _COMING) and document.analysis.tokens[main].head < 0
    return document.day if present or told else None


_COMING: Final = frozenset({"come", "follow"})


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


_BEGINNING: Final = frozenset({"begin", "start", "open", "commence", "launch", "kick"})
_RUNNING: Final = frozenset({"continue", "last", "run", "end", "finish", "conclude", "wrap", "close", "go"})


def run_of(document: Document, verb: int, times: Times) -> list[When]:
    """The times of a verb; one stretch where it tells a beginning and a joined verb the end.

    "Began on 1 March and will continue through 30 April" is told of two months.

    Args:
        document: The report.
        verb: The verb that tells of an event.
        times: The times of its sentence by the token that they hang on.
    """
    held = times.get(verb, [])
    if not held or not forms(document, verb) & _BEGINNING:
        return held
    first = nearest(held, "attached")
    for joined in document.children(verb, "conj", "parataxis"):
        ends = times.get(joined, [])
        if not ends or not forms(document, joined) & _RUNNING:
            continue
        last = nearest(ends, "attached")
        if first.interval.start <= last.interval.end:
            interval = span_of(first.interval.start, last.interval.end)
            return [When(interval, first.span, "attached", first.distance)]
    return held
