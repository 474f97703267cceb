"""Makers of days counted from the day read from, or from a date told before."""

from __future__ import annotations

from communique.dating import arithmetic as cal
from communique.dating.makers.choosing import dated
from communique.dating.makers.units import CLOCK_UNITS, LETTERS, SHORT, landed, shift, unit_of, unit_span
from communique.dating.makers.words import (
    PARTS,
    relative_step,
)
from communique.dating.numbers import figures, number
from communique.dating.values import Found, Now, Value
from communique.model import Interval
from communique.model.interval import day as one_day


def offset(found: Found, now: Now) -> Value | None:
    """So many units before or after the day read from, or a date told before.

    Days and weeks give days; months and years give the month or year they lead to, since nobody counts their days.
    """
    params = found.rule.params
    unit = unit_of(found.get("u"))
    said = found.get("n")
    count = number(said) if said else (None if found.get("u").endswith("s") else 1.0)
    if unit not in LETTERS:
        return None
    base, anchor = _base(found, now, unit)
    if base is None:
        return Value("DATE", "PAST_REF" if params["sign"] < 0 else "FUTURE_REF", None, "none")
    if count is None:
        return _vague_offset(base, unit, said, params["sign"], anchor)
    start, end = (shift(each, unit, params["sign"] * count) for each in (base.start, base.end))
    if start is None or end is None:
        return None
    if unit == "year" and base.precision == "quarter":
        return Value(
            "DATE",
            f"{start.year:04d}-Q{(start.month + 2) // 3}",
            cal.quarter_span(start.year, (start.month + 2) // 3),
            anchor,
        )
    return landed(start, end, unit, anchor, params["sign"])


def offset_from(found: Found, now: Now) -> Value | None:
    """`a month after the summit`, `two days before they met`: a duration from an event that the text tells.

    Its days are counted from the last date told before, where there is one.
    """
    unit, said = unit_of(found.get("u")), found.get("n")
    count = number(said)
    if unit not in LETTERS:
        return None
    amount = "X" if count is None else figures(count)
    value = f"P{'T' if unit in CLOCK_UNITS else ''}{amount}{LETTERS[unit]}"
    previous = now.previous
    if count is None or previous is None or previous.days > SHORT:
        return Value("DURATION", value, None, "none")
    start, end = (
        shift(each, unit, found.rule.params["sign"] * count) for each in (previous.start, previous.end)
    )
    if start is None or end is None:
        return Value("DURATION", value, None, "none")
    return Value("DURATION", value, landed(start, end, unit, "previous", 1).interval, "previous")


def _base(found: Found, now: Now, unit: str) -> tuple[Interval | None, str]:
    previous = now.previous
    if previous is not None and (previous.days <= SHORT or unit not in ("day", "week", "hour")):
        quarter_ago = unit == "year" and previous.precision == "quarter"
        if found.rule.params["anchor"] == "previous" or quarter_ago:
            return previous, "previous"
    return (None, "none") if now.day is None else (one_day(now.day), "report")


def _vague_offset(base: Interval, unit: str, said: str, sign: int, anchor: str) -> Value | None:
    """`several weeks ago`: two to nine units away."""
    near, far = (shift(base.end if sign < 0 else base.start, unit, sign * count) for count in (2, 9))
    ends = (far, near) if sign < 0 else (near, far)
    interval = cal.between(*ends, "vague")
    return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", interval, anchor)


def vague_past(found: Found, now: Now) -> Value | None:
    """`years ago`."""
    return Value("DATE", "PAST_REF", None, "none")


def narrative(found: Found, now: Now) -> Value | None:
    """`the next day`, `that week`, `the same month`: seen from the date told before."""
    unit = unit_of(found.get("u") or found.rule.params.get("u", ""))
    said = found.get("l")
    previous = now.previous
    if previous is not None and previous.days > SHORT and unit in ("day", "week", "weekend"):
        previous = None
    base = previous.start if previous is not None else now.day
    if unit not in LETTERS or base is None:
        return Value("DATE", "PAST_REF", None, "none") if base is None else None
    far = previous.end if previous is not None and relative_step(said) > 0 else base
    span, value = unit_span(far, unit, relative_step(said))
    part = PARTS.get(found.get("p"))
    if part:
        return Value("TIME", f"{value}T{part}", span, "previous" if previous is not None else "report")
    return dated(span, value, "previous" if previous is not None else "report")
