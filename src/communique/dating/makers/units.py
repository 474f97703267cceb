"""Units of time: their names, their letters in TIMEX3, and steps by them over the calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

from communique.dating import arithmetic as cal
from communique.dating.numbers import figures
from communique.dating.values import Found, Value
from communique.model import Interval
from communique.model.interval import day as one_day
from communique.model.interval import span_of

LETTERS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E", "century": "C", "quarter": "Q",
                  "hour": "H", "minute": "M", "second": "S", "fortnight": "W", "weekend": "WE", "millennium": "L"}  # fmt: skip

_IRREGULAR: Final = {"centuries": "century", "yrs": "year", "hrs": "hour", "mins": "minute"}

CLOCK_UNITS: Final = frozenset({"hour", "minute", "second"})

SHORT: Final = 31

_FINE: Final = frozenset({"day", "week", "hour", "minute", "fortnight", "weekend"})

_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}

_HALVES: Final = {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S"}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def unit_of(text: str) -> str:
    """A unit of time in the singular, from the last word of `text`."""
    word = text.split()[-1] if text else ""
    return _IRREGULAR.get(word, word.removesuffix("s"))


def counts_days(found: Found) -> bool:
    """Whether an expression counts days or weeks, which nobody counts from a month or a year."""
    unit = unit_of(found.get("u")) if "u" in found.rule.pattern.groupindex else ""
    return unit in _FINE or found.rule.name == "narrative-part"


def shift(value: date, unit: str, count: float) -> date | None:
    """The day `count` units later; hours and less stay on the day unless they fill days."""
    if unit in CLOCK_UNITS:
        hours = count * {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit]
        return cal.shift_days(value, int(hours / 24)) if abs(hours) < 1e8 else None
    if abs(count) > 1e6:
        return None
    if unit in _DAYS:
        return cal.shift_days(value, round(count * _DAYS[unit]))
    return cal.shift_months(value, round(count * _MONTHS[unit])) if unit in _MONTHS else None


def unit_span(value: date, unit: str, step: int = 0) -> tuple[Interval | None, str]:
    """The calendar unit that holds a day, or the one `step` units later, and its TIMEX3 value."""
    if unit == "weekend":
        weekend = cal.weekend_span(value, step)
        return weekend, "" if weekend is None else f"{cal.iso_week(weekend.start)}-WE"
    moved = shift(value.replace(day=1) if unit in _MONTHS else value, unit, step)
    if moved is None:
        return None, ""
    if unit == "day":
        return one_day(moved), moved.isoformat()
    if unit in ("week", "fortnight"):
        return cal.week_span(moved), cal.iso_week(moved)
    if unit == "month":
        return cal.month_span(moved.year, moved.month), f"{moved:%Y-%m}"
    if unit == "quarter":
        number = (moved.month + 2) // 3
        return cal.quarter_span(moved.year, number), f"{moved.year:04d}-Q{number}"
    if unit == "year":
        return cal.year_span(moved.year), f"{moved.year:04d}"
    if unit == "decade":
        return cal.year_span(moved.year // 10 * 10 or 1, 10, "decade"), f"{moved.year // 10:03d}"
    if unit == "century":
        return cal.year_span(moved.year // 100 * 100 or 1, 100, "range"), f"{moved.year // 100:02d}"
    return None, ""


def period(count: float | None, unit: str) -> str | None:
    """A TIMEX3 period, e.g. `P3M`, `PT10M`, `PXY`, `P2Y6M`; several decades and centuries are counted in years."""
    if unit not in LETTERS:
        return None
    if count is not None and count > 1 and count % 1 == 0.5 and unit in _HALVES:
        return _HALVES[unit].format(int(count))
    amount = "X" if count is None else figures(count)
    if unit in ("hour", "minute", "second"):
        return f"PT{amount}{LETTERS[unit]}"
    if unit == "fortnight":
        return "PXW" if count is None else f"P{figures(2 * count)}W"
    if unit == "decade":
        return "PXE" if count is None else f"P{figures(10 * count)}Y" if count != 1 else "P1E"
    if unit == "century":
        return "PXC" if count is None else f"P{figures(100 * count)}Y"
    if unit == "weekend":
        return f"P{amount}WE"
    return f"P{amount}{LETTERS[unit]}"


def landed(start: date, end: date, unit: str, anchor: str, sign: int) -> Value:
    """The date that a count of units leads to: a day for days and weeks, else the month, quarter or year it falls in."""
    if unit in CLOCK_UNITS:
        return Value("TIME", start.isoformat(), span_of(start, end), anchor)
    if unit == "week" and anchor == "report" and start == end and sign < 0:
        week = cal.week_span(start)
        return Value("DATE", cal.iso_week(start), week, anchor)
    if unit in ("day", "week", "fortnight"):
        return Value("DATE", start.isoformat(), span_of(start, end), anchor)
    span, value = unit_span(start, "month" if unit == "quarter" else unit)
    last, _ = unit_span(end, "month" if unit == "quarter" else unit)
    if unit == "quarter":
        value = f"{start.year:04d}-Q{(start.month + 2) // 3}"
    if span is None or last is None:
        return Value("DATE", value, None, anchor)
    return Value("DATE", value, span.hull(last), anchor)
