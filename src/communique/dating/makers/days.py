"""Makers of days of the calendar: written in figures, by month and number, by name."""

from __future__ import annotations

import re
from datetime import date

from communique.dating import arithmetic as cal
from communique.dating.holidays import HOLIDAYS
from communique.dating.makers.choosing import choose, dated, spread, stepped, years_around
from communique.dating.makers.words import (
    full_year,
    month_number,
    relative_step,
    weekday_number,
)
from communique.dating.numbers import ordinal
from communique.dating.values import Found, Now, Value
from communique.model import Interval
from communique.model.interval import day as one_day


def written(found: Found, now: Now) -> Value | None:
    """Dates in figures: 2016-10-22, 2016/10/22, 10/22/16, 22.10.2016, 20161022; the month first unless it cannot be."""
    text = found.text
    if "t" in text:
        text, _, clock = text.partition("t")
    else:
        clock = ""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) == 1:
        parts = [parts[0] // 10000, parts[0] // 100 % 100, parts[0] % 100]
    if len(parts) != 3:
        return None
    first, second, third = parts
    if first > 31:
        tries = [(first, second, third)]
    else:
        year = full_year(f"{third:02d}")
        tries = [(year, first, second), (year, second, first)]
        if "." in text:
            tries.reverse()
    day = next((made for each in tries if (made := cal.day_of(*each)) is not None), None)
    if day is None:
        return None
    stamp = f"T{clock[:5]}" if clock else ""
    return Value("TIME" if clock else "DATE", day.isoformat() + stamp.upper(), one_day(day), "explicit")


def calendar_day(found: Found, now: Now) -> Value | None:
    """A day of a named month, with the year where it is told."""
    month = month_number(found.get("m"))
    day = ordinal(found.get("o") or found.get("d"))
    if day is None:
        return None
    weekday = found.get("w")

    def of(year: int) -> Interval | None:
        made = cal.day_of(year, month, day)
        return None if made is None else one_day(made)

    interval, anchor = spread(of, found, now)
    if (
        weekday
        and interval is not None
        and not found.get("y")
        and interval.start.weekday() != weekday_number(weekday)
    ):
        fits = [each for year in years_around(now) if (each := of(year)) is not None
                and each.start.weekday() == weekday_number(weekday)]  # fmt: skip
        interval = choose(fits, now, 0) or interval
    if interval is None:
        leap = cal.day_of(2000, month, day)
        return None if leap is None or found.get("y") else dated(None, f"XXXX-{month:02d}-{day:02d}", anchor)
    return dated(interval, interval.start.isoformat(), anchor)


def calendar_days(found: Found, now: Now) -> Value | None:
    """Several days of one month: `21-22 October`, `Feb. 27 and 28`."""
    month = month_number(found.get("m"))
    first, last = ordinal(found.get("d")), ordinal(found.get("x"))
    if first is None or last is None or last <= first:
        return None

    def of(year: int) -> Interval | None:
        return cal.between(cal.day_of(year, month, first), cal.day_of(year, month, last), "range")

    interval, anchor = spread(of, found, now)
    if interval is None:
        return dated(None, f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}", anchor)
    return dated(interval, f"{interval.start}/{interval.end}", anchor)


def day_number(found: Found, now: Now) -> Value | None:
    """`the 12th`, with or without its weekday: the day of this month, or of the month that the weekday fits."""
    day = ordinal(found.get("d"))
    if day is None or not 1 <= day <= 31:
        return None
    if now.day is None:
        return dated(None, f"XXXX-XX-{day:02d}", "none")
    weekday = found.get("w")
    near: list[Interval | None] = []
    for months in range(-11, 12) if weekday else (-1, 0, 1):
        month = cal.shift_months(now.day.replace(day=1), months)
        made = None if month is None else cal.day_of(month.year, month.month, day)
        if made is not None and (not weekday or made.weekday() == weekday_number(weekday)):
            near.append(one_day(made))
    interval = choose(near, now, now.direction())
    return None if interval is None else dated(interval, interval.start.isoformat(), "report")


def holiday(found: Found, now: Now) -> Value | None:
    """A named day, in the year told or the one that the clause means."""
    rule = HOLIDAYS[found.get("h").replace("’", "'")]

    def of(year: int) -> Interval | None:
        made = rule(year)
        return None if made is None else one_day(made)

    said = found.get("l")
    if said and now.day is not None:
        interval, anchor = (
            stepped([of(year) for year in years_around(now)], now, relative_step(said)),
            "report",
        )
    else:
        interval, anchor = spread(of, found, now)
    if interval is None:
        usual = rule(2001)
        fixed = usual is not None and rule(2002) == usual.replace(year=2002)
        return dated(None, f"XXXX-{usual:%m-%d}" if fixed and usual is not None else "XXXX", "none")
    return dated(interval, interval.start.isoformat(), anchor)


def week_of(found: Found, now: Now) -> Value | None:
    """`the week of Oct. 17`."""
    made = calendar_day(found, now)
    if made is None or made.interval is None:
        return made
    week = cal.week_span(made.interval.start)
    return dated(week, cal.iso_week(made.interval.start), made.anchor)


def fixed(found: Found, now: Now) -> Value | None:
    """A date written in the rule itself."""
    params = found.rule.params
    start, end = date.fromisoformat(params["start"]), date.fromisoformat(params["end"])
    return dated(cal.between(start, end, "vague"), params["value"], "explicit")
