"""Makers of stretches up to, or from, the day read from: the past three weeks, within 60 days."""

from __future__ import annotations

from communique.dating import arithmetic as cal
from communique.dating.makers.units import CLOCK_UNITS, LETTERS, shift, unit_of
from communique.dating.numbers import figures, number
from communique.dating.values import Found, Now, Value


def within(found: Found, now: Now) -> Value | None:
    """`within 60 days`: from the day read from to that many units later."""
    unit = unit_of(found.get("u"))
    said = found.get("n")
    count = number(said) if said else None
    value = (
        f"P{'T' if unit in CLOCK_UNITS else ''}{figures(count) if count is not None else 'X'}{LETTERS[unit]}"
    )
    if now.day is None:
        return Value("DURATION", value, None, "none")
    reach = count if count is not None else (7.0 if unit == "day" else 4.0)
    ahead = now.direction() >= 0
    far = shift(now.day, unit, reach if ahead else -reach)
    interval = cal.between(now.day, far, "range") if ahead else cal.between(far, now.day, "range")
    return Value("DURATION", value, interval, "report")


def stretch(found: Found, now: Now) -> Value | None:
    """`the past three weeks`, `in recent months`, `the coming days`: up to, or from, the day read from.

    A vague count of days reaches a week, of other units three; months and years begin at their first day.
    """
    sign = found.rule.params["sign"]
    unit = unit_of(found.get("u"))
    said = found.get("n")
    count = number(said) if said else (1.0 if not found.get("u").endswith("s") else None)
    if unit not in LETTERS:
        return None
    value = (
        f"P{'T' if unit in CLOCK_UNITS else ''}{figures(count) if count is not None else 'X'}{LETTERS[unit]}"
    )
    if found.rule.name in ("recent-years",) or (found.get("l") == "recent" and not said):
        value = "PAST_REF" if found.rule.name == "recent-years" else value
    if now.day is None:
        return Value("DURATION", value, None, "none")
    reach = count if count is not None else (7.0 if unit == "day" else 3.0)
    if sign > 0:
        interval = cal.between(
            now.day, shift(now.day, unit, reach), "range" if count is not None else "vague"
        )
    else:
        days_off = 1 if unit == "day" and count is not None and count > 1 else 0
        start = shift(now.day, unit, -(reach - days_off))
        if start is not None and count is None and unit in ("month", "year"):
            start = start.replace(day=1) if unit == "month" else start.replace(month=1, day=1)
        interval = cal.between(start, now.day, "range" if count is not None else "vague")
    return Value("DURATION", value, interval, "report")
