"""Makers of months, seasons, quarters and halves of a year."""

from __future__ import annotations

from communique.dating import arithmetic as cal
from communique.dating.makers.choosing import dated, spread, stepped, years_around
from communique.dating.makers.words import (
    edge,
    month_number,
    relative_step,
    told_year,
)
from communique.dating.numbers import ordinal
from communique.dating.values import Found, Now, Value
from communique.model import Interval


def month(found: Found, now: Now) -> Value | None:
    """A month, whole or its early, middle or late part, with the year where it is told."""
    number = month_number(found.get("m"))
    said = found.get("l")
    step = relative_step(said) if said else None

    def of(year: int) -> Interval | None:
        return cal.month_span(year, number)

    if step is None or now.day is None:
        interval, anchor = spread(of, found, now)
    else:
        interval, anchor = stepped([of(year) for year in years_around(now)], now, step), "report"
    part = edge(found.get("e"))
    if interval is None:
        return None if found.get("y") else dated(None, f"XXXX-{number:02d}", anchor)
    return dated(cal.part_of(interval, part), f"{interval.start.year:04d}-{number:02d}", anchor)


def months(found: Found, now: Now) -> Value | None:
    """Two months under one year: `January and February 2019`, `May-June`."""
    first, last = month_number(found.get("m")), month_number(found.get("n"))

    def of(year: int) -> Interval | None:
        start = cal.month_span(year - (1 if last < first else 0), first)
        end = cal.month_span(year, last)
        return None if start is None or end is None else cal.between(start.start, end.end, "range")

    interval, anchor = spread(of, found, now)
    if interval is None:
        return dated(None, f"XXXX-{first:02d}/XXXX-{last:02d}", anchor)
    return dated(interval, f"{interval.start:%Y-%m}/{interval.end:%Y-%m}", anchor)


def season(found: Found, now: Now) -> Value | None:
    """A season by its year, as `last summer`, or as the clause means it."""
    name = found.get("s").removesuffix("time")
    said = found.get("l")

    def of(year: int) -> Interval | None:
        return cal.season_span(year, name)

    if said and now.day is not None:
        around = [of(year) for year in years_around(now)]
        interval, anchor = stepped(around, now, relative_step(said)), "report"
    else:
        interval, anchor = spread(of, found, now)
    code = cal.SEASONS[name][0]
    if interval is None:
        return dated(None, f"XXXX-{code}", anchor)
    return dated(cal.part_of(interval, edge(found.get("e"))), f"{interval.start.year:04d}-{code}", anchor)


def quarter(found: Found, now: Now) -> Value | None:
    """A quarter of a year: `the third quarter`, `Q3 2018`, `last quarter`."""
    said, named, nth = found.get("l"), found.get("q"), found.get("o")
    if nth or named:
        number = (int(named[1]) if named else ordinal(nth)) or 0
        if not 1 <= number <= 4:
            return None
        interval, anchor = spread(lambda each: cal.quarter_span(each, number), found, now)
        if interval is None:
            return dated(None, f"XXXX-Q{number}", anchor)
    else:
        if now.day is None:
            return dated(None, "XXXX-QX", "none")
        anchor = "report"
        step = relative_step(said) if said else -1
        base = now.day
        if not said and now.previous is not None and now.previous.precision == "quarter":
            base, step = now.previous.start, 0
        moved = cal.shift_months(base.replace(day=1), 3 * step)
        interval = None if moved is None else cal.quarter_span(moved.year, (moved.month + 2) // 3)
        if interval is None:
            return None
        number = (interval.start.month + 2) // 3
    return dated(cal.part_of(interval, edge(found.get("e"))), f"{interval.start.year:04d}-Q{number}", anchor)


def half(found: Found, now: Now) -> Value | None:
    """A half of a year."""
    said = found.get("h")
    number = 1 if said.startswith("first") or said == "h1" else 2
    year_said = told_year(found, now)
    if year_said is None and now.day is None:
        return dated(None, f"XXXX-H{number}", "none")
    year_meant = year_said if year_said is not None else (now.day.year if now.day is not None else 0)
    return dated(
        cal.half_span(year_meant, number),
        f"{year_meant:04d}-H{number}",
        "explicit" if found.get("y") else "report",
    )
