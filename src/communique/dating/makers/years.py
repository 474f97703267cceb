"""Makers of years, decades and centuries."""

from __future__ import annotations

import re
from typing import Final

from communique.dating import arithmetic as cal
from communique.dating.makers.choosing import dated
from communique.dating.makers.words import (
    edge,
    full_year,
)
from communique.dating.numbers import ordinal
from communique.dating.values import Found, Now, Value

_AGES: Final = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                "eighties": 80, "nineties": 90}  # fmt: skip


def year(found: Found, now: Now) -> Value | None:
    """A year in figures, whole or its early, middle or late part."""
    number = full_year(found.get("y"))
    whole = cal.year_span(number)
    part = edge(found.get("e"))
    return None if whole is None else dated(cal.part_of(whole, part), f"{number:04d}", "explicit")


def spelled_year(found: Found, now: Now) -> Value | None:
    """A year in words: `nineteen ninety-six`, `two thousand and four`."""
    value = full_year(found.get("y"))
    return dated(cal.year_span(value), f"{value:04d}", "explicit")


def years_joined(found: Found, now: Now) -> Value | None:
    """Years from one to another: `1950-53`, `from 2003 to 2008`."""
    first = full_year(found.get("y"))
    said = found.get("z")
    last = int(said) if len(said) == 4 else first - first % 100 + int(said)
    interval = cal.between(cal.day_of(first, 1, 1), cal.day_of(last, 12, 31), "range")
    if interval is None or last <= first:
        return None
    return dated(interval, f"{first:04d}/{last:04d}", "explicit")


def decade(found: Found, now: Now) -> Value | None:
    """A decade: `the 1990s`, `the early '80s`, `the nineties`."""
    said = found.get("y")
    start = int(re.sub(r"\D", "", said)) if said else _AGES[found.get("w")]
    if start < 100:
        start += 2000 if said and start <= 10 else 1900
    whole = cal.year_span(start, 10, "decade")
    part = edge(found.get("e"))
    return None if whole is None else dated(cal.part_of(whole, part), f"{start // 10:03d}", "explicit")


def century(found: Found, now: Now) -> Value | None:
    """A century: `the 21st century` is 2000 to 2099, as TIMEX3 counts."""
    number = ordinal(found.get("o"))
    if number is None or not 1 <= number <= 98:
        return None
    whole = cal.year_span(100 * (number - 1) or 1, 100, "range")
    return dated(whole, f"{number - 1:02d}", "explicit")
