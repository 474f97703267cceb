"""A date as an interval of whole days, with the precision that it was given in.

"In July" is 2016-07-01/2016-07-31 with precision `month`: nothing here ever narrows it to a day. An unknown
date is None, never an interval of all time. The form with a slash is ISO 8601's time interval.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

import msgspec

Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "range", "vague"]


class Interval(msgspec.Struct, frozen=True, order=True):
    """Days `start` to `end`, both included.

    Raises:
        ValueError: If `end` lies before `start`.
    """

    start: date
    end: date
    precision: Precision = "day"

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"interval ends before it starts: {self.start}/{self.end}")

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return (self.end - self.start).days + 1

    @property
    def midpoint(self) -> date:
        """The middle day, the earlier of two."""
        return self.start + (self.end - self.start) // 2

    def contains(self, other: Interval | date) -> bool:
        """Whether every day of `other` is one of these days."""
        inner = day(other) if isinstance(other, date) else other
        return self.start <= inner.start and inner.end <= self.end

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def intersect(self, other: Interval) -> Interval | None:
        """The days that both hold, with the finer precision; None if there are none."""
        if not self.overlaps(other):
            return None
        finer = min(self, other, key=lambda each: each.days)
        return _shaped(max(self.start, other.start), min(self.end, other.end), finer)

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both, with the coarser precision."""
        coarser = max(self, other, key=lambda each: each.days)
        return _shaped(min(self.start, other.start), max(self.end, other.end), coarser)

    def distance(self, other: Interval) -> int:
        """Days from the end of the earlier to the start of the later; 0 if they overlap."""
        if self.overlaps(other):
            return 0
        gap = other.start - self.end if self.end < other.start else self.start - other.end
        return gap.days

    def shift(self, days: int) -> Interval:
        """The same interval, `days` later (earlier if negative)."""
        return Interval(self.start + timedelta(days), self.end + timedelta(days), self.precision)


def _shaped(start: date, end: date, model: Interval) -> Interval:
    if (start, end) == (model.start, model.end):
        return Interval(start, end, model.precision)
    return Interval(start, end, "day" if start == end else "range")


def day(value: date) -> Interval:
    """The interval of one day."""
    return Interval(value, value, "day")


def month(year: int, number: int) -> Interval:
    """The interval of month `number` (1 to 12) of `year`."""
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Interval:
    """The interval of a calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def span_of(start: date, end: date, precision: Precision = "range") -> Interval:
    """The interval from `start` to `end`; a single day gets precision `day`."""
    return Interval(start, end, "day" if start == end else precision)


def parse(text: str) -> Interval:
    """Read ISO 8601: `2016-10-22`, `2016-10`, `2016`, or two of these joined by a slash.

    Raises:
        ValueError: If the text is none of these.
    """
    first, _, second = text.strip().partition("/")
    start = _parse_one(first)
    if not second:
        return start
    end = _parse_one(second)
    whole = Interval(start.start, end.end, "range")
    for same in (day(start.start), month(start.start.year, start.start.month), year(start.start.year)):
        if (same.start, same.end) == (whole.start, whole.end):
            return same
    return whole


def _parse_one(text: str) -> Interval:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return year(parts[0])
    if len(parts) == 2:
        return month(parts[0], parts[1])
    if len(parts) == 3:
        return day(date(*parts))
    raise ValueError(f"not an ISO 8601 date: {text!r}")
