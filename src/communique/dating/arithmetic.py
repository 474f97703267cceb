"""Days, weeks, months and seasons counted on the calendar. Weeks run Monday to Sunday, as in ISO 8601."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from communique.model import Interval
from communique.model.interval import Precision, span_of

FIRST_YEAR: Final = 1
LAST_YEAR: Final = 9998
SEASONS: Final = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}


def shift_months(value: date, months: int) -> date | None:
    """The same day `months` later, or the month's last day where it has no such day; None past the calendar's ends."""
    count = value.year * 12 + value.month - 1 + months
    year, month = divmod(count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(value.day, calendar.monthrange(year, month + 1)[1]))


def shift_days(value: date, days: int) -> date | None:
    """The day `days` later; None past the calendar's ends."""
    try:
        moved = value + timedelta(days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def between(start: date | None, end: date | None, precision: Precision) -> Interval | None:
    """The interval, or None where an end is missing or they stand the wrong way round."""
    if start is None or end is None or end < start:
        return None
    return span_of(start, end, precision)


@lru_cache(maxsize=4096)
def month_span(year: int, month: int) -> Interval | None:
    """A whole month."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    return Interval(first, first.replace(day=calendar.monthrange(year, month)[1]), "month")


@lru_cache(maxsize=4096)
def year_span(year: int, count: int = 1, precision: Precision = "year") -> Interval | None:
    """`count` whole years from `year` on."""
    return between(day_of(year, 1, 1), day_of(year + count - 1, 12, 31), precision)


def week_span(value: date, weeks: int = 0) -> Interval | None:
    """The week of a day, or the one `weeks` later."""
    monday = shift_days(value, 7 * weeks - value.weekday())
    return None if monday is None else between(monday, shift_days(monday, 6), "week")


def weekend_span(value: date, weeks: int = 0) -> Interval | None:
    """Saturday and Sunday of the week of a day, or of the one `weeks` later."""
    week = week_span(value, weeks)
    return None if week is None else Interval(week.start + timedelta(5), week.end, "range")


@lru_cache(maxsize=4096)
def quarter_span(year: int, quarter: int) -> Interval | None:
    """A quarter (1 to 4) of a calendar year."""
    last = month_span(year, 3 * quarter)
    return None if last is None else between(day_of(year, 3 * quarter - 2, 1), last.end, "quarter")


@lru_cache(maxsize=4096)
def half_span(year: int, half: int) -> Interval | None:
    """A half (1 or 2) of a calendar year."""
    last = month_span(year, 6 * half)
    return None if last is None else between(day_of(year, 6 * half - 5, 1), last.end, "range")


@lru_cache(maxsize=4096)
def season_span(year: int, season: str) -> Interval | None:
    """A season of three months; winter runs from December of `year` to February of the next."""
    first = day_of(year, SEASONS[season][1], 1)
    after = None if first is None else shift_months(first, 3)
    return None if after is None else between(first, after - timedelta(1), "season")


def iso_week(value: date) -> str:
    """ISO 8601 week of a day, e.g. `2016-W42`."""
    year, week, _ = value.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_near(value: date, weekday: int, direction: int, include: bool = True) -> date | None:
    """The last (direction -1) or next (1) `weekday` (Monday is 0) from a day on; the day itself only with `include`."""
    if direction < 0:
        back = (value.weekday() - weekday) % 7
        return shift_days(value, -(back if include or back else 7))
    ahead = (weekday - value.weekday()) % 7
    return shift_days(value, ahead if include or ahead else 7)


def part_of(whole: Interval, part: str) -> Interval:
    """The early, middle or late third of an interval, cut at whole months where it is a year or longer.

    `start` and `end` of a year are its first and last three months; of a month its first and last ten days.
    """
    if part == "whole":
        return whole
    if whole.precision == "year":
        months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}[part]
        last = month_span(whole.start.year, months[1])
        first = day_of(whole.start.year, months[0], 1)
        return whole if last is None or first is None else Interval(first, last.end, "range")
    if whole.precision == "month":
        first_day, last_day = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}[part]
        end = min(last_day, whole.end.day)
        return Interval(whole.start.replace(day=first_day), whole.end.replace(day=end), "range")
    if whole.precision == "decade":
        offset, count = {"early": (0, 4), "mid": (4, 3), "late": (7, 3)}[part]
        return year_span(whole.start.year + offset, count, "range") or whole
    third = whole.days // 3
    if third == 0:
        return whole
    bounds = {
        "early": (0, third - 1),
        "mid": (third, whole.days - third - 1),
        "late": (whole.days - third, whole.days - 1),
    }
    low, high = bounds[part]
    return span_of(whole.start + timedelta(low), whole.start + timedelta(high))
