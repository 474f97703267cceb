"""Which of several days, months or years a clause means, seen from the day read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from communique.dating.makers.words import told_year
from communique.dating.values import Found, Now, Value
from communique.model import Interval

_YEAR: Final = 366


def choose(candidates: Iterable[Interval | None], now: Now, direction: int) -> Interval | None:
    """Of the same day or month in several years the one that the clause means.

    The nearest: what lies against the clause's direction counts as farther away, and so does the future where nothing
    says where the clause looks, because news tells more of what was than of what will be.
    """
    if now.day is None:
        return None
    day = now.day
    held = sorted(each for each in candidates if each is not None)
    return min(held, key=lambda each: _remoteness(each, day, direction), default=None)


def _remoteness(each: Interval, day: date, direction: int) -> float:
    days = 0 if each.contains(day) and each.days > 1 else (each.midpoint - day).days
    short = each.days == 1
    if days > 0 and direction <= 0:
        if not short and direction < 0:
            return days + _YEAR
        return days * ((1.3 if direction == 0 else 3.5) if short else 2.0)
    if days < 0 and direction > 0:
        # A quarter past is still ahead of its figures ("expects to report a third-quarter loss"), a month past is over.
        return _YEAR - days if each.precision == "month" else -days * (2.5 if short else 3.0)
    return abs(days)


def years_around(now: Now) -> tuple[int, ...]:
    """The years of the day read from, the one before and the one after."""
    return () if now.day is None else (now.day.year - 1, now.day.year, now.day.year + 1)


def dated(interval: Interval | None, value: str, anchor: str) -> Value:
    """A date; without an interval nothing anchors it."""
    return Value("DATE", value, interval, anchor if interval is not None else "none")


def spread(maker: Callable[[int], Interval | None], found: Found, now: Now) -> tuple[Interval | None, str]:
    """The interval of a month, day or season in the year told, or in the year meant; and its anchor."""
    year = told_year(found, now)
    if year is not None:
        return maker(year), "explicit" if found.get("y") else "report"
    return choose((maker(each) for each in years_around(now)), now, now.direction()), "report"


def stepped(candidates: list[Interval | None], now: Now, step: int) -> Interval | None:
    """`last June`, `this June`, `next June`: before, within or after the year of the day read from."""
    day = now.day
    held = sorted(each for each in candidates if each is not None)
    if day is None or not held:
        return None
    if step < 0:
        return next((each for each in reversed(held) if each.end < day), held[0])
    if step > 0:
        return next((each for each in held if each.start > day), held[-1])
    same = [each for each in held if each.start.year == day.year]
    return same[0] if same else held[0]
